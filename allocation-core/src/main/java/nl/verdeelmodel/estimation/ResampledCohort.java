package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import java.util.Optional;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Odds;

/**
 * The expected leavers of groups of places if the persons of one sector were others: as many persons drawn with replacement,
 * with the risk model as it is or estimated anew on each sample.
 *
 * <p>A sample is multinomial over the cells and outcomes of the cohort (the nonparametric bootstrap; Efron and Tibshirani, 1993,
 * An Introduction to the Bootstrap, chapter 6); the national number of persons is kept, those of groups are not. Sample k
 * depends on seed and k only. Immutable.
 *
 * @implNote persons are drawn one by one ({@link PersonDraws}), so a sample costs time in proportion to the persons, about 10 ns
 *     each, and memory for one number per person. Binomials per cell are no faster: cells have a person or two.
 */
public final class ResampledCohort {

    private final Cells cells;
    private final int groups;
    private final int[] patternOf;
    private final int[] groupOf;
    private final int[] persons;
    private final PersonDraws draws;
    private final long[] chances;
    private final Optional<Refit> refit;

    /** How a sample is fitted: a fit, patterns to put its counts in, and where its search begins. */
    private record Refit(RiskFit fit, FitPatterns patterns, ImmutableIntArray fitted, ImmutableDoubleArray start) {}

    private ResampledCohort(
            Cells cells,
            int groups,
            int[] patternOf,
            int[] groupOf,
            int[] persons,
            PersonDraws draws,
            long[] chances,
            Optional<Refit> refit) {
        this.cells = cells;
        this.groups = groups;
        this.patternOf = patternOf;
        this.groupOf = groupOf;
        this.persons = persons;
        this.draws = draws;
        this.chances = chances;
        this.refit = refit;
    }

    /**
     * Samples of which each is scored by the same coefficients.
     *
     * @param cells the persons of a sector
     * @param groupOfPlace the group of each place of the cells, from 0
     * @param groups how many groups there are
     * @param coefficients of the model that scores them
     * @return the samples
     * @throws ProblemException if there are more than 2^31 - 9 persons
     */
    public static ResampledCohort scoredBy(Cells cells, int[] groupOfPlace, int groups, Coefficients coefficients) {
        return of(cells, groupOfPlace, groups, Odds.of(coefficients).chances(cells), Optional.empty());
    }

    /**
     * Samples of which each is scored by a model estimated on it, from the estimate on all persons on.
     *
     * @param cells the persons of a sector, whose outcomes are known
     * @param groupOfPlace the group of each place of the cells, from 0
     * @param groups how many groups there are
     * @param fit how coefficients are estimated
     * @return the samples
     * @throws ProblemException if the cells themselves have no estimate, or there are more than 2^31 - 9 persons
     */
    public static ResampledCohort refitted(Cells cells, int[] groupOfPlace, int groups, RiskFit fit) {
        PersonLimit.check(cells.characteristics(), cells.totalPersons());
        FitPatterns patterns = FitChecks.checked(cells, fit.options().penalty());
        Coefficients original = fit.fit(cells.characteristics(), patterns).coefficients();
        int[] fitted = new int[cells.patterns()];
        int next = 0;
        for (int pattern = 0; pattern < fitted.length; pattern++) {
            fitted[pattern] = cells.personsOfPattern(pattern) > 0 ? next++ : -1;
        }
        Refit refit = new Refit(
                RiskBootstrap.withCoarserSteps(fit),
                patterns,
                ImmutableIntArray.copyOf(fitted),
                ImmutableDoubleArray.copyOf(original.vector()));
        return of(cells, groupOfPlace, groups, Odds.of(original).chances(cells), Optional.of(refit));
    }

    /** Cells of one pattern in one group are one kind of persons, or two if outcomes matter. */
    private static ResampledCohort of(
            Cells cells, int[] groupOfPlace, int groups, long[] chances, Optional<Refit> refit) {
        PersonLimit.check(cells.characteristics(), cells.totalPersons());
        int[] patternOf = new int[cells.size()];
        int[] groupOf = new int[cells.size()];
        int[] persons = new int[cells.size()];
        int[] leavers = new int[cells.size()];
        int[] slot = new int[groups];
        Arrays.fill(slot, -1);
        int next = 0;
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            int first = next;
            for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
                int group = groupOfPlace[cells.place(cell)];
                if (slot[group] < first) {
                    slot[group] = next;
                    patternOf[next] = pattern;
                    groupOf[next++] = group;
                }
                persons[slot[group]] += cells.persons(cell);
                leavers[slot[group]] += refit.isPresent() ? cells.leavers(cell) : 0;
            }
        }
        int[] kinds = new int[2 * next];
        for (int i = 0; i < next; i++) {
            kinds[2 * i] = persons[i] - leavers[i];
            kinds[2 * i + 1] = leavers[i];
        }
        return new ResampledCohort(
                cells,
                groups,
                Arrays.copyOf(patternOf, next),
                Arrays.copyOf(groupOf, next),
                persons,
                PersonDraws.ofKinds(kinds),
                chances,
                refit);
    }

    /**
     * The expected leavers of the persons as they are, once each.
     *
     * @return per group, in units of 1e-12
     */
    public long[] original() {
        long[] sums = new long[groups];
        for (int i = 0; i < patternOf.length; i++) {
            add(sums, groupOf[i], chances[patternOf[i]], persons[i]);
        }
        return sums;
    }

    /**
     * One sample.
     *
     * @param seed any number
     * @param number which sample, from 0
     * @return its expected leavers
     */
    public Sample sample(long seed, long number) {
        int[] counts = draws.counts(RandomUse.COHORTS.stream(seed, number));
        if (refit.isEmpty()) {
            return new Sample(Optional.of(ImmutableLongArray.copyOf(sums(counts, chances))), ImmutableList.of());
        }
        try {
            double[] vector = estimate(refit.get(), counts);
            Coefficients coefficients = Coefficients.of(cells.characteristics(), vector);
            return new Sample(
                    Optional.of(ImmutableLongArray.copyOf(
                            sums(counts, Odds.of(coefficients).chances(cells)))),
                    ImmutableList.of());
        } catch (ProblemException e) {
            return new Sample(Optional.empty(), e.problems());
        }
    }

    private double[] estimate(Refit refitting, int... counts) {
        double[] all = new double[refitting.patterns().size()];
        double[] left = new double[all.length];
        for (int i = 0; i < patternOf.length; i++) {
            int pattern = refitting.fitted().get(patternOf[i]);
            if (pattern >= 0) {
                all[pattern] += counts[2 * i] + (double) counts[2 * i + 1];
                left[pattern] += counts[2 * i + 1];
            }
        }
        FitPatterns sample = refitting.patterns().withCounts(all, left);
        return refitting
                .fit()
                .search(cells.characteristics(), false)
                .from(sample, refitting.start().toArray())
                .vector();
    }

    /** A long holds the chances of 9.2 million persons in units of 1e-12; more are refused, not wrapped round. */
    private static void add(long[] sums, int group, long chance, long persons) {
        sums[group] = Math.addExact(sums[group], Math.multiplyExact(chance, persons));
    }

    private long[] sums(int[] counts, long... ofPattern) {
        long[] sums = new long[groups];
        for (int i = 0; i < patternOf.length; i++) {
            add(sums, groupOf[i], ofPattern[patternOf[i]], counts[2 * i] + (long) counts[2 * i + 1]);
        }
        return sums;
    }

    /**
     * The expected leavers of a sample.
     *
     * @param units per group, in units of 1e-12; empty if the sample has no estimate, for instance because nobody of a rare
     *     category is left in it
     * @param problems why it has none; empty if it has
     */
    public record Sample(Optional<ImmutableLongArray> units, ImmutableList<Problem> problems) {}
}
