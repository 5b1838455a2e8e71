package nl.verdeelmodel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table for the terminal: headings wrapped over lines, texts to the left, numbers to the right. */
final class TextTable {

    private static final int GAP = 2;
    private static final int NARROW_GAP = 1;
    private static final int NARROWEST_HEADING = 12;
    private static final int WIDEST_TEXT = 38;

    private final List<String> headings = new ArrayList<>();
    private final List<Boolean> numeric = new ArrayList<>();
    private final List<Integer> widest = new ArrayList<>();
    private final List<Integer> narrowest = new ArrayList<>();
    private final List<Integer> gaps = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Integer> rules = new ArrayList<>();

    TextTable text(String heading) {
        return text(heading, WIDEST_TEXT);
    }

    /** A column of texts that go on in the next line beyond a width. */
    TextTable text(String heading, int width) {
        return column(heading, false, width, NARROWEST_HEADING, GAP);
    }

    TextTable number(String heading) {
        return column(heading, true, WIDEST_TEXT, NARROWEST_HEADING, GAP);
    }

    /** A column of numbers as narrow as they are, or as the words of its heading: with one space before it. */
    TextTable narrowNumber(String heading) {
        return column(heading, true, WIDEST_TEXT, 0, NARROW_GAP);
    }

    private TextTable column(String heading, boolean isNumeric, int width, int headingWidth, int gap) {
        headings.add(heading);
        numeric.add(isNumeric);
        widest.add(width);
        narrowest.add(headingWidth);
        gaps.add(headings.size() == 1 ? 0 : gap);
        return this;
    }

    /** A row; a text that is too long goes on in lines below it. */
    void row(List<String> cells) {
        if (cells.size() != headings.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + headings.size() + " columns");
        }
        List<List<String>> wrapped = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            wrapped.add(numeric.get(column) ? List.of(cell) : wrap(cell, widest.get(column)));
        }
        int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
        for (int line = 0; line < height; line++) {
            int index = line;
            rows.add(wrapped.stream()
                    .map(lines -> index < lines.size() ? lines.get(index) : "")
                    .toList());
        }
    }

    /** A line before the next row. */
    void rule() {
        rules.add(rows.size());
    }

    List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        List<List<String>> wrapped = new ArrayList<>();
        for (int column = 0; column < headings.size(); column++) {
            int content = contentWidth(column);
            List<String> heading = wrap(headings.get(column), Math.max(content, narrowest.get(column)));
            wrapped.add(heading);
            widths.add(Math.max(
                    content, heading.stream().mapToInt(String::length).max().orElse(0)));
        }
        List<String> lines = new ArrayList<>();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            lines.add(line(headingCells(wrapped, line, height), widths));
        }
        String rule = "-"
                .repeat(Stream.of(widths, gaps)
                        .flatMap(List::stream)
                        .mapToInt(Integer::intValue)
                        .sum());
        lines.add(rule);
        for (int row = 0; row < rows.size(); row++) {
            if (rules.contains(row)) {
                lines.add(rule);
            }
            lines.add(line(rows.get(row), widths));
        }
        return lines;
    }

    private int contentWidth(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    /** Headings stand on the rule, so a short one has empty lines above it. */
    private static List<String> headingCells(List<List<String>> wrapped, int line, int height) {
        return wrapped.stream()
                .map(heading -> {
                    int index = line - (height - heading.size());
                    return index < 0 ? "" : heading.get(index);
                })
                .toList();
    }

    private String line(List<String> cells, List<Integer> widths) {
        StringBuilder out = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths.get(column) - cell.length());
            out.append(" ".repeat(gaps.get(column)));
            out.append(numeric.get(column) ? padding + cell : cell + padding);
        }
        return out.toString().stripTrailing();
    }

    /** Breaks a text into lines at spaces, but not before a percent sign; lines after the first keep its indent. */
    static List<String> wrap(String text, int width) {
        String indent = " ".repeat(text.length() - text.stripLeading().length());
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split(" (?!%)", -1)) {
            boolean first = line.length() == indent.length();
            if (!first && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                first = true;
            }
            line.append(first ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
