package nl.verdeelmodel.cli;

import static nl.verdeelmodel.cli.Program.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --manifest}: the same, or what differs. */
class RepetitionTest {

    @TempDir
    private Path folder;

    private Path data;
    private Path manifest;

    @BeforeEach
    void runOnce() throws IOException {
        data = folder.resolve("data");
        copy(Program.ROOT.resolve("sample-data"), data);
        Program first = Program.run(
                "run",
                data.resolve("models/rmc-extra-2020.json").toString(),
                "--out",
                folder.resolve("out").toString());
        assertThat(first.code()).isZero();
        manifest = folder.resolve("out/manifest.json");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private Program repeat() {
        return Program.run("run", "--manifest", manifest.toString());
    }

    @Test
    @Tag("locale")
    void saysThatEveryInputAndEveryCentIsTheSame() {
        Program program = repeat();
        assertThat(program.code()).isZero();
        assertThat(program.out()).contains("all 3 files the same", "every cent the same (2020: EUR 8,000,000.00)");
    }

    @Test
    void findsAChangedCentInAnInput() throws IOException {
        Path table = data.resolve("rmc/rmc-extra-2020.csv");
        Files.writeString(table, Files.readString(table).replace("790430.48", "790431.48"));
        Program program = repeat();
        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.out()).contains("Input rmc/rmc-extra-2020.csv: changed", "NOT the same");
    }

    @Test
    @Tag("locale")
    void namesTheAmountsThatDiffer() throws IOException {
        Path table = data.resolve("rmc/rmc-extra-2020.csv");
        Files.writeString(table, Files.readString(table).replace("790430.48", "790431.48"));
        assertThat(repeat().out()).contains("2020 rmc-extra bijlage 01: 65264.75 -> 65264.74", "... and 30 more");
    }

    @Test
    void seesACentThatWasChangedInTheResult() throws IOException {
        Path amounts = manifest.resolveSibling("allocation.csv");
        Files.writeString(amounts, Files.readString(amounts).replace("754966.34", "754966.35"));
        Program program = repeat();
        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.out()).contains("every cent the same", "Output allocation.csv: changed or gone");
    }

    @Test
    void aRegionWithAnotherNameKeepsItsCents() throws IOException {
        Path list = data.resolve("regions/rmc-regios-2020.csv");
        Files.writeString(list, Files.readString(list).replace("Rijnmond", "Rijnmond e.o."));
        assertThat(repeat().out()).contains("changed", "every cent the same");
    }

    @Test
    void worksThroughALinkToTheFolder() throws IOException {
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, Files.createDirectories(folder.resolve("deep/er")));
        Program first = Program.run(
                "run",
                data.resolve("models/rmc-extra-2020.json").toString(),
                "--out",
                link.resolve("out").toString());
        assertThat(first.code()).isZero();
        manifest = folder.resolve("deep/er/out/manifest.json");
        assertThat(repeat().code()).isZero();
    }

    @Test
    @Tag("locale")
    void tellsAChangedRemarkFromAChangedAmount() throws IOException {
        Path table = data.resolve("rmc/rmc-extra-2020.csv");
        Files.writeString(table, "# another remark\n" + Files.readString(table));
        Program program = repeat();
        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.out()).contains("changed", "every cent the same");
    }

    @Test
    void worksAfterTheWholeFolderWasMoved() throws IOException {
        Path moved = folder.resolveSibling(folder.getFileName() + "-moved");
        Files.move(folder, moved);
        try {
            Program program = Program.run(
                    "run", "--manifest", moved.resolve("out/manifest.json").toString());
            assertThat(program.code()).isZero();
        } finally {
            Files.move(moved, folder);
        }
    }

    @Test
    void refusesAManifestThatIsNone() throws IOException {
        Files.writeString(manifest, "{\"format\": \"something\"}");
        Program program = repeat();
        assertThat(program.code()).isEqualTo(ExitCode.INPUT);
        assertThat(program.err()).contains("manifest.json:1", "\"amounts_sha256\" is missing");
    }

    @Test
    void takesNoOtherOption() {
        Program program = Program.run("run", model("rmc-2012.json"), "--manifest", manifest.toString());
        assertThat(program.code()).isEqualTo(ExitCode.USAGE);
        Program withYear = Program.run("run", "--manifest", manifest.toString(), "--year", "2026");
        assertThat(withYear.code()).isEqualTo(ExitCode.USAGE);
    }
}
