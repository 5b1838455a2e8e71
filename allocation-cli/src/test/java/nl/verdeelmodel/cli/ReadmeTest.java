package nl.verdeelmodel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.analysis.Explanation;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what the program does: its table, its Java, its commands. */
class ReadmeTest {

    private static String readme() throws IOException {
        return Files.readString(Program.ROOT.resolve("README.md"));
    }

    private static String block(String text, String language) {
        Matcher matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(text);
        assertThat(matcher.find()).as("a block ```" + language).isTrue();
        return matcher.group(1);
    }

    @Test
    void theTableInTheReadmeIsWhatTheProgramPrints() throws IOException {
        List<String> printed = Program.run("run", Program.model("regeling-2026-2029.json"))
                .out()
                .lines()
                .toList();
        List<String> shown = block(readme(), "text")
                .lines()
                .filter(line -> !line.equals("..."))
                .toList();
        assertThat(shown).hasSizeGreaterThan(8);
        assertThat(printed).containsSubsequence(shown);
    }

    @Test
    void theJavaInTheReadmeRuns() throws IOException {
        Path root = Program.ROOT;
        // README
        ModelFile file = ModelFile.read(root.resolve("sample-data/models/regeling-2026-2029.json"));
        Allocator allocator = Allocator.of(file.model(), file.inputs()); // or every problem at once
        Allocation allocation = allocator.allocate(2026);

        Money rijnmond = allocation.budget("29");
        Money doorstroompunt = allocation.stream("doorstroompunt").amount();
        Money border = allocation.stream("doorstroompunt").part("grens").amount();
        int region = allocation.regions().indexOf("29").orElseThrow();
        Explanation why = Explanation.of(allocation, region);
        // README
        assertThat(rijnmond).isGreaterThan(Money.ZERO);
        assertThat(doorstroompunt).hasToString("67640000.00");
        assertThat(border).hasToString("169100.00");
        assertThat(why.streams()).hasSize(2);
        assertThat(block(readme(), "java").strip()).isEqualTo(codeOfThisTest());
    }

    private static String codeOfThisTest() throws IOException {
        String source = Files.readString(Path.of("src/test/java/nl/verdeelmodel/cli/ReadmeTest.java"));
        return source.split("// README\n")[1].stripIndent().strip();
    }

    @Test
    void everyCommandAndOptionIsDocumented() throws IOException {
        String guide = Files.readString(Path.of("README.md"));
        for (String command : commands()) {
            assertThat(guide).contains("`" + command);
            Matcher options = Pattern.compile("--[a-z]+(?:-[a-z]+)*")
                    .matcher(Program.run(command, "--help").out());
            while (options.find()) {
                assertThat(guide).as(command).contains(options.group());
            }
        }
    }

    /** All commands, as the program lists them. */
    private static List<String> commands() {
        List<String> commands = Program.run("--help")
                .out()
                .lines()
                .dropWhile(line -> !line.startsWith("Commands:"))
                .flatMap(line -> Pattern.compile("^  ([a-z]+) ").matcher(line).results())
                .map(found -> found.group(1))
                .toList();
        assertThat(commands).contains("run", "uncertainty", "completion").hasSizeGreaterThan(15);
        return commands;
    }

    @Test
    void everyCommandHasItsRowAndEveryManifestIsNamed() throws IOException {
        String guide = Files.readString(Path.of("README.md"));
        assertThat(commands())
                .allSatisfy(command -> assertThat(guide).containsPattern("(?m)^\\| `" + command + "[ `]"));
        assertThat(CommandManifest.Kind.values())
                .allSatisfy(kind ->
                        assertThat(guide).containsPattern("With the manifest of another.*`" + kind.file() + "`"));
        assertThat(guide).doesNotContainPattern("[^\n]\n## ");
    }

    @Test
    void everyColumnOfATableOfUncertaintyIsListed(@TempDir Path folder) throws IOException {
        Program program = Program.run(
                "uncertainty",
                Program.model("cases/yearly-floor-ceiling.json"),
                "--measure",
                "vsv-risicoscore",
                "--se",
                "3%",
                "--replicates",
                "19",
                "--noise-years",
                "1",
                "--format",
                "csv",
                "--out",
                folder.toString());
        assertThat(program.code()).as(program.err()).isZero();
        String guide = Files.readString(Path.of("README.md"));
        for (String table : List.of("uncertainty.csv", "uncertainty-overall.csv", "ratchet.csv")) {
            List<String> lines = Files.readAllLines(folder.resolve(table));
            assertThat(lines.get(0)).startsWith("# SYNTHETIC");
            assertThat(guide).contains("`" + table + "`", "`" + lines.get(1) + "`");
        }
        assertThat(program.err()).contains("ratchet.csv, uncertainty-manifest.json.");
    }

    @Test
    void theProblemShownInTheGuideIsWhatTheProgramSays() throws IOException {
        String shown = block(Files.readString(Path.of("README.md")), "text").strip();
        Program program = Program.run(
                "check",
                Program.model("regeling-2026-2029.json"),
                "--set",
                "streams.regionaal-programma.parts.grens.share=0.30%");
        assertThat(program.err().replace("../", "").replace("..\\", "")).contains(shown);
    }
}
