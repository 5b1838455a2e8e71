package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results are written whole or not at all, and nothing else is left behind. */
class ResultFolderTest {

    @TempDir
    private Path temporary;

    @Test
    void theFolderIsMadeAndTheFilesAreWritten() throws IOException {
        Path folder = temporary.resolve("a/b");
        ResultFolder.write(folder, Map.of("x.csv", "1,é\n", "below/y.csv", "2\n"));

        assertThat(folder.resolve("x.csv")).hasContent("1,é\n");
        assertThat(folder.resolve("below/y.csv")).hasContent("2\n");
        assertThat(names(folder)).containsExactlyInAnyOrder("x.csv", "below", "y.csv");
    }

    @Test
    void filesOfTheSameNameAreReplacedAndOthersStay() throws IOException {
        Files.writeString(temporary.resolve("x.csv"), "old and longer");
        Files.writeString(temporary.resolve("mine.txt"), "mine");

        ResultFolder.write(temporary, Map.of("x.csv", "new"));

        assertThat(temporary.resolve("x.csv")).hasContent("new");
        assertThat(temporary.resolve("mine.txt")).hasContent("mine");
        assertThat(names(temporary)).containsExactlyInAnyOrder("x.csv", "mine.txt");
    }

    @Test
    void whenOneTargetIsAFolderNothingIsWrittenAndNothingLeftBehind() throws IOException {
        Files.createDirectory(temporary.resolve("b.csv"));
        Files.writeString(temporary.resolve("a.csv"), "old");
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a.csv", "new");
        files.put("b.csv", "new");
        files.put("c.csv", "new");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ResultFolder.write(temporary, files))
                .satisfies(e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.OUTPUT);
                    assertThat(problem.where().file()).endsWith("b.csv");
                    assertThat(problem.message().en()).contains("this cannot be written", "is a folder");
                    assertThat(problem.advice().nl()).contains("geopend in Excel");
                }));
        assertThat(temporary.resolve("a.csv")).hasContent("old");
        assertThat(names(temporary)).containsExactlyInAnyOrder("a.csv", "b.csv");
    }

    @Test
    void aFileInThePlaceOfTheFolderIsAProblem() throws IOException {
        Path file = Files.writeString(temporary.resolve("out"), "a file");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ResultFolder.write(file, Map.of("x.csv", "1")))
                .satisfies(
                        e -> assertThat(e.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.OUTPUT));
        assertThat(file).hasContent("a file");
    }

    /** Temporary files are made for their owner alone; a result once kept that, and colleagues could not open it. */
    @Test
    void aResultIsAsReadableAsAnyOtherNewFile() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "permissions of POSIX");
        Path ordinary = Files.writeString(temporary.resolve("ordinary.txt"), "x");

        ResultFolder.write(temporary, Map.of("x.csv", "1"));

        assertThat(Files.getPosixFilePermissions(temporary.resolve("x.csv")))
                .isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
