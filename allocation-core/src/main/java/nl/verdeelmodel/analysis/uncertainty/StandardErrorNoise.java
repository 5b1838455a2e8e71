package nl.verdeelmodel.analysis.uncertainty;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.numeric.RandomStream;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/**
 * Normal errors of given standard errors: score + standard error x z.
 *
 * <p>z is standard normal, independent between regions; the errors of two years of one region have correlation rho: z = sqrt(rho)
 * z_region + sqrt(1 - rho) z_region,year. A score is rounded half up to as many decimals as the values of the measure have, at
 * most {@value #MOST_DECIMALS}; a negative one becomes 0 and is counted. Immutable.
 */
public final class StandardErrorNoise implements ScoreNoise {

    /** More decimals say nothing of a score that has a standard error. */
    static final int MOST_DECIMALS = 6;

    private final Measure measure;
    private final RegionSet regions;
    private final ImmutableSortedMap<Integer, RegionValues> center;
    private final double[][] errors;
    private final double correlation;
    private final boolean synthetic;
    private final Text title;
    private final int decimals;

    private StandardErrorNoise(Measure measure, StandardErrors errors, Iterable<Integer> years, double correlation) {
        ImmutableSortedMap.Builder<Integer, RegionValues> values = ImmutableSortedMap.naturalOrder();
        years.forEach(year -> values.put(year, measure.at(year).orElseThrow()));
        this.measure = measure;
        this.center = values.buildOrThrow();
        this.regions = latest().regions();
        this.errors = center.entrySet().stream()
                .map(entry -> errors.of(entry.getKey(), entry.getValue()))
                .toArray(double[][]::new);
        this.correlation = correlation;
        this.synthetic = measure.synthetic() || errors.synthetic();
        this.title = errors.title();
        this.decimals = center.values().stream()
                .flatMap(value -> value.values().stream())
                .mapToInt(StandardErrorNoise::decimalsOf)
                .max()
                .orElse(0);
    }

    private static int decimalsOf(Fraction value) {
        return value.toExactDecimal()
                .map(BigDecimal::stripTrailingZeros)
                .map(decimal -> Math.min(Math.max(decimal.scale(), 0), MOST_DECIMALS))
                .orElse(MOST_DECIMALS);
    }

    /**
     * Errors of a measure.
     *
     * @param measure the measure
     * @param years the years whose values have errors, at least one; the measure has values for each
     * @param errors how large they are
     * @param correlation rho, between errors of two years of one region, from 0 to 1
     * @return the noise
     * @throws IllegalArgumentException if rho is not from 0 to 1
     * @throws nl.verdeelmodel.problem.ProblemException if a standard error is not known
     */
    public static StandardErrorNoise of(
            Measure measure, Iterable<Integer> years, StandardErrors errors, double correlation) {
        if (!(correlation >= 0 && correlation <= 1)) {
            throw new IllegalArgumentException("The correlation is " + correlation + "; it must be from 0 to 1.");
        }
        return new StandardErrorNoise(measure, errors, years, correlation);
    }

    /**
     * The measure whose values have errors.
     *
     * @return the measure as it is, without noise
     */
    public Measure measure() {
        return measure;
    }

    /**
     * To how many decimals scores are rounded.
     *
     * @return from 0 to {@value #MOST_DECIMALS}
     */
    public int decimals() {
        return decimals;
    }

    /**
     * The standard error of a score.
     *
     * @param year a year of {@link #center()}
     * @param region the index of the region
     * @return 0 or more
     */
    public double standardError(int year, int region) {
        return errors[center.keySet().asList().indexOf(year)][region];
    }

    @Override
    public RegionSet regions() {
        return regions;
    }

    @Override
    public ImmutableSortedMap<Integer, RegionValues> center() {
        return center;
    }

    @Override
    public boolean synthetic() {
        return synthetic;
    }

    @Override
    public Text title() {
        return title;
    }

    @Override
    public ScoreReplicates draw(long seed, int replicates, Workers workers) {
        double[][] means = center.values().stream().map(this::inUnits).toArray(double[][]::new);
        return replicates(center.keySet().asList(), means, errors, seed, replicates, workers);
    }

    @Override
    public ScoreReplicates steady(long seed, int replicates, int versions, Workers workers) {
        double[][] means = new double[versions][];
        double[][] same = new double[versions][];
        for (int version = 0; version < versions; version++) {
            means[version] = inUnits(latest());
            same[version] = errors[errors.length - 1];
        }
        ImmutableList<Integer> numbers = IntStream.range(0, versions).boxed().collect(ImmutableList.toImmutableList());
        return replicates(numbers, means, same, seed, replicates, workers);
    }

    private double[] inUnits(RegionValues values) {
        Fraction perOne = Fraction.of(BigDecimal.TEN.pow(decimals));
        return values.values().stream()
                .mapToDouble(value -> value.times(perOne).approximately())
                .toArray();
    }

    private ScoreReplicates replicates(
            ImmutableList<Integer> versions,
            double[][] means,
            double[][] deviations,
            long seed,
            int replicates,
            Workers workers) {
        long[][][] units = new long[replicates][versions.size()][regions.size()];
        AtomicLong cut = new AtomicLong();
        workers.each(
                Workers.Step.SCORES,
                replicates,
                number -> cut.addAndGet(fill(units[number], means, deviations, RandomStream.of(seed, number))));
        return new ScoreReplicates(regions, versions, decimals, units, ImmutableList.of(), cut.get());
    }

    /** Draws one replicate, version by version, so that more versions repeat the first; returns how many scores were cut. */
    private int fill(long[][] units, double[][] means, double[][] deviations, RandomStream stream) {
        double own = Math.sqrt(1 - correlation);
        double shared = Math.sqrt(correlation);
        double perOne = BigDecimal.TEN.pow(decimals).doubleValue();
        int cut = 0;
        double[] lasting = new double[regions.size()];
        if (shared > 0) {
            Arrays.setAll(lasting, region -> shared * stream.normal());
        }
        for (int version = 0; version < units.length; version++) {
            for (int region = 0; region < lasting.length; region++) {
                double z = lasting[region] + own * stream.normal();
                double score = means[version][region] + deviations[version][region] * perOne * z;
                cut += score < 0 ? 1 : 0;
                units[version][region] = (long) Math.floor(Math.max(0, score) + 0.5);
            }
        }
        return cut;
    }
}
