package nl.verdeelmodel.benchmarks;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.verdeelmodel.estimation.BootstrapEstimates;
import nl.verdeelmodel.estimation.FittedRisk;
import nl.verdeelmodel.estimation.RiskBootstrap;
import nl.verdeelmodel.estimation.RiskFit;
import nl.verdeelmodel.risk.Cells;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to estimate the 51 coefficients of a risk model on 1.4 million persons, and to estimate them again on
 * a sample of the persons?
 *
 * <pre>{@code
 * benchmarks/run RiskFitBenchmark
 * }</pre>
 *
 * <p>R's glm on the same persons: {@link RiskFitForR}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 15)
@Fork(value = 1, jvmArgsAppend = "-Xmx300m")
public class RiskFitBenchmark {

    /** Samples that are taken at a time, so that both processors have work. */
    static final int SAMPLES = 20;

    private final RiskInput input = new RiskInput(RiskInput.PERSONS, 1);

    private Optional<Cells> cells = Optional.empty();
    private Optional<RiskBootstrap> bootstrap = Optional.empty();

    /** Counts the persons. */
    @Setup
    public void count() {
        cells = Optional.of(input.cells());
        bootstrap = Optional.of(RiskBootstrap.of(RiskFit.plain(), cells.orElseThrow(), 7));
    }

    /**
     * Counting alone, one thread.
     *
     * @return the cells
     */
    @Benchmark
    public Cells countRows() {
        return input.cells();
    }

    /**
     * From coded rows to coefficients.
     *
     * @return the fit
     */
    @Benchmark
    public FittedRisk fitRows() {
        return RiskFit.plain().fit(input.cells());
    }

    /**
     * From cells to coefficients.
     *
     * @return the fit
     */
    @Benchmark
    public FittedRisk fitCells() {
        return RiskFit.plain().fit(cells.orElseThrow());
    }

    /**
     * {@value #SAMPLES} samples and their coefficients.
     *
     * @return the estimates
     */
    @Benchmark
    public BootstrapEstimates bootstrap() {
        return bootstrap.orElseThrow().estimate(SAMPLES);
    }

    /**
     * The usual Java, row by row.
     *
     * @return the coefficients
     */
    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 2)
    public double[] dense() {
        return DenseLogistic.fit(input);
    }
}
