package nl.verdeelmodel.benchmarks;

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
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long do 10,000 scenarios of 40 regions with floors and ceilings take, on one thread and on all processors?
 *
 * <pre>{@code
 * benchmarks/run DampeningBatchBenchmark
 * benchmarks/run DampeningBatchBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DampeningBatchBenchmark {

    /** Scenarios of a batch. */
    static final int SCENARIOS = 10_000;

    private static final int REGIONS = 40;

    /** Into how many parts the scenarios are split; one part is one thread. */
    @Param({"1", "2", "8"})
    int parts;

    private DampeningBatch batch;

    /** Makes the inputs. */
    @Setup
    public void makeBatch() {
        batch = new DampeningBatch(SCENARIOS, REGIONS);
    }

    /**
     * One batch.
     *
     * @return the cents of all scenarios
     */
    @Benchmark
    public long[] allocate() {
        return batch.allocate(parts);
    }
}
