package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.verdeelmodel.BaselineRule;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.MeasureTerm;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/**
 * The values of a measure in a year, one per region, on which the amounts of a model may depend.
 *
 * <p>These are the values that the keys see: counts of municipalities, or of the places of another year, have been added up
 * and carried to the regions of the model before. A year that a measure does not list, so that all its values are 0 by rule,
 * is no input.
 *
 * @param measure the name of the measure in the model
 * @param year the year that the values describe
 * @param title the name for readers
 * @param synthetic whether the values were made up
 * @param values the values
 * @param whole whether all values are whole numbers
 * @param step the smallest change: 1 for whole numbers, else one unit in the last decimal that any value has, at least
 *     0.000001
 */
public record ModelInput(
        String measure, int year, Text title, boolean synthetic, RegionValues values, boolean whole, Fraction step) {

    private static final int MOST_DECIMALS = 6;

    /**
     * The inputs of a model for a year of payment.
     *
     * @param model the model
     * @param inputs regions and measures
     * @param year the year of payment; where a stability rule looks back, the values of all years of the model up to this one
     *     count
     * @return the inputs in the order in which the model asks for them, each once
     */
    public static ImmutableList<ModelInput> of(FundingModel model, Inputs inputs, int year) {
        Set<MeasureTerm.Lookup> lookups = new LinkedHashSet<>();
        List<Integer> years = years(model, year);
        for (int asked : years) {
            model.streams().forEach(stream -> lookups.addAll(stream.lookups(asked)));
        }
        model.streams()
                .forEach(stream -> start(stream)
                        .ifPresent(term -> term.lookups(years.get(0)).forEach(lookups::add)));
        return lookups.stream().flatMap(lookup -> of(inputs, lookup).stream()).collect(ImmutableList.toImmutableList());
    }

    /** The years that the amounts of a year rest on, rising: those before it too if a rule looks back. */
    static List<Integer> years(FundingModel model, int year) {
        boolean looksBack = model.streams().stream()
                .flatMap(stream -> stream.stability().stream())
                .anyMatch(StabilityPolicy::looksBack);
        return looksBack ? List.copyOf(model.years().headSet(year + 1)) : List.of(year);
    }

    private static Optional<MeasureTerm> start(StreamRule stream) {
        return stream.stability()
                .flatMap(StabilityPolicy::baseline)
                .filter(BaselineRule.LastYear.class::isInstance)
                .map(baseline -> ((BaselineRule.LastYear) baseline).start());
    }

    private static Optional<ModelInput> of(Inputs inputs, MeasureTerm.Lookup lookup) {
        Optional<Measure> measure = Optional.ofNullable(inputs.measures().get(lookup.measure()));
        return measure.flatMap(found -> Optional.ofNullable(found.byYear().get(lookup.year()))
                .map(values -> of(lookup.year(), lookup.measure(), found, values)));
    }

    private static ModelInput of(int year, String name, Measure measure, RegionValues values) {
        int decimals =
                values.values().stream().mapToInt(ModelInput::decimals).max().orElse(0);
        Fraction step = Fraction.of(BigDecimal.ONE.movePointLeft(decimals));
        return new ModelInput(name, year, measure.title(), measure.synthetic(), values, decimals == 0, step);
    }

    private static int decimals(Fraction value) {
        return value.toExactDecimal()
                .map(decimal -> Math.min(
                        MOST_DECIMALS, Math.max(0, decimal.stripTrailingZeros().scale())))
                .orElse(MOST_DECIMALS);
    }

    /**
     * The inputs of a model with another value of one region.
     *
     * @param inputs regions and measures
     * @param region the region
     * @param value the new value, at least 0
     * @return a copy
     */
    public Inputs with(Inputs inputs, int region, Fraction value) {
        Measure old = measureOf(inputs);
        List<Fraction> changed = new ArrayList<>(in(inputs).values());
        changed.set(region, value);
        return with(inputs, old, RegionValues.of(inputs.regions(), changed));
    }

    /** The inputs with other values of all regions. */
    Inputs with(Inputs inputs, RegionValues changed) {
        return with(inputs, measureOf(inputs), changed);
    }

    private Inputs with(Inputs inputs, Measure old, RegionValues changed) {
        TreeMap<Integer, RegionValues> byYear = new TreeMap<>(old.byYear());
        byYear.put(year, changed);
        return inputs.with(List.of(old.withYears(ImmutableSortedMap.copyOf(byYear))));
    }

    /** The values of this measure and year in some inputs, which may be others than {@link #values()}. */
    RegionValues in(Inputs inputs) {
        return measureOf(inputs).at(year).orElseThrow();
    }

    private Measure measureOf(Inputs inputs) {
        Measure found = inputs.measures().get(measure);
        if (found == null) {
            throw new IllegalArgumentException("There is no measure " + measure + ".");
        }
        return found;
    }

    /**
     * A change of this input as it can occur: of whole numbers a whole one.
     *
     * @param change any change
     * @return the change, rounded away from 0 if the values are whole numbers
     */
    Fraction possible(Fraction change) {
        if (!whole) {
            return change;
        }
        return Fraction.of(change.signum() < 0 ? change.floor() : change.ceiling());
    }

    /**
     * The measure and its year.
     *
     * @return such as {@code vsv-risicoscore 2022}
     */
    public String label() {
        return measure + " " + year;
    }

    /**
     * Whether a term asks for this input.
     *
     * @param term a measure at a time, or what is made of measures
     * @param t the year that its years count from
     */
    boolean isIn(MeasureTerm term, int t) {
        return term.lookups(t).anyMatch(new MeasureTerm.Lookup(measure, year)::equals);
    }
}
