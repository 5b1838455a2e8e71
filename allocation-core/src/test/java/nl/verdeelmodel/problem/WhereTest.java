package nl.verdeelmodel.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The place of a problem, written as editors and terminals understand it. */
class WhereTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "model.json | 12 | 5 | streams.x.amount | model.json:12:5 (streams.x.amount)",
                "model.json | 12 | 5 | ''               | model.json:12:5",
                "scores.csv | 3  | 0 | ''               | scores.csv:3",
                "scores.csv | 0  | 0 | ''               | scores.csv",
                "model.json | 0  | 0 | streams.x        | model.json (streams.x)",
                "''         | 0  | 0 | streams.x        | streams.x",
                "''         | 0  | 0 | ''               | ''"
            })
    void showsOnlyWhatIsKnown(String file, int line, int column, String path, String text) {
        assertThat(new Where(file, line, column, path)).hasToString(text);
    }

    @Test
    void nowhereIsWrittenAsNothing() {
        assertThat(Where.NOWHERE).hasToString("");
    }

    @Test
    void aLineIsALineOfTheSameFileAndAPathAPathAtTheSamePlace() {
        assertThat(Where.file("scores.csv").atLine(7)).hasToString("scores.csv:7");
        assertThat(new Where("model.json", 3, 4, "a").withPath("b.c")).hasToString("model.json:3:4 (b.c)");
        assertThat(Where.path("a").atLine(2).withPath("b").path()).isEqualTo("b");
    }
}
