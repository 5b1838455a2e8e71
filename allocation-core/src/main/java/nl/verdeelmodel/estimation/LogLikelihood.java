package nl.verdeelmodel.estimation;

/** Sums of logarithms over patterns; chunks are added in a fixed order. */
final class LogLikelihood {

    private LogLikelihood() {}

    /**
     * The log-likelihood of persons one by one (Bernoulli): the sum of log p over leavers and log(1 - p) over others.
     *
     * <p>Both logarithms are taken of 1 plus odds, so that a chance near 0 or 1 loses no digits.
     */
    static double at(FitPatterns patterns, double[] vector, boolean parallel) {
        StayingOdds odds = StayingOdds.of(patterns, vector);
        return sum(patterns.chunks(parallel, begin -> ofChunk(patterns, odds, begin), Double[]::new));
    }

    private static double ofChunk(FitPatterns patterns, StayingOdds odds, int begin) {
        int length = patterns.end(begin) - begin;
        double[] staying = new double[length];
        odds.fill(begin, length, staying);
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double left = patterns.leavers(begin + i);
            double stayed = patterns.persons(begin + i) - left;
            sum -= left > 0 ? left * StrictMath.log1p(staying[i]) : 0;
            sum -= stayed > 0 ? stayed * StrictMath.log1p(1 / staying[i]) : 0;
        }
        return sum;
    }

    /** The largest log-likelihood of any chances per pattern: each has its own share of leavers. */
    static double saturated(FitPatterns patterns) {
        return sum(patterns.chunks(false, begin -> saturated(patterns, begin), Double[]::new));
    }

    private static double saturated(FitPatterns patterns, int begin) {
        double sum = 0;
        for (int i = begin; i < patterns.end(begin); i++) {
            sum += ofShare(patterns.persons(i), patterns.leavers(i));
        }
        return sum;
    }

    /** The log-likelihood if all persons have the same chance, the share that left. */
    static double ofShare(double persons, double leavers) {
        return timesLog(leavers, leavers / persons) + timesLog(persons - leavers, (persons - leavers) / persons);
    }

    /** count log(share), which is 0 for count 0. */
    private static double timesLog(double count, double share) {
        return count > 0 ? count * StrictMath.log(share) : 0;
    }

    private static double sum(Double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }
}
