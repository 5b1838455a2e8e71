package nl.verdeelmodel.cli.sample;

/**
 * One of a few things, each with its own chance.
 *
 * <p>Made with plus, times and comparison only, so that every machine picks the same. Immutable.
 */
final class Pick {

    private final double[] upTo;

    private Pick(double[] upTo) {
        this.upTo = upTo;
    }

    /** Things in proportion to these weights, each 0 or more, together above 0. */
    static Pick of(double... weights) {
        double[] upTo = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            upTo[i] = sum;
        }
        return new Pick(upTo);
    }

    /** A row of picks, one for each row of weights. */
    static Pick[] each(double[][] weights) {
        Pick[] picks = new Pick[weights.length];
        for (int i = 0; i < weights.length; i++) {
            picks[i] = of(weights[i]);
        }
        return picks;
    }

    /** The index of the thing that is picked. */
    int draw(Noise noise) {
        double at = noise.fraction() * upTo[upTo.length - 1];
        int i = 0;
        while (i < upTo.length - 1 && !(at < upTo[i])) {
            i++;
        }
        return i;
    }
}
