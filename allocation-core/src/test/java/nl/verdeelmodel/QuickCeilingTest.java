package nl.verdeelmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims above a ceiling in euros: they are no whole units and do not add up to what there is. */
class QuickCeilingTest {

    @TempDir
    private Path folder;

    /**
     * 10.40, 20.30 and 30.50 of a ceiling of 60 lie within all bounds and are 61.20: of 62 euros the rests of 0.80, which is
     * paid to nobody, and of 0.50 get the last two.
     */
    @Test
    void claimsWithinTheirBoundsAreNotTakenForTheTotal() {
        ModelFile file = new ModelFolder(folder)
                .model("\"amount\": { \"2026\": \"1000.00\" }", """
                        "ceiling": { "2026": "60.00" },
                              "rounding": { "unit": "1.00", "method": "largest-remainder" },
                              "baseline": "young",
                              "stability": [ { "floor": "-90%" }, { "ceiling": "+900%" } ],
                              "balance": "none\"""")
                .model("\"share\": \"100%\",", "")
                .key("{ \"amounts\": \"score\" }")
                .scores("2026,01,10.40,100", "2026,02,20.30,100", "2026,03,30.50,100")
                .read();
        StreamRule stream = file.model().streams().get(0);
        StabilityPolicy policy = stream.stability().orElseThrow();
        StreamDivision division = new StreamDivision(stream, file.inputs(), 2026);
        RegionBudgets exact = division.stability(policy, division.undampened(), Optional.empty())
                .budgets();

        assertThat(exact.toCents()).containsExactly(1000, 2000, 3100);
        assertThat(division.quick(division.undampened()).budgets(policy, Optional.empty()))
                .contains(exact);
    }
}
