package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import java.util.stream.IntStream;
import nl.verdeelmodel.numeric.BoundedMinimum;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Coefficients;

/**
 * The check whether a risk model needs a level for regions: a random intercept per region is added to it, normally distributed
 * with mean 0, and its variance estimated and tested. The researchers of the risk model of 2022 made this check.
 *
 * <p>The variance is the one with the highest likelihood after Laplace; coefficients and effects of regions are estimated
 * together for each variance tried. With hundreds of leavers per region the approximation is close; with few it makes the
 * variance too small (Breslow and Lin 1995).
 *
 * <p>A ridge penalty goes on the effects of categories here as it does in a fit, with and without regions, so that the
 * statistic is a gain in penalised log-likelihood. Firth's penalty is refused: it takes out the bias of a model in which all
 * persons are independent (Firth 1993), which they are not within a region, and its effects would not be those of the fit.
 */
public final class MultilevelCheck {

    /** A median odds ratio of 117: no real regions differ so much. */
    private static final double LARGEST_SPREAD = 5;

    /** Odds that differ by a third between regions: a place to begin looking. */
    private static final double FIRST_SPREAD = 0.3;

    /** An estimate so near the bound would lie beyond it. */
    private static final double AT_BOUND = 1e-3;

    /** A gain in log-likelihood below this is rounding in a sum over a million persons. */
    private static final double NO_GAIN = 1e-7;

    private MultilevelCheck() {}

    /**
     * The variance between regions beside a model of all characteristics of the cells.
     *
     * @param cells young people whose outcomes are known, by home municipality or by region
     * @param regions the regions, with their municipalities if the cells are by municipality
     * @return the variance with its test, and the effect of each region
     * @throws ProblemException if a place is in no region, fewer than two regions have persons, the model without regions
     *     cannot be fitted, or the variance has no end
     */
    public static RegionVariance estimate(Cells cells, RegionSet regions) {
        return estimate(cells, regions, RiskFit.plain());
    }

    /**
     * The variance between regions beside a model of all characteristics of the cells.
     *
     * @param cells young people whose outcomes are known, by home municipality or by region
     * @param regions the regions, with their municipalities if the cells are by municipality
     * @param fit how the model without regions is fitted; its ridge penalty is that of the model with regions too
     * @return the variance with its test, and the effect of each region
     * @throws ProblemException if a place is in no region, fewer than two regions have persons, the model without regions
     *     cannot be fitted, the variance has no end, or the penalty is Firth's
     */
    public static RegionVariance estimate(Cells cells, RegionSet regions, RiskFit fit) {
        double lambda = lambda(fit.options().penalty());
        PlacePatterns patterns = RegionPatterns.of(cells, regions);
        Coefficients start = fit.fit(cells).coefficients();
        PlaceEffects without = PlaceEffects.none(patterns, lambda, start).withSpread(0);
        Search search = new Search(without);
        double spread = BoundedMinimum.of(search::costOf, 0, LARGEST_SPREAD, FIRST_SPREAD);
        if (spread > LARGEST_SPREAD - AT_BOUND) {
            throw new ProblemException(unbounded());
        }
        PlaceEffects with = search.last.withSpread(spread);
        boolean gains = with.logLikelihood() - without.logLikelihood() > NO_GAIN;
        return gains
                ? outcome(cells, regions, patterns, with, spread, without)
                : outcome(cells, regions, patterns, without, 0, without);
    }

    private static double lambda(Penalty penalty) {
        if (penalty instanceof Penalty.Firth) {
            throw new ProblemException(firth());
        }
        return penalty instanceof Penalty.Ridge ridge ? ridge.lambda() : 0;
    }

    private static Problem firth() {
        return Problem.input(
                "region-variance-firth",
                Where.NOWHERE,
                Text.of(
                        "De variantie tussen regio's kan niet met de straf van Firth: die geldt voor jongeren die los van elkaar"
                                + " staan, niet voor jongeren uit dezelfde regio.",
                        "The variance between regions cannot be estimated with Firth's penalty: that is for young people who are"
                                + " independent, not for those of one region."),
                Text.of(
                        "Misschien een ridge-straf gebruiken, of de toets van regio's weglaten.",
                        "Maybe use a ridge penalty, or do without the check of regions."));
    }

    private static RegionVariance outcome(
            Cells cells,
            RegionSet regions,
            PlacePatterns patterns,
            PlaceEffects fit,
            double spread,
            PlaceEffects without) {
        return new RegionVariance(
                spread * spread,
                fit.logLikelihood(),
                without.logLikelihood(),
                Coefficients.of(cells.characteristics(), fit.coefficients()),
                fit.covariance(),
                IntStream.range(0, regions.size())
                        .mapToObj(i -> new RegionEffect(
                                regions.get(i), patterns.persons(i), fit.effect(i), fit.uncertainty(i)))
                        .collect(ImmutableList.toImmutableList()));
    }

    private static Problem unbounded() {
        return Problem.input(
                "region-variance-unbounded",
                Where.NOWHERE,
                Text.format(
                        "De standaardafwijking tussen regio's komt boven {0} (log odds); de regio's verschillen dan zo veel"
                                + " dat een variantie niets zegt.",
                        "The standard deviation between regions exceeds {0} (log odds); regions then differ so much that a"
                                + " variance says nothing.",
                        (int) LARGEST_SPREAD),
                Text.of(
                        "Misschien valt in sommige regio's niemand of iedereen uit, of ontbreken er uitkomsten.",
                        "Maybe in some regions nobody or everybody left, or outcomes are missing."));
    }

    /** Each standard deviation is tried from the coefficients and effects of the one tried before it. */
    private static final class Search {

        private PlaceEffects last;

        Search(PlaceEffects first) {
            last = first;
        }

        double costOf(double spread) {
            last = last.withSpread(spread);
            return -last.logLikelihood();
        }
    }
}
