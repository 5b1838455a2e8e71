package nl.verdeelmodel.testing;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionValues;

/**
 * A case of {@code constructed_dampening_cases.csv}: a small input whose answer was solved in exact fractions.
 *
 * @param name the name of the case, such as {@code M1_proportional_floor95_cap115}
 * @param rows one per region, A first
 */
public record ConstructedCase(String name, List<NamedCsvRecord> rows) {

    private static final PublishedTable TABLE = PublishedTable.read("constructed_dampening_cases");

    /** The case with this name. */
    public static ConstructedCase named(String name) {
        List<NamedCsvRecord> rows = TABLE.rows().stream()
                .filter(row -> row.getField("scenario").equals(name))
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("There is no constructed case " + name + ".");
        }
        return new ConstructedCase(name, rows);
    }

    /** The names of all cases, in the order of the file. */
    public static List<String> names() {
        return TABLE.texts("scenario").stream().distinct().toList();
    }

    /** A column as exact numbers, each multiplied by {@code factor}. */
    public List<Fraction> fractions(String column, long factor) {
        return rows.stream()
                .map(row -> Fraction.parse(row.getField(column)).times(Fraction.of(factor)))
                .toList();
    }

    /** A column as values of the regions 01, 02 ..., each multiplied by {@code factor}. */
    public RegionValues values(String column, long factor) {
        return RegionValues.of(Regions.of(rows.size()), fractions(column, factor));
    }

    /** Whether a column is used in this case. */
    public boolean has(String column) {
        return !rows.get(0).getField(column).isEmpty();
    }

    /** The number behind a name in the column with parameters, such as {@code lambda}. */
    public Fraction parameter(String symbol) {
        String text = rows.get(0).getField("parameter");
        for (String part : text.split("[;,]")) {
            if (part.strip().startsWith(symbol + "=")) {
                return Fraction.parse(part.strip().substring(symbol.length() + 1));
            }
        }
        throw new IllegalArgumentException("Case " + name + " has no " + symbol + " in \"" + text + "\".");
    }

    @Override
    public String toString() {
        return name;
    }
}
