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
 * What does one exact allocation with a floor and a ceiling for every region cost, to whole cents that add up?
 *
 * <p>Floors are 95 percent and ceilings 110 percent of last year's amounts. Two thirds of the regions end on a bound
 * unless asked otherwise, which is the hard case: every comparison with a bound is a toss-up. Each call takes the next
 * of many inputs, so that the processor cannot learn one by heart.
 *
 * <pre>{@code
 * benchmarks/run DampeningBenchmark -p regions=40
 * benchmarks/run DampeningBenchmark -p regions=40 -p held=0,0.1,0.9 -p coarse=false,true
 * benchmarks/run DampeningBenchmark -p regions=40 -p candidate=LIBRARY -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DampeningBenchmark {

    /** EUR 500,000,000.00 in cents. */
    static final long BUDGET = 500_000_000_00L;

    /** The same inputs in every run. */
    static final long SEED = 20261122;

    /** How many entries all inputs of one size have together, at least: enough that no branch is learned by heart. */
    private static final int ENTRIES = 40_000;

    /** How many shares the budget is divided into. */
    @Param({"40", "342", "10000", "1000000"})
    int regions;

    /** Share of the regions that end on a bound, half of them on each. */
    @Param("0.67")
    double held;

    /** Whether scores are whole multiples of 100, so that rests tie. */
    @Param("false")
    boolean coarse;

    /** Who divides. */
    @Param
    DampeningCandidate candidate;

    private List<DampeningInput> inputs;
    private int next;

    /** Makes the inputs. */
    @Setup
    public void makeInputs() {
        inputs = inputs(regions, held, coarse);
        next = 0;
    }

    /**
     * The inputs of one size.
     *
     * @param regions entries of each input
     * @param held share of the regions on a bound
     * @param coarse whether rests tie
     * @return as many inputs as make at least 40,000 entries
     */
    static List<DampeningInput> inputs(int regions, double held, boolean coarse) {
        return DampeningInput.random(Math.max(1, ENTRIES / regions), regions, BUDGET, held, coarse, SEED);
    }

    /**
     * One allocation.
     *
     * @return the cents of all regions
     */
    @Benchmark
    public long[] allocate() {
        DampeningInput input = inputs.get(next);
        next = next + 1 < inputs.size() ? next + 1 : 0;
        return candidate.allocate(input);
    }
}
