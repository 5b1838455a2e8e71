package nl.verdeelmodel.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Scores by one SQL query: types declared, a CASE per column, a sum per municipality. */
final class DuckDbScores {

    private DuckDbScores() {}

    /** Whether the driver is there: the build must have had {@code -Pduckdb}. */
    static boolean isThere() {
        return DriverManager.drivers()
                .anyMatch(driver -> driver.getClass().getName().startsWith("org.duckdb."));
    }

    /** The expected leavers of each region. */
    static double[] scores(PersonInput input, int threads) {
        if (!isThere()) {
            throw new IllegalStateException("DuckDB is not there: build the benchmarks with -Pduckdb.");
        }
        double[] scores = new double[input.regions().size()];
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads TO " + threads);
            try (ResultSet rows = statement.executeQuery(query(input))) {
                while (rows.next()) {
                    scores[input.regions().regionOf(rows.getString(1)).orElseThrow()] += rows.getDouble(2);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return scores;
    }

    private static String query(PersonInput input) {
        String columns = IntStream.range(0, input.characteristics())
                .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
                .collect(Collectors.joining(", "));
        String effects = IntStream.range(0, input.characteristics())
                .mapToObj(i -> input.effects(i).entrySet().stream()
                        .map(entry -> " WHEN '" + entry.getKey() + "' THEN " + entry.getValue() + "::DOUBLE")
                        .collect(Collectors.joining("", "CASE c" + i, " END")))
                .collect(Collectors.joining(" + "));
        return "SELECT municipality, sum(1 / (1 + exp(-("
                + input.model().coefficients().intercept() + "::DOUBLE + "
                + effects + ")))) FROM read_csv('" + input.file()
                + "', header = true, auto_detect = false, delim = ',', columns = {'person': 'BIGINT', 'sector': 'VARCHAR',"
                + " 'municipality': 'VARCHAR', " + columns + ", 'vsv': 'TINYINT'}) GROUP BY municipality";
    }
}
