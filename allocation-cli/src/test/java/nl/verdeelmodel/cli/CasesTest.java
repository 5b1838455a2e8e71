package nl.verdeelmodel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
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
 * The cases of allocation-core/docs/cases: the commands of each text are run, and what the text says of them stands in what they
 * print. What is looked up, and what is not, is in the README of the cases.
 */
class CasesTest {

    private static final Path CASES = Program.ROOT.resolve("allocation-core/docs/cases");
    private static final String COMMAND = "    verdeelmodel ";
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?");

    /** The digits of a number that stands in many places. */
    private static final int SHORT = 3;

    /** A heading that says of which commands its numbers are: {@code ### Cliffs (commands 4 and 5)}. */
    private static final Pattern OF_COMMANDS =
            Pattern.compile("### .* \\(commands? ([0-9]+(?:(?:, | and )[0-9]+)*)\\)");

    /** Years, articles, names of scenarios, cases and regions, links and what is typed: no outcomes. */
    private static final Pattern NO_OUTCOME = Pattern.compile(
            "R2|`[^`]*`|\\]\\([^)]*\\)|BWBR[0-9]+|art\\. [0-9.-]+"
                    + "|(?:[Ss]cenario|[Cc]ase|[Rr]egions?|[Cc]ommand) [0-9]+|(?<![0-9.,])(?:19|20)[0-9]{2}(?![0-9.,][0-9]|[0-9])");

    /** What each command prints; cases share none, so each is run once. */
    private static final Map<String, String> PRINTED = new ConcurrentHashMap<>();

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatTheTextSaysComesOutOfItsCommands(Path page) throws IOException {
        List<String> lines = Files.readAllLines(page);
        assertThat(section(lines, "## What comes out")).isNotEmpty();
        assertThat(notFound(lines)).isEmpty();
    }

    /** If one digit of the text were another, this test would say so: of nearly every digit, since some stand elsewhere too. */
    @ParameterizedTest
    @MethodSource("pages")
    void nearlyEveryWrongNumberIsNoticed(Path page) throws IOException {
        List<String> lines = Files.readAllLines(page);
        int changed = 0;
        List<String> unnoticed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!isLookedUp(lines, i)) {
                continue;
            }
            Matcher number = NUMBER.matcher(withoutNames(lines.get(i)));
            while (number.find()) {
                List<String> wrong = new ArrayList<>(lines);
                wrong.set(i, withAnotherDigit(lines.get(i), number.end() - 1));
                changed++;
                if (notFound(wrong).isEmpty()) {
                    unnoticed.add(number.group() + " in: " + lines.get(i));
                }
            }
        }
        assertThat(unnoticed).as("of %s numbers", changed).hasSizeLessThanOrEqualTo(changed / 20);
    }

    private static boolean isLookedUp(List<String> lines, int i) {
        int heading = i;
        while (heading > 0 && !lines.get(heading).startsWith("## ")) {
            heading--;
        }
        boolean looked = lines.get(heading).matches("## What (comes out|it means)");
        return looked && !lines.get(i).startsWith("#");
    }

    private static String withAnotherDigit(String line, int place) {
        char other = line.charAt(place) == '9' ? '1' : (char) (line.charAt(place) + 1);
        return line.substring(0, place) + other + line.substring(place + 1);
    }

    /** The rows and numbers of a text that its commands do not print. */
    private static List<String> notFound(List<String> lines) {
        List<String> commands = commands(lines);
        List<String> missing = new ArrayList<>();
        String printed = commands.stream().map(CasesTest::printed).collect(Collectors.joining("\n"));
        Facts all = new Facts(printed, stated(lines), cellsOf(lines));
        Facts facts = new Facts(printed, "", all.cells());
        List<String> outcome = section(lines, "## What comes out");
        for (int i = 0; i < outcome.size(); i++) {
            String line = outcome.get(i);
            if (line.startsWith("### ")) {
                facts = new Facts(ofCommands(line, commands), "", all.cells());
            } else if (!line.startsWith("|")) {
                missing.addAll(facts.missingNumbers(line));
            } else if (!isHeading(outcome, i)) {
                missing.addAll(facts.missingRow(line));
            }
        }
        section(lines, "## What it means").forEach(line -> missing.addAll(all.missingNumbers(line)));
        return missing;
    }

    private static boolean isHeading(List<String> lines, int row) {
        return lines.get(row).startsWith("| ---") || lines.get(row + 1).startsWith("| ---");
    }

    private static String stated(List<String> lines) {
        return withoutNames(String.join("\n", section(lines, "## What is real and what is synthetic")));
    }

    private static Set<String> cellsOf(List<String> lines) {
        return section(lines, "## What comes out").stream()
                .filter(line -> line.startsWith("|"))
                .flatMap(row -> cells(row).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> commands(List<String> lines) {
        List<String> commands =
                lines.stream().filter(line -> line.startsWith(COMMAND)).toList();
        assertThat(commands).isNotEmpty();
        return commands;
    }

    private static String ofCommands(String heading, List<String> commands) {
        Matcher named = OF_COMMANDS.matcher(heading);
        assertThat(named.matches()).as(heading).isTrue();
        return Stream.of(named.group(1).split(", | and "))
                .map(number -> printed(commands.get(Integer.parseInt(number) - 1)))
                .collect(Collectors.joining("\n"));
    }

    /** What a command prints, with single spaces; cells of CSV are set apart as those of tables are. */
    private static String printed(String command) {
        return PRINTED.computeIfAbsent(command, CasesTest::run);
    }

    private static String run(String command) {
        String[] arguments = Stream.of(command.substring(COMMAND.length()).split(" "))
                .map(word -> word.startsWith("sample-data/")
                        ? Program.ROOT.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
        Program program = Program.run(arguments);
        assertThat(program.code()).as(command + "\n" + program.err()).isZero();
        String out = command.contains("--format csv") ? program.out().replace(",", " ") : program.out();
        return out.lines().map(line -> line.strip().replaceAll(" +", " ")).collect(Collectors.joining("\n"));
    }

    private static List<String> section(List<String> lines, String heading) {
        return lines.stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
    }

    private static List<String> cells(String row) {
        return Stream.of(row.split("\\|"))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    /** Not as a part of a longer number. */
    private static String alone(String text) {
        return "(?<![0-9+-]|[0-9][.,])" + Pattern.quote(text) + "(?![0-9]|[.,][0-9])";
    }

    /** A number without the sign that a table gives it. */
    private static boolean standsIn(String text, String number) {
        return Pattern.compile("(?<![0-9]|[0-9][.,])" + Pattern.quote(number) + "(?![0-9]|[.,][0-9])")
                .matcher(text)
                .find();
    }

    /**
     * What the numbers of a text may rest on.
     *
     * @param printed what commands print
     * @param stated what the text states with its source
     * @param cells the cells of the tables of the text
     */
    private record Facts(String printed, String stated, Set<String> cells) {

        /** The row itself unless all its cells stand in one printed line, in their order. */
        List<String> missingRow(String row) {
            Pattern inOrder = Pattern.compile(
                    CasesTest.cells(row).stream().map(CasesTest::alone).collect(Collectors.joining(".*")));
            return printed.lines().anyMatch(line -> inOrder.matcher(line).find()) ? List.of() : List.of(row);
        }

        /** The numbers of a line of prose that stand nowhere. */
        List<String> missingNumbers(String line) {
            return NUMBER.matcher(withoutNames(line))
                    .results()
                    .map(MatchResult::group)
                    .filter(number -> !standsIn(stated, number) && !isOutcome(number))
                    .map(number -> number + " in: " + line)
                    .toList();
        }

        /** Short numbers stand in many places: they must be a cell of a table of the text, or a printed percentage. */
        private boolean isOutcome(String number) {
            if (number.replaceAll("[^0-9]", "").length() > SHORT) {
                return standsIn(printed, number);
            }
            return cells.contains(number)
                    || Pattern.compile(alone(number) + " (?:%|percent)")
                            .matcher(printed)
                            .find();
        }
    }

    /** A line with blanks in the place of what is no outcome, so that every number keeps its place. */
    private static String withoutNames(String line) {
        return NO_OUTCOME
                .matcher(line)
                .replaceAll(found -> " ".repeat(found.group().length()));
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
