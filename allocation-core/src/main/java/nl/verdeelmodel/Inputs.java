package nl.verdeelmodel;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/**
 * What a model is applied to: regions, and measures for exactly these regions.
 *
 * @param regions the regions that receive money
 * @param measures the measures by their name in the model
 */
public record Inputs(RegionSet regions, ImmutableMap<String, Measure> measures) {

    /**
     * Checks that all measures are for the same regions.
     *
     * @throws IllegalArgumentException if a measure has values for another region set
     */
    public Inputs {
        measures.values()
                .forEach(measure -> measure.byYear().values().forEach(values -> {
                    if (!values.regions().equals(regions)) {
                        throw new IllegalArgumentException("Measure " + measure.id() + " has values for "
                                + values.regions() + ", not for " + regions + "; carry it with a RegionMapping first.");
                    }
                }));
    }

    /**
     * Regions and measures.
     *
     * @param regions the regions that receive money
     * @param measures the measures, each with its name in the model
     * @return the inputs
     */
    public static Inputs of(RegionSet regions, Collection<Measure> measures) {
        return new Inputs(
                regions, measures.stream().collect(ImmutableMap.toImmutableMap(Measure::id, measure -> measure)));
    }

    /**
     * The same inputs with other values of some measures.
     *
     * @param changed the measures, by the name that they have here; a new name is added
     * @return a copy
     */
    public Inputs with(Collection<Measure> changed) {
        Map<String, Measure> all = new LinkedHashMap<>(measures);
        changed.forEach(measure -> all.put(measure.id(), measure));
        return new Inputs(regions, ImmutableMap.copyOf(all));
    }

    /**
     * The values of a term, as keys and stability rules work them out.
     *
     * @param term a measure at a time, or what is made of measures
     * @param t the year that its years count from
     * @return one value per region
     * @throws nl.verdeelmodel.problem.ProblemException with every value that it needs and that is not there
     */
    public RegionValues values(MeasureTerm term, int t) {
        return new MeasureEvaluator(this).evaluate(term, t).values();
    }

    /**
     * A measure that a checked model names.
     *
     * @param name its name in the model
     * @return the measure
     */
    Measure measure(String name) {
        Measure measure = measures.get(name);
        if (measure == null) {
            throw new IllegalStateException("Measure " + name + " was not looked up.");
        }
        return measure;
    }
}
