package nl.verdeelmodel.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.problem.Text;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the rows of a file, counted: a million wrong rows are a handful of findings.
 *
 * <p>Keeps lines, names of columns and the texts of wrong cells, nothing else of a row. Mutable, for one thread.
 */
final class RowFindings {

    /** How many different texts of a column are spelt out. */
    static final int MOST_TEXTS = 20;

    private static final int MOST_LINES = 5;
    private static final int MOST_COUNTED = 10_000;
    private static final int LONGEST_TEXT = 40;

    /** What can be wrong with a row. */
    enum Kind {
        LENGTH,
        TRUNCATED,
        CUT_OFF_NUMBER,
        CUT_OFF_CODE,
        LINE_BREAK,
        ZERO_BYTE,
        SECTOR,
        SECTOR_WITHOUT_MODEL,
        COLUMN_MISSING,
        PLACE,
        CATEGORY,
        MISSING,
        OUTCOME,
        NUMBER,
        MORE_LEAVERS,
        TOO_MANY
    }

    /**
     * One kind of finding in one column.
     *
     * @param kind what is wrong
     * @param column the name of the column, or empty
     * @param sector the index of the sector where it depends on that, or {@link CohortLayout#NONE}
     */
    record Key(Kind kind, String column, int sector) {}

    private final Map<Key, Tally> tallies = new LinkedHashMap<>();

    /** Counts a wrong row. */
    void add(Kind kind, String column, int sector, int line) {
        tallies.computeIfAbsent(new Key(kind, column, sector), key -> new Tally())
                .add(null, line);
    }

    /** Counts a wrong text of a cell. */
    void add(Kind kind, String column, int sector, int line, String text) {
        tallies.computeIfAbsent(new Key(kind, column, sector), key -> new Tally())
                .add(shortened(text), line);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_TEXT))) + "...";
    }

    boolean isEmpty() {
        return tallies.isEmpty();
    }

    /** All findings, in the order in which the first of each was made. */
    Map<Key, Tally> tallies() {
        return tallies;
    }

    /**
     * Whether the wrong texts of a column may identify persons, so that none may be shown: more than {@value #MOST_TEXTS}
     * different ones, of which more than half stand once.
     */
    boolean mayIdentify(String column) {
        Map<String, Long> rows = new HashMap<>();
        tallies.forEach((key, tally) -> {
            if (key.column().equals(column)) {
                tally.texts.forEach((text, count) -> rows.merge(text, count.rows, Long::sum));
            }
        });
        long once = rows.values().stream().filter(count -> count == 1).count();
        return !column.isEmpty() && rows.size() > MOST_TEXTS && 2 * once > rows.size();
    }

    /** How often, where first, and with which texts. */
    static final class Tally {

        private long rows;
        private boolean countedAll = true;
        private final List<Integer> lines = new ArrayList<>();
        private final Map<String, Count> texts = new LinkedHashMap<>();

        private static final class Count {
            private final List<Integer> lines = new ArrayList<>(1);
            private long rows;

            void add(int line) {
                rows++;
                if (lines.size() < MOST_LINES) {
                    lines.add(line);
                }
            }
        }

        private void add(@Nullable String text, int line) {
            rows++;
            if (lines.size() < MOST_LINES) {
                lines.add(line);
            }
            if (text != null) {
                Count count = texts.get(text);
                if (count == null && texts.size() < MOST_COUNTED) {
                    count = new Count();
                    texts.put(text, count);
                }
                if (count == null) {
                    countedAll = false;
                } else {
                    count.add(line);
                }
            }
        }

        long rows() {
            return rows;
        }

        int firstLine() {
            return lines.get(0);
        }

        String firstText() {
            return texts.isEmpty() ? "" : texts.keySet().iterator().next();
        }

        /** The first lines, as {@code line 3} or {@code lines 3, 8, 12 ...}. */
        Text lines() {
            return linesOf(lines, rows);
        }

        private static Text linesOf(List<Integer> first, long rows) {
            if (rows == 1) {
                return Text.format("regel {0}", "line {0}", first.get(0));
            }
            String more = rows > first.size() ? " ..." : "";
            return Text.format("regels {0}{1}", "lines {0}{1}", first, more);
        }

        /** How many different texts there are, {@code more than 10,000} if that is not known. */
        Text different() {
            return countedAll
                    ? Text.format("{0}", "{0}", (long) texts.size())
                    : Text.format("meer dan {0}", "more than {0}", (long) texts.size());
        }

        /** The texts with their counts and first lines. */
        Text texts() {
            List<Text> list = texts.entrySet().stream()
                    .limit(MOST_TEXTS)
                    .map(entry -> Text.format(
                            "\"{0}\" ({1}x, {2})",
                            "\"{0}\" ({1}x, {2})",
                            entry.getKey(),
                            entry.getValue().rows,
                            linesOf(entry.getValue().lines, entry.getValue().rows)))
                    .toList();
            long more = (long) texts.size() - list.size();
            if (more == 0) {
                return Text.format("{0}", "{0}", list);
            }
            return countedAll
                    ? Text.format("{0} en {1} andere", "{0} and {1} more", list, more)
                    : Text.format("{0} en meer dan {1} andere", "{0} and more than {1} more", list, more);
        }
    }
}
