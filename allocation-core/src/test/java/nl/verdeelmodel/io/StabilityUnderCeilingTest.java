package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims of 1,000, 900 and 800 euros under a ceiling of 850; the regions had 450.00, 333.33 and 90.00. */
class StabilityUnderCeilingTest {

    @TempDir
    private Path temporary;

    private List<String> amounts(String rules) {
        ModelFolder folder = new ModelFolder(temporary)
                .model("\"amount\": { \"2026\": \"1000.00\" }", "\"ceiling\": { \"2026\": \"850.00\" }")
                .model("\"id\": \"all\", \"share\": \"100%\",", "\"id\": \"all\",")
                .model("\"proportionalTo\": \"score\"", "\"amounts\": \"score\"")
                .model("\"parts\"", rules + ",\n\"parts\"")
                .write("scores.csv", """
                        year,region_code,score,young
                        2026,01,1000,450.00
                        2026,02,900,333.33
                        2026,03,800,90.00
                        """);
        Allocation.StreamOutcome stream = ModelFile.read(folder.model()).allocate(2026).stream("grant");
        return IntStream.range(0, 3)
                .mapToObj(i -> stream.budgets().get(i).toString())
                .toList();
    }

    /** Half of 450 x 850 / 873.33 and half of 1,000 x 850 / 2,700: claims once counted for more than their part. */
    @Test
    void aBlendTakesHalfOfOldAndHalfOfTheCutClaims() {
        assertThat(amounts(
                        "\"baseline\": \"young\", \"stability\": [ { \"blend\": \"50%\" } ], \"balance\": \"scale\""))
                .containsExactly("376.40", "303.88", "169.72");
    }

    /** 850 is 1,850 less than was claimed; each region gives a third of that until it has nothing. */
    @Test
    void aBalanceAloneSaysHowTheCutFalls() {
        assertThat(amounts("\"balance\": \"shift\"")).containsExactly("383.34", "283.33", "183.33");
        assertThat(amounts("\"balance\": \"scale\"")).containsExactly("314.82", "283.33", "251.85");
    }

    /** Region 01 may not fall below 450 x 850 / 873.33 less 31.48, region 03 not rise above 87.60 and 25.19; 02 has the rest. */
    @Test
    void aCorridorIsMeasuredInCutClaims() {
        assertThat(
                        amounts(
                                "\"baseline\": \"young\", \"stability\": [ { \"corridor\": \"10%\" } ], \"balance\": \"scale\""))
                .containsExactly("406.50", "330.72", "112.78");
    }
}
