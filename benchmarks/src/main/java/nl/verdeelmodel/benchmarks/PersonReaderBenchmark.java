package nl.verdeelmodel.benchmarks;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take from a file of 1.4 million young people to the expected leavers of each region?
 *
 * <p>The file has some 75 MB and lies in the memory of the file system. DuckDB is a rival only if the build brings it:
 *
 * <pre>{@code
 * benchmarks/run PersonReaderBenchmark -p candidate=TOTALS_1,TOTALS_2,CELLS_2,FASTCSV,COMMONS_CSV,SPLIT
 * mvn -q -Dquick -Pduckdb -pl benchmarks -am package && java -jar benchmarks/target/benchmarks.jar PersonReaderBenchmark
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PersonReaderBenchmark {

    /** The same file in every run. */
    static final long SEED = 20261122;

    /** How many young people. */
    @Param("1400000")
    int persons;

    /** Who reads. */
    @Param
    PersonCandidate candidate;

    private Path folder;
    private PersonInput input;

    /**
     * Writes the file.
     *
     * @throws IOException if that fails
     */
    @Setup
    public void writeFile() throws IOException {
        if (!candidate.isThere()) {
            throw new IllegalStateException("DuckDB is not there: build the benchmarks with -Pduckdb.");
        }
        folder = Files.createTempDirectory("persons");
        input = PersonInput.write(folder, persons, SEED);
    }

    /**
     * Removes the file.
     *
     * @throws IOException if that fails
     */
    @TearDown
    public void removeFile() throws IOException {
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    /**
     * From file to scores.
     *
     * @return the expected leavers of each region
     * @throws IOException if the file cannot be read
     */
    @Benchmark
    public double[] scores() throws IOException {
        return candidate.scores(input);
    }
}
