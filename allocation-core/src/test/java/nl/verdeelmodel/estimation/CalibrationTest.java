package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import nl.verdeelmodel.numeric.ChiSquaredTail;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Do as many leave as their chances say, in groups of rising chance? */
class CalibrationTest {

    private static final List<Integer> GROUPS = List.of(10, 7);

    private static ObservedChances observed(int cohort) {
        Cells cells = DiagnosticsGolden.cells(cohort);
        return ObservedChances.of(
                cells, Odds.of(DiagnosticsGolden.coefficients()).chances(cells));
    }

    @Test
    void groupsAndTestAreThoseOfR() {
        for (int groups : GROUPS) {
            checkAgainstR("own." + groups, CalibrationTable.of(observed(2022), groups), true);
            checkAgainstR("other." + groups, CalibrationTable.of(observed(2023), groups), false);
        }
    }

    private static void checkAgainstR(String name, CalibrationTable table, boolean own) {
        assertThat(table.groups()).hasSize((int) DiagnosticsGolden.value(name + ".groups"));
        for (int i = 1; i <= table.groups().size(); i++) {
            CalibrationGroup group = table.groups().get(i - 1);
            assertThat(group.persons()).isEqualTo((long) DiagnosticsGolden.value(name + ".persons." + i));
            assertThat(group.leavers()).isEqualTo((long) DiagnosticsGolden.value(name + ".leavers." + i));
            assertThat(group.expected()).isEqualTo(DiagnosticsGolden.value(name + ".expected." + i), within(1e-8));
        }
        HosmerLemeshow test = own ? HosmerLemeshow.ofOwnPersons(table) : HosmerLemeshow.ofOtherPersons(table);
        assertThat(test.statistic()).isEqualTo(DiagnosticsGolden.value(name + ".hl"), within(1e-8));
        assertThat(test.pValue()).isEqualTo(DiagnosticsGolden.value(name + ".p"), within(1e-11));
        assertThat(test.degreesOfFreedom()).isEqualTo(table.groups().size() - (own ? 2 : 0));
    }

    /** The rule said slowly: walk over the persons in order, and end a group with all who have the chance of its last one. */
    @Test
    void everyGroupEndsWithThePersonThatTheRuleNames() {
        Seeded.cases(400, 65, draw -> {
            JudgedPersons persons = JudgedPersons.draw(draw, 70);
            int groups = draw.between(1, 12);
            long[] sorted = Arrays.stream(persons.chances()).sorted().toArray();
            double[] ends = new double[groups];
            Arrays.setAll(ends, k -> (double) sorted[(sorted.length - 1) * (k + 1) / groups] / Odds.ONE);
            double[] expected = Arrays.stream(ends).distinct().toArray();

            CalibrationTable table = CalibrationTable.of(persons.observed(), groups);

            assertThat(table.groups().stream().mapToDouble(CalibrationGroup::highest))
                    .containsExactly(Arrays.stream(expected).boxed().toArray(Double[]::new));
            assertThat(table.groups().stream()
                            .mapToLong(CalibrationGroup::persons)
                            .sum())
                    .isEqualTo(sorted.length);
            for (int i = 1; i < expected.length; i++) {
                assertThat(table.groups().get(i).lowest())
                        .isGreaterThan(table.groups().get(i - 1).highest());
            }
        });
    }

    @Test
    void neverSplitsEqualChances() {
        CalibrationTable table = CalibrationTable.of(
                ObservedChances.of(new long[] {Odds.ONE / 10, Odds.ONE / 5}, new long[] {95, 5}, new long[] {10, 1}),
                10);

        assertThat(table.groups())
                .containsExactly(new CalibrationGroup(0.1, 0.1, 95, 10, 9.5), new CalibrationGroup(0.2, 0.2, 5, 1, 1));
        assertThat(table.groups().get(0).meanChance()).isEqualTo(0.1);
        assertThat(table.groups().get(1).observedShare()).isEqualTo(0.2);
    }

    @Test
    void chancesThatAreRightHaveNoDeviation() {
        long[] chances = {Odds.ONE / 10, Odds.ONE / 5, Odds.ONE / 2, 0, Odds.ONE};
        ObservedChances exact = ObservedChances.of(chances, new long[] {10, 20, 2, 4, 3}, new long[] {1, 4, 1, 0, 3});

        HosmerLemeshow test = HosmerLemeshow.ofOwnPersons(CalibrationTable.of(exact, 39));

        assertThat(test).isEqualTo(new HosmerLemeshow(0, 3, 1));
    }

    @Test
    void whoLeavesWithChanceZeroRefutesTheModel() {
        ObservedChances refuted = ObservedChances.of(new long[] {0, 5}, new long[] {4, 4}, new long[] {1, 1});

        HosmerLemeshow test = HosmerLemeshow.ofOtherPersons(CalibrationTable.of(refuted, 8));

        assertThat(test.statistic()).isInfinite();
        assertThat(test.pValue()).isZero();
    }

    @Test
    void saysThatTwoGroupsAreTooFewToTestAModelOnItsOwnPersons() {
        CalibrationTable two =
                CalibrationTable.of(ObservedChances.of(new long[] {5, 9}, new long[] {10, 10}, new long[] {1, 2}), 10);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> HosmerLemeshow.ofOwnPersons(two))
                .satisfies(e -> {
                    assertThat(e.problems().get(0).in(Language.EN)).contains("only 2 groups", "at least 3", "Maybe");
                    assertThat(e.problems().get(0).in(Language.NL)).contains("maar 2 groepen", "minstens 3");
                });
    }

    @Test
    void slopeAndInterceptAreThoseOfR() {
        CalibrationLine line = CalibrationLine.of(observed(2023));

        assertThat(line.intercept()).isEqualTo(DiagnosticsGolden.value("slope.intercept"), within(1e-8));
        assertThat(line.slope()).isEqualTo(DiagnosticsGolden.value("slope.slope"), within(1e-8));
        assertThat(line.interceptError()).isEqualTo(DiagnosticsGolden.value("slope.intercept.se"), within(1e-8));
        assertThat(line.slopeError()).isEqualTo(DiagnosticsGolden.value("slope.slope.se"), within(1e-8));
    }

    @Test
    void aModelOnItsOwnPersonsHasSlopeOneAndInterceptZero() {
        CalibrationLine line = CalibrationLine.of(observed(2022));

        assertThat(line.slope()).isEqualTo(1, within(1e-8));
        assertThat(line.intercept()).isEqualTo(0, within(1e-8));
    }

    @Test
    void saysWhyThereIsNoSlope() {
        ObservedChances equal = ObservedChances.of(new long[] {5}, new long[] {10}, new long[] {5});
        ObservedChances certain = ObservedChances.of(new long[] {0, 5}, new long[] {9, 9}, new long[] {0, 4});
        ObservedChances parted =
                ObservedChances.of(new long[] {Odds.ONE / 4, Odds.ONE / 2}, new long[] {50, 50}, new long[] {0, 50});
        for (ObservedChances none : List.of(equal, certain, parted)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> CalibrationLine.of(none))
                    .withMessageContaining("calibration slope does not exist");
        }
    }

    @Test
    void theFarTailIsThatOfR() {
        for (String statistic : List.of("0.5", "20", "1300", "5000", "60000")) {
            for (int degrees : new int[] {1, 2, 9, 50}) {
                double expected = DiagnosticsGolden.value("log.tail." + statistic + "." + degrees);

                assertThat(ChiSquaredTail.logOf(Double.parseDouble(statistic), degrees))
                        .isEqualTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
            }
        }
    }
}
