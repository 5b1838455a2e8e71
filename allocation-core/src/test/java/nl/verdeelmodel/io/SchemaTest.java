package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JSON Schema that editors use says the same as the reader.
 *
 * <p>{@code mvn -pl allocation-core test -Dtest=SchemaTest -Dupdate=true} writes the published file anew.
 */
class SchemaTest {

    private static final Path PUBLISHED = SampleData.FOLDER.resolve("models").resolve("funding-model.schema.json");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ModelFile.schema());

    @TempDir
    private Path temporary;

    @Test
    void thePublishedSchemaIsTheOneOfTheReaderByteForByte() throws IOException {
        if (Boolean.getBoolean("update")) {
            Files.writeString(PUBLISHED, ModelFile.schema());
        }

        assertThat(Files.readString(PUBLISHED)).isEqualTo(ModelFile.schema());
    }

    @ParameterizedTest
    @MethodSource("shippedModels")
    void everyShippedModelIsValid(Path model) throws IOException {
        assertThat(SCHEMA.validate(Files.readString(model), InputFormat.JSON)).isEmpty();
    }

    static Stream<Path> shippedModels() throws IOException {
        try (Stream<Path> files = Files.walk(PUBLISHED.getParent())) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith(PUBLISHED.getFileName()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void thereAreModelsToCheck() throws IOException {
        assertThat(shippedModels()).hasSizeGreaterThanOrEqualTo(34);
        assertThat(SCHEMA.validate(ModelFolder.MODEL, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a number for euros      | \"1000.00\"             | 1000.00",
                "one decimal             | \"1000.00\"             | \"1.9\"",
                "three decimals          | \"1000.00\"             | \"1.999\"",
                "a decimal comma         | \"1000.00\"             | \"1,50\"",
                "a negative amount       | \"1000.00\"             | \"-1.00\"",
                "an amount of letters    | \"1000.00\"             | \"much\"",
                "a year of two digits    | \"2026\":               | \"26\":",
                "an unknown field        | \"share\"               | \"shrae\"",
                "a missing model id      | \"model\": \"proef\",   | ``",
                "a missing key           | \"key\":                | \"title\": \"x\", \"source\":",
                "an id with capitals     | \"grant\"               | \"Grant\"",
                "a share without sign    | \"100%\"                | \"100 procent\"",
                "a share as a number     | \"100%\"                | 1",
                "an empty share          | \"100%\"                | \"\"",
                "two kinds of key        | \"proportionalTo\": \"score\" | \"proportionalTo\": \"score\", \"equalPerRegion\": true",
                "no kind of key          | \"proportionalTo\": \"score\" | \"source\": \"x\"",
                "equalPerRegion false    | \"proportionalTo\": \"score\" | \"equalPerRegion\": false",
                "a blend of nothing      | \"proportionalTo\": \"score\" | \"blend\": []",
                "a product of one        | \"proportionalTo\": \"score\" | \"proportionalTo\": { \"product\": [\"score\"] }",
                "a ratio of three        | \"proportionalTo\": \"score\" | \"proportionalTo\": { \"ratio\": [\"score\", \"young\", \"young\"] }",
                "a ratio of a year       | \"proportionalTo\": \"score\" | \"proportionalTo\": { \"ratio\": [\"score\", \"young\"], \"year\": \"t\" }",
                "weights without a mean  | \"proportionalTo\": \"score\" | \"proportionalTo\": { \"measure\": \"score\", \"weights\": [\"1\"] }",
                "a year beside a mean    | \"proportionalTo\": \"score\" | \"proportionalTo\": { \"measure\": \"score\", \"meanOver\": [\"t\", \"t\"], \"year\": \"t\" }",
                "a mean without years    | \"proportionalTo\": \"score\" | \"proportionalTo\": { \"mean\": \"score\" }",
                "smoothing without start | \"proportionalTo\": \"score\" | \"proportionalTo\": { \"smoothed\": \"score\", \"weight\": \"1\" }",
                "a start as text         | \"proportionalTo\": \"score\" | \"proportionalTo\": { \"smoothed\": \"score\", \"weight\": \"1\", \"from\": \"2026\" }",
                "credibility of nothing  | \"proportionalTo\": \"score\" | \"proportionalTo\": { \"credibility\": \"score\", \"over\": [\"t\", \"t\"] }",
                "two kinds of term       | \"proportionalTo\": \"score\" | \"proportionalTo\": { \"measure\": \"score\", \"smoothed\": \"score\" }",
                "a table without column  | \"table\": \"scores.csv\", \"column\": \"young\" | \"table\": \"scores.csv\"",
                "a column of a model     | \"table\": \"scores.csv\", \"column\": \"young\" | \"outcomeOf\": \"x.json\", \"column\": \"young\"",
                "a table and a model     | \"column\": \"young\" | \"column\": \"young\", \"outcomeOf\": \"x.json\"",
                "a year as t+            | \"proportionalTo\": \"score\" | \"proportionalTo\": { \"measure\": \"score\", \"year\": \"t+\" }",
                "frozen without years    | \"proportionalTo\": \"score\" | \"proportionalTo\": \"score\", \"frozen\": {}",
                "a base year as text     | \"proportionalTo\": \"score\" | \"proportionalTo\": \"score\", \"frozen\": { \"2026\": \"2022\" }",
                "a base year of 900      | \"proportionalTo\": \"score\" | \"proportionalTo\": \"score\", \"frozen\": { \"2026\": 900 }",
                "an excluded name        | \"proportionalTo\": \"score\" | \"proportionalTo\": \"score\", \"exclude\": [\"Rijnmond\"]",
                "amount and ceiling      | \"amount\":             | \"ceiling\": { \"2026\": \"1\" }, \"amount\":",
                "an unknown separator    | \"column\": \"young\"   | \"column\": \"young\", \"separator\": \":\"",
                "an unknown method       | \"parts\":              | \"rounding\": { \"method\": \"bankers\" }, \"parts\":",
                "a title in one language | \"nl\": \"Proef\",      | ``",
                "no regions              | \"regions\": \"regions.csv\", | ``",
                "null                    | \"100%\"                | null"
            })
    void whatTheSchemaRefusesTheReaderRefusesToo(String name, String old, String replacement) {
        ModelFolder folder = new ModelFolder(temporary).model(old, replacement);

        assertThat(SCHEMA.validate(folder.text("model.json"), InputFormat.JSON))
                .as(name)
                .isNotEmpty();
        assertThat(folder.check())
                .as(name)
                .isNotEmpty()
                .extracting(Problem::code)
                .allSatisfy(code -> assertThat(code).startsWith("json-"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"1000.00\"  | \"1000\"",
                "\"1000.00\"  | \"1000.50\"",
                "\"100%\"     | \"1/1\"",
                "\"100%\"     | \"1.00\"",
                "\"score\" } }| \"score\", \"source\": \"art. 1\\nand 2\" } }",
                "\"proportionalTo\": \"score\" | \"proportionalTo\": { \"product\": [\"score\", { \"measure\": \"young\", \"year\": \"t\" }] }",
                "\"proportionalTo\": \"score\" | \"proportionalTo\": { \"ratio\": [\"score\", \"young\"], \"source\": \"art. 1\" }",
                "\"proportionalTo\": \"score\" | \"proportionalTo\": { \"measure\": \"score\", \"meanOver\": [\"t\", \"t\"], \"weights\": [\"1/3\"], \"of\": \"shares\" }",
                "\"proportionalTo\": \"score\" | \"proportionalTo\": { \"mean\": { \"ratio\": [\"score\", \"young\"] }, \"meanOver\": [\"t\", \"t\"] }",
                "\"proportionalTo\": \"score\" | \"proportionalTo\": { \"smoothed\": \"score\", \"weight\": \"30%\", \"from\": 2026, \"year\": \"t\" }",
                "\"proportionalTo\": \"score\" | \"proportionalTo\": \"score\", \"exclude\": [\"1\"]"
            })
    void whatTheReaderAcceptsTheSchemaAcceptsToo(String old, String replacement) {
        ModelFolder folder = new ModelFolder(temporary).model(old, replacement);

        assertThat(folder.check()).isEmpty();
        assertThat(SCHEMA.validate(folder.text("model.json"), InputFormat.JSON)).isEmpty();
    }
}
