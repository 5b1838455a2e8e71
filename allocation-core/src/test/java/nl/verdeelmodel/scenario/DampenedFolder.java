package nl.verdeelmodel.scenario;

import java.nio.file.Path;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.testing.ModelFolder;

/**
 * The model of {@link ModelFolder} with a floor of -10 % and a ceiling of +10 % of what regions had the year before.
 *
 * <p>It starts from 500.00, 300.00 and 200.00; the targets are 1000.00 in proportion to 10, 20 and 30.
 */
final class DampenedFolder {

    private static final String AMOUNT = "\"amount\": { \"2026\": \"1000.00\" },";

    private final ModelFolder folder;

    DampenedFolder(Path path) {
        this.folder = new ModelFolder(path)
                .model("\"young\": {", "\"before\": { \"table\": \"before.csv\", \"column\": \"euros\" }, \"young\": {")
                .model(AMOUNT, AMOUNT + """
                         "baseline": { "lastYear": "dampened", "start": { "measure": "before", "year": "2025" } },
                         "stability": [ { "id": "floor", "floor": "-10%" }, { "id": "ceiling", "ceiling": "+10%" } ],
                         "balance": "scale",""")
                .write("before.csv", """
                        year,region_code,euros
                        2025,01,500.00
                        2025,02,300.00
                        2025,03,200.00
                        """);
    }

    ModelFolder folder() {
        return folder;
    }

    /** The model with other amounts by year, such as {@code "2026": "1000.00", "2027": "900.00"}. */
    DampenedFolder amounts(String byYear) {
        folder.model(AMOUNT, "\"amount\": { " + byYear + " },");
        return this;
    }

    Simulation simulate(SimulationPlan plan) {
        ModelFile file = folder.read();
        return Simulation.of(file.model(), file.inputs(), plan);
    }

    Simulation simulate(int first, int last) {
        return simulate(SimulationPlan.of(first, last));
    }
}
