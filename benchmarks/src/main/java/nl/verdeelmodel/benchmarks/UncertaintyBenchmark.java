package nl.verdeelmodel.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.KeyRule;
import nl.verdeelmodel.MeasureTerm;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.analysis.uncertainty.CoefficientNoise;
import nl.verdeelmodel.analysis.uncertainty.NoisyMeasure;
import nl.verdeelmodel.analysis.uncertainty.ResamplingNoise;
import nl.verdeelmodel.analysis.uncertainty.ScoreNoise;
import nl.verdeelmodel.analysis.uncertainty.Uncertainty;
import nl.verdeelmodel.analysis.uncertainty.UncertaintyPlan;
import nl.verdeelmodel.analysis.uncertainty.Workers;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Covariance;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.Measure;
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
 * How long do 1,000 replicates of the whole chain take, from the cells of all 1.4 million young people to cents for 40 regions?
 *
 * <p>{@link #coefficients} draws coefficients, {@link #persons} draws 1.4 million persons anew; both divide EUR 67.64 million by
 * the scores, without stability rules.
 *
 * <pre>{@code
 * benchmarks/run UncertaintyBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx900m")
public class UncertaintyBenchmark {

    private static final int REPLICATES = 1000;
    private static final long SEED = 7;
    private static final int YEAR = 2026;

    /** One core, or two. */
    @Param({"1", "2"})
    int threads;

    private FundingModel model;
    private Inputs inputs;
    private ScoreNoise drawnCoefficients;
    private ScoreNoise drawnPersons;

    /** Makes the cells and the model. */
    @Setup
    public void make() {
        RegionSet regions = FullCohort.regions();
        Map<Sector, Cells> cells = Map.of(Sector.VO, FullCohort.vo(SEED), Sector.MBO, FullCohort.mbo(SEED));
        Cohort cohort = Cohort.of(YEAR, Cohort.PlaceKind.MUNICIPALITY, true, cells);
        List<RiskModel> models = cells.values().stream()
                .map(own -> riskModel(own.characteristics()))
                .toList();
        drawnCoefficients = CoefficientNoise.of(cohort, models, regions);
        drawnPersons = ResamplingNoise.scoredBy(cohort, models, regions);
        model = fundingModel();
        RegionValues ones = RegionValues.constant(regions, Fraction.ONE);
        inputs = Inputs.of(regions, List.of(Measure.of("score", Map.of(YEAR, ones))));
    }

    private static RiskModel riskModel(Characteristics characteristics) {
        double[] vector = FullCohort.vector(characteristics, 1);
        double[][] variances = new double[vector.length][];
        for (int i = 0; i < vector.length; i++) {
            variances[i] = new double[i + 1];
            variances[i][i] = 0.0025;
        }
        return new RiskModel(
                characteristics.sector().code(),
                Text.same(characteristics.sector().code()),
                "",
                YEAR,
                true,
                Coefficients.of(characteristics, vector),
                Optional.of(Covariance.ofLowerTriangle(variances)));
    }

    private static FundingModel fundingModel() {
        MeasureTerm score = new MeasureTerm.InYear("score", new MeasureTerm.YearReference(false, YEAR), Where.NOWHERE);
        KeyRule key = new KeyRule.ProportionalTo(
                new KeyRule.Terms("", Optional.empty(), ImmutableSet.of(), Where.NOWHERE), score, Optional.empty());
        StreamRule stream = new StreamRule(
                "grant",
                Text.same("grant"),
                "",
                new StreamRule.YearlyMoney(
                        false, ImmutableSortedMap.of(YEAR, Money.parse("67640000.00")), Where.NOWHERE),
                ImmutableList.of(new StreamRule.Part(
                        "all", Text.same("all"), "", Optional.of(Fraction.ONE), Optional.empty(), key, Where.NOWHERE)),
                Optional.empty(),
                new StreamRule.RoundingRule(1, "largest-remainder", Where.NOWHERE),
                Where.NOWHERE);
        return new FundingModel(
                "benchmark",
                Text.same("benchmark"),
                "",
                "regions",
                ImmutableMap.of(),
                ImmutableList.of(stream),
                Where.NOWHERE);
    }

    /**
     * Errors of coefficients.
     *
     * @return the outcome
     */
    @Benchmark
    public Uncertainty coefficients() {
        return uncertainty(drawnCoefficients);
    }

    /**
     * Persons drawn anew.
     *
     * @return the outcome
     */
    @Benchmark
    public Uncertainty persons() {
        return uncertainty(drawnPersons);
    }

    private Uncertainty uncertainty(ScoreNoise noise) {
        return Uncertainty.of(
                model,
                inputs,
                new NoisyMeasure("score", noise),
                UncertaintyPlan.of(List.of(YEAR), REPLICATES, SEED),
                Workers.silent(threads));
    }
}
