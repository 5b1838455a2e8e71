package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.KeyRule;
import nl.verdeelmodel.MeasureTerm;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/**
 * A measure of a model whose values have errors.
 *
 * @param name its name in the model
 * @param noise the errors; the values of its years take the place of those of the table
 */
public record NoisyMeasure(String name, ScoreNoise noise) {

    /**
     * The measures that keys are proportional to, by the money that they divide. The first has errors if a user does not say
     * which.
     *
     * @param model the model
     * @param years the years of payment
     * @return the name of each measure and the money in EUR of these years together, the largest first; ties by name
     * @throws ProblemException if there is none
     */
    public static ImmutableMap<String, Fraction> byMoney(FundingModel model, List<Integer> years) {
        SortedMap<String, Fraction> euros = new TreeMap<>();
        for (StreamRule stream : model.streams()) {
            for (StreamRule.Part part : stream.parts()) {
                years.forEach(year -> addMoney(euros, part.key(), year, year, money(stream, part, year)));
            }
        }
        if (euros.isEmpty()) {
            throw new ProblemException(Problem.input(
                    "measure-not-chosen",
                    Where.path("--measure"),
                    Text.format(
                            "Het model verdeelt in {0} niets naar een maatstaf.",
                            "The model divides nothing in proportion to a measure in {0}.", years),
                    Text.of(
                            "Misschien is een maatstaf van een tabel met treden bedoeld: kies die met --measure.",
                            "Maybe the measure of a step table is meant: choose it with --measure.")));
        }
        ImmutableMap.Builder<String, Fraction> sorted = ImmutableMap.builder();
        euros.entrySet().stream()
                .sorted(Map.Entry.<String, Fraction>comparingByValue().reversed())
                .forEachOrdered(sorted::put);
        return sorted.buildOrThrow();
    }

    /** In EUR; 0 where rules state the amounts. */
    private static Fraction money(StreamRule stream, StreamRule.Part part, int year) {
        return part.amounts()
                .map(amounts -> euros(amounts, year))
                .or(() -> part.share().map(share -> share.times(euros(stream.money(), year))))
                .orElse(Fraction.ZERO);
    }

    private static Fraction euros(StreamRule.YearlyMoney money, int year) {
        return Fraction.of(money.byYear().getOrDefault(year, Money.ZERO).cents(), 100);
    }

    private static void addMoney(Map<String, Fraction> euros, KeyRule rule, int year, int inherited, Fraction divided) {
        int t = rule.terms().dataYear(year, inherited).orElse(year);
        if (rule instanceof KeyRule.Blend blend) {
            blend.components()
                    .forEach(component -> addMoney(euros, component.key(), year, t, divided.times(component.weight())));
        } else if (rule instanceof KeyRule.ProportionalTo proportional) {
            proportional
                    .measure()
                    .lookups(t)
                    .map(MeasureTerm.Lookup::measure)
                    .distinct()
                    .forEach(name -> euros.merge(name, divided, Fraction::plus));
        }
    }

    /**
     * The years of a measure that a model asks for, also in the years before that its rules look back to.
     *
     * @param model the model
     * @param inputs regions and measures
     * @param name the name of the measure
     * @param years the years of payment
     * @return the years that the values describe, at least one
     * @throws ProblemException if there is no such measure, or the model does not ask for it in these years
     */
    public static ImmutableSortedSet<Integer> years(
            FundingModel model, Inputs inputs, String name, List<Integer> years) {
        Measure measure = inputs.measures().get(name);
        if (measure == null) {
            throw new ProblemException(Problem.input(
                    "measure-unknown",
                    Where.path("--measure"),
                    Text.format("Het model heeft geen maatstaf {0}.", "The model has no measure {0}.", name),
                    Suggestions.advice(name, inputs.measures().keySet())));
        }
        Set<Integer> paid = new TreeSet<>(years);
        if (model.streams().stream()
                .anyMatch(stream ->
                        stream.stability().filter(StabilityPolicy::looksBack).isPresent())) {
            int last = years.stream().max(Comparator.naturalOrder()).orElseThrow();
            paid.addAll(model.years().headSet(last + 1));
        }
        ImmutableSortedSet<Integer> found = paid.stream()
                .flatMap(year -> asked(model, name, year))
                .filter(measure.byYear()::containsKey)
                .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
        if (found.isEmpty()) {
            throw new ProblemException(Problem.input(
                    "measure-unused",
                    Where.path("--measure"),
                    Text.format(
                            "Het model vraagt in {1} niet naar maatstaf {0}.",
                            "The model does not ask for measure {0} in {1}.", name, years),
                    Text.format(
                            "Misschien is een van deze bedoeld: {0}.",
                            "Maybe one of these is meant: {0}.",
                            model.streams().stream()
                                    .flatMap(stream -> years.stream().flatMap(year -> stream.lookups(year).stream()))
                                    .map(MeasureTerm.Lookup::measure)
                                    .distinct()
                                    .collect(Collectors.toList()))));
        }
        return found;
    }

    /** The years of a measure that a model asks for in a year of payment. */
    static Stream<Integer> asked(FundingModel model, String name, int payment) {
        return model.streams().stream()
                .flatMap(stream -> stream.lookups(payment).stream())
                .filter(lookup -> lookup.measure().equals(name))
                .map(MeasureTerm.Lookup::year);
    }

    /** The inputs with other values of the measure in some of its years. */
    Inputs with(Inputs inputs, Map<Integer, RegionValues> values) {
        Measure measure = inputs.measures().get(name);
        if (measure == null) {
            throw new IllegalArgumentException("There is no measure " + name + ".");
        }
        SortedMap<Integer, RegionValues> all = new TreeMap<>(measure.byYear());
        all.putAll(values);
        return inputs.with(List.of(measure.withYears(all)));
    }
}
