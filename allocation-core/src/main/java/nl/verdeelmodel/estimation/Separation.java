package nl.verdeelmodel.estimation;

/**
 * Whether coefficients can grow without end along a direction, because the likelihood never falls along it (Albert and
 * Anderson, 1984, On the existence of maximum likelihood estimates in logistic regression models).
 *
 * <p>Along such a direction the log odds of a pattern where all left do not fall, of a pattern where all stayed do not rise,
 * and of a pattern with both do not change.
 */
final class Separation {

    /** What a search has not yet rounded away of a direction whose largest entry is 1. */
    private static final double TOLERANCE = 1e-6;

    private Separation() {}

    static boolean along(FitPatterns patterns, double[] direction) {
        double largest = largest(direction);
        double[][] sums = patterns.groups().sums(direction);
        boolean moves = false;
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            double change = direction[0];
            for (int group = 0; group < sums.length; group++) {
                change += sums[group][patterns.code(group, pattern)];
            }
            double relative = change / largest;
            if (!allowed(relative, patterns.persons(pattern), patterns.leavers(pattern))) {
                return false;
            }
            moves |= Math.abs(relative) > TOLERANCE;
        }
        return moves;
    }

    private static boolean allowed(double change, double persons, double leavers) {
        boolean mayFall = leavers == 0;
        boolean mayRise = leavers == persons;
        return (mayFall || change >= -TOLERANCE) && (mayRise || change <= TOLERANCE);
    }

    private static double largest(double[] direction) {
        double largest = 0;
        for (double part : direction) {
            largest = Math.max(largest, Math.abs(part));
        }
        return largest;
    }
}
