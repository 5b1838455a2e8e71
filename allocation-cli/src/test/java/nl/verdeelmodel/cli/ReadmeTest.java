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
import nl.verdeelmodel.io.ModelFile;
import org.junit.jupiter.api.Test;

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
        for (String command : List.of(
                "run",
                "simulate",
                "check",
                "explain",
                "score",
                "compare",
                "regions",
                "schema",
                "sample",
                "completion")) {
            assertThat(guide).contains("`" + command);
            Matcher options = Pattern.compile("--[a-z]+(?:-[a-z]+)*")
                    .matcher(Program.run(command, "--help").out());
            while (options.find()) {
                assertThat(guide).as(command).contains(options.group());
            }
        }
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
