package nl.verdeelmodel.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.verdeelmodel.risk.Sector;

/**
 * How each column of a file is read from bytes, and what the codes mean.
 *
 * <p>Each text is known as it is and in quotes, since R writes texts so. Codes: of the sector its index, of the place its index,
 * of an outcome 0 or 1, of a number the number; of a characteristic what {@link #categories} says. Immutable.
 */
final class PlainColumns {

    /** Two quotes and a line end. */
    private static final int MOST_ADDED = 4;

    private final CohortLayout layout;
    private final PlainColumn[] columns;
    private final int[][][] categories;
    private final int[][] columnsOfSector;

    PlainColumns(CohortLayout layout) {
        this.layout = layout;
        this.columns = new PlainColumn[layout.table().header().size()];
        this.categories = new int[layout.sectors().size()][][];
        this.columnsOfSector = layout.columns().stream()
                .map(own -> own.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        for (int s = 0; s < categories.length; s++) {
            categories[s] = new int[layout.sectors().get(s).size()][0];
        }
        for (int column = 0; column < columns.length; column++) {
            columns[column] = column(column);
        }
    }

    private PlainColumn column(int column) {
        char separator = layout.table().separator();
        boolean last = column == columns.length - 1;
        if (column == layout.sectorColumn()) {
            return texts(sectorTexts(), last);
        }
        if (column == layout.placeColumn()) {
            return texts(layout.placeTexts(), last);
        }
        if (column == layout.personsColumn() || (layout.hasCells() && column == layout.outcomeColumn())) {
            return PlainColumn.ofNumbers(separator, last);
        }
        if (column == layout.outcomeColumn()) {
            return texts(Map.of("0", 0, "1", 1), last);
        }
        Map<String, Integer> texts = characteristicTexts(column);
        return texts.isEmpty()
                ? PlainColumn.ignored(separator, last, layout.table().windowsLines())
                : texts(texts, last);
    }

    /** The sectors that have all their columns; a row of another one is a matter for the general way. */
    private Map<String, Integer> sectorTexts() {
        Map<String, Integer> texts = new HashMap<>();
        for (int s = 0; s < columnsOfSector.length; s++) {
            if (Arrays.stream(columnsOfSector[s]).allMatch(column -> column != CohortLayout.NONE)) {
                Sector sector = layout.sectors().get(s).sector();
                texts.put(sector.code(), s);
            }
        }
        return texts;
    }

    /** A code for each text that some sector has for a category; none if the column is of no characteristic. */
    private Map<String, Integer> characteristicTexts(int column) {
        Map<String, Integer> texts = new LinkedHashMap<>();
        for (int s = 0; s < columnsOfSector.length; s++) {
            for (int i = 0; i < columnsOfSector[s].length; i++) {
                if (columnsOfSector[s][i] == column) {
                    // What other sectors have in a column that is not theirs: nothing, or what R writes for it.
                    texts.putIfAbsent("", texts.size());
                    texts.putIfAbsent("NA", texts.size());
                    layout.categories().get(s).get(i).keySet().forEach(text -> texts.putIfAbsent(text, texts.size()));
                }
            }
        }
        for (int s = 0; s < columnsOfSector.length; s++) {
            for (int i = 0; i < columnsOfSector[s].length; i++) {
                if (columnsOfSector[s][i] == column) {
                    categories[s][i] = categories(s, i, texts);
                }
            }
        }
        return texts;
    }

    private int[] categories(int sector, int characteristic, Map<String, Integer> texts) {
        Map<String, Integer> known = layout.categories().get(sector).get(characteristic);
        return texts.keySet().stream()
                .mapToInt(text -> known.getOrDefault(text, CohortLayout.NONE))
                .toArray();
    }

    private PlainColumn texts(Map<String, Integer> texts, boolean last) {
        Map<String, Integer> written = new HashMap<>();
        texts.forEach((text, code) -> bytes(text).ifPresent(bytes -> {
            for (String end : last ? new String[] {"", "\r"} : new String[] {""}) {
                written.put(bytes + end, code);
                written.put('"' + bytes + '"' + end, code);
            }
        }));
        return PlainColumn.ofTexts(written, layout.table().separator(), last);
    }

    /** The bytes of a text as a file has them, as characters of ISO 8859-1; empty if it cannot be written without care. */
    private Optional<String> bytes(String text) {
        if (!text.equals(text.strip())
                || text.chars().anyMatch(c -> c == layout.table().separator() || c == '"' || c < ' ')) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = layout.table().charset().newEncoder().encode(CharBuffer.wrap(text));
            return Optional.of(StandardCharsets.ISO_8859_1.decode(bytes).toString())
                    .filter(written -> written.length() < PlainColumn.LONGEST_TEXT - MOST_ADDED);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** How many columns there are. */
    int size() {
        return columns.length;
    }

    /** One column. */
    PlainColumn get(int column) {
        return columns[column];
    }

    /** The category of each code of a characteristic, {@link CohortLayout#NONE} where the sector does not know it. */
    int[] categories(int sector, int characteristic) {
        return categories[sector][characteristic];
    }

    /** The column of each characteristic of a sector. */
    int[] columns(int sector) {
        return columnsOfSector[sector];
    }

    int sectorColumn() {
        return layout.sectorColumn();
    }

    int placeColumn() {
        return layout.placeColumn();
    }

    /** The persons of a row. */
    int persons(int[] codes, int first) {
        return layout.hasCells() ? codes[first + layout.personsColumn()] : 1;
    }

    /** The leavers of a row; 0 if that is not known. */
    int leavers(int[] codes, int first) {
        return layout.hasOutcomes() ? codes[first + layout.outcomeColumn()] : 0;
    }
}
