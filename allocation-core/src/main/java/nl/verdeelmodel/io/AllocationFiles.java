package nl.verdeelmodel.io;

import com.google.common.hash.Hashing;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import nl.verdeelmodel.Allocation;

/** Allocations as files: amounts and totals as CSV, the whole trace as JSON. The same bytes on every machine. */
public final class AllocationFiles {

    private AllocationFiles() {}

    /**
     * The amounts, a row per year, stream, part and region.
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
                    .forEach(stream -> stream.parts().forEach(part -> amounts(csv, allocation, stream, part))));
        });
    }

    private static void amounts(
            CsvWriter csv, Allocation allocation, Allocation.StreamOutcome stream, Allocation.PartOutcome part) {
        for (int i = 0; i < allocation.regions().size(); i++) {
            csv.writeRecord(
                    Integer.toString(allocation.year()),
                    stream.rule().id(),
                    part.rule().id(),
                    allocation.regions().get(i).code(),
                    allocation.regions().get(i).name(),
                    part.budgets().get(i).toString());
        }
    }

    /**
     * The totals per stream, then of all streams together (stream {@code total}), for each year.
     *
     * <p>Columns {@code year,stream,available_eur,amount_eur,unspent_eur}: what there was, what the regions get, and what
     * is left under a ceiling.
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
        var available = nl.verdeelmodel.exact.Money.ZERO;
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
     * A checksum of all amounts: equal if and only if every cent of every year is.
     *
     * @param allocations the allocations
     * @return SHA-256 of {@link #amounts}, in hexadecimal
     */
    public static String checksum(List<Allocation> allocations) {
        return checksum(amounts(allocations));
    }

    static String checksum(String text) {
        return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
    }

    private static String csv(Consumer<CsvWriter> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            rows.accept(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
