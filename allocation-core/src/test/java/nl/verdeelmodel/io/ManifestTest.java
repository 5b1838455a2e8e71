package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.scenario.SimulationPlan;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a result was made of: written with relative paths, read back as the same, moved along with its folder. */
class ManifestTest {

    @TempDir
    private Path temporary;

    private Path data;
    private Path out;
    private ModelFolder folder;

    @BeforeEach
    void makeFolders() throws IOException {
        data = Files.createDirectories(temporary.resolve("project/data"));
        out = Files.createDirectories(temporary.resolve("project/results/first run"));
        folder = new ModelFolder(data).write("scores.csv", "# SYNTHETIC\n" + ModelFolder.SCORES);
    }

    private Manifest manifest(ModelFile.Options options) {
        ModelFile file = ModelFile.read(folder.model(), options);
        return Manifest.of(
                "0.1.0", folder.model(), options, file, List.of(file.allocate(2026)), Map.of("allocation.csv", "x"));
    }

    private String written(ModelFile.Options options) {
        List<Allocation> allocations =
                List.of(ModelFile.read(folder.model(), options).allocate(2026));
        return manifest(options).write(out, allocations);
    }

    @Test
    void readsBackWhatWasWritten() throws IOException {
        ModelFile.Options options = new ModelFile.Options(
                List.of("streams.grant.amount.2026=5.00", "title.nl=Iets \"anders\""), Optional.of(data));
        Path file = Files.writeString(out.resolve("manifest.json"), written(options));

        assertThat(Manifest.read(file)).isEqualTo(manifest(options));
    }

    @Test
    void readsBackThePlanOfASimulation() throws IOException {
        SimulationPlan plan = new SimulationPlan(2026, 2032, Fraction.of(-1, 3), Fraction.of(1, 200));
        Manifest simulated = manifest(ModelFile.Options.NONE).withSimulation(plan);
        Path file =
                Files.writeString(out.resolve("manifest.json"), simulated.write(out, List.of(folder.allocate(2026))));

        assertThat(Manifest.read(file)).isEqualTo(simulated);
        assertThat(Manifest.read(file).simulation()).contains(plan);
        assertThat(manifest(ModelFile.Options.NONE).simulation()).isEmpty();
    }

    @Test
    void pathsAreRelativeToTheManifestWithSlashes() {
        String json = written(new ModelFile.Options(List.of(), Optional.of(data)));

        assertThat(json)
                .contains("\"model\" : \"../../data/model.json\"")
                .contains("\"data\" : \"../../data\"")
                .contains("\"file\" : \"../../data/regions.csv\"")
                .contains("\"synthetic\" : true")
                .contains("\"2026\" : \"1000.00\"")
                .doesNotContain("\\")
                .doesNotContain(temporary.toString());
    }

    @Test
    void aProjectThatWasMovedAsAWholeStillFindsItsFiles() throws IOException {
        Files.writeString(out.resolve("manifest.json"), written(ModelFile.Options.NONE));
        Path moved = temporary.resolve("elsewhere");
        Files.move(temporary.resolve("project"), moved);

        Manifest manifest = Manifest.read(moved.resolve("results/first run/manifest.json"));

        assertThat(manifest.model()).isEqualTo(moved.resolve("data/model.json")).exists();
        assertThat(manifest.inputs())
                .extracting(ModelFile.SourceFile::path)
                .allSatisfy(path -> assertThat(path).exists());
        assertThat(manifest.inputs())
                .extracting(ModelFile.SourceFile::name)
                .containsExactly("model.json", "regions.csv", "scores.csv");
    }

    @Test
    void theSameRunGivesTheSameBytesAndNoTimeOrMachine() {
        assertThat(written(ModelFile.Options.NONE)).isEqualTo(written(ModelFile.Options.NONE));
    }

    @Test
    void theChecksumsAreThoseOfTheFilesAndChangeWithThem() {
        Manifest before = manifest(ModelFile.Options.NONE);
        folder.replace("regions.csv", "South", "Zuid");
        Manifest after = manifest(ModelFile.Options.NONE);

        assertThat(after.inputs().get(1).sha256())
                .isNotEqualTo(before.inputs().get(1).sha256());
        assertThat(after.inputs().get(2)).isEqualTo(before.inputs().get(2));
        assertThat(before.inputs().get(0).sha256())
                .isEqualTo(
                        InputFile.read(folder.model(), InputFile.LARGEST_MODEL).checksum());
    }

    @Test
    void aResultThatWasChangedOrRemovedIsNamed() throws IOException {
        Manifest manifest = manifest(ModelFile.Options.NONE);
        assertThat(manifest.changedOutputs(out)).containsExactly("allocation.csv");

        Files.writeString(out.resolve("allocation.csv"), "x");
        assertThat(manifest.changedOutputs(out)).isEmpty();

        Files.writeString(out.resolve("allocation.csv"), "y");
        assertThat(manifest.changedOutputs(out)).containsExactly("allocation.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verdeelmodel-manifest-1 | verdeelmodel-manifest-9 | is not one of \"verdeelmodel-manifest-1\"",
                "\"years\"               | \"jaren\"               | \"years\" is missing",
                "\"set\" : [ ]           | \"set\" : 5             | this must be a list, not the number 5",
                "\"amounts_sha256\" : \" | \"amounts_sha256\" : \"x | a checksum SHA-256"
            })
    void whatIsNoManifestIsRefusedWithItsPlace(String old, String replacement, String words) throws IOException {
        String json = written(ModelFile.Options.NONE);
        assertThat(json).contains(old);
        Path file = Files.writeString(out.resolve("manifest.json"), json.replace(old, replacement));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Manifest.read(file))
                .withMessageContaining(words)
                .withMessageContaining("manifest.json:");
    }

    @Test
    void aModelIsNoManifest() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Manifest.read(folder.model()))
                .withMessageContaining("\"format\" is missing");
        folder.write("list.json", "[]");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Manifest.read(folder.file("list.json")))
                .withMessageContaining("this must be an object, not a list");
    }
}
