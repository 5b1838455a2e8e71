package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;

/**
 * How uncertain estimated coefficients are, by estimating them again on samples of the persons (the nonparametric bootstrap;
 * Efron and Tibshirani, 1993, An Introduction to the Bootstrap, chapter 6).
 *
 * <p>A replicate draws as many persons as there are, with replacement. Each replicate has a random stream of its own, so the
 * same seed gives the same bits for any number of threads, and replicate k is the same however many there are. Immutable.
 */
public final class RiskBootstrap {

    /** The error behind a last step of this size is about its square. */
    private static final double LAST_STEP = 1e-5;

    private final RiskFit fit;
    private final Characteristics characteristics;
    private final FitPatterns patterns;
    private final PersonDraws persons;
    private final FittedRisk original;
    private final long seed;

    private RiskBootstrap(
            RiskFit fit,
            Characteristics characteristics,
            FitPatterns patterns,
            PersonDraws persons,
            FittedRisk original,
            long seed) {
        this.fit = fit;
        this.characteristics = characteristics;
        this.patterns = patterns;
        this.persons = persons;
        this.original = original;
        this.seed = seed;
    }

    /**
     * The samples of a cohort.
     *
     * @param fit how coefficients are estimated
     * @param cells cells whose outcomes are known
     * @param seed any number
     * @return samples that can be drawn
     * @throws ProblemException if the cells themselves have no estimate, or there are more than 2^31 - 9 persons
     */
    public static RiskBootstrap of(RiskFit fit, Cells cells, long seed) {
        PersonLimit.check(cells.characteristics(), cells.totalPersons());
        FitPatterns patterns = FitChecks.checked(cells, fit.options().penalty());
        FittedRisk original = fit.fit(cells.characteristics(), patterns);
        return new RiskBootstrap(
                withCoarserSteps(fit), cells.characteristics(), patterns, PersonDraws.of(patterns), original, seed);
    }

    /** Newton's steps square the error, and a replicate needs no covariance; Firth's come nearer more slowly. */
    static RiskFit withCoarserSteps(RiskFit fit) {
        RiskFit.Options options = fit.options();
        return options.penalty() instanceof Penalty.Firth
                ? fit
                : RiskFit.of(options.withTolerance(Math.max(options.tolerance(), LAST_STEP)));
    }

    /**
     * The estimate on all persons, once each.
     *
     * @return the fit that every replicate starts from
     */
    public FittedRisk original() {
        return original;
    }

    /**
     * The estimates of replicates 0, 1, 2, ..., on all processors.
     *
     * @param count how many replicates, at least 1
     * @return their coefficients
     */
    public BootstrapEstimates estimate(int count) {
        return estimate(count, StudyProgress.SILENT);
    }

    /**
     * The estimates of replicates 0, 1, 2, ..., on all processors.
     *
     * @param count how many replicates, at least 1
     * @param progress is told of each that is done
     * @return their coefficients
     */
    public BootstrapEstimates estimate(int count, StudyProgress progress) {
        AtomicInteger done = new AtomicInteger();
        List<Replicate> replicates = IntStream.range(0, count)
                .parallel()
                .mapToObj(number -> {
                    Replicate replicate = replicate(number);
                    progress.at(StudyProgress.Step.BOOTSTRAP, done.incrementAndGet(), count);
                    return replicate;
                })
                .toList();
        return new BootstrapEstimates(characteristics, ImmutableList.copyOf(replicates));
    }

    /**
     * One replicate.
     *
     * @param number which, from 0
     * @return its coefficients, or why it has none
     */
    public Replicate replicate(int number) {
        double[][] drawn = persons.draw(RandomUse.REPLICATES.stream(seed, number));
        FitPatterns sample = patterns.withCounts(drawn[0], drawn[1]);
        try {
            Maximum maximum = fit.search(characteristics, false)
                    .from(sample, original.coefficients().vector());
            return new Replicate(
                    number, Optional.of(Coefficients.of(characteristics, maximum.vector())), ImmutableList.of());
        } catch (ProblemException e) {
            return new Replicate(number, Optional.empty(), e.problems());
        }
    }

    /**
     * The estimates of one sample.
     *
     * @param number which replicate it is
     * @param coefficients empty if this sample has no estimate, for instance because nobody of a rare category is left in it
     * @param problems why it has none; empty if it has
     */
    public record Replicate(int number, Optional<Coefficients> coefficients, ImmutableList<Problem> problems) {}
}
