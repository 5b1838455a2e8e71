package nl.verdeelmodel.analysis;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.rounding.Apportionment;

/** How a stream was kept stable, for all regions together: rules, balance, who is held, what it costs, who pays. */
final class StabilityReasons {

    /** More names than these tell a reader nothing; result files have all. */
    private static final int MOST_NAMES = 3;

    private final StabilityReport report;
    private final StabilityOutcome outcome;

    private StabilityReasons(StabilityReport report) {
        this.report = report;
        this.outcome = report.outcome();
    }

    /** The reasons of a stream; none if it has no stability rules. */
    static ImmutableList<Text> of(Allocation.StreamOutcome stream) {
        return StabilityReport.of(stream)
                .map(report -> new StabilityReasons(report).all())
                .orElse(ImmutableList.of());
    }

    private ImmutableList<Text> all() {
        ImmutableList.Builder<Text> out = ImmutableList.builder();
        baseline().ifPresent(out::add);
        outcome.paths().forEach(path -> out.add(rule(path.rule(), RuleWords.of(path), Text.NONE)));
        out.addAll(bounds());
        out.add(Text.format(
                "Sluitregel: {0}. {1}{2}",
                "Balance: {0}. {1}{2}",
                outcome.policy().balance().method().id(),
                report.multiplierMeaning(),
                KeyWords.cited(outcome.policy().balance().source())));
        crossed().ifPresent(out::add);
        out.add(held());
        whoPays().ifPresent(out::add);
        tie(outcome).ifPresent(out::add);
        return out.build();
    }

    private Optional<Text> baseline() {
        return outcome.baseline()
                .map(measure -> Text.format(
                        "Stabiliteit gaat uit van: {0} ({1}{2}), samen {3}.{4}",
                        "Stability starts from: {0} ({1}{2}), {3} in all.{4}",
                        measure.title(),
                        measure.period(),
                        MeasureWords.synthetic(measure),
                        AmountWords.euros(outcome.situation().baseline().total()),
                        KeyWords.cited(measure.source())));
    }

    private Text rule(StabilityRule rule, Text words, Text holds) {
        return Text.format(
                "Regel {0}: {1}{2}.{3}",
                "Rule {0}: {1}{2}.{3}",
                StabilityReport.number(outcome, rule),
                words,
                holds,
                KeyWords.cited(rule.terms().source()));
    }

    private List<Text> bounds() {
        return outcome.bounds().stream()
                .map(StabilityOutcome.BoundOutcome::rule)
                .distinct()
                .map(rule -> rule(rule, RuleWords.of(firstBound(rule)), holds(rule)))
                .toList();
    }

    private StabilityOutcome.BoundOutcome firstBound(StabilityRule rule) {
        return outcome.bounds().stream()
                .filter(bound -> bound.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    /** Which regions a rule decides. */
    private Text holds(StabilityRule rule) {
        if (firstBound(rule).bound().side() == BoundSide.SCALED_ABOVE) {
            return Text.NONE;
        }
        List<Integer> held = IntStream.range(0, report.regions().size())
                .filter(i -> report.regions()
                        .get(i)
                        .heldBy()
                        .filter(limit -> limit.rule().bound().rule().equals(rule))
                        .isPresent())
                .boxed()
                .toList();
        return held.isEmpty()
                ? Text.of("; houdt geen regio", "; holds no region")
                : Text.format(
                        "; houdt {0} van {1} regio's: {2}",
                        "; holds {0} of {1} regions: {2}",
                        held.size(),
                        report.regions().size(),
                        report.regionSet().codesOf(held));
    }

    private Optional<Text> crossed() {
        List<Integer> crossed = outcome.dampened().limits().crossed();
        if (crossed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Text.format(
                "Bij regio {0} lag de bodem boven het plafond; {1} wint.",
                "For region {0} the floor lay above the ceiling; {1} wins.",
                report.regionSet().codesOf(crossed),
                winner(outcome)));
    }

    /** Which bound wins where they cross. */
    static Text winner(StabilityOutcome outcome) {
        return outcome.policy()
                .priority()
                .map(priority -> switch (priority) {
                    case FLOOR -> Text.of("de bodem", "the floor");
                    case CEILING -> Text.of("het plafond", "the ceiling");
                })
                .orElseThrow();
    }

    private Text held() {
        return Text.format(
                "Op een bodem: {0}, op een plafond: {1}, van {2} regio's; de formule bereikt {3} van het geld."
                        + " Weggehouden van het streefbedrag: {4}, {5} van wat er te verdelen is.",
                "On a floor: {0}, on a ceiling: {1}, of {2} regions; the formula reaches {3} of the money."
                        + " Kept away from target: {4}, {5} of what there is to divide.",
                report.count(Held.BY_FLOOR),
                report.count(Held.BY_CEILING),
                report.regions().size(),
                KeyWords.percentage(report.formulaReach(), 2),
                AmountWords.euros(report.keptFromTarget()),
                KeyWords.percentage(report.partKeptFromTarget(), 2));
    }

    private Optional<Text> whoPays() {
        Contributions contributions = report.contributions();
        if (contributions.items().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Text.format(
                "Het meest betalen: {0}. Het meest krijgen: {1}.",
                "Pay most: {0}. Receive most: {1}.",
                names(contributions.payers(), Text.of("geld van buiten", "money from outside")),
                names(contributions.receivers(), Text.of("blijft over", "left over"))));
    }

    private List<Text> names(List<Contributions.Sum> sums, Text outside) {
        return sums.stream()
                .limit(MOST_NAMES)
                .map(sum -> Text.format(
                        "{0} {1}",
                        "{0} {1}",
                        sum.party().isPresent()
                                ? Text.same(report.regionSet().label(sum.party().getAsInt()))
                                : outside,
                        sum.amount()))
                .toList();
    }

    /** What a tie for the last units decided; the entry behind the regions is paid to nobody. */
    private static Optional<Text> tie(StabilityOutcome outcome) {
        Apportionment rounding = outcome.rounding();
        return rounding.hasTie()
                ? Optional.of(Explanation.tie(rounding, outcome.budgets().regions(), "Regio's waren", "Regions were"))
                : Optional.empty();
    }
}
