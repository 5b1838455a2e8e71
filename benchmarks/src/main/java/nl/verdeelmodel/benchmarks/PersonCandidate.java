package nl.verdeelmodel.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import nl.verdeelmodel.io.CohortFile;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.ChanceTotals;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.Sector;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Everyone who reads a file of persons and gives the expected leavers of each region. */
public enum PersonCandidate {

    /** The library, sums only, one thread. */
    TOTALS_1(input -> totals(input, 1)),

    /** The library, sums only, two threads. */
    TOTALS_2(input -> totals(input, 2)),

    /** The library, cells first and scores from them, two threads. */
    CELLS_2(input -> cells(input, 2)),

    /** A program with FastCSV and hash maps. */
    FASTCSV(PersonCandidate::fastCsv),

    /** A program with Commons CSV and hash maps. */
    COMMONS_CSV(PersonCandidate::commonsCsv),

    /** A program with readLine, split and hash maps: wrong where a cell has quotes. */
    SPLIT(PersonCandidate::split),

    /** A query of DuckDB, columns with declared types, one thread. */
    DUCKDB_1(input -> DuckDbScores.scores(input, 1)),

    /** A query of DuckDB, columns with declared types, two threads. */
    DUCKDB_2(input -> DuckDbScores.scores(input, 2));

    /** A way to score. */
    private interface Way {

        double[] scores(PersonInput input) throws IOException;
    }

    private final Way way;

    PersonCandidate(Way way) {
        this.way = way;
    }

    /** Whether it can run: DuckDB is there in the profile {@code duckdb} only. */
    boolean isThere() {
        return !name().startsWith("DUCKDB") || DuckDbScores.isThere();
    }

    /**
     * The expected leavers of each region.
     *
     * @param input the file
     * @return persons, in the order of the regions
     * @throws IOException if the file cannot be read
     */
    double[] scores(PersonInput input) throws IOException {
        return way.scores(input);
    }

    private static CohortFile.Options options(int threads) {
        return CohortFile.Options.of(2022).withIgnored(Set.of("person")).withThreads(threads);
    }

    private static double[] totals(PersonInput input, int threads) {
        return perRegion(
                input,
                CohortFile.totals(input.file(), List.of(input.model()), input.regions(), options(threads))
                        .of(Sector.VO)
                        .orElseThrow());
    }

    private static double[] cells(PersonInput input, int threads) {
        Cohort cohort = CohortFile.persons(
                input.file(), List.of(input.model().characteristics()), input.regions(), options(threads));
        Cells cells = cohort.of(Sector.VO).orElseThrow();
        return perRegion(
                input,
                ChanceTotals.of(cells, Odds.of(input.model().coefficients()).chances(cells)));
    }

    private static double[] perRegion(PersonInput input, ChanceTotals totals) {
        double[] scores = new double[input.regions().size()];
        for (int place = 0; place < totals.places().size(); place++) {
            scores[input.regions().regionOf(totals.places().get(place)).orElseThrow()] +=
                    totals.expectedLeavers(place).approximately();
        }
        return scores;
    }

    private static double[] fastCsv(PersonInput input) throws IOException {
        UsualScores scores = new UsualScores(input);
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(input.file())) {
            boolean header = true;
            for (CsvRecord row : reader) {
                if (!header) {
                    scores.add(row::getField);
                }
                header = false;
            }
        }
        return scores.perRegion();
    }

    private static double[] commonsCsv(PersonInput input) throws IOException {
        UsualScores scores = new UsualScores(input);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setSkipHeaderRecord(true)
                .setHeader()
                .get();
        try (Reader in = Files.newBufferedReader(input.file());
                CSVParser parser =
                        CSVParser.builder().setReader(in).setFormat(format).get()) {
            for (CSVRecord row : parser) {
                scores.add(row::get);
            }
        }
        return scores.perRegion();
    }

    private static double[] split(PersonInput input) throws IOException {
        UsualScores scores = new UsualScores(input);
        try (BufferedReader in = Files.newBufferedReader(input.file())) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",", -1);
                scores.add(i -> cells[i]);
            }
        }
        return scores.perRegion();
    }
}
