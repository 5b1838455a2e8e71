package nl.verdeelmodel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases of allocation-core/docs/cases: the commands of each text are run, and every number of its section "What comes out"
 * stands in what they print. A row of a table stands in one line of it.
 */
class CasesTest {

    private static final Path CASES = Program.ROOT.resolve("allocation-core/docs/cases");
    private static final String COMMAND = "    verdeelmodel ";

    /** A number with a decimal sign or a thousands separator; smaller whole numbers say nothing by standing somewhere. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:,[0-9]{3})*\\.[0-9]+|[0-9]+(?:,[0-9]{3})+");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatTheTextSaysComesOutOfItsCommands(Path page) throws IOException {
        List<String> lines = Files.readAllLines(page);
        String printed = printed(lines);
        List<String> section = section(lines, "## What comes out");

        assertThat(section).isNotEmpty();
        for (String line : section) {
            if (line.startsWith("| ") && !line.startsWith("| ---")) {
                requireRow(line, printed);
            } else {
                NUMBER.matcher(line).results().forEach(number -> requireNumber(number.group(), printed));
            }
        }
    }

    /** What the commands of a page print, with single spaces. */
    private static String printed(List<String> lines) {
        List<String> commands =
                lines.stream().filter(line -> line.startsWith(COMMAND)).toList();
        assertThat(commands).isNotEmpty();
        return commands.stream().map(CasesTest::run).collect(Collectors.joining("\n"));
    }

    private static String run(String command) {
        String[] arguments = Stream.of(command.substring(COMMAND.length()).split(" "))
                .map(word -> word.startsWith("sample-data/")
                        ? Program.ROOT.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
        Program program = Program.run(arguments);
        assertThat(program.code()).as(command + "\n" + program.err()).isZero();
        return program.out()
                .lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> section(List<String> lines, String heading) {
        return lines.stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
    }

    private static void requireRow(String row, String printed) {
        List<String> cells = Stream.of(row.split("\\|"))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        if (cells.stream().noneMatch(cell -> NUMBER.matcher(cell).find())) {
            return; // a heading
        }
        assertThat(printed.lines())
                .as("a line with %s", cells)
                .anySatisfy(line -> assertThat(line).containsSubsequence(cells));
    }

    private static void requireNumber(String number, String printed) {
        Matcher found = Pattern.compile("(?<![0-9.,])" + Pattern.quote(number) + "(?![0-9])")
                .matcher(printed);
        assertThat(found.find()).as("%s in\n%s", number, printed).isTrue();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyTextSaysWhatIsRealAndTheIndexNamesIt(Path page) throws IOException {
        assertThat(Files.readString(page))
                .contains("## The question", "## What is real and what is synthetic", "## What it means", "Synthetic:");
        assertThat(Files.readString(CASES.resolve("README.md"))).contains("](" + page.getFileName() + ")");
    }

    /** The two examples of the last case, worked out in fractions. */
    @Test
    void theSplitOfTheRegionsOf2015IsThatOfTheText() throws IOException {
        String text = Files.readString(CASES.resolve("5-from-39-regions-to-40.md"));
        ModelFile file = ModelFile.read(Program.ROOT.resolve("sample-data/models/cases/regions-2015.json"));
        requireByHand(text, file.allocate(2015).budget("14"), 2_400_000, 315_263, 722_178);
        requireByHand(text, file.allocate(2015).budget("20"), 475_000, 238_629, 257_201);
    }

    private static void requireByHand(String text, Money amount, long euros, long part, long whole) {
        assertThat(amount.cents()).isEqualTo(euros * 100);
        Fraction carried = Fraction.of(euros).times(Fraction.of(part)).dividedBy(Fraction.of(whole));
        assertThat(text.replaceAll("\\s+", " "))
                .contains(Language.EN.number(euros) + " x " + Language.EN.number(part) + " / "
                        + Language.EN.number(whole) + " = " + Language.EN.number(carried, 3));
    }
}
