package nl.verdeelmodel.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The problems of an input are collected and shown together, each once, in the order in which they were found. */
class ProblemsTest {

    private static final Problem FIRST = problem("first", "Regio 14 is onbekend.", "Region 14 is unknown.");
    private static final Problem SECOND = problem("second", "Een cel is leeg.", "A cell is empty.");

    @Test
    void keepsWhatAStepMadeWhenItHadNoProblems() {
        Problems problems = new Problems();

        assertThat(problems.collect(() -> "made")).contains("made");
        assertThat(problems.count()).isZero();
        assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void goesOnAfterAStepWithProblemsAndThrowsThemAllAtOnce() {
        Problems problems = new Problems();

        assertThat(problems.collect(() -> failing(FIRST))).isEmpty();
        assertThat(problems.collect(() -> failing(SECOND))).isEmpty();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(problems::throwIfAny)
                .satisfies(e -> assertThat(e.problems()).containsExactly(FIRST, SECOND));
    }

    @Test
    void namesAProblemOnceThoughSeveralStepsFindIt() {
        Problems problems = new Problems();
        problems.add(FIRST);
        problems.addAll(List.of(SECOND, FIRST));
        problems.collect(() -> failing(SECOND));

        assertThat(problems.list()).containsExactly(FIRST, SECOND);
        assertThat(problems.count()).isEqualTo(2);
    }

    @Test
    void theSameFaultOnTwoLinesAreTwoProblems() {
        Problems problems = new Problems();
        for (int line : new int[] {3, 4}) {
            problems.add(Problem.input("x", Where.file("t.csv").atLine(line), Text.same("wrong")));
        }

        assertThat(problems.list())
                .extracting(problem -> problem.where().line())
                .containsExactly(3, 4);
    }

    @Test
    void doesNotHideAFaultOfTheProgram() {
        Problems problems = new Problems();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> problems.collect(() -> {
                    throw new IllegalStateException("a fault of the program");
                }));
    }

    @Test
    void anEarlierListDoesNotChangeLater() {
        Problems problems = new Problems();
        problems.add(FIRST);
        List<Problem> earlier = problems.list();
        problems.add(SECOND);

        assertThat(earlier).containsExactly(FIRST);
    }

    @Test
    void theMessageOfTheExceptionHasAllProblemsInEnglish() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> failing(FIRST, SECOND))
                .withMessage("t.csv:3: Region 14 is unknown.\nt.csv:3: A cell is empty.");
    }

    @Test
    void printsPlaceMessageAndAdviceInTheLanguageOfTheReader() {
        Problem problem = Problem.input(
                "x",
                Where.file("t.csv").atLine(3),
                Text.of("een fout.", "a fault."),
                Text.of("Misschien zo.", "Maybe so."));

        assertThat(problem.in(Language.NL)).isEqualTo("t.csv:3: een fout.\n    Misschien zo.");
        assertThat(problem.in(Language.EN)).isEqualTo("t.csv:3: a fault.\n    Maybe so.");
        assertThat(Problem.input("x", Where.NOWHERE, Text.same("fault")).in(Language.EN))
                .isEqualTo("fault");
    }

    private static Problem problem(String code, String nl, String en) {
        return Problem.input(code, Where.file("t.csv").atLine(3), Text.of(nl, en));
    }

    private static Object failing(Problem... problems) {
        throw new ProblemException(List.of(problems));
    }
}
