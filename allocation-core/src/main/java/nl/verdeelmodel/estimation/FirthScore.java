package nl.verdeelmodel.estimation;

import nl.verdeelmodel.numeric.CholeskyFactor;

/**
 * What Firth's penalty adds to the score: X' (h (1/2 - p)), with h the hat values.
 *
 * <p>The hat value of a pattern is of all its persons together: h = n p (1 - p) x' I^-1 x, the sum of the equal hat values of
 * n rows (Heinze and Schemper, 2002, section 2, write the score of rows). The hat values add up to the number of
 * coefficients.
 */
final class FirthScore {

    private final FitPatterns patterns;
    private final StayingOdds odds;
    private final double corner;
    private final double[][] singles;
    private final double[][][] pairs;

    private FirthScore(FitPatterns patterns, double[] vector, double[][] inverse) {
        CategoryGroups groups = patterns.groups();
        this.patterns = patterns;
        this.odds = StayingOdds.of(patterns, vector);
        this.corner = inverse[0][0];
        this.singles = new double[groups.count()][];
        this.pairs = new double[groups.count()][groups.count()][];
        for (int a = 0; a < groups.count(); a++) {
            singles[a] = single(groups, a, inverse);
            for (int b = a + 1; b < groups.count(); b++) {
                pairs[a][b] = pair(groups, a, b, inverse);
            }
        }
    }

    /** x' V x within a group: its own entries and twice those with the intercept. */
    private static double[] single(CategoryGroups groups, int group, double[][] inverse) {
        double[] sums = new double[groups.codes(group)];
        for (int code = 0; code < sums.length; code++) {
            for (int one : groups.columns(group, code)) {
                sums[code] += 2 * inverse[one][0];
                for (int other : groups.columns(group, code)) {
                    sums[code] += inverse[one][other];
                }
            }
        }
        return sums;
    }

    private static double[] pair(CategoryGroups groups, int a, int b, double[][] inverse) {
        int width = groups.codes(b);
        double[] sums = new double[groups.codes(a) * width];
        for (int i = 0; i < sums.length; i++) {
            for (int one : groups.columns(a, i / width)) {
                for (int other : groups.columns(b, i % width)) {
                    sums[i] += 2 * inverse[one][other];
                }
            }
        }
        return sums;
    }

    /** The score with the penalty's part; {@code factor} is of the information at {@code vector}. */
    static double[] add(
            double[] score, FitPatterns patterns, double[] vector, CholeskyFactor factor, boolean parallel) {
        FirthScore added = new FirthScore(patterns, vector, factor.inverse());
        double[] sum = score.clone();
        for (double[] part : patterns.chunks(parallel, added::ofChunk, double[][]::new)) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part[i];
            }
        }
        return sum;
    }

    private double[] ofChunk(int begin) {
        int length = patterns.end(begin) - begin;
        double[] staying = new double[length];
        odds.fill(begin, length, staying);
        double[] added = new double[patterns.coefficients()];
        for (int i = 0; i < length; i++) {
            double chance = 1 / (1 + staying[i]);
            double weight = patterns.persons(begin + i) * chance * (1 - chance);
            addAt(begin + i, weight * squaredLength(begin + i) * (0.5 - chance), added);
        }
        return added;
    }

    /** x' V x. */
    private double squaredLength(int pattern) {
        double sum = corner;
        for (int a = 0; a < singles.length; a++) {
            int code = patterns.code(a, pattern);
            sum += singles[a][code];
            for (int b = a + 1; b < singles.length; b++) {
                sum += pairs[a][b][code * singles[b].length + patterns.code(b, pattern)];
            }
        }
        return sum;
    }

    private void addAt(int pattern, double value, double[] sums) {
        sums[0] += value;
        for (int group = 0; group < singles.length; group++) {
            for (int column : patterns.groups().columns(group, patterns.code(group, pattern))) {
                sums[column] += value;
            }
        }
    }
}
