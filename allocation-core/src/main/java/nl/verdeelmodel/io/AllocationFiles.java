package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import com.google.common.hash.Hashing;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;

/** Allocations as files: amounts and totals as CSV, the whole trace as JSON. The same bytes on every machine. */
public final class AllocationFiles {

    private AllocationFiles() {}

    /**
     * The amounts, a row per year, stream, part and region.
     *
     * <p>A stream with stability rules has a last part {@code stability}: what they add to the other parts of a region or,
     * below 0, take from them. The rows of a stream and region always add up to what it gets.
     *
     * <p>Columns {@code year,stream,part,region_code,region_name,amount_eur}; commas, a decimal point, line feeds.
     *
     * @param allocations in the order of the rows
     * @return the CSV text
     */
    public static String amounts(List<Allocation> allocations) {
        return csv(csv -> {
            csv.writeRecord("year", "stream", "part", "region_code", "region_name", "amount_eur");
            allocations.forEach(allocation -> allocation
                    .streams()
                    .forEach(stream ->
                            lines(stream).forEach((part, line) -> amounts(csv, allocation, stream, part, line))));
        });
    }

    private static void amounts(
            CsvWriter csv,
            Allocation allocation,
            Allocation.StreamOutcome stream,
            String part,
            IntFunction<Money> amounts) {
        for (int i = 0; i < allocation.regions().size(); i++) {
            csv.writeRecord(
                    Integer.toString(allocation.year()),
                    stream.rule().id(),
                    part,
                    allocation.regions().get(i).code(),
                    allocation.regions().get(i).name(),
                    amounts.apply(i).toString());
        }
    }

    /** What a stream consists of: its parts, then what stability rules add and take; the amount of each region by name. */
    private static Map<String, IntFunction<Money>> lines(Allocation.StreamOutcome stream) {
        Map<String, IntFunction<Money>> lines = new LinkedHashMap<>();
        stream.parts().forEach(part -> lines.put(part.rule().id(), part.budgets()::get));
        if (stream.stability().isPresent()) {
            lines.put(StabilityOutcome.LINE, stream::stabilityLine);
        }
        return lines;
    }

    /**
     * The totals per stream, then of all streams together (stream {@code total}), for each year.
     *
     * <p>Columns {@code year,stream,available_eur,amount_eur,unspent_eur}: what there was, what the regions get, and what
     * is left; below 0 where stability rules may cost more than there is.
     *
     * @param allocations in the order of the rows
     * @return the CSV text
     */
    public static String totals(List<Allocation> allocations) {
        return csv(csv -> {
            csv.writeRecord("year", "stream", "available_eur", "amount_eur", "unspent_eur");
            allocations.forEach(allocation -> totals(csv, allocation));
        });
    }

    private static void totals(CsvWriter csv, Allocation allocation) {
        String year = Integer.toString(allocation.year());
        Money available = Money.ZERO;
        for (Allocation.StreamOutcome stream : allocation.streams()) {
            available = available.plus(stream.available());
            csv.writeRecord(
                    year,
                    stream.rule().id(),
                    stream.available().toString(),
                    stream.amount().toString(),
                    stream.unspent().toString());
        }
        csv.writeRecord(
                year,
                "total",
                available.toString(),
                allocation.total().toString(),
                available.minus(allocation.total()).toString());
    }

    /**
     * The whole trace: every stage of every part, values, shares and targets as exact fractions.
     *
     * @param allocations in this order
     * @return the JSON text
     */
    public static String trace(List<Allocation> allocations) {
        return JsonFormat.write(TraceJson.of(allocations));
    }

    /**
     * A checksum of all amounts: equal if and only if every cent of every year is; names do not count.
     *
     * @param allocations the allocations
     * @return SHA-256, in hexadecimal
     */
    public static String checksum(List<Allocation> allocations) {
        StringBuilder text = new StringBuilder();
        cents(allocations)
                .forEach((place, amount) ->
                        text.append(place).append('=').append(amount).append('\n'));
        return checksum(text.toString());
    }

    /** Every amount by its place: year, stream, part and region code. */
    private static Map<String, String> cents(List<Allocation> allocations) {
        Map<String, String> cents = new LinkedHashMap<>();
        for (Allocation allocation : allocations) {
            allocation
                    .streams()
                    .forEach(stream -> lines(stream).forEach((part, line) -> {
                        for (int i = 0; i < allocation.regions().size(); i++) {
                            cents.put(
                                    String.join(
                                            " ",
                                            Integer.toString(allocation.year()),
                                            stream.rule().id(),
                                            part,
                                            allocation.regions().get(i).code()),
                                    line.apply(i).toString());
                        }
                    }));
        }
        return cents;
    }

    /**
     * What differs between an amounts file and allocations.
     *
     * @param file a file as {@link #amounts} makes it
     * @param allocations the allocations
     * @return for each place (year, stream, part, region code) that differs, the amount in the file and the one now; the
     *     word {@code -} where there is none
     * @throws nl.verdeelmodel.problem.ProblemException if the file is not such a file
     */
    public static ImmutableMap<String, Text> differences(Path file, List<Allocation> allocations) {
        CsvTable table = CsvTable.read(InputFile.read(file, InputFile.LARGEST_RESULT));
        Map<String, String> before = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            before.put(
                    Stream.of("year", "stream", "part", "region_code")
                            .map(column -> table.cell(row, column))
                            .collect(Collectors.joining(" ")),
                    table.cell(row, "amount_eur"));
        }
        Map<String, String> now = cents(allocations);
        ImmutableMap.Builder<String, Text> differences = ImmutableMap.builder();
        Sets.union(before.keySet(), now.keySet()).forEach(place -> {
            String old = before.getOrDefault(place, "-");
            String current = now.getOrDefault(place, "-");
            if (!old.equals(current)) {
                differences.put(place, Text.format("{0} -> {1}", "{0} -> {1}", old, current));
            }
        });
        return differences.buildOrThrow();
    }

    static String checksum(String text) {
        return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
    }

    /** The first line of a table that is worked out from data that were made up. */
    static final String SYNTHETIC = "# SYNTHETIC: worked out from data that were made up\n";

    /** A table of which the first line says whether data behind it were made up. */
    static String csv(boolean synthetic, Consumer<CsvWriter> rows) {
        return (synthetic ? SYNTHETIC : "") + csv(rows);
    }

    /** CSV with commas and line feeds. */
    static String csv(Consumer<CsvWriter> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            rows.accept(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
