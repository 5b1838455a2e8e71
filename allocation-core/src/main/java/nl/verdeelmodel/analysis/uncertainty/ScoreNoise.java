package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableSortedMap;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * Where the errors of the scores of regions come from, and random scores with such errors.
 *
 * <p>Replicate k depends on the seed and on k only: not on other replicates or on threads; nor does a version depend on how
 * many follow it. A stage: immutable, to be shared.
 */
public sealed interface ScoreNoise permits CoefficientNoise, ResamplingNoise, StandardErrorNoise {

    /**
     * The regions.
     *
     * @return the region set of all scores
     */
    RegionSet regions();

    /**
     * The scores without noise.
     *
     * @return the values by the year (cohort) that they describe, at least one
     */
    ImmutableSortedMap<Integer, RegionValues> center();

    /**
     * The scores of the last year without noise.
     *
     * @return the values of the last year of {@link #center()}
     */
    default RegionValues latest() {
        return center().values().asList().get(center().size() - 1);
    }

    /**
     * Whether the scores or their errors rest on made-up data or coefficients.
     *
     * @return true if any result must say so
     */
    boolean synthetic();

    /**
     * Whether the scores rest on persons that were made up.
     *
     * @return false if there are no persons
     */
    default boolean hasMadeUpPersons() {
        return false;
    }

    /**
     * Whether the scores rest on risk models whose coefficients are illustrative.
     *
     * @return false if there are no risk models
     */
    default boolean hasIllustrativeModels() {
        return false;
    }

    /**
     * The source for readers.
     *
     * @return a phrase
     */
    Text title();

    /**
     * Scores of all years with errors.
     *
     * @param seed any number
     * @param replicates how many times
     * @param workers the threads
     * @return the scores; their versions are the years of {@link #center()}
     */
    ScoreReplicates draw(long seed, int replicates, Workers workers);

    /**
     * Scores of the last year of {@link #center()}, measured several times anew while nothing changes.
     *
     * @param seed any number
     * @param replicates how many times
     * @param versions how many measurements each time
     * @param workers the threads
     * @return the scores; their versions are 0, 1, ..., versions - 1
     */
    ScoreReplicates steady(long seed, int replicates, int versions, Workers workers);
}
