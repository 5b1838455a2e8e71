package nl.verdeelmodel.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.io.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped models say what their regulations say, in every year. */
class SampleModelsTest {

    private static final Path MODELS = Path.of("..", "sample-data", "models");

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.list(MODELS), Files.list(MODELS.resolve("cases")))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().endsWith(".schema.json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void canBeAllocatedInEveryYear(Path model) {
        assertThat(ModelFile.check(model, ModelFile.Options.NONE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void isNamedAfterItsFile(Path model) {
        assertThat(model.getFileName())
                .hasToString(ModelFile.read(model).model().id() + ".json");
    }

    @ParameterizedTest
    @CsvSource({
        "regeling-2026-2029,      2026, 117813000.00",
        "regeling-2026-2029,      2029, 117813000.00",
        "regeling-with-stability, 2026, 117813000.00",
        "regeling-with-stability, 2029, 117813000.00",
        "rmc-2012,                2012,  31598836.00",
        "regionaal-programma-2013,2013,  19677210.00",
        "regionaal-programma-2013,2014,  19450000.00",
        "regionaal-programma-2013,2015,  19150000.00",
        "regionaal-programma-2013,2016,  19150000.00",
        "plusvoorziening-2013,    2013,  30400000.00",
        "rmc-extra-2020,          2020,   8000000.00"
    })
    void dividesTheWholeBudget(String model, int year, String total) {
        assertThat(allocate(model, year).total()).hasToString(total);
    }

    @ParameterizedTest
    @CsvSource({
        "regionaal-programma, risico, 50047567.50",
        "regionaal-programma, grens,    125432.50",
        "doorstroompunt,      risico, 67470900.00",
        "doorstroompunt,      grens,    169100.00"
    })
    void givesTheBorderAQuarterOfAPercent(String stream, String part, String amount) {
        assertThat(allocate("regeling-2026-2029", 2026).stream(stream)
                        .part(part)
                        .amount())
                .hasToString(amount);
    }

    @Test
    void refreshesTheKeyOnceAndOnlyForTheDoorstroompunt() {
        assertThat(budgets("doorstroompunt", 2027)).isEqualTo(budgets("doorstroompunt", 2026));
        assertThat(budgets("doorstroompunt", 2028)).isNotEqualTo(budgets("doorstroompunt", 2027));
        assertThat(budgets("doorstroompunt", 2029)).isEqualTo(budgets("doorstroompunt", 2028));
        assertThat(budgets("regionaal-programma", 2029)).isEqualTo(budgets("regionaal-programma", 2026));
    }

    private static Object budgets(String stream, int year) {
        return allocate("regeling-2026-2029", year).stream(stream).budgets();
    }

    private static Allocation allocate(String model, int year) {
        return ModelFile.read(MODELS.resolve(model + ".json")).allocate(year);
    }
}
