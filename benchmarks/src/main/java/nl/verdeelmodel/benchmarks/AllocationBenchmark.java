package nl.verdeelmodel.benchmarks;

import java.util.List;
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
 * What does one exact allocation cost: from the scores of all regions, through key and targets, to whole cents that add
 * up to EUR 117,813,000.00?
 *
 * <p>40 regions are the Doorstroompunt regions, 342 the municipalities of 2026; the larger sizes show how the cost grows.
 * Each call takes the next of many inputs, as a run over scenarios does: on a single input the processor would learn
 * every branch by heart, and sorting would look faster than it is.
 *
 * <pre>{@code
 * benchmarks/run AllocationBenchmark
 * benchmarks/run AllocationBenchmark -p regions=40 -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AllocationBenchmark {

    /** EUR 117,813,000.00 in cents. */
    static final long BUDGET = 117_813_000_00L;

    /** The same inputs in every run. */
    static final long SEED = 20261121;

    /** How many entries all inputs of one size have together, at least: enough that no branch is learned by heart. */
    private static final int ENTRIES = 40_000;

    /** How many shares the budget is divided into. */
    @Param({"40", "342", "10000", "1000000"})
    int regions;

    /** Who divides. */
    @Param
    AllocationCandidate candidate;

    private List<AllocationInput> inputs;
    private int next;

    /** Makes the inputs. */
    @Setup
    public void makeInputs() {
        inputs = inputs(regions);
        next = 0;
    }

    /**
     * The inputs of one size.
     *
     * @param regions entries of each input
     * @return as many inputs as make at least 40,000 entries
     */
    static List<AllocationInput> inputs(int regions) {
        return AllocationInput.random(Math.max(1, ENTRIES / regions), regions, BUDGET, SEED);
    }

    /**
     * One allocation.
     *
     * @return the cents of all regions, in the form in which the candidate hands them over
     */
    @Benchmark
    public Object allocate() {
        AllocationInput input = inputs.get(next);
        next = next + 1 < inputs.size() ? next + 1 : 0;
        return candidate.allocate(input);
    }
}
