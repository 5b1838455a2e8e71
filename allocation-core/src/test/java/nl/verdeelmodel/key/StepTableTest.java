package nl.verdeelmodel.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Where;
import org.junit.jupiter.api.Test;

/** What a step table must be: rising, without gap or overlap, open at most at the end. Steps made up for the test. */
class StepTableTest {

    @Test
    void aCountStandsOnTheStepThatHoldsItBothEndsIncluded() {
        StepTable table = table("0-10: 100", "11-20: 200", "21-: 300");

        assertThat(table.stepOf(Fraction.ZERO)).hasValue(0);
        assertThat(table.stepOf(Fraction.of(10))).hasValue(0);
        assertThat(table.stepOf(Fraction.of(11))).hasValue(1);
        assertThat(table.stepOf(Fraction.of(20))).hasValue(1);
        assertThat(table.stepOf(Fraction.of(21))).hasValue(2);
        assertThat(table.stepOf(Fraction.of(Long.MAX_VALUE).times(Fraction.of(2))))
                .hasValue(2);
    }

    @Test
    void aCountOutsideOrBetweenTheStepsStandsOnNone() {
        StepTable table = table("5-10: 100", "11-20: 200");

        assertThat(table.stepOf(Fraction.of(4))).isEmpty();
        assertThat(table.stepOf(Fraction.of(21))).isEmpty();
        assertThat(table.stepOf(Fraction.of(-1))).isEmpty();
        assertThat(table.stepOf(Fraction.parse("10.5"))).isEmpty();
        assertThat(table.stepOf(Fraction.parse("9.5"))).hasValue(0);
    }

    @Test
    void aGapIsRefusedAndTheRightBeginningProposed() {
        assertRefused(
                "steps-gap",
                2,
                "ends at 10 and the next begins at 12",
                "Maybe the next step should begin at 11.",
                "0-10: 100",
                "12-20: 200");
    }

    @Test
    void anOverlapIsRefusedAndTheRightBeginningProposed() {
        assertRefused(
                "steps-overlap",
                2,
                "ends at 10 and the next begins at 10",
                "Maybe the next step should begin at 11.",
                "0-10: 100",
                "10-20: 200");
        assertRefused("steps-overlap", 2, "ends at 20 and the next begins at 5", "begin at 21", "11-20: 1", "5-30: 2");
    }

    @Test
    void onlyTheLastStepMayBeOpen() {
        assertRefused("step-open", 1, "The step from 0 has no end, but is not the last.", "", "0-: 100", "11-20: 200");
    }

    @Test
    void aStepThatEndsBeforeItBeginsIsRefused() {
        assertRefused("step-reversed", 1, "begins at 20 and ends before that, at 10", "", "20-10: 100");
    }

    @Test
    void aNegativeAmountIsRefused() {
        assertRefused("step-negative", 1, "The amount of the step from 0 is EUR -1.00", "", "0-10: -1");
    }

    @Test
    void aTableWithoutStepsIsRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(
                        () -> StepTable.of(List.of(), Where.file("model.json").atLine(7)))
                .withMessage("model.json:7: The step table has no steps.");
    }

    @Test
    void aLargeCountHasSeparatorsInTheMessage() {
        assertRefused(
                "steps-gap",
                2,
                "ends at 12,500 and the next begins at 12,502",
                "begin at 12,501.",
                "0-12500: 1",
                "12502-18000: 2");
    }

    @Test
    void everyFaultOfATableIsNamedAtOnce() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> table("0-10: -1", "12-20: 200", "20-30: 300", "40-35: 4"))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem ->
                                problem.code() + " " + problem.where().line())
                        .containsExactlyInAnyOrder(
                                "step-negative 1", "steps-gap 2", "steps-overlap 3", "step-reversed 4", "steps-gap 4"));
    }

    private static void assertRefused(String code, int line, String message, String advice, String... steps) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> table(steps))
                .satisfies(e -> assertThat(e.problems()).singleElement().satisfies((Problem problem) -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.where().line()).isEqualTo(line);
                    assertThat(problem.message().en()).contains(message);
                    assertThat(problem.advice().en()).contains(advice);
                }));
    }

    /** Steps such as {@code 0-10: 100}, one a line; {@code 21-: 300} is open. */
    private static StepTable table(String... steps) {
        List<StepTable.Step> list = new ArrayList<>();
        for (String step : steps) {
            String[] words = step.split("-|: ", 3);
            list.add(new StepTable.Step(
                    Long.parseLong(words[0]),
                    words[1].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(words[1])),
                    Money.parse(words[2]),
                    Where.file("model.json").atLine(list.size() + 1)));
        }
        return StepTable.of(list, Where.file("model.json"));
    }
}
