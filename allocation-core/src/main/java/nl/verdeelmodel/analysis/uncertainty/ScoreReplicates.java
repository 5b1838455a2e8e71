package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * Random scores of regions: per replicate one or more versions, such as years. Immutable.
 *
 * <p>Scores are whole numbers of units of 10<sup>-decimals</sup>.
 */
public final class ScoreReplicates {

    private final RegionSet regions;
    private final ImmutableList<Integer> versions;
    private final long perOne;
    private final long[][][] units;
    private final ImmutableList<Problem> problems;
    private final long cut;

    /** {@code units[replicate][version][region]}, not copied; a replicate without scores is empty. */
    ScoreReplicates(
            RegionSet regions,
            ImmutableList<Integer> versions,
            int decimals,
            long[][][] units,
            ImmutableList<Problem> problems,
            long cut) {
        this.regions = regions;
        this.versions = versions;
        this.perOne = LongMath.checkedPow(10, decimals);
        this.units = units;
        this.problems = problems;
        this.cut = cut;
    }

    /**
     * How many replicates there are, also those without scores.
     *
     * @return 0 or more
     */
    public int size() {
        return units.length;
    }

    /**
     * Whether a replicate has scores.
     *
     * @param replicate its number, from 0
     * @return false if no model could be estimated on its sample
     */
    public boolean isPresent(int replicate) {
        return units[replicate].length > 0;
    }

    /**
     * Why the first replicate without scores has none.
     *
     * @return the problems; empty if every replicate has scores
     */
    public ImmutableList<Problem> problems() {
        return problems;
    }

    /**
     * How many scores would have been negative and were made 0.
     *
     * @return over all replicates, versions and regions
     */
    public long cut() {
        return cut;
    }

    /**
     * A score.
     *
     * @param replicate its number, from 0
     * @param version the index of the version
     * @param region the index of the region
     * @return the exact score, 0 or more
     */
    public Fraction get(int replicate, int version, int region) {
        return Fraction.of(units[replicate][version][region], perOne);
    }

    /**
     * The scores of all regions in one version.
     *
     * @param replicate its number, from 0
     * @param version the index of the version
     * @return the exact scores
     */
    public RegionValues values(int replicate, int version) {
        List<Fraction> values = new ArrayList<>(regions.size());
        for (int region = 0; region < regions.size(); region++) {
            values.add(get(replicate, version, region));
        }
        return RegionValues.of(regions, values);
    }

    /**
     * The scores of all regions in all versions.
     *
     * @param replicate its number, from 0
     * @return the exact scores by version
     */
    public ImmutableSortedMap<Integer, RegionValues> byVersion(int replicate) {
        ImmutableSortedMap.Builder<Integer, RegionValues> values = ImmutableSortedMap.naturalOrder();
        for (int version = 0; version < versions.size(); version++) {
            values.put(versions.get(version), values(replicate, version));
        }
        return values.buildOrThrow();
    }
}
