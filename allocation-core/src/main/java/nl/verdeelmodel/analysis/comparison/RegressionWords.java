package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import nl.verdeelmodel.problem.Text;

/** Says in a sentence what a characteristic comes to: how much more or less, and how sure that is. */
public final class RegressionWords {

    private static final int P_DECIMALS = 3;
    private static final int AMOUNT_DECIMALS = 2;
    private static final double SMALLEST_P = 0.001;
    private static final double TEN_POINTS = 0.1;
    private static final double LOG_2 = StrictMath.log(2);

    /** What is explained. */
    public enum Effect {
        /** B - A in euros per young person. */
        EUR_PER_YOUNG_PERSON(Text.same("EUR "), Text.of(" per jongere", " per young person")),
        /** B - A in percent of A. */
        PERCENT(Text.NONE, Text.of(" procentpunt", " percentage points"));

        private final Text before;
        private final Text after;

        Effect(Text before, Text after) {
            this.before = before;
            this.after = after;
        }
    }

    private RegressionWords() {}

    /**
     * A sentence for each characteristic.
     *
     * @param regression the line
     * @param effect what it explains
     * @return the sentences, in the order of the characteristics
     */
    public static ImmutableList<Text> of(Regression regression, Effect effect) {
        return regression.terms().stream()
                .skip(1)
                .map(term -> sentence(term, effect))
                .collect(ImmutableList.toImmutableList());
    }

    private static Text sentence(Regression.Term term, Effect effect) {
        double step = step(term);
        double one = Math.min(term.lower() * step, term.upper() * step);
        double other = Math.max(term.lower() * step, term.upper() * step);
        return Text.format(
                "{0}: {1}{2} (95-procentinterval: {3} tot {4}; p {5}){6}.",
                "{0}: {1}{2} (95 percent interval: {3} to {4}; p {5}){6}.",
                per(term, step),
                effect.before,
                moreOrLess(term.estimate() * step, effect.after),
                signed(one),
                signed(other),
                chance(term.p()),
                one <= 0 && other >= 0
                        ? Text.of(
                                "; dat is niet van geen verband te onderscheiden",
                                "; that cannot be told from no relation")
                        : Text.NONE);
    }

    /** The difference of the characteristic that is spoken of, in its own units. */
    private static double step(Regression.Term term) {
        return switch (term.scale()) {
            case RATIO -> TEN_POINTS;
            case LOGARITHM -> LOG_2;
            case NUMBER -> roundStep(term.spread()).doubleValue();
        };
    }

    /** The largest power of ten that is not above the standard deviation. */
    private static BigDecimal roundStep(double spread) {
        BigDecimal exact = new BigDecimal(spread);
        return BigDecimal.ONE.scaleByPowerOfTen(exact.precision() - exact.scale() - 1);
    }

    private static Text per(Regression.Term term, double step) {
        return switch (term.scale()) {
            case RATIO -> Text.format("Per 10 procentpunt meer {0}", "Per 10 percentage points more {0}", term.name());
            case LOGARITHM ->
                Text.format(
                        "Bij een verdubbeling van {0}",
                        "Per doubling of {0}", term.name().replaceFirst("^log\\((.*)\\)$", "$1"));
            case NUMBER -> Text.format("Per {0} meer {1}", "Per {0} more {1}", plain(step), term.name());
        };
    }

    private static BigDecimal plain(double step) {
        BigDecimal stripped = BigDecimal.valueOf(step).stripTrailingZeros();
        return stripped.setScale(Math.max(0, stripped.scale()));
    }

    private static Text moreOrLess(double amount, Text unit) {
        BigDecimal rounded = rounded(Math.abs(amount));
        return amount < 0
                ? Text.format("{0} minder{1}", "{0} less{1}", rounded, unit)
                : Text.format("{0} meer{1}", "{0} more{1}", rounded, unit);
    }

    private static BigDecimal rounded(double amount) {
        return new BigDecimal(amount).setScale(AMOUNT_DECIMALS, RoundingMode.HALF_UP);
    }

    private static Text signed(double amount) {
        BigDecimal rounded = rounded(amount);
        return Text.format(rounded.signum() > 0 ? "+{0}" : "{0}", rounded.signum() > 0 ? "+{0}" : "{0}", rounded);
    }

    private static Text chance(double p) {
        return p < SMALLEST_P
                ? Text.of("< 0,001", "< 0.001")
                : Text.format("= {0}", "= {0}", new BigDecimal(p).setScale(P_DECIMALS, RoundingMode.HALF_UP));
    }
}
