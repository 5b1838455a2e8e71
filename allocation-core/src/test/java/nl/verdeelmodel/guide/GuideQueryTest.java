package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.verdeelmodel.io.CohortFile;
import nl.verdeelmodel.io.RiskModelFile;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of docs/guide/risk.md count persons into the cells of the shipped risk models. */
class GuideQueryTest {

    private final List<Characteristics> sectors = List.of(characteristics("vo"), characteristics("mbo"));
    private final List<String> queries = GuidePage.read("risk.md").blocks("sql").stream()
            .map(GuidePage.Block::text)
            .toList();

    @TempDir
    Path folder;

    private static Characteristics characteristics(String sector) {
        return RiskModelFile.read(SampleData.FOLDER.resolve("risk").resolve(sector + ".json"))
                .characteristics();
    }

    @Test
    void bothQueriesHaveTheColumnsOfTheShippedModels() {
        Set<String> expected = new TreeSet<>(Set.of("sector", "municipality"));
        sectors.forEach(own -> own.list().forEach(characteristic -> expected.add(characteristic.id())));

        assertThat(queries).hasSize(2);
        for (String query : queries) {
            String columns = query.substring(query.indexOf("SELECT") + "SELECT".length(), query.indexOf("count(*)"));
            assertThat(Arrays.stream(columns.split(",")).map(String::strip).filter(name -> !name.isEmpty()))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(query).contains("count(*) AS persons", " AS leavers", "GROUP BY ALL");
        }
    }

    /** Runs with {@code -Pduckdb}. */
    @Test
    void duckDbCountsTheShippedPersonsIntoOurCells() throws SQLException {
        assumeTrue(
                DriverManager.drivers()
                        .anyMatch(driver -> driver.getClass().getName().startsWith("org.duckdb.")),
                "DuckDB is not there; -Pduckdb brings it");
        Path persons = SampleData.FOLDER.resolve("microdata/persons-20000.csv");
        Path cells = folder.resolve("cells.csv");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    queries.get(0).replace("persons.csv", persons.toString()).replace("cells.csv", cells.toString()));
        }

        RegionSet regions = SampleData.regions(2026);
        Cohort ours = CohortFile.persons(persons, sectors, regions, CohortFile.Options.of(2023));
        Cohort theirs = CohortFile.cells(cells, sectors, regions, CohortFile.Options.of(2023));
        assertThat(theirs.cells()).isEqualTo(ours.cells());
        assertThat(ours.synthetic()).isTrue();
        assertThat(theirs.synthetic())
                .as("the mark of made-up persons is lost in SQL, as the page says")
                .isFalse();
    }
}
