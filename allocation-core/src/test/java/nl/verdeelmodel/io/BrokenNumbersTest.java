package nl.verdeelmodel.io;

import static nl.verdeelmodel.testing.BrokenInput.of;
import static nl.verdeelmodel.testing.BrokenInput.scores;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.verdeelmodel.testing.BrokenInput;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells that are no number, or a number in another convention than the declared one; nothing is guessed. */
@Tag("locale")
class BrokenNumbersTest {

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @MethodSource("numbers")
    void aBrokenTableIsExplained(BrokenInput input) {
        input.check(temporary);
    }

    /** Advice once said to declare a decimal comma for thousands, and then to declare a decimal point: a factor 1000. */
    @Test
    void theAdviceOnThousandsDoesNotLeadToTheNextRefusal() {
        ModelFolder folder = new ModelFolder(temporary).replace("scores.csv", "20,100", "12.345,100");
        String advice = folder.check().get(0).advice().en();
        if (advice.contains("\"comma\"")) {
            folder.model("\"column\": \"score\" }", "\"column\": \"score\", \"decimal\": \"comma\" }");
            assertThat(folder.check()).isEmpty();
        } else {
            assertThat(advice).contains("without");
        }
    }

    static Stream<BrokenInput> numbers() {
        return Stream.of(
                of(
                        "a negative number",
                        scores("20,100", "-20,100"),
                        "scores.csv:3",
                        "column score holds -20; it must be 0 or more",
                        "nl:in kolom score staat -20"),
                of("NaN", scores("20,100", "NaN,100"), "scores.csv:3", "column score holds \"NaN\"", "decimal point"),
                of("infinity", scores("20,100", "Infinity,100"), "scores.csv:3", "\"Infinity\""),
                of(
                        "an empty cell",
                        scores("20,100", ",100"),
                        "scores.csv:3",
                        "column score is empty",
                        "an empty cell never counts as 0",
                        "nl:een lege cel telt nooit als 0"),
                of("a cell of spaces", scores("20,100", "  ,100"), "scores.csv:3", "column score is empty"),
                of(
                        "a word in a column of numbers",
                        scores("20,100", "n.b.,100"),
                        "scores.csv:3",
                        "column score holds \"n.b.\", which is not a number with a decimal point"),
                of(
                        "an Excel error in a column of numbers",
                        scores("20,100", "#DIV/0!,100"),
                        "scores.csv:3",
                        "\"#DIV/0!\""),
                of("an exponent", scores("20,100", "2e1,100"), "scores.csv:3", "\"2e1\""),
                of("a currency sign", scores("20,100", "EUR 20,100"), "scores.csv:3", "\"EUR 20\""),
                of("digits of another script", scores("20,100", "\u0662\u0660,100"), "scores.csv:3", "not a number"),
                of(
                        "a decimal comma where a point is declared",
                        scores("20,100", "\"20,5\",100"),
                        "scores.csv:3",
                        "column score holds \"20,5\"",
                        "Maybe this table has a decimal comma",
                        "\"decimal\": \"comma\"",
                        "nl:Misschien heeft deze tabel een decimale komma"),
                of(
                        "a decimal point where a comma is declared",
                        semicolons("20;", "20.5;"),
                        "scores.csv:3",
                        "column score holds \"20.5\", which is not a number with a decimal comma",
                        "Maybe this table has a decimal point",
                        "\"decimal\": \"point\""),
                of(
                        "1.234 where no decimal sign is declared and no other number settles it",
                        scores("20,100", "1.234,100"),
                        "scores.csv:3",
                        "column score holds 1.234, which could also be thousands",
                        "\"decimal\": \"point\"",
                        "nl:in kolom score staat 1.234; dat kan ook een duizendtal zijn"),
                of(
                        "1.234 with a decimal comma, which may be either",
                        semicolons("20;", "1.234;"),
                        "scores.csv:3",
                        "column score holds \"1.234\", which is not a number with a decimal comma",
                        "Maybe this is 1234",
                        "nl:Misschien is dit 1234"),
                of(
                        "1,234 with a decimal point, which may be either",
                        scores("20,100", "\"1,234\",100"),
                        "scores.csv:3",
                        "column score holds \"1,234\", which is not a number with a decimal point",
                        "Maybe this is 1234"));
    }

    /** The scores as Dutch Excel writes them, with a piece replaced. */
    private static Consumer<ModelFolder> semicolons(String old, String replacement) {
        return folder -> folder.write(
                        "scores.csv", ModelFolder.SCORES.replace(',', ';').replace("100\n", "100,0\n"))
                .model("\"column\": \"score\" }", "\"column\": \"score\", \"decimal\": \"comma\" }")
                .model("\"column\": \"young\" }", "\"column\": \"young\", \"decimal\": \"comma\" }")
                .replace("scores.csv", old, replacement);
    }
}
