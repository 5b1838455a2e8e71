package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Cells from which a model cannot be estimated, and the words that say so. */
class FitProblemsTest {

    private static final Characteristics TWO = Characteristics.of(
            Sector.VO,
            Characteristic.of("age", "15", "14-", "15", "16"),
            Characteristic.of("delay", "no", "no", "yes"));

    private static final Characteristics TWO_BY_TWO = Characteristics.of(
            Sector.VO, Characteristic.of("debts", "no", "no", "yes"), Characteristic.of("delay", "no", "no", "yes"));

    /** Counts as {first category, second category, persons, leavers}. */
    private static Cells cells(Characteristics characteristics, int[]... counts) {
        CellsBuilder builder = new CellsBuilder(characteristics, ImmutableList.of("01"), true);
        for (int[] count : counts) {
            builder.add(new int[] {count[0], count[1]}, 0, count[2], count[3]);
        }
        return builder.build();
    }

    private static List<String> problems(RiskFit fit, Cells cells) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> fit.fit(cells));
        assertThat(thrown).as("a problem").isNotNull();
        return thrown.problems().stream().map(FitProblemsTest::words).toList();
    }

    private static String words(Problem problem) {
        return problem.code() + ": " + problem.in(Language.EN) + " / " + problem.in(Language.NL);
    }

    private static List<String> problems(Cells cells) {
        return problems(RiskFit.plain(), cells);
    }

    private static RiskFit with(Penalty penalty) {
        return RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(penalty));
    }

    @Test
    void outcomesThatAreNotKnownCannotBeEstimatedFrom() {
        CellsBuilder builder = new CellsBuilder(TWO, ImmutableList.of("01"), false);
        builder.add(new int[] {0, 0}, 0, 3, 0);

        assertThat(problems(builder.build()))
                .singleElement()
                .asString()
                .contains("fit-no-outcomes", "in secondary education left early", "Maybe", "vsv", "Misschien");
    }

    @Test
    void nobodyIsNotEnough() {
        assertThat(problems(cells(TWO)))
                .singleElement()
                .asString()
                .contains("fit-no-persons", "There are no young people");
    }

    @Test
    void someMustLeaveAndSomeMustStay() {
        assertThat(problems(cells(TWO_BY_TWO, new int[][] {{0, 0, 4, 0}, {0, 1, 3, 0}, {1, 0, 5, 0}})))
                .singleElement()
                .asString()
                .contains("fit-nobody-left", "Of the 12 young people", "nobody left early", "niemand");
        assertThat(problems(with(Penalty.ridge(1)), cells(TWO_BY_TWO, new int[][] {
                    {0, 0, 1000, 1000}, {0, 1, 3, 3}, {1, 0, 5, 5}
                })))
                .singleElement()
                .asString()
                .contains("fit-everybody-left", "All 1,008 young people", "Alle 1.008 jongeren");
    }

    @Test
    void everyCategoryThatIsEmptyOrSeparatedIsNamedAtOnce() {
        Cells cells = cells(TWO, new int[][] {{1, 0, 50, 5}, {0, 0, 30, 0}, {1, 1, 4, 4}});

        assertThat(problems(cells))
                .satisfiesExactly(
                        empty -> assertThat(empty)
                                .contains(
                                        "fit-category-empty",
                                        "age=16",
                                        "Nobody falls in category 16 of characteristic age"),
                        young -> assertThat(young)
                                .contains(
                                        "fit-category-separated",
                                        "sector vo, age=14-: ",
                                        "Of the 30 young people in category 14- of characteristic age nobody left early",
                                        "falls without end",
                                        "Maybe merge the category with another one, or estimate with Firth's penalty"),
                        delayed -> assertThat(delayed)
                                .contains(
                                        "delay=yes", "All 4 young people", "rises without end", "stijgt zonder einde"));
    }

    @Test
    void anEmptyReferenceAsksForAnotherOne() {
        assertThat(problems(cells(TWO, new int[][] {{0, 0, 30, 3}, {2, 0, 30, 5}, {0, 1, 20, 5}, {2, 1, 20, 8}})))
                .singleElement()
                .asString()
                .contains("age=15", "the reference that the others are compared with", "Maybe choose a reference");
    }

    @Test
    void aCategoryThatFollowsFromOthersIsNamedWithThem() {
        assertThat(problems(cells(TWO, new int[][] {{0, 0, 30, 3}, {1, 0, 40, 5}, {2, 1, 20, 5}})))
                .singleElement()
                .asString()
                .contains(
                        "fit-collinear",
                        "Whether a young person falls in delay=yes is determined by age=16",
                        "Maybe leave one of these characteristics out or merge categories");
    }

    @Test
    void aRidgePenaltyNeedsNoIndependentCategories() {
        FittedRisk fitted =
                with(Penalty.ridge(2)).fit(cells(TWO, new int[][] {{0, 0, 30, 3}, {1, 0, 40, 5}, {2, 1, 20, 5}}));

        double[] vector = fitted.coefficients().vector();
        assertThat(vector[2]).as("the effect is shared by both").isEqualTo(vector[3]);
    }

    /** Nobody with debts but no delay left, all with delay but no debts did: debts fall and delay rises without end. */
    @Test
    void categoriesThatSeparateTogetherAreNamed() {
        Cells cells = cells(TWO_BY_TWO, new int[][] {{0, 0, 500, 20}, {1, 1, 400, 30}, {1, 0, 60, 0}, {0, 1, 50, 50}});

        assertThat(problems(cells))
                .singleElement()
                .asString()
                .contains(
                        "fit-separated",
                        "sector vo: ",
                        "grow without end: debts=yes (-), delay=yes (+).",
                        "Maybe merge categories, or estimate with Firth's penalty or a ridge penalty",
                        "groeien zonder einde");
        assertThat(largest(with(Penalty.FIRTH).fit(cells))).isLessThan(20);
        assertThat(largest(with(Penalty.ridge(0.1)).fit(cells))).isLessThan(20);
    }

    private static double largest(FittedRisk fitted) {
        return Arrays.stream(fitted.coefficients().vector())
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    /** One leaver among those without delay and one stayer among those with it, in a million: far from 0, but finite. */
    @Test
    void anEffectThatIsHugeButFiniteIsEstimated() {
        Cells cells = cells(TWO_BY_TWO, new int[][] {
            {0, 0, 1_000_000, 1}, {0, 1, 1_000_000, 999_999}, {1, 0, 500_000, 2}, {1, 1, 500_000, 499_990}
        });

        double[] vector = RiskFit.plain().fit(cells).coefficients().vector();

        assertThat(vector[2]).isBetween(25.0, 28.0);
    }

    /**
     * A direction along which the likelihood never falls is found or excluded by trying every direction with entries -2 to 2:
     * for two characteristics of two categories those are enough.
     */
    @Test
    void separationIsReportedExactlyWhereItIs() {
        int[] separated = new int[1];
        Seeded.cases(400, 66, draw -> {
            int[][] counts = new int[4][];
            for (int i = 0; i < 4; i++) {
                int persons = draw.between(1, 30);
                counts[i] = new int[] {
                    i / 2, i % 2, persons, draw.oneIn(2) ? draw.between(0, 1) * persons : draw.between(0, persons)
                };
            }
            boolean expected = isSeparated(counts);
            separated[0] += expected ? 1 : 0;
            Cells cells = cells(TWO_BY_TWO, counts);

            ProblemException thrown = catchThrowableOfType(
                    ProblemException.class, () -> RiskFit.plain().fit(cells));

            assertThat(thrown != null).isEqualTo(expected);
            if (thrown != null) {
                assertThat(thrown.problems())
                        .extracting(Problem::code)
                        .isSubsetOf("fit-separated", "fit-category-separated", "fit-nobody-left", "fit-everybody-left");
            }
        });
        assertThat(separated[0]).isBetween(50, 350);
    }

    private static boolean isSeparated(int[]... counts) {
        for (int code = 0; code < 125; code++) {
            int intercept = code / 25 - 2;
            int first = code / 5 % 5 - 2;
            int second = code % 5 - 2;
            boolean allowed = true;
            boolean moves = false;
            for (int[] count : counts) {
                int change = intercept + count[0] * first + count[1] * second;
                allowed &= change == 0 || change < 0 && count[3] == 0 || change > 0 && count[3] == count[2];
                moves |= change != 0;
            }
            if (allowed && moves) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aSearchThatIsGivenTooFewStepsSaysSo() {
        RiskFit hasty = RiskFit.of(RiskFit.Options.DEFAULT.withMostSteps(2));

        assertThat(problems(hasty, cells(TWO_BY_TWO, new int[][] {
                    {0, 0, 500, 3}, {0, 1, 100, 30}, {1, 0, 90, 60}, {1, 1, 20, 19}
                })))
                .singleElement()
                .asString()
                .contains("fit-not-converged", "after 2 steps", "estimate with a ridge penalty", "Misschien")
                .doesNotContain("more steps");
    }
}
