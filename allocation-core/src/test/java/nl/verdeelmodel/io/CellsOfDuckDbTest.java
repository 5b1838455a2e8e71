package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import nl.verdeelmodel.io.CohortFile.Options;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.ChanceTotals;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.RiskModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that an SQL engine counts are ours; runs with {@code -Pduckdb}. */
class CellsOfDuckDbTest {

    @TempDir
    Path folder;

    @Test
    void cellsCountedByDuckDbGiveTheSameCohortAndTotals() throws IOException, SQLException {
        assumeTrue(
                DriverManager.drivers()
                        .anyMatch(driver -> driver.getClass().getName().startsWith("org.duckdb.")),
                "DuckDB is not there; -Pduckdb brings it");
        Path persons = folder.resolve("persons.csv");
        Files.writeString(persons, persons(new Random(20261122), 30_000));
        Path cells = folder.resolve("cells.csv");

        count(persons, cells);

        Options options = Options.of(2022);
        Cohort ours = CohortFile.persons(persons, YoungPeople.BOTH, YoungPeople.REGIONS, options);
        Cohort theirs = CohortFile.cells(cells, YoungPeople.BOTH, YoungPeople.REGIONS, options);
        assertThat(theirs).isEqualTo(ours);
        assertThat(theirs.cells().values().stream()
                        .mapToLong(Cells::totalPersons)
                        .sum())
                .isEqualTo(30_000);
        for (RiskModel model : YoungPeople.models()) {
            Cells own = theirs.of(model.sector()).orElseThrow();
            assertThat(ChanceTotals.of(own, Odds.of(model.coefficients()).chances(own)))
                    .isEqualTo(CohortFile.totals(persons, YoungPeople.models(), YoungPeople.REGIONS, options)
                            .sectors()
                            .get(model.sector()));
        }
    }

    private static void count(Path persons, Path cells) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT sector, municipality, age, welfare, parental_structure, level,"
                    + " count(*) AS persons, sum(CAST(vsv AS INTEGER)) AS leavers"
                    + " FROM read_csv('" + persons + "', header = true, all_varchar = true) GROUP BY ALL)"
                    + " TO '" + cells + "' (HEADER, DELIMITER ',')");
        }
    }

    private static String persons(Random random, int count) {
        StringBuilder out = new StringBuilder("sector,municipality,age,welfare,parental_structure,level,vsv\n");
        for (int i = 0; i < count; i++) {
            boolean vo = random.nextInt(3) > 0;
            out.append(vo ? "vo," : "mbo,")
                    .append(any(random, "GM0014", "GM0034", "GM0363", "GM0599", "GM1699", "GM1990"))
                    .append(',')
                    .append(vo ? any(random, "12", "13", "15", "16", "18") : any(random, "16", "17", "19_and_older"))
                    .append(',')
                    .append(vo ? any(random, "low", "high", "", "?") : any(random, "low", "high"))
                    .append(',')
                    .append(vo ? any(random, "both_parents", "one parent", "\"gezin, anders\"", "é") : "")
                    .append(',')
                    .append(vo ? "" : any(random, "entree", "2", "3", "4"))
                    .append(',')
                    .append(random.nextInt(30) == 0 ? "1\n" : "0\n");
        }
        return out.toString();
    }

    private static String any(Random random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
