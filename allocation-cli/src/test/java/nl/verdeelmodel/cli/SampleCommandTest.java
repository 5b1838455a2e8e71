package nl.verdeelmodel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sample}: tables, or with {@code --persons} persons. */
class SampleCommandTest {

    private static final String DATA = Program.ROOT.resolve("sample-data").toString();

    @TempDir
    private Path folder;

    @Test
    void writesThePersonsThatAreShippedAndNothingElse() throws IOException {
        Program program = sample("--persons", "20000", "--seed", "7");

        assertThat(program.code()).as(program.err()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("persons.csv"))
                .hasSameBinaryContentAs(Program.ROOT.resolve("sample-data/microdata/persons-20000.csv"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
        assertThat(program.out()).contains("vo: 12,830 persons, ", "mbo: 7,170 persons, ", " expected.");
    }

    @Test
    void writesTheTablesWithoutPersons() {
        Program program = sample("--seed", "2026");

        assertThat(program.code()).as(program.err()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("scores/risicoscores.csv")).exists();
        assertThat(folder.resolve("persons.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "50000001", "9223372036854775807"})
    void refusesNumbersOfPersonsThatMakeNoSense(String persons) {
        Program english = sample("--persons", persons, "--seed", "7");
        Program dutch = sample("--persons", persons, "--seed", "7", "--lang", "nl");

        assertThat(english.code()).isEqualTo(ExitCode.USAGE);
        assertThat(english.err()).contains("--persons must be from 1 to 50,000,000, not ");
        assertThat(dutch.err()).contains("--persons moet van 1 tot en met 50.000.000 zijn, niet ");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4e6", "many", "1,000", ""})
    void refusesWhatIsNoNumber(String persons) {
        assertThat(sample("--persons", persons, "--seed", "7").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void saysThatItCannotWriteWhereAFileIsInTheWay() throws IOException {
        Files.createDirectories(folder.resolve("persons.csv"));

        Program program = sample("--persons", "10", "--seed", "7");

        assertThat(program.code()).isEqualTo(ExitCode.CANNOT_WRITE);
        assertThat(program.err()).contains("persons.csv");
    }

    /** Cohorts keep the size of every municipality, but no cohort has the persons of another. */
    @Test
    void drawsOtherPersonsForAnotherCohortAndTheSameForTheSameOne() throws IOException {
        List<String> usual = persons("2023");
        List<String> other = persons("2022");

        assertThat(usual).isEqualTo(persons());
        assertThat(other).isEqualTo(persons("2022")).isNotEqualTo(usual);
        assertThat(other.get(0)).contains("--seed 7 --cohort 2022\"");
        assertThat(other.get(1)).contains("on 1 October 2022");
        assertThat(places(other)).isEqualTo(places(usual));
    }

    private List<String> persons(String... cohort) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("sample", "--persons", "2000", "--seed", "7"));
        for (String year : cohort) {
            arguments.addAll(List.of("--cohort", year));
        }
        arguments.addAll(List.of("--data", DATA, "--out", folder.toString()));
        assertThat(Program.run(arguments.toArray(String[]::new)).code()).isZero();
        return Files.readAllLines(folder.resolve("persons.csv"));
    }

    private static List<String> places(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(',', line.indexOf(',') + 1)))
                .toList();
    }

    @Test
    void refusesACohortWithoutPersonsOrOutOfRange() {
        assertThat(Program.run("sample", "--seed", "7", "--cohort", "2022", "--out", folder.toString())
                        .err())
                .contains("--cohort goes with --persons");
        assertThat(Program.run("sample", "--seed", "7", "--persons", "9", "--cohort", "22", "--out", folder.toString())
                        .err())
                .contains("--cohort must be a year from 1900 to 2999, not 22");
    }

    @Test
    void helpsInDutch() {
        assertThat(Program.run("sample", "--help", "--lang", "nl").out()).contains("synthetische personen");
        assertThat(Program.run("schema", "--help", "--lang", "nl").out()).contains("risicomodellen");
    }

    private Program sample(String... arguments) {
        return Program.run(
                Stream.concat(Stream.of("sample", "--data", DATA, "--out", folder.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    /** A clock that goes on 0.4 seconds with each look at it. */
    @Test
    void saysOnceASecondHowManyPersonsWereWritten() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        AtomicLong nanos = new AtomicLong();
        SampleProgress progress =
                new SampleProgress(new Console(stream, stream, Language.EN), 1_000, () -> nanos.getAndAdd(400_000_000));

        for (long done = 100; done <= 600; done += 100) {
            progress.accept(done);
        }

        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("Written: 300 of 1,000 persons (30 %).", "Written: 600 of 1,000 persons (60 %).");
    }
}
