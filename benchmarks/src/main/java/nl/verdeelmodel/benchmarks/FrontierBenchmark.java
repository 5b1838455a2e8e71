package nl.verdeelmodel.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import nl.verdeelmodel.analysis.stability.Frontier;
import nl.verdeelmodel.analysis.stability.FrontierPlan;
import nl.verdeelmodel.analysis.stability.FrontierProgress;
import nl.verdeelmodel.analysis.stability.RelativeErrors;
import nl.verdeelmodel.io.ModelFile;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does a frontier take: some 380 rules times 200 replicates times 6 years of two streams over 40 regions?
 *
 * <p>The row without replicates is the least that any frontier does. From the folder of the repository:
 *
 * <pre>{@code
 * benchmarks/run FrontierBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class FrontierBenchmark {

    /** Replicates with noise. */
    @Param({"0", "200"})
    int replicates;

    /** Replicates at a time. */
    @Param({"1", "2"})
    int threads;

    private ModelFile file;

    /** Reads the model. */
    @Setup
    public void readModel() {
        file = ModelFile.read(Path.of("sample-data", "models", "regeling-with-stability.json"));
    }

    /**
     * One frontier.
     *
     * @return the points
     */
    @Benchmark
    public Frontier frontier() {
        FrontierPlan plan = FrontierPlan.USUAL
                .withNoise(RelativeErrors.ofCount(), replicates, 1)
                .withThreads(threads);
        return Frontier.of(file.model(), file.inputs(), plan, FrontierProgress.SILENT);
    }
}
