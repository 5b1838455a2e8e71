package nl.verdeelmodel.analysis;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.RuleValue;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/** What stability rules made of the amount of one region, stage by stage. */
final class StabilityExplanation {

    /** More payers than these tell a reader nothing; result files have all. */
    private static final int MOST_NAMES = 3;

    private static final Text NO_TARGET = Text.of("niet te zeggen: het streefbedrag is 0", "none: the target is 0");
    private static final Text NO_BASELINE =
            Text.of("niet te zeggen: de uitgangspositie is 0", "none: the baseline is 0");

    private final Allocation.StreamOutcome stream;
    private final StabilityReport report;
    private final StabilityOutcome outcome;
    private final StabilityReport.RegionLine line;
    private final int region;

    private StabilityExplanation(Allocation.StreamOutcome stream, StabilityReport report, int region) {
        this.stream = stream;
        this.report = report;
        this.outcome = report.outcome();
        this.line = report.regions().get(region);
        this.region = region;
    }

    /** The chapter on stability of a stream; empty if it has no such rules. */
    static Optional<Explanation.Chapter> of(Allocation.StreamOutcome stream, int region) {
        return StabilityReport.of(stream).map(report -> new StabilityExplanation(stream, report, region).chapter());
    }

    private Explanation.Chapter chapter() {
        ImmutableList.Builder<Text> lines = ImmutableList.builder();
        lines.addAll(target());
        baseline().ifPresent(lines::add);
        outcome.baseline().ifPresent(measure -> lines.addAll(MeasureWords.derivation(measure, region)));
        outcome.paths().forEach(path -> lines.add(path(path)));
        outcome.bounds().stream()
                .map(StabilityOutcome.BoundOutcome::rule)
                .distinct()
                .forEach(rule -> lines.add(bounds(rule)));
        decided().ifPresent(lines::add);
        if (line.crossed()) {
            lines.add(Text.format(
                    "De bodem lag boven het plafond; {0} wint.",
                    "The floor lay above the ceiling; {0} wins.", StabilityReasons.winner(outcome)));
        }
        lines.add(balance());
        lines.addAll(Explanation.rounding(stream.rule(), outcome.rounding(), report.regionSet(), region));
        lines.addAll(contributions());
        lines.add(distances());
        return new Explanation.Chapter(
                Text.of("Stabiliteit", "Stability"),
                "",
                lines.build(),
                ImmutableList.of(),
                Text.format(
                        "Bedrag: {0}, {1} ten opzichte van de onderdelen samen.",
                        "Amount: {0}, {1} on the sum of the parts.",
                        line.amount(),
                        change(stream.stabilityLine(region))));
    }

    /** The target; before it, under a ceiling, the claim that rules and balance look at. */
    private ImmutableList<Text> target() {
        boolean whole = line.target().equals(line.undampened().toCents());
        Text target = Text.format(
                whole
                        ? "Streefbedrag, zonder stabiliteitsregels: {0}."
                        : "Streefbedrag, zonder stabiliteitsregels: {0}, in hele eenheden {1}.",
                whole
                        ? "Target, without stability rules: {0}."
                        : "Target, without stability rules: {0}, in whole units {1}.",
                AmountWords.euros(line.target()),
                line.undampened());
        return line.claim()
                .map(claim -> ImmutableList.of(
                        Text.format(
                                "Aanspraak, vóór elke korting: {0}.",
                                "Claim, before any cut: {0}.", AmountWords.euros(claim)),
                        target))
                .orElse(ImmutableList.of(target));
    }

    private static Text change(Money change) {
        return Text.format(change.cents() > 0 ? "+{0}" : "{0}", change.cents() > 0 ? "+{0}" : "{0}", change);
    }

    private Optional<Text> baseline() {
        return outcome.baseline()
                .map(measure -> Text.format(
                        "Uitgangspositie, {0} ({1}{2}): {3}, van {4} in alle regio's. Afstand tot het streefbedrag aan het"
                                + " begin: {5}.{6}{7}",
                        "Baseline, {0} ({1}{2}): {3}, of {4} in all regions. Distance from target at the start: {5}.{6}{7}",
                        measure.title(),
                        measure.period(),
                        MeasureWords.synthetic(measure),
                        AmountWords.euros(outcome.situation().baseline().get(region)),
                        AmountWords.euros(outcome.situation().baseline().total()),
                        AmountWords.distance(line.distanceBefore(), NO_TARGET),
                        outcome.situation().hasBaseline(region)
                                ? Text.NONE
                                : Text.of(
                                        " Regels die van de uitgangspositie uitgaan, houden haar niet.",
                                        " Rules that start from the baseline do not hold it."),
                        KeyWords.cited(measure.source())));
    }

    private Text path(StabilityOutcome.PathOutcome path) {
        return Text.format(
                "Regel {0}, {1}{2}: {5} wordt {3}.{4}",
                "Rule {0}, {1}{2}: {5} becomes {3}.{4}",
                StabilityReport.number(outcome, path.rule()),
                RuleWords.of(path),
                valueHere(path.rule(), path.values()),
                AmountWords.euros(path.targets().get(region)),
                KeyWords.cited(path.rule().terms().source()),
                report.aim().definite());
    }

    /** What a rule asks of this region; a corridor asks two things. */
    private Text bounds(StabilityRule rule) {
        List<StabilityOutcome.BoundOutcome> bounds = outcome.bounds().stream()
                .filter(bound -> bound.rule().equals(rule))
                .toList();
        Text limits = bounds.stream()
                .flatMap(bound -> bound.bound().cents(region).stream()
                        .map(cents -> limit(bound.bound().side(), cents)))
                .reduce((floor, ceiling) -> Text.format("{0} en {1}", "{0} and {1}", floor, ceiling))
                .map(this::beforeBalance)
                .orElse(Text.of("geldt niet voor deze regio", "does not hold this region"));
        return Text.format(
                "Regel {0}, {1}{2}: {3}.{4}",
                "Rule {0}, {1}{2}: {3}.{4}",
                StabilityReport.number(outcome, rule),
                RuleWords.of(bounds.get(0)),
                valueHere(rule, bounds.get(0).values()),
                limits,
                KeyWords.cited(rule.terms().source()));
    }

    /** Limits that the balance does not keep hold only before it. */
    private Text beforeBalance(Text limits) {
        return outcome.keepsBounds()
                ? limits
                : Text.format("vóór het sluitend maken {0}", "before the balance {0}", limits);
    }

    private static Text limit(BoundSide side, Fraction cents) {
        return switch (side) {
            case FLOOR -> Text.format("minstens {0}", "at least {0}", AmountWords.euros(cents));
            case CEILING -> Text.format("hoogstens {0}", "at most {0}", AmountWords.euros(cents));
            case SCALED_ABOVE ->
                Text.format("telt volledig tot {0}", "counts in full up to {0}", AmountWords.euros(cents));
        };
    }

    /** The value that a graded rule has here; nothing if it is the same for all. */
    private Text valueHere(StabilityRule rule, Optional<RegionValues> values) {
        return rule.statedValue()
                .filter(RuleValue.Graded.class::isInstance)
                .map(value -> Text.format(
                        ", hier {0}",
                        ", here {0}",
                        RuleWords.here(rule, value, values.orElseThrow().get(region))))
                .orElse(Text.NONE);
    }

    /** Between which whole units the rules together leave the region; nothing if the rules themselves say just that. */
    private Optional<Text> decided() {
        if (line.floor().isEmpty() && line.ceiling().isEmpty()) {
            return Optional.of(
                    Text.of("Geen bodem of plafond geldt voor deze regio.", "No floor or ceiling holds this region."));
        }
        return saysNothingNew() ? Optional.empty() : Optional.of(inUnits());
    }

    private boolean saysNothingNew() {
        return !line.crossed()
                && List.of(BoundSide.FLOOR, BoundSide.CEILING).stream()
                        .allMatch(side -> outcome.bounds().stream()
                                        .filter(bound -> bound.bound().side() == side)
                                        .count()
                                <= 1)
                && Stream.of(line.floor(), line.ceiling())
                        .flatMap(Optional::stream)
                        .allMatch(limit -> limit.rule()
                                .bound()
                                .bound()
                                .cents(region)
                                .filter(limit.cents()::equals)
                                .isPresent());
    }

    private Text inUnits() {
        Text floor = line.floor()
                .map(limit -> between("minstens {0} (regel {1})", "at least {0} (rule {1})", limit))
                .orElse(Text.NONE);
        Text ceiling = line.ceiling()
                .map(limit -> between("hoogstens {0} (regel {1})", "at most {0} (rule {1})", limit))
                .orElse(Text.NONE);
        boolean one = floor.isEmpty() || ceiling.isEmpty();
        return Text.format(
                one ? "{2}: {0}{1}." : "{2}: {0} en {1}.",
                one ? "{2}: {0}{1}." : "{2}: {0} and {1}.",
                floor,
                ceiling,
                outcome.policy().balance().method() == BalanceMethod.RENORMALISE
                        ? Text.of("Vóór het sluitend maken", "Before the balance")
                        : outcome.keepsBounds()
                                ? Text.of("In hele eenheden", "In whole units")
                                : Text.of(
                                        "In hele eenheden, vóór het sluitend maken",
                                        "In whole units, before the balance"));
    }

    private static Text between(String nl, String en, StabilityReport.Limit limit) {
        return Text.format(
                nl, en, AmountWords.euros(limit.cents()), limit.rule().number());
    }

    private Text balance() {
        return Text.format(
                "Sluitregel: {0}. {1} {2}{3}",
                "Balance: {0}. {1} {2}{3}",
                outcome.policy().balance().method().id(),
                report.multiplierMeaning(),
                BalanceWords.ofRegion(report, region),
                KeyWords.cited(outcome.policy().balance().source()));
    }

    private ImmutableList<Text> contributions() {
        Contributions contributions = report.contributions();
        List<Contributions.Contribution> paid = contributions.paidBy(region);
        if (!paid.isEmpty()) {
            return ImmutableList.of(Text.format(
                    "Door de regels krijgt zij {0} minder; dat gaat naar {1}.",
                    "Because of the rules it gets {0} less, which goes to {1}.", sum(paid), names(paid, false)));
        }
        List<Contributions.Contribution> received = contributions.paidFor(region);
        if (!received.isEmpty()) {
            return ImmutableList.of(Text.format(
                    "Door de regels krijgt zij {0} meer, betaald door {1}.",
                    "Because of the rules it gets {0} more, paid by {1}.", sum(received), names(received, true)));
        }
        return ImmutableList.of(Text.of(
                "Zij krijgt wat zij zonder stabiliteitsregels zou krijgen.",
                "It gets what it would get without stability rules."));
    }

    private static Money sum(List<Contributions.Contribution> items) {
        return items.stream().map(Contributions.Contribution::amount).reduce(Money.ZERO, Money::plus);
    }

    /** The largest three by name and the others together; a fourth is named too, since it would be the only other. */
    private List<Text> names(List<Contributions.Contribution> items, boolean payers) {
        ImmutableList.Builder<Text> out = ImmutableList.builder();
        int named = items.size() == MOST_NAMES + 1 ? items.size() : Math.min(MOST_NAMES, items.size());
        items.stream()
                .limit(named)
                .forEach(item -> out.add(Text.format("{0} {1}", "{0} {1}", name(item, payers), item.amount())));
        List<Contributions.Contribution> others = items.subList(named, items.size());
        if (!others.isEmpty()) {
            out.add(Text.format("{0} andere samen {1}", "{0} others together {1}", others.size(), sum(others)));
        }
        return out.build();
    }

    private Text name(Contributions.Contribution item, boolean payer) {
        RegionSet regions = report.regionSet();
        if (payer) {
            return item.payer().isPresent()
                    ? Text.same(regions.label(item.payer().getAsInt()))
                    : Text.of("geld van buiten", "money from outside");
        }
        return item.receiver().isPresent()
                ? Text.same(regions.label(item.receiver().getAsInt()))
                : Text.of("blijft over", "left over");
    }

    private Text distances() {
        Text after = Text.format(
                "Afstand tot het streefbedrag daarna: {0}",
                "Distance from target after: {0}", AmountWords.distance(line.distanceAfter(), NO_TARGET));
        return line.baseline().isEmpty()
                ? Text.format("{0}.", "{0}.", after)
                : Text.format(
                        "{0}; verandering ten opzichte van de uitgangspositie: {1}.",
                        "{0}; change on the baseline: {1}.", after, AmountWords.distance(line.change(), NO_BASELINE));
    }
}
