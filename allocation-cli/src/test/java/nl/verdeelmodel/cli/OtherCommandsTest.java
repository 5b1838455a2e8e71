package nl.verdeelmodel.cli;

import static nl.verdeelmodel.cli.Program.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check}, {@code explain}, {@code regions}, {@code schema}, {@code completion}, help and wrong usage. */
class OtherCommandsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "regeling-2026-2029.json",
                "regeling-with-stability.json",
                "rmc-2012.json",
                "regionaal-programma-2013.json",
                "plusvoorziening-2013.json",
                "rmc-extra-2020.json"
            })
    void everyShippedModelHasNoProblems(String name) {
        Program program = Program.run("check", model(name));
        assertThat(program.code()).isZero();
        assertThat(program.out()).contains("no problems");
    }

    @Test
    void namesAllProblemsOfModelAndTablesAtOnce(@TempDir Path folder) throws IOException {
        Path scores = Files.createDirectories(folder.resolve("scores")).resolve("risicoscores.csv");
        String table = Files.readString(Program.ROOT.resolve("sample-data/scores/risicoscores.csv"));
        Files.writeString(scores, table.replace("\n2022,29,", "\n2022,14,"));
        Program program = Program.run(
                "check",
                model("regeling-2026-2029.json"),
                "--data",
                folder.toString(),
                "--set",
                "streams.doorstroompunt.parts.risico.share=99%");
        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err())
                .contains(
                        "99.25 %",
                        "Region code \"14\"", "where 14 was Arnhem", "for 2022 this is missing: 29", "3 problems");
    }

    @Test
    @Tag("locale")
    void explainsOneRegionInWordsWithArticles() {
        Program program = Program.run("explain", model("regeling-2026-2029.json"), "--region", "33");
        assertThat(program.out().replaceAll("\\s+", " "))
                .contains("Zeeuws-Vlaanderen", "art. 4.3", "frozen", "at least 3 %", "this one does", "Rounded");
        Program dutch = Program.run("explain", model("regeling-2026-2029.json"), "--region", "29", "--lang", "nl");
        assertThat(dutch.out().replaceAll("\\s+", " "))
                .contains("Rijnmond", "bevroren", "deze doet niet mee", "EUR 117.813.000,00");
    }

    @Test
    void theExplanationEndsInTheAmountOfTheTable() {
        String explained = Program.run("explain", model("rmc-extra-2020.json"), "--region", "29")
                .out();
        assertThat(explained).contains("Together: EUR 754,966.34");
    }

    @Test
    void givesTheSpecialAdviceForRegion14() {
        Program program = Program.run("explain", model("regeling-2026-2029.json"), "--region", "14");
        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err()).contains("40 codes (01-13, 15-41)", "2020", "Arnhem");
    }

    @Test
    void listsTheRegionsOfAYear() {
        String data = Program.ROOT.resolve("sample-data").toString();
        assertThat(Program.run("regions", "--data", data).out())
                .contains("41    Arnhem", "40 regions of 2026, 342 municipalities");
        assertThat(Program.run("regions", "--year", "2020", "--data", data).out())
                .contains("40    Rijk van Nijmegen", "Nijmegen", "40 regions of 2020");
        assertThat(Program.run("regions", "--year", "2015", "--data", data).out())
                .contains("39 regions of 2015");
        assertThat(Program.run("regions", "--municipalities", "--data", data).out())
                .contains("GM0363  Amsterdam");
        Program unknown = Program.run("regions", "--year", "1999", "--data", data);
        assertThat(unknown.code()).isEqualTo(ExitCode.INPUT);
        assertThat(unknown.err()).contains("2014, 2015, 2020, 2026");
    }

    @Test
    void printsTheSchemasThatAreShipped() throws IOException {
        assertThat(Program.run("schema").out())
                .isEqualTo(Program.run("schema", "funding").out())
                .isEqualTo(Files.readString(Path.of(model("funding-model.schema.json"))));
        assertThat(Program.run("schema", "risk").out())
                .isEqualTo(Files.readString(Program.ROOT.resolve("sample-data/risk/risk-model.schema.json")));
        assertThat(Program.run("schema", "tax").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void printsACompletionScript() {
        assertThat(Program.run("completion").out()).contains("verdeelmodel", "--region");
    }

    @Test
    void showsHelpInBothLanguages() {
        assertThat(Program.run("run", "--help").out()).contains("Repeat the run of a manifest");
        assertThat(Program.run("run", "--help", "--lang", "nl").out()).contains("Herhaal de berekening");
        assertThat(Program.run("--help", "--lang=nl").out()).contains("Opdrachten");
        assertThat(Program.run("--version").out()).startsWith("verdeelmodel ");
    }

    @Test
    void refusesWrongUsageWithoutAStackTrace() {
        for (String[] arguments : new String[][] {
            {},
            {"rnu"},
            {"run"},
            {"run", "a.json", "--year", "20x6"},
            {"run", "a.json", "--year", "2029..2026"},
            {"run", "a.json", "--format", "pdf"},
            {"explain", "a.json"},
            {"simulate", "a.json"},
            {"simulate", "a.json", "--years", "2032..2026"},
            {"simulate", "a.json", "--years", "2026..2032", "--growth", "2"},
            {"simulate", "a.json", "--years", "2026..2032", "--within", "one%"},
            {"run", "a.json", "--lang", "de"}
        }) {
            Program program = Program.run(arguments);
            assertThat(program.code()).as(String.join(" ", arguments)).isEqualTo(ExitCode.USAGE);
            assertThat(program.err()).isNotBlank().doesNotContain("\tat ");
        }
    }

    @Test
    void namesFilesThatLookLikeTheMissingOne() {
        Program program = Program.run("check", model("regeling-2026-2092.json"));
        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err()).contains("does not exist", "Maybe you mean \"regeling-2026-2029.json\"");
    }

    /** The parser said "'x' is not a long" and "expected one of [FUNDING, RISK]", in Dutch too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sample --seed x --out d         | --seed: \"x\" is not a whole number   | --seed: \"x\" is geen geheel getal",
                "schema x                        | KIND: \"x\" is none of funding, risk  | KIND: \"x\" is geen van funding, risk",
                "run m.json --format pdf         | --format: \"pdf\" is none of table    | --format: \"pdf\" is geen van table, csv",
                "run m.json --year x             | is not a year, a range                  | is geen jaar, reeks zoals",
                "score p.csv --disclosure min=x  | is not of the form min=10               | heeft niet de vorm min=10",
                "score p.csv --cohort            | --cohort                                | Er ontbreekt een waarde bij --cohort",
                "sample --seed 1 --seed 2 --out d | should be specified only once          | --seed mag maar een keer"
            })
    void saysWhatIsWrongWithACommandLineInBothLanguages(String line, String english, String dutch) {
        Program en = Program.run(line.strip().split(" +", -1));
        Program nl = Program.run((line.strip() + " --lang nl").split(" +", -1));

        assertThat(en.code()).isEqualTo(ExitCode.USAGE);
        assertThat(en.err()).contains(english.strip());
        assertThat(nl.code()).isEqualTo(ExitCode.USAGE);
        assertThat(nl.err()).contains(dutch.strip());
    }
}
