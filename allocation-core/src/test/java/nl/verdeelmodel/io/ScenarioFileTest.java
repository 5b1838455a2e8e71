package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.scenario.ScenarioOutcome;
import nl.verdeelmodel.scenario.ScenarioRunner;
import nl.verdeelmodel.scenario.ScenarioTable;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.SampleData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of scenarios: what is read, what is refused with its line, the schema, and what is written.
 *
 * <p>{@code mvn -pl allocation-core test -Dtest=ScenarioFileTest -Dupdate=true} writes the published schema anew.
 */
class ScenarioFileTest {

    private static final Path FOLDER = SampleData.FOLDER.resolve("scenarios");
    private static final Path PUBLISHED = FOLDER.resolve("scenarios.schema.json");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ScenarioFile.schema());

    private static final String FILE = """
            {
              "title": { "nl": "Proef", "en": "Trial" },
              "scenarios": [
                { "id": "more", "title": "more money", "source": "a note",
                  "changes": ["streams.grant.amount.2026=1200.00"] },
                { "id": "young", "changes": ["streams.grant.parts.all.key.proportionalTo=young"] },
                { "id": "other-scores", "data": "other" }
              ]
            }
            """;

    @TempDir
    private Path folder;

    private ScenarioFile read(String text) throws IOException {
        return ScenarioFile.read(Files.writeString(folder.resolve("scenarios.json"), text));
    }

    private List<Problem> problemsOf(String text) {
        return catchThrowableOfType(ProblemException.class, () -> read(text)).problems();
    }

    private ScenarioTable run(String text) throws IOException {
        Path model = new ModelFolder(folder).model();
        ChangedModelFiles models = new ChangedModelFiles(model, ModelFile.Options.NONE, read(text));
        return ScenarioRunner.of(models).run(read(text).scenarios(), years -> years);
    }

    @Test
    void readsScenariosWithTheirTitlesChangesAndFolders() throws IOException {
        ScenarioFile file = read(FILE);

        assertThat(file.title()).isEqualTo(Text.of("Proef", "Trial"));
        assertThat(file.scenarios().stream().map(scenario -> scenario.id()))
                .containsExactly("more", "young", "other-scores");
        assertThat(file.scenarios().get(0).changes().get(0).path()).isEqualTo("streams.grant.amount.2026");
        assertThat(file.scenarios().get(0).changes().get(0).value()).isEqualTo("1200.00");
        assertThat(file.scenarios().get(1).title()).isEqualTo(Text.same("young"));
        assertThat(file.scenarios().get(2).data()).contains("other");
    }

    @Test
    void theTablesOfAScenarioGoBeforeThoseOfTheModelAndOnlyInThatScenario() throws IOException {
        Files.createDirectory(folder.resolve("other"));
        Files.writeString(
                folder.resolve("other/scores.csv"),
                "year,region_code,score,young\n2026,01,1,1\n2026,02,1,1\n2026,03,2,1\n");

        ScenarioTable table = run(FILE);

        assertThat(ScenarioFiles.wide(table).lines().toList().get(1))
                .isEqualTo("2026,01,North,166.67,200.00,33.33,250.00,83.33,250.00,83.33");
    }

    @Test
    void aFolderOfAScenarioGoesBeforeTheDataFolderOfAll() throws IOException {
        for (String name : List.of("other", "own")) {
            Files.createDirectory(folder.resolve(name));
            int first = name.equals("own") ? 8 : 2;
            Files.writeString(
                    folder.resolve(name).resolve("scores.csv"),
                    "year,region_code,score,young\n2026,01," + first + ",2\n2026,02,1,1\n2026,03,1,1\n");
        }
        Path model = new ModelFolder(folder).model();
        ModelFile.Options options = new ModelFile.Options(List.of(), Optional.of(folder.resolve("own")));
        ScenarioFile file = read(FILE);

        ScenarioTable table =
                ScenarioRunner.of(new ChangedModelFiles(model, options, file)).run(file.scenarios(), years -> years);

        assertThat(ScenarioFiles.wide(table).lines().toList().get(1))
                .isEqualTo("2026,01,North,800.00,960.00,160.00,500.00,-300.00,500.00,-300.00");
    }

    @Test
    void aScenarioThatFailsNamesItsOwnLineAndHasEmptyCells() throws IOException {
        ScenarioTable table = run(FILE.replace("1200.00", "plenty").replace("parts.all.key", "parts.al.key"));

        assertThat(table.failed()).hasSize(3);
        assertThat(table.failed().stream()
                        .map(ScenarioOutcome::problems)
                        .map(problems ->
                                place(problems.get(0)) + " " + problems.get(0).code()))
                .containsExactly(
                        "scenarios.json:5:19 (streams.grant.amount.2026) json-value",
                        "scenarios.json:6:34 (scenarios.young.changes.0) set-unknown",
                        "scenarios.json:7:37 (scenarios.other-scores.data) data-folder-missing");
        assertThat(ScenarioFiles.amounts(table)).contains("2026,unchanged,01,North,166.67,0.00,0.000000,\n");
        assertThat(ScenarioFiles.amounts(table)).contains("2026,more,01,North,,,,\n");
        assertThat(ScenarioFiles.totals(table)).contains("2026,young,young,young,failed,,,,,,,,,,,set-unknown,");
        assertThat(ScenarioFiles.json(table)).contains("\"failed\" : true", "\"code\" : \"set-unknown\"");
    }

    private String place(Problem problem) {
        return problem.where().toString().replace(folder + java.io.File.separator, "");
    }

    @Test
    void amountsDifferencesAndTotalsAreWrittenToTheCent() throws IOException {
        ScenarioTable table = run(FILE.replace(",\n    { \"id\": \"other-scores\", \"data\": \"other\" }", ""));

        assertThat(ScenarioFiles.amounts(table).lines())
                .contains(
                        "year,scenario,region_code,region_name,amount_eur,difference_eur,change,held_by",
                        "2026,young,01,North,250.00,83.33,0.499970,",
                        "2026,young,02,Middle,250.00,-83.33,-0.249992,",
                        "2026,young,03,South,500.00,0.00,0.000000,");
        assertThat(ScenarioFiles.wide(table).lines())
                .contains(
                        "year,region_code,region_name,unchanged_eur,more_eur,more_difference_eur,young_eur,"
                                + "young_difference_eur",
                        "2026,total,,1000.00,1200.00,200.00,1000.00,0.00");
        assertThat(ScenarioFiles.totals(table).lines())
                .contains("2026,young,young,young,ok,false,1000.00,0.00,0.083330,1,1,-0.249992,0.499970,0,0,,");
        assertThat(ScenarioFiles.json(table))
                .contains("\"format\" : \"verdeelmodel-scenarios-1\"", "\"moved_share\" : \"8333/100000\"");
    }

    @ParameterizedTest
    @Tag("locale")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\": \"young\"        | \"id\": \"more\"      | 6:5   | scenario-duplicate    | there is a scenario \"more\" already | er is al een scenario \"more\"",
                "\"id\": \"young\"        | \"id\": \"unchanged\" | 6:5   | scenario-reserved     | first scenario by itself | vanzelf het eerste scenario",
                "\"id\": \"young\"        | \"id\": \"Young\"     | 6:13  | json-value            | lower case letters | kleine letters",
                "\"id\": \"young\"        | \"name\": \"young\"   | 6:5   | json-missing-field    | \"id\" is missing | \"id\" ontbreekt",
                ", \"data\": \"other\"    | ``                    | 7:5   | scenario-empty        | changes nothing | verandert niets",
                "[\"streams.grant.amount.2026=1200.00\"] | []     | 4:5   | scenario-empty        | changes nothing | verandert niets",
                "amount.2026=1200.00      | amount.2026           | 5:19  | json-value            | a change path=value | een wijziging pad=waarde",
                "1200.00\"                | 1200.00\", \"streams.grant.amount.2026=1\" | 5:56 | scenario-change-twice | changes \"streams.grant.amount.2026\" already | verandert \"streams.grant.amount.2026\" al",
                "\"source\"               | \"sources\"           | 4:55  | json-unknown-field    | Maybe you mean \"source\" | Misschien bedoelt u \"source\"",
                "\"scenarios\": [         | \"streams\": [], \"scenarios\": [ | 3:14 | json-unknown-field | \"streams\" is not known | \"streams\" is hier niet bekend"
            })
    void aFaultIsExplainedWithItsLine(
            String old, String replacement, String place, String code, String english, String dutch) {
        List<Problem> problems = problemsOf(FILE.replace(old, replacement == null ? "" : replacement));

        assertThat(problems).as("%s", problems).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.where().line() + ":" + problem.where().column()).isEqualTo(place);
            assertThat(problem.in(Language.EN)).contains(english);
            assertThat(problem.in(Language.NL)).contains(dutch);
        });
    }

    @Test
    void allFaultsAreToldAtOnce() {
        String broken = FILE.replace("\"id\": \"young\"", "\"id\": \"more\"")
                .replace(", \"data\": \"other\"", "")
                .replace("\"source\"", "\"sources\"");
        assertThat(problemsOf(broken))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("json-unknown-field", "scenario-duplicate", "scenario-empty");
    }

    @Test
    void theSchemaAsksForAChangeOrAFolderAsTheReaderDoes() {
        String start = "{ \"scenarios\": [ { \"id\": \"one\"";
        String change = "\"streams.grant.amount.2026=1.00\"";
        assertThat(refuses(start + ", \"changes\": [" + change + "] } ] }")).isFalse();
        assertThat(refuses(start + ", \"data\": \"other\" } ] }")).isFalse();
        assertThat(refuses(start + ", \"changes\": [], \"data\": \"other\" } ] }"))
                .isFalse();
        assertThat(refuses(start + " } ] }")).isTrue();
        assertThat(refuses(start + ", \"changes\": [] } ] }")).isTrue();
    }

    private boolean refuses(String text) {
        boolean refused = catchThrowableOfType(ProblemException.class, () -> read(text)) != null;
        assertThat(!SCHEMA.validate(text, InputFormat.JSON).isEmpty())
                .as("schema and reader agree on %s", text)
                .isEqualTo(refused);
        return refused;
    }

    @Test
    void theIdOfAScenarioThatIsNotWrittenWellCountsToo() {
        String broken = FILE.replace("\"id\": \"young\"", "\"id\": \"other-scores\"")
                .replace("\"other\"", "7")
                .replace("\"id\": \"more\"", "\"id\": \"unchanged\"")
                .replace("\"source\"", "\"sources\"");
        assertThat(problemsOf(broken))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        "json-unknown-field", "json-type", "scenario-duplicate", "scenario-reserved");
    }

    @Test
    void anEmptyFileAModelAndAFileWithoutScenariosAreRefused() {
        assertThat(problemsOf("")).extracting(Problem::code).containsExactly("json-empty");
        assertThat(problemsOf("{ \"scenarios\": [] }"))
                .extracting(Problem::code)
                .containsExactly("json-list-short");
        assertThat(problemsOf("{}")).extracting(Problem::code).containsExactly("json-missing-field");
        assertThat(problemsOf(ModelFolder.MODEL).get(0).in(Language.EN))
                .contains("this is a funding model, not a file of scenarios", "Maybe the two files were swapped");
    }

    @Test
    void thePublishedSchemaIsTheOneOfTheReaderByteForByte() throws IOException {
        if (Boolean.getBoolean("update")) {
            Files.writeString(PUBLISHED, ScenarioFile.schema());
        }

        assertThat(Files.readString(PUBLISHED)).isEqualTo(ScenarioFile.schema());
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.endsWith(PUBLISHED.getFileName())).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedFileIsValidAndNamedAfterAModelOnWhichOnlyTheOnesMeantToFailDo(Path file) throws IOException {
        assertThat(SCHEMA.validate(Files.readString(file), InputFormat.JSON)).isEmpty();
        ScenarioFile scenarios = ScenarioFile.read(file);
        Path model = SampleData.FOLDER.resolve("models").resolve(file.getFileName());
        ScenarioTable table = ScenarioRunner.of(new ChangedModelFiles(model, ModelFile.Options.NONE, scenarios))
                .run(scenarios.scenarios(), years -> years);
        assertThat(table.failed())
                .allSatisfy(
                        outcome -> assertThat(outcome.scenario().title().en()).contains("cannot be"));
    }
}
