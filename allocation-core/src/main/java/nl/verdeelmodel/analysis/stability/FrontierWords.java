package nl.verdeelmodel.analysis.stability;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.problem.Text;

/** Says in sentences how to read a frontier: the price of no rules, the knee, and where the model itself stands. */
public final class FrontierWords {

    private static final int PERCENT_DECIMALS = 2;
    private static final int LEAST_PLACES = 3;

    private FrontierWords() {}

    /**
     * What a frontier says.
     *
     * @param frontier the outcome
     * @return sentences
     */
    public static ImmutableList<Text> of(Frontier frontier) {
        ImmutableList.Builder<Text> out = ImmutableList.builder();
        FrontierPoint none = frontier.targets();
        out.add(Text.format("Zonder regels: {0}.", "Without rules: {0}.", place(frontier, none)));
        out.add(knee(frontier));
        out.add(own(frontier));
        long filters = frontier.points().stream().filter(none::isDominatedBy).count();
        if (filters > 0) {
            out.add(Text.format(
                    "Regels die rustiger zijn en toch dichter bij de behoefte dan geen regels: {0} van {1}. Zij dempen ruis in de"
                            + " scores.",
                    "Rules that are calmer and still nearer to need than no rules: {0} of {1}. They filter noise in the"
                            + " scores.",
                    filters,
                    frontier.points().size()));
        }
        if (!frontier.refused().isEmpty()) {
            out.add(Text.format(
                    "Niet altijd na te komen, en daarom zonder plaats: {0} regels.",
                    "Not always possible, and so without a place: {0} rules.",
                    frontier.refused().size()));
        }
        return out.build();
    }

    private static Text knee(Frontier frontier) {
        return frontier.knee()
                .map(knee -> Text.format(
                        "De knie is {0}: {1}. Rustiger dan dat kost per stap meer dan gemiddeld, minder rustig bespaart minder.",
                        "The knee is {0}: {1}. Calmer than that costs more per step than average, less calm saves less.",
                        knee.rule().words(),
                        place(frontier, knee)))
                .orElseGet(() -> noKnee(frontier.efficient()));
    }

    /** Why there is no knee: fewer than three places, all on the line between the ends, or some above it and none below. */
    static Text noKnee(List<FrontierPoint> efficient) {
        if (EfficientSet.places(efficient) < LEAST_PLACES) {
            return Text.of(
                    "Er is geen knie: er zijn minder dan drie verschillende efficiënte punten.",
                    "There is no knee: there are fewer than three different efficient points.");
        }
        return EfficientSet.bulges(efficient)
                ? Text.of(
                        "Er is geen knie: de efficiënte punten liggen boven de lijn tussen de uitersten. Een regel daartussen kost meer"
                                + " dan naar verhouding, zodat de uitersten voor de hand liggen.",
                        "There is no knee: the efficient points lie above the line between the ends. A rule between them costs more"
                                + " than in proportion, so that the ends are the natural choices.")
                : Text.of(
                        "Er is geen knie: de efficiënte punten liggen op een rechte lijn.",
                        "There is no knee: the efficient points lie on a straight line.");
    }

    private static Text own(Frontier frontier) {
        if (frontier.own().isEmpty()) {
            return Text.of(
                    "De regels van het model zelf zijn niet in alle trekkingen na te komen.",
                    "The rules of the model itself cannot be kept in all replicates.");
        }
        FrontierPoint own = frontier.own().get();
        Optional<FrontierPoint> better = frontier.efficient().stream()
                .filter(own::isDominatedBy)
                .reduce((first, second) -> first.price() <= second.price() ? first : second);
        return better.map(point -> Text.format(
                        "Het model zelf: {0}. Het kan op beide punten beter: {1} heeft {2}.",
                        "The model itself: {0}. Both can be better: {1} has {2}.",
                        place(frontier, own),
                        point.rule().words(),
                        place(frontier, point)))
                .orElseGet(() -> Text.format(
                        "Het model zelf: {0}. Geen andere regel is in beide beter.",
                        "The model itself: {0}. No other rule is better in both.", place(frontier, own)));
    }

    /** Volatility and price of a point. */
    private static Text place(Frontier frontier, FrontierPoint point) {
        return Text.format(
                "beweging {0} %, {1} % van het geld (EUR {2} per jaar) weg van de behoefte",
                "movement {0} %, {1} % of the money (EUR {2} a year) away from need",
                percent(point.movement()),
                percent(point.price()),
                Math.round(frontier.priceEuros(point)));
    }

    /** A percentage with two decimals. */
    private static BigDecimal percent(double part) {
        return BigDecimal.valueOf(part).movePointRight(2).setScale(PERCENT_DECIMALS, RoundingMode.HALF_UP);
    }
}
