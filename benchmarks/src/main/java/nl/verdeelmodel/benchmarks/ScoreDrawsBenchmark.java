package nl.verdeelmodel.benchmarks;

import java.util.concurrent.TimeUnit;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.ChanceTotals;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.score.ScoreDraws;
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
 * How long do 1,000 draws of the coefficients take on the cells of all 1.4 million young people, to a score per region?
 *
 * <p>{@link #draws} is the answer, on one core and on both. {@link #oneByOne} is a single draw of both sectors by the plain
 * way: chances, then totals per municipality in 128 bits.
 *
 * <pre>{@code
 * benchmarks/run ScoreDrawsBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class ScoreDrawsBenchmark {

    private static final int DRAWS = 1000;
    private static final long SEED = 7;

    /** Into how many parts the draws are split: 1 core, or 2. */
    @Param({"1", "2"})
    int parts;

    private Cells vo;
    private Cells mbo;
    private ScoreDraws voDraws;
    private ScoreDraws mboDraws;

    /** Makes the cells. */
    @Setup
    public void makeCells() {
        vo = FullCohort.vo(SEED);
        mbo = FullCohort.mbo(SEED);
        voDraws = ScoreDraws.of(vo, Cohort.PlaceKind.MUNICIPALITY, FullCohort.regions());
        mboDraws = ScoreDraws.of(mbo, Cohort.PlaceKind.MUNICIPALITY, FullCohort.regions());
    }

    /**
     * 1,000 draws of both sectors.
     *
     * @return a number that depends on all of them
     */
    @Benchmark
    public long draws() {
        ScoreDraws.Outcome first = voDraws.run(DRAWS, draw -> FullCohort.vector(vo.characteristics(), draw), parts);
        ScoreDraws.Outcome second = mboDraws.run(DRAWS, draw -> FullCohort.vector(mbo.characteristics(), draw), parts);
        long sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            sum += first.totalUnits(draw) + second.totalUnits(draw);
        }
        return sum;
    }

    /**
     * One draw of both sectors without preparation.
     *
     * @return the totals per municipality
     */
    @Benchmark
    public Object oneByOne() {
        return new Object[] {plain(vo), plain(mbo)};
    }

    private static ChanceTotals plain(Cells cells) {
        Coefficients coefficients =
                Coefficients.of(cells.characteristics(), FullCohort.vector(cells.characteristics(), 1));
        return ChanceTotals.of(cells, Odds.of(coefficients).chances(cells));
    }
}
