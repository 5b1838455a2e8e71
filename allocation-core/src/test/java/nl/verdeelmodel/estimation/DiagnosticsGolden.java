package nl.verdeelmodel.estimation;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Sector;

/** Made-up persons of two cohorts in twelve regions, and what R says about them: see {@code risk/diagnostics-golden.R}. */
final class DiagnosticsGolden {

    static final Characteristics CHARACTERISTICS = Characteristics.of(
            Sector.VO,
            Characteristic.of("age", "14-", "14-", "15", "16", "17"),
            Characteristic.of("welfare", "high", "high", "middle", "low"),
            Characteristic.of("noise", "x", "x", "y", "z"));

    private static final Map<String, Double> VALUES = read("diagnostics-golden").stream()
            .collect(Collectors.toMap(row -> row.getField("name"), row -> Double.parseDouble(row.getField("value"))));

    private DiagnosticsGolden() {}

    /** The rows of a table beside the script. */
    static List<NamedCsvRecord> read(String name) {
        try (InputStream file = DiagnosticsGolden.class.getResourceAsStream("/risk/" + name + ".csv");
                CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number that R gave. */
    static double value(String name) {
        return VALUES.get(name);
    }

    /** The numbers that R gave, as {@code prefix1}, {@code prefix2} ... */
    static double[] values(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToDouble(i -> value(prefix + i))
                .toArray();
    }

    /** The persons of a cohort. */
    static Cells cells(int cohort) {
        return cells(row -> Integer.parseInt(row.getField("cohort")) == cohort);
    }

    private static Cells cells(Predicate<NamedCsvRecord> wanted) {
        List<String> regions =
                IntStream.rangeClosed(1, 12).mapToObj("%02d"::formatted).toList();
        CellsBuilder builder = new CellsBuilder(CHARACTERISTICS, regions, true);
        read("diagnostics-cells").stream().filter(wanted).forEach(row -> {
            int[] categories = CHARACTERISTICS.list().stream()
                    .mapToInt(characteristic -> characteristic
                            .indexOf(row.getField(characteristic.id()))
                            .orElseThrow())
                    .toArray();
            builder.add(
                    categories,
                    regions.indexOf(row.getField("region")),
                    Integer.parseInt(row.getField("persons")),
                    Integer.parseInt(row.getField("leavers")));
        });
        return builder.build();
    }

    /** The coefficients that R fitted to the cohort of 2022. */
    static Coefficients coefficients() {
        return Coefficients.of(CHARACTERISTICS, values("coefficient.", CHARACTERISTICS.coefficientCount()));
    }
}
