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
import nl.verdeelmodel.exact.Money;
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
        if (held.isEmpty()) {
            return outcome.keepsBounds()
                    ? Text.of("; houdt geen regio", "; holds no region")
                    : Text.of(
                            "; geldt vóór het sluitend maken voor geen regio", "; holds no region before the balance");
        }
        boolean kept = outcome.keepsBounds();
        return Text.format(
                kept ? "; houdt {0} van {1}: {2}" : "; houdt {0} van {1} vóór het sluitend maken: {2}",
                kept ? "; holds {0} of {1}: {2}" : "; holds {0} of {1} before the balance: {2}",
                held.size(),
                regions(report.regions().size()),
                report.regionSet().codesOf(held));
    }

    private static Text regions(int number) {
        return number == 1 ? Text.of("1 regio", "1 region") : Text.format("{0} regio's", "{0} regions", number);
    }

    private Optional<Text> crossed() {
        List<Integer> crossed = outcome.dampened().limits().crossed();
        if (crossed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Text.format(
                crossed.size() == 1
                        ? "Bij regio {0} lag de bodem boven het plafond; {1} wint."
                        : "Bij de regio's {0} lag de bodem boven het plafond; {1} wint.",
                crossed.size() == 1
                        ? "For region {0} the floor lay above the ceiling; {1} wins."
                        : "For regions {0} the floor lay above the ceiling; {1} wins.",
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
        boolean kept = outcome.keepsBounds();
        return Text.format(
                kept
                        ? "Op een bodem: {0}, op een plafond: {1}, van {2}; {3} van het geld. {4}"
                        : "Vóór het sluitend maken op een bodem: {0}, op een plafond: {1}, van {2}; {3} van het geld. {4}",
                kept
                        ? "On a floor: {0}, on a ceiling: {1}, of {2}; {3} of the money. {4}"
                        : "Before the balance on a floor: {0}, on a ceiling: {1}, of {2}; {3} of the money. {4}",
                report.count(Held.BY_FLOOR),
                report.count(Held.BY_CEILING),
                regions(report.regions().size()),
                reach(),
                fromTarget());
    }

    /** Regions on no bound get what the formula says, unless a path led away from it or the balance was reduced floors. */
    private Text reach() {
        Text part = KeyWords.percentage(report.formulaReach(), 2);
        return outcome.paths().isEmpty() && outcome.keepsBounds()
                ? Text.format("de formule bereikt {0}", "the formula reaches {0}", part)
                : Text.format("op geen grens: {0}", "on no bound: {0}", part);
    }

    /** What is kept from target; apart below and above it where the total is an outcome, since these then differ. */
    private Text fromTarget() {
        if (!report.totalIsAnOutcome()) {
            return Text.format(
                    "Weggehouden van het streefbedrag: {0}, {1} van wat er te verdelen is.",
                    "Kept away from target: {0}, {1} of what there is to divide.",
                    AmountWords.euros(report.keptFromTarget()),
                    KeyWords.percentage(report.partKeptFromTarget(), 2));
        }
        return Text.format(
                "Samen onder het streefbedrag: {0} ({1} van wat er te verdelen is), samen erboven: {2} ({3}).",
                "Below target together: {0} ({1} of what there is to divide), above target together: {2} ({3}).",
                report.belowTarget(),
                part(report.belowTarget()),
                report.aboveTarget(),
                part(report.aboveTarget()));
    }

    private Text part(Money amount) {
        return KeyWords.percentage(report.partOfMoney(amount.toCents()), 2);
    }

    private Optional<Text> whoPays() {
        Contributions contributions = report.contributions();
        if (contributions.items().isEmpty()) {
            return Optional.empty();
        }
        boolean more = Math.max(
                        contributions.payers().size(), contributions.receivers().size())
                > MOST_NAMES;
        return Optional.of(Text.format(
                "Het meest betalen: {0}. Het meest krijgen: {1}.{2}",
                "Pay most: {0}. Receive most: {1}.{2}",
                names(contributions.payers(), Text.of("geld van buiten", "money from outside")),
                names(contributions.receivers(), Text.of("blijft over", "left over")),
                more
                        ? Text.of(
                                " Wie aan wie betaalt, staat volledig in contributions.csv.",
                                " The whole matrix of who pays for whom is in contributions.csv.")
                        : Text.NONE));
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
