package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the formula guide: its code blocks are what the tests calculate, its tables what must come out. */
record GuidePage(String name, List<String> lines) {

    static final Path FOLDER = Path.of("docs", "guide");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** A code block, with the heading and the last line of text before it. */
    record Block(String language, String heading, String introduction, String text) {}

    static GuidePage read(String name) {
        try {
            return new GuidePage(name, Files.readAllLines(FOLDER.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Block> blocks(String language) {
        List<Block> blocks = new ArrayList<>();
        String heading = "";
        String introduction = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                heading = line.replaceFirst("^#+ ", "");
            } else if (line.startsWith("```")) {
                int end = lines.subList(i + 1, lines.size()).indexOf("```") + i + 1;
                String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
                blocks.add(new Block(line.substring(3), heading, introduction, text));
                i = end;
            } else if (!line.isBlank()) {
                introduction = line;
            }
        }
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    List<String> json() {
        return blocks("json").stream().map(Block::text).toList();
    }

    /** Writes the tables of the page under the names that stand in the line before each. */
    void writeTables(Path folder) {
        List<String> names = new ArrayList<>();
        for (Block block : blocks("csv")) {
            Matcher code = CODE.matcher(block.introduction());
            while (code.find()) {
                if (code.group(1).endsWith(".csv") && !names.contains(code.group(1))) {
                    names.add(code.group(1));
                }
            }
        }
        List<Block> tables = blocks("csv");
        assertThat(names).as("a name for every table of " + name).hasSameSizeAs(tables);
        for (int i = 0; i < names.size(); i++) {
            write(folder.resolve(names.get(i)), tables.get(i).text());
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asserts that a table of the page has a row with exactly these cells. */
    void hasRow(Object... cells) {
        List<String> row = Arrays.stream(cells).map(String::valueOf).toList();
        assertThat(rows().toList()).as("rows of " + name).contains(row);
    }

    Stream<List<String>> rows() {
        return lines.stream()
                .filter(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList());
    }

    /** Asserts that the page has these words, wherever its lines break. */
    void says(String words) {
        assertThat(spaced(String.join(" ", lines))).as(name).contains(spaced(words));
    }

    private static String spaced(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
