package nl.verdeelmodel.analysis.stability;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;

/**
 * What a {@link Frontier} tries.
 *
 * @param families which kinds of rules; the model itself and no rules are always there
 * @param grid the widths of bands and floors, each above 0 and below 1
 * @param stream the stream that counts; empty for all streams together
 * @param noise how uncertain the values of the measures are
 * @param replicates how many replicates with noise, at least 0; with 0 the values as they are
 * @param seed any number
 * @param threads how many replicates at a time, at least 1; no result depends on it
 */
public record FrontierPlan(
        ImmutableSet<FrontierRule.Family> families,
        ImmutableList<Fraction> grid,
        Optional<String> stream,
        RelativeErrors noise,
        int replicates,
        long seed,
        int threads) {

    /** The kinds of rules that can be chosen, in the order of results. */
    public static final ImmutableList<FrontierRule.Family> CHOICES = ImmutableList.of(
            FrontierRule.Family.BAND,
            FrontierRule.Family.FLOOR,
            FrontierRule.Family.BLEND,
            FrontierRule.Family.AVERAGE,
            FrontierRule.Family.SMOOTHING,
            FrontierRule.Family.UPDATE);

    private static final int BLEND_STEPS = 20;
    private static final int SMOOTHING_STEPS = 10;
    private static final int WIDTHS = 18;
    private static final int WIDTHS_PER_PERCENT = 2;

    /** All families, widths of 0.5 % to 9 % in steps of 0.5 %, noise of counts, 200 replicates: about 380 rules. */
    public static final FrontierPlan USUAL = new FrontierPlan(
            ImmutableSet.copyOf(CHOICES),
            IntStream.rangeClosed(1, WIDTHS)
                    .mapToObj(step -> Fraction.of(step, WIDTHS_PER_PERCENT * 100L))
                    .collect(ImmutableList.toImmutableList()),
            Optional.empty(),
            RelativeErrors.ofCount(),
            200,
            1,
            1);

    /**
     * The same plan for other families.
     *
     * @param newFamilies which kinds of rules
     * @return a copy
     */
    public FrontierPlan withFamilies(Set<FrontierRule.Family> newFamilies) {
        return new FrontierPlan(ImmutableSet.copyOf(newFamilies), grid, stream, noise, replicates, seed, threads);
    }

    /**
     * The same plan with other widths.
     *
     * @param newGrid the widths of bands and floors
     * @return a copy
     */
    public FrontierPlan withGrid(List<Fraction> newGrid) {
        return new FrontierPlan(families, ImmutableList.copyOf(newGrid), stream, noise, replicates, seed, threads);
    }

    /**
     * The same plan for one stream.
     *
     * @param id the stream
     * @return a copy
     */
    public FrontierPlan withStream(String id) {
        return new FrontierPlan(families, grid, Optional.of(id), noise, replicates, seed, threads);
    }

    /**
     * The same plan with other noise.
     *
     * @param newNoise how uncertain the values of the measures are
     * @param newReplicates how many replicates
     * @param newSeed any number
     * @return a copy
     */
    public FrontierPlan withNoise(RelativeErrors newNoise, int newReplicates, long newSeed) {
        return new FrontierPlan(families, grid, stream, newNoise, newReplicates, newSeed, threads);
    }

    /**
     * The same plan for a number of threads.
     *
     * @param newThreads how many replicates at a time
     * @return a copy
     */
    public FrontierPlan withThreads(int newThreads) {
        return new FrontierPlan(families, grid, stream, noise, replicates, seed, newThreads);
    }

    /**
     * The rules, in the order of results: none, the model itself, then by family and by rising parameters.
     *
     * @param hasOwnYearly whether the rules of the model with keys measured every year are another point
     * @param years how many years there are; averages and updates are shorter
     */
    ImmutableList<FrontierRule> rules(boolean hasOwnYearly, int years) {
        ImmutableList.Builder<FrontierRule> rules = ImmutableList.builder();
        rules.add(FrontierRule.plain(FrontierRule.Family.NONE), FrontierRule.plain(FrontierRule.Family.OWN));
        if (hasOwnYearly) {
            rules.add(FrontierRule.plain(FrontierRule.Family.OWN_YEARLY));
        }
        CHOICES.stream().filter(families::contains).forEach(family -> rules.addAll(rules(family, years)));
        return rules.build();
    }

    private List<FrontierRule> rules(FrontierRule.Family family, int years) {
        return switch (family) {
            case NONE, OWN, OWN_YEARLY -> List.of();
            case BAND ->
                grid.stream()
                        .flatMap(fall -> grid.stream().map(rise -> FrontierRule.band(fall, rise)))
                        .toList();
            case FLOOR -> grid.stream().map(FrontierRule::floor).toList();
            case BLEND -> weighted(family, BLEND_STEPS);
            case SMOOTHING -> weighted(family, SMOOTHING_STEPS);
            case AVERAGE, UPDATE ->
                IntStream.rangeClosed(2, years - 1)
                        .mapToObj(length -> FrontierRule.over(family, length))
                        .toList();
        };
    }

    private static List<FrontierRule> weighted(FrontierRule.Family family, int steps) {
        return IntStream.range(1, steps)
                .mapToObj(step -> FrontierRule.weighted(family, Fraction.of(step, steps)))
                .toList();
    }
}
