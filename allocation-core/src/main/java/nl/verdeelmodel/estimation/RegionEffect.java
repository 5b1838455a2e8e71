package nl.verdeelmodel.estimation;

import nl.verdeelmodel.region.Region;

/**
 * What a region adds to the log odds of its young people, beside their characteristics, shrunk towards 0 the more the fewer
 * persons tell about it.
 *
 * @param region the region
 * @param persons how many young people it has; without any the effect is 0
 * @param effect in log odds; the effects of a model vary around 0
 * @param standardError the standard deviation of the effect given the coefficients and the variance
 */
public record RegionEffect(Region region, long persons, double effect, double standardError) {

    /**
     * The factor on the odds of leaving.
     *
     * @return above 1 if young people of the region leave more often than their characteristics say
     */
    public double oddsRatio() {
        return StrictMath.exp(effect);
    }
}
