package nl.verdeelmodel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Before anything is measured: all who read persons find the same expected leavers. */
class PersonCandidatesAgreeTest {

    @TempDir
    Path folder;

    private PersonInput input;

    @BeforeEach
    void writeFile() throws IOException {
        input = PersonInput.write(folder, 40_000, PersonReaderBenchmark.SEED);
    }

    @ParameterizedTest
    @EnumSource
    void giveTheSameScoresAndLeaveTheFileAlone(PersonCandidate candidate) throws IOException {
        assumeTrue(candidate.isThere(), "DuckDB is not there; -Pduckdb brings it");
        byte[] before = Files.readAllBytes(input.file());

        double[] scores = candidate.scores(input);

        double[] expected = PersonCandidate.SPLIT.scores(input);
        assertThat(scores).hasSize(40);
        for (int i = 0; i < scores.length; i++) {
            assertThat(expected[i]).isPositive();
            assertThat(scores[i] / expected[i]).isCloseTo(1, within(1e-9));
        }
        assertThat(Files.readAllBytes(input.file())).isEqualTo(before);
    }
}
