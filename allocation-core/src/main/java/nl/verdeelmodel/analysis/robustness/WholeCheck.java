package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.KeyRule;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/** Changes all regions at once: more money, another unit of a measure, values that move to other regions. */
record WholeCheck(Trial trial) {

    /** More money: no region may lose more than rounding alone can move. Empty if there are no amounts. */
    Optional<List<Counterexample>> moreMoney(int number, Inputs data, Parameter money, Fraction to) {
        return both(trial.with(data), trial.with(money, to, data))
                .map(pair -> IntStream.range(0, data.regions().size())
                        .filter(i -> pair.before().cents(0, i) - pair.after().cents(0, i) > trial.slackCents())
                        .mapToObj(i -> counterexample(
                                RobustnessCheck.MORE_MONEY,
                                money.path(),
                                number,
                                i,
                                i,
                                money.value(),
                                to,
                                pair,
                                Text.format(
                                        "Gaat {0} van {1} naar {2}, dan gaat regio {3} van {4} naar {5}.",
                                        "If {0} goes from {1} to {2}, region {3} goes from {4} to {5}.",
                                        money.path(),
                                        Money.ofCents(money.value().numerator()),
                                        Money.ofCents(to.numerator()),
                                        data.regions().label(i),
                                        pair.before().amount(0, i),
                                        pair.after().amount(0, i))))
                        .limit(1)
                        .toList());
    }

    /** A measure times a factor in all regions and years: not a cent may move. */
    Optional<List<Counterexample>> scaled(int number, Inputs data, String measure, Fraction factor) {
        Inputs changed = mapped(data, measure, values -> values.map(factor::times));
        return both(trial.with(data), trial.with(changed))
                .map(pair -> IntStream.range(0, data.regions().size())
                        .filter(i -> pair.before().cents(0, i) != pair.after().cents(0, i))
                        .mapToObj(i -> counterexample(
                                RobustnessCheck.SCALE,
                                measure,
                                number,
                                i,
                                i,
                                Fraction.ONE,
                                factor,
                                pair,
                                Text.format(
                                        "Wordt {0} in alle regio's {1} keer zo groot, dan gaat regio {2} van {3} naar {4}.",
                                        "If {0} becomes {1} times as large in all regions, region {2} goes from {3} to {4}.",
                                        measure,
                                        factor,
                                        data.regions().label(i),
                                        pair.before().amount(0, i),
                                        pair.after().amount(0, i))))
                        .limit(1)
                        .toList());
    }

    /** Every region takes over all values of another one: it must take over its amount. */
    Optional<List<Counterexample>> renamed(Inputs data, int[] from) {
        Inputs changed = data;
        for (String measure : data.measures().keySet()) {
            changed = mapped(changed, measure, values -> moved(values, from));
        }
        return both(trial.with(data), trial.with(changed))
                .map(pair -> IntStream.range(0, data.regions().size())
                        .filter(i -> Math.abs(
                                        pair.after().cents(0, i) - pair.before().cents(0, from[i]))
                                > trial.slackCents())
                        .mapToObj(i -> new Counterexample(
                                RobustnessCheck.NAMES,
                                "",
                                0,
                                "total",
                                i,
                                from[i],
                                Fraction.ZERO,
                                Fraction.ZERO,
                                pair.before().amount(0, from[i]),
                                pair.after().amount(0, i),
                                ImmutableList.of(),
                                Text.format(
                                        "Met de waarden van regio {0} krijgt regio {1} {2}, niet {3}.",
                                        "With the values of region {0}, region {1} gets {2}, not {3}.",
                                        data.regions().label(from[i]),
                                        data.regions().label(i),
                                        pair.after().amount(0, i),
                                        pair.before().amount(0, from[i]))))
                        .limit(1)
                        .toList());
    }

    /**
     * All turns of the regions in which each stays among regions that the model leaves out in the same places: every region
     * takes over the values of the next one, of the second next one, and so on.
     */
    List<int[]> turns(Inputs data) {
        Map<List<Boolean>, List<Integer>> classes = classes(data);
        int longest = classes.values().stream().mapToInt(List::size).max().orElse(1);
        List<int[]> turns = new ArrayList<>();
        for (int turn = 1; turn < longest; turn++) {
            int[] from = new int[data.regions().size()];
            for (List<Integer> members : classes.values()) {
                for (int i = 0; i < members.size(); i++) {
                    from[members.get(i)] = members.get((i + turn) % members.size());
                }
            }
            turns.add(from);
        }
        return turns;
    }

    private Map<List<Boolean>, List<Integer>> classes(Inputs data) {
        List<KeyRule.Terms> terms = new ArrayList<>();
        for (StreamRule stream : trial.model().streams()) {
            stream.parts().forEach(part -> addTerms(part.key(), terms));
        }
        Map<List<Boolean>, List<Integer>> classes = new TreeMap<>(Comparator.comparing(Object::toString));
        for (int i = 0; i < data.regions().size(); i++) {
            int region = i;
            List<Boolean> leftOut = terms.stream()
                    .map(rule -> rule.excluded().stream()
                            .anyMatch(code -> data.regions().indexOf(code).orElse(-1) == region))
                    .toList();
            classes.computeIfAbsent(leftOut, key -> new ArrayList<>()).add(i);
        }
        return classes;
    }

    private static void addTerms(KeyRule key, List<KeyRule.Terms> terms) {
        terms.add(key.terms());
        if (key instanceof KeyRule.Blend blend) {
            blend.components().forEach(component -> addTerms(component.key(), terms));
        }
    }

    private static RegionValues moved(RegionValues values, int[] from) {
        return RegionValues.of(
                values.regions(), IntStream.of(from).mapToObj(values::get).toList());
    }

    private static Inputs mapped(Inputs data, String measure, UnaryOperator<RegionValues> operation) {
        Measure old = data.measures().get(measure);
        if (old == null) {
            throw new IllegalArgumentException("There is no measure " + measure + ".");
        }
        Map<Integer, RegionValues> byYear = new TreeMap<>();
        old.byYear().forEach((year, values) -> byYear.put(year, operation.apply(values)));
        return data.with(List.of(old.withYears(byYear)));
    }

    private record Both(YearlyBudgets before, YearlyBudgets after) {}

    private static Optional<Both> both(Trial.Answer before, Trial.Answer after) {
        return before.budgets().flatMap(first -> after.budgets().map(second -> new Both(first, second)));
    }

    private static Counterexample counterexample(
            RobustnessCheck check,
            String subject,
            int number,
            int region,
            int affected,
            Fraction firstValue,
            Fraction secondValue,
            Both pair,
            Text sentence) {
        return new Counterexample(
                check,
                subject,
                number,
                "total",
                region,
                affected,
                firstValue,
                secondValue,
                pair.before().amount(0, affected),
                pair.after().amount(0, affected),
                ImmutableList.of(),
                sentence);
    }
}
