package nl.verdeelmodel.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.PreparedDivision;
import nl.verdeelmodel.budget.YearlyBudgets;
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
 * How many divisions with stability rules are there in a second, if only amounts are asked for?
 *
 * <p>40 regions, one stream with two parts, a floor and a ceiling around last year's outcome. {@link #allocator} does it with
 * the whole trace; {@link #otherRules} tries another floor and ceiling on what was prepared, as a search for the best ones
 * does; {@link #otherScores} divides by other scores, as a replicate of an uncertainty analysis does.
 *
 * <pre>{@code
 * benchmarks/run PreparedDivisionBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PreparedDivisionBenchmark {

    private static final int VARIANTS = 16;
    private static final long SEED = 2026;

    /** How many years, each with the outcome of the year before as its baseline. */
    @Param({"1", "6"})
    int years;

    private PreparedInput input;
    private Allocator allocator;
    private PreparedDivision prepared;
    private List<PreparedInput> others;
    private int next;

    /** Makes the inputs. */
    @Setup
    public void makeInputs() {
        input = PreparedInput.of(years, SEED);
        allocator = Allocator.of(input.model(), input.inputs());
        prepared = PreparedDivision.of(input.model(), input.inputs(), input.years());
        others = new ArrayList<>();
        for (int i = 0; i < VARIANTS; i++) {
            others.add(input.withScores(SEED + 1 + i));
        }
    }

    /**
     * All years with their trace.
     *
     * @return the allocations
     */
    @Benchmark
    public List<Allocation> allocator() {
        return allocator.allocate(input.years());
    }

    /**
     * All years under another floor and ceiling.
     *
     * @return the amounts
     */
    @Benchmark
    public YearlyBudgets otherRules() {
        return prepared.budgets(PreparedInput.policies(3 + next++ % VARIANTS));
    }

    /**
     * All years with other scores.
     *
     * @return the amounts
     */
    @Benchmark
    public YearlyBudgets otherScores() {
        return prepared.with(others.get(next++ % VARIANTS).inputs()).budgets();
    }
}
