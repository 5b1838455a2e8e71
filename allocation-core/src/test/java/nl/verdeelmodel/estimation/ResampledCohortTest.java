package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import nl.verdeelmodel.numeric.RandomStream;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.Sector;
import org.junit.jupiter.api.Test;

/** Cohorts of as many persons, drawn with replacement. */
class ResampledCohortTest {

    private static final Characteristics TWO = Characteristics.of(
            Sector.VO, Characteristic.of("suspect", "no", "no", "yes"), Characteristic.of("delay", "no", "no", "yes"));
    private static final int[] GROUPS = {0, 1, 0};

    /** Three places in two groups; a fifth of the persons left, more where both characteristics are yes. */
    private static Cells cells() {
        CellsBuilder builder = new CellsBuilder(TWO, ImmutableList.of("01", "02", "03"), true);
        for (int place = 0; place < 3; place++) {
            builder.add(new int[] {0, 0}, place, 900 + 100 * place, 90);
            builder.add(new int[] {0, 1}, place, 500, 100);
            builder.add(new int[] {1, 0}, place, 300 - 100 * place, 60);
            builder.add(new int[] {1, 1}, place, 200, 90);
        }
        return builder.build();
    }

    private static double persons(ImmutableLongArray units, int group) {
        return units.get(group) / (double) Odds.ONE;
    }

    @Test
    void keepsTheNationalNumberOfPersons() {
        Coefficients half = Coefficients.of(TWO, new double[3]);
        ResampledCohort cohort = ResampledCohort.scoredBy(cells(), GROUPS, 2, half);
        for (int number = 0; number < 50; number++) {
            ImmutableLongArray units = cohort.sample(8, number).units().orElseThrow();

            assertThat(units.get(0) + units.get(1)).isEqualTo(cells().totalPersons() * Odds.ONE / 2);
        }
    }

    /** A sum over N persons drawn one by one: variance N (mean square - squared mean) of what a person adds to the group. */
    @Test
    void spreadsTheScoreOfAGroupAsAMultinomialSample() {
        Cells cells = cells();
        Coefficients coefficients = Coefficients.of(TWO, new double[] {-2, 0.7, 1.2});
        long[] chances = Odds.of(coefficients).chances(cells);
        double sum = 0;
        double squares = 0;
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
                double chance = GROUPS[cells.place(cell)] == 0 ? chances[pattern] / (double) Odds.ONE : 0;
                sum += cells.persons(cell) * chance;
                squares += cells.persons(cell) * chance * chance;
            }
        }
        double expected = Math.sqrt(squares - sum * sum / cells.totalPersons());
        ResampledCohort cohort = ResampledCohort.scoredBy(cells, GROUPS, 2, coefficients);
        int samples = 2000;
        double mean = 0;
        double variance = 0;
        for (int number = 0; number < samples; number++) {
            double score = persons(cohort.sample(5, number).units().orElseThrow(), 0);
            mean += score / samples;
            variance += (score - sum) * (score - sum) / samples;
        }

        assertThat(cohort.original()[0] / (double) Odds.ONE).isCloseTo(sum, within(1e-8));
        assertThat(mean).isCloseTo(sum, within(4 * expected / Math.sqrt(samples)));
        assertThat(Math.sqrt(variance) / expected).isCloseTo(1, within(4 / Math.sqrt(2.0 * samples)));
    }

    /** The slow way: count the same draw in cells, fit them, score them. */
    @Test
    void aRefittedSampleIsTheFitAndTheScoreOfItsPersons() {
        Cells cells = cells();
        ResampledCohort cohort = ResampledCohort.refitted(cells, GROUPS, 2, RiskFit.plain());
        int[] kinds = kinds(cells);
        for (int number = 0; number < 10; number++) {
            int[] counts = PersonDraws.ofKinds(kinds).counts(RandomUse.COHORTS.stream(21, number));
            Cells sample = inGroups(cells, counts);
            Coefficients coefficients = RiskFit.plain().fit(sample).coefficients();
            long[] chances = Odds.of(coefficients).chances(sample);
            double[] scores = new double[2];
            for (int pattern = 0; pattern < sample.patterns(); pattern++) {
                for (int cell = sample.firstCell(pattern); cell < sample.firstCell(pattern + 1); cell++) {
                    scores[sample.place(cell)] += sample.persons(cell) * (chances[pattern] / (double) Odds.ONE);
                }
            }

            ImmutableLongArray units = cohort.sample(21, number).units().orElseThrow();

            assertThat(persons(units, 0)).isCloseTo(scores[0], within(1e-6));
            assertThat(persons(units, 1)).isCloseTo(scores[1], within(1e-6));
            // Maximum likelihood with an intercept: the chances add up to those who left.
            assertThat(persons(units, 0) + persons(units, 1)).isCloseTo(sample.totalLeavers(), within(1e-6));
        }
    }

    /** Per pattern the first group, then the second; of each who stayed, then who left. */
    private static int[] kinds(Cells cells) {
        int[] kinds = new int[4 * cells.patterns()];
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
                int kind = 4 * pattern + 2 * GROUPS[cells.place(cell)];
                kinds[kind] += cells.persons(cell) - cells.leavers(cell);
                kinds[kind + 1] += cells.leavers(cell);
            }
        }
        return kinds;
    }

    private static Cells inGroups(Cells cells, int... counts) {
        CellsBuilder builder = new CellsBuilder(TWO, ImmutableList.of("1", "2"), true);
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            int[] categories = {cells.category(pattern, 0), cells.category(pattern, 1)};
            for (int group = 0; group < 2; group++) {
                int kind = 4 * pattern + 2 * group;
                builder.add(categories, group, counts[kind] + counts[kind + 1], counts[kind + 1]);
            }
        }
        return builder.build();
    }

    @Test
    void aSampleDependsOnItsNumberAndTheSeedOnly() {
        ResampledCohort cohort = ResampledCohort.refitted(cells(), GROUPS, 2, RiskFit.plain());
        ImmutableLongArray third = cohort.sample(3, 2).units().orElseThrow();
        cohort.sample(3, 0);

        assertThat(cohort.sample(3, 2).units().orElseThrow()).isEqualTo(third);
        assertThat(cohort.sample(4, 2).units().orElseThrow()).isNotEqualTo(third);
    }

    @Test
    void aSampleWithoutAnEstimateSaysWhy() {
        Characteristics one = Characteristics.of(Sector.VO, Characteristic.of("suspect", "no", "no", "yes"));
        CellsBuilder builder = new CellsBuilder(one, ImmutableList.of("01"), true);
        builder.add(new int[] {0}, 0, 500, 40);
        builder.add(new int[] {1}, 0, 3, 1);
        ResampledCohort cohort = ResampledCohort.refitted(builder.build(), new int[] {0}, 1, RiskFit.plain());
        int failed = 0;
        for (int number = 0; number < 100; number++) {
            ResampledCohort.Sample sample = cohort.sample(1, number);
            assertThat(sample.units().isEmpty()).isEqualTo(!sample.problems().isEmpty());
            failed += sample.units().isEmpty() ? 1 : 0;
        }

        assertThat(failed).isBetween(10, 90);
    }

    @Test
    void drawsNoPersonsFromNobody() {
        assertThat(PersonDraws.ofKinds(0, 3, 0).counts(RandomStream.of(1, 1))).containsExactly(0, 3, 0);
    }
}
