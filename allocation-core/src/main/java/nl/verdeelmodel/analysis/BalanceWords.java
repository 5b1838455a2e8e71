package nl.verdeelmodel.analysis;

import java.util.Optional;
import java.util.function.Function;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.dampening.Line;
import nl.verdeelmodel.dampening.Multipliers;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;

/** Says what a balance did: what its multiplier means, and what it made of one region. */
final class BalanceWords {

    private final StabilityOutcome outcome;
    private final BalanceMethod method;
    private final Multipliers multipliers;
    private final RegionValues within;
    private final boolean lowered;
    private final Aim aim;
    private final boolean allHeld;

    private BalanceWords(StabilityReport report) {
        this.outcome = report.outcome();
        this.method = outcome.policy().balance().method();
        this.multipliers = report.multipliers();
        this.within = report.targetsWithinBounds();
        this.aim = report.aim();
        this.allHeld = report.count(Held.NO) == 0;
        this.lowered = within.total().compareTo(outcome.situation().total()) >= 0;
    }

    /** What the multiplier does, for all regions. */
    static Text meaning(StabilityReport report) {
        return new BalanceWords(report).meaning();
    }

    /** What the balance made of one region. */
    static Text ofRegion(StabilityReport report, int region) {
        return new BalanceWords(report).ofRegion(region);
    }

    private Text meaning() {
        if (outcome.dampened().floorsReduced()) {
            return Text.format(
                    "De bodems zijn samen {0}, meer dan er te verdelen is: elke regio krijgt {1} van haar bodem.",
                    "The floors add up to {0}, more than there is to divide: every region gets {1} of its floor.",
                    AmountWords.roundedEuros(outcome.dampened().limits().sumOfFloors()),
                    AmountWords.part(multipliers.any()));
        }
        if (method == BalanceMethod.NONE) {
            return totalIsAnOutcome(outcome.cost());
        }
        if (nothingToBalance()) {
            return Text.format(
                    "De {0} binnen hun grenzen tellen al op tot het totaal: er valt niets sluitend te maken.",
                    "The {0} within their bounds add up to the total already: nothing is left to balance.",
                    aim.plural());
        }
        return multipliers.isUnique() ? balanced() : anyFits();
    }

    private static Text totalIsAnOutcome(Money cost) {
        if (cost.cents() == 0) {
            return Text.of(
                    "Het totaal is een uitkomst; het is precies wat er te verdelen is.",
                    "The total is an outcome; it is exactly what there is to divide.");
        }
        return cost.cents() > 0
                ? Text.format(
                        "Het totaal is een uitkomst: het kost {0} meer dan er te verdelen is.",
                        "The total is an outcome: it costs {0} more than there is to divide.", cost)
                : Text.format(
                        "Het totaal is een uitkomst: er blijft {0} over.",
                        "The total is an outcome: {0} is left.", Money.ZERO.minus(cost));
    }

    private boolean nothingToBalance() {
        return within.values().equals(outcome.dampened().certificate().amounts());
    }

    private Text balanced() {
        return switch (method) {
            case SCALE ->
                Text.format(
                        "Elke regio die niet op een grens zit, krijgt haar {2}{1} maal {0}.",
                        "Every region on no bound gets its {2}{1} times {0}.",
                        AmountWords.factor(multipliers.any()),
                        afterPaths(),
                        aim.noun());
            case SHIFT -> shift();
            case SCALE_THE_EXCESS -> excess();
            case LARGEST_WINNERS -> winners();
            case RENORMALISE -> renormalised();
            case NONE -> throw new IllegalStateException("Where the total is an outcome nothing is balanced.");
        };
    }

    /** Where no region is free to move, the multiplier may lie in an interval. */
    private Text anyFits() {
        return Text.format(
                allHeld ? "Elke regio zit op een grens; {0} past." : "Geen regio kan nog schuiven; {0} past.",
                allHeld ? "Every region is on a bound; {0} fits." : "No region is free to move; {0} fits.",
                intervalOfMethod());
    }

    private Text intervalOfMethod() {
        if (method == BalanceMethod.SCALE_THE_EXCESS) {
            return interval(
                    kept(),
                    AmountWords::part,
                    lowered
                            ? Text.of("elk deel dat van groei overblijft", "any part left of gains")
                            : Text.of("elke vulling van de ruimte", "any filling of the room"));
        }
        boolean factor = method == BalanceMethod.SCALE
                || method == BalanceMethod.LARGEST_WINNERS
                || (outcome.policy().balance().weights().isEmpty() && method == BalanceMethod.RENORMALISE);
        return factor
                ? interval(multipliers, AmountWords::factor, Text.of("elke factor", "any multiplier"))
                : interval(multipliers, this::perWeight, Text.of("elke verschuiving", "any shift"));
    }

    private static Text interval(Multipliers multipliers, Function<Fraction, Text> words, Text noun) {
        Text from = multipliers.low().map(words).orElse(Text.NONE);
        Text to = multipliers.high().map(words).orElse(Text.NONE);
        if (to.isEmpty()) {
            return Text.format("{1} vanaf {0}", "{1} from {0} up", from, noun);
        }
        return from.isEmpty()
                ? Text.format("{1} tot en met {0}", "{1} up to {0}", to, noun)
                : Text.format("{2} van {0} tot en met {1}", "{2} from {0} to {1}", from, to, noun);
    }

    private Text shift() {
        boolean less = multipliers.any().signum() < 0;
        Fraction size = multipliers.any().abs();
        return Text.format(
                less
                        ? "Elke regio die niet op een grens zit, krijgt {0} minder dan haar {2}{1}."
                        : "Elke regio die niet op een grens zit, krijgt {0} meer dan haar {2}{1}.",
                less
                        ? "Every region on no bound gets {0} less than its {2}{1}."
                        : "Every region on no bound gets {0} more than its {2}{1}.",
                perWeight(size),
                afterPaths(),
                aim.noun());
    }

    /** Which target it is, where rules replaced it. */
    private Text afterPaths() {
        return outcome.paths().isEmpty()
                ? Text.NONE
                : Text.format(
                        " na regel {0}",
                        " after rule {0}",
                        StabilityReport.number(
                                outcome,
                                outcome.paths().get(outcome.paths().size() - 1).rule()));
    }

    /** A multiplier of weights: euros, euros per unit, or a part of the baseline. */
    private Text perWeight(Fraction multiplier) {
        Optional<StabilityPolicy.BalanceWeights> weights =
                outcome.policy().balance().weights();
        if (weights.filter(StabilityPolicy.BalanceWeights.Baseline.class::isInstance)
                .isPresent()) {
            return Text.format("{0} van haar uitgangspositie", "{0} of its baseline", AmountWords.part(multiplier));
        }
        return outcome.weights()
                .map(measure -> Text.format(
                        "{0} per eenheid van {1} ({2})",
                        "{0} per unit of {1} ({2})", AmountWords.rate(multiplier), measure.title(), measure.period()))
                .orElse(AmountWords.rate(multiplier));
    }

    /** The part of each gain, or of the room, that stays. */
    private Multipliers kept() {
        return new Multipliers(
                Optional.of(fromZeroToOne(multipliers.low().orElse(Fraction.ZERO))),
                Optional.of(fromZeroToOne(multipliers.high().orElse(Fraction.ONE))));
    }

    private Text excess() {
        Fraction kept = kept().any();
        if (!lowered) {
            return Text.format(
                    "De ruimte tussen {1} en plafond wordt gevuld voor {0}.",
                    "Of the room between {1} and ceiling {0} is filled.", AmountWords.part(kept), aim.noun());
        }
        boolean partlyFull =
                outcome.bounds().stream().anyMatch(bound -> bound.bound().side() == BoundSide.SCALED_ABOVE);
        return Text.format(
                partlyFull
                        ? "Van elke groei boven wat volledig telt, vervalt {0}."
                        : "Van elke groei boven de bodem vervalt {0}.",
                partlyFull
                        ? "Of every gain beyond what counts in full {0} is cut."
                        : "Of every gain above the floor {0} is cut.",
                AmountWords.part(Fraction.ONE.minus(kept)));
    }

    private static Fraction fromZeroToOne(Fraction number) {
        if (number.signum() < 0) {
            return Fraction.ZERO;
        }
        return number.compareTo(Fraction.ONE) > 0 ? Fraction.ONE : number;
    }

    private Text winners() {
        Text factor = AmountWords.factor(multipliers.any());
        return lowered
                ? Text.format(
                        "De grootste winnaars betalen: geen regio krijgt meer dan haar uitgangspositie maal {0}, behalve door een bodem.",
                        "Those who grew most pay: no region gets more than its baseline times {0}, except by a floor.",
                        factor)
                : Text.format(
                        "De grootste verliezers krijgen: geen regio krijgt minder dan haar uitgangspositie maal {0}, behalve door een"
                                + " plafond.",
                        "Those who lost most receive: no region gets less than its baseline times {0}, except by a ceiling.",
                        factor);
    }

    private Text renormalised() {
        return outcome.policy().balance().weights().isEmpty()
                ? Text.format(
                        "Alle bedragen binnen hun grenzen gaan maal {0}, ook die op een grens.",
                        "All amounts within their bounds are multiplied by {0}, also those on a bound.",
                        AmountWords.factor(multipliers.any()))
                : Text.format(
                        "Alle bedragen binnen hun grenzen veranderen met {0}, ook die op een grens.",
                        "All amounts within their bounds change by {0}, also those on a bound.",
                        perWeight(multipliers.any()));
    }

    // One region

    private Text ofRegion(int region) {
        Fraction amount = outcome.dampened().cents(region);
        if (outcome.dampened().floorsReduced()) {
            return Text.format(
                    "Haar bodem {0} maal {1} is {2}.",
                    "Its floor, {0}, times {1} is {2}.",
                    AmountWords.euros(outcome.dampened().limits().floor(region)),
                    AmountWords.factor(multipliers.any()),
                    AmountWords.euros(amount));
        }
        if (nothingToBalance()) {
            return Text.format(
                    "Haar {1} binnen de grenzen is {0}.",
                    "Its {1} within the bounds is {0}.", AmountWords.euros(amount), aim.noun());
        }
        return multipliers.isUnique() ? balanced(region, amount) : notFree(amount);
    }

    private static Text notFree(Fraction amount) {
        return Text.format(
                "Geen regio kan nog schuiven; deze krijgt {0}.",
                "No region is free to move; this one gets {0}.", AmountWords.euros(amount));
    }

    private Text balanced(int region, Fraction amount) {
        Line line = outcome.dampened().certificate().equation().lines().get(region);
        return switch (method) {
            case SCALE, SHIFT -> alone(line, amount, region);
            case SCALE_THE_EXCESS -> excessOf(line, amount);
            case LARGEST_WINNERS -> winner(line, amount, region);
            case RENORMALISE, NONE ->
                Text.format(
                        "Haar {2} binnen de grenzen, {0}, wordt {1}.",
                        "Its {2} within the bounds, {0}, becomes {1}.",
                        AmountWords.euros(within.get(region)),
                        AmountWords.euros(amount),
                        aim.noun());
        };
    }

    /** What the balance alone would give, and the bound that forbids it. */
    private Text alone(Line line, Fraction amount, int region) {
        Fraction wanted = wanted(line);
        Text sum = Text.format("{0} = {1}", "{0} = {1}", calculation(wanted, region), AmountWords.roundedEuros(wanted));
        return Text.format(
                "{0}{1}", "{0}{1}", sum, verdict(wanted.compareTo(amount), region, AmountWords.euros(amount)));
    }

    /** The target times the multiplier, or with the shift added. */
    private Text calculation(Fraction wanted, int region) {
        Fraction target = outcome.balancedTargets().get(region);
        if (method == BalanceMethod.SCALE) {
            return Text.format(
                    "{0} x {1}", "{0} x {1}", AmountWords.euros(target), AmountWords.roundedFactor(multipliers.any()));
        }
        Fraction change = wanted.minus(target);
        return change.signum() < 0
                ? Text.format("{0} - {1}", "{0} - {1}", AmountWords.euros(target), AmountWords.rate(change.negate()))
                : Text.format("{0} + {1}", "{0} + {1}", AmountWords.euros(target), AmountWords.rate(change));
    }

    /** Whether a region gets what the balance alone would give; {@code side} is above 0 if that is too much. */
    private Text verdict(int side, int region, Text amount) {
        if (side == 0) {
            return Text.of("; daar houdt geen grens de regio van af.", "; no bound keeps the region from that.");
        }
        if (side > 0) {
            return Text.format(
                    ", meer dan haar plafond: zij krijgt {0}.", ", more than its ceiling: it gets {0}.", amount);
        }
        return hasFloor(region)
                ? Text.format(", minder dan haar bodem: zij krijgt {0}.", ", less than its floor: it gets {0}.", amount)
                : Text.format(", minder dan niets: zij krijgt {0}.", ", less than nothing: it gets {0}.", amount);
    }

    private boolean hasFloor(int region) {
        return outcome.dampened().limits().regions().get(region).floor().bound().isPresent();
    }

    private Fraction wanted(Line line) {
        return line.start().plus(line.slope().times(multipliers.any()));
    }

    private Text excessOf(Line line, Fraction amount) {
        if (line.slope().signum() == 0) {
            return Text.format(
                    lowered
                            ? "Zij heeft geen groei die gekort kan worden en krijgt {0}."
                            : "Zij heeft geen ruimte onder een plafond en krijgt {0}.",
                    lowered
                            ? "It has no gain that could be cut and gets {0}."
                            : "It has no room under a ceiling and gets {0}.",
                    AmountWords.euros(amount));
        }
        return Text.format(
                lowered
                        ? "Van haar groei van {0} boven {1} blijft {2}: zij krijgt {3}."
                        : "Van haar ruimte van {0} boven {1} wordt {2} gevuld: zij krijgt {3}.",
                lowered
                        ? "Of its gain of {0} above {1}, {2} is left: it gets {3}."
                        : "Of its room of {0} above {1}, {2} is filled: it gets {3}.",
                AmountWords.euros(line.slope()),
                AmountWords.euros(line.start()),
                AmountWords.part(multipliers.any()),
                AmountWords.euros(amount));
    }

    private Text winner(Line line, Fraction amount, int region) {
        if (line.slope().signum() == 0) {
            return Text.format(
                    "Haar uitgangspositie is 0, dus groei is er niet: zij krijgt haar {1} binnen de grenzen, {0}.",
                    "Its baseline is 0, so there is no growth: it gets its {1} within the bounds, {0}.",
                    AmountWords.euros(amount),
                    aim.noun());
        }
        Fraction limit = wanted(line);
        Fraction target = within.get(region);
        boolean bounded = !amount.equals(limit) && !amount.equals(target);
        return Text.format(
                "Haar uitgangspositie maal de factor is {0}, haar {5} binnen de grenzen {1}; zij krijgt het {2} van"
                        + " de twee{3}: {4}.",
                "Its baseline times the factor is {0}, its {5} within the bounds {1}; it gets the {2} of the"
                        + " two{3}: {4}.",
                AmountWords.roundedEuros(limit),
                AmountWords.euros(target),
                lowered ? Text.of("laagste", "lower") : Text.of("hoogste", "higher"),
                bounded ? boundOfWinner() : Text.NONE,
                AmountWords.euros(amount),
                aim.noun());
    }

    private Text boundOfWinner() {
        return lowered
                ? Text.of(", maar minstens haar bodem", ", but at least its floor")
                : Text.of(", maar hoogstens haar plafond", ", but at most its ceiling");
    }
}
