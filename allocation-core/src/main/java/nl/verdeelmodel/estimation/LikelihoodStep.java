package nl.verdeelmodel.estimation;

import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Odds;

/**
 * The slope of the log-likelihood at some coefficients, and the information there: what Newton's method needs for one step.
 *
 * <p>Score = X'(y - n p), information = X' W X with w = n p (1 - p), over patterns with n persons, y leavers and chance p. X
 * has a 1 for the intercept and for each category that is not a reference; so the information is nothing but the two-way
 * tables of the weights, and X is never written out.
 *
 * @implNote the weights are added up per pair of groups, then spread over the coefficients once per chunk. Chances come
 *     from products of factors, as in {@link Odds}: an exponential per combination of categories, none per pattern.
 */
final class LikelihoodStep {

    private static final int BLOCK = 1024;

    private final double[] score;
    private final double[][] information;

    private LikelihoodStep(double[] score, double[][] information) {
        this.score = score;
        this.information = information;
    }

    /** The step at some coefficients, in the order of {@link Characteristics#coefficientNames()}. */
    static LikelihoodStep at(FitPatterns patterns, double[] vector, boolean parallel) {
        StayingOdds odds = StayingOdds.of(patterns, vector);
        LikelihoodStep[] parts = patterns.chunks(
                parallel, begin -> new Tables(patterns, odds).add(begin).step(), LikelihoodStep[]::new);
        int size = vector.length;
        LikelihoodStep sum = new LikelihoodStep(new double[size], new double[size][size]);
        for (LikelihoodStep part : parts) {
            sum.add(part);
        }
        return sum;
    }

    private void add(LikelihoodStep other) {
        for (int i = 0; i < score.length; i++) {
            score[i] += other.score[i];
            for (int j = 0; j <= i; j++) {
                information[i][j] += other.information[i][j];
            }
        }
    }

    /** Not to be changed. */
    double[] score() {
        return score;
    }

    /** The lower triangle; not to be changed. */
    double[][] information() {
        return information;
    }

    /** The sums of one chunk. */
    private static final class Tables {

        private final FitPatterns patterns;
        private final StayingOdds odds;
        private final double[][] residuals;
        private final double[][][] weights;

        Tables(FitPatterns patterns, StayingOdds odds) {
            CategoryGroups groups = patterns.groups();
            this.patterns = patterns;
            this.odds = odds;
            this.residuals = new double[groups.count()][];
            this.weights = new double[groups.count()][groups.count()][];
            for (int a = 0; a < groups.count(); a++) {
                residuals[a] = new double[groups.codes(a)];
                for (int b = a + 1; b < groups.count(); b++) {
                    weights[a][b] = new double[groups.codes(a) * groups.codes(b)];
                }
            }
        }

        Tables add(int begin) {
            double[] odd = new double[BLOCK];
            double[] weight = new double[BLOCK];
            double[] residual = new double[BLOCK];
            int end = patterns.end(begin);
            for (int from = begin; from < end; from += BLOCK) {
                int length = Math.min(BLOCK, end - from);
                odds.fill(from, length, odd);
                for (int i = 0; i < length; i++) {
                    double chance = 1 / (1 + odd[i]);
                    double expected = patterns.persons(from + i) * chance;
                    residual[i] = patterns.leavers(from + i) - expected;
                    weight[i] = expected * (1 - chance);
                }
                addBlock(from, length, weight, residual);
            }
            return this;
        }

        private void addBlock(int from, int length, double[] weight, double[] residual) {
            for (int a = 0; a < residuals.length; a++) {
                byte[] codes = patterns.codes(a);
                addAt(residuals[a], codes, from, length, residual);
                for (int b = a + 1; b < residuals.length; b++) {
                    addAt(
                            weights[a][b],
                            codes,
                            patterns.codes(b),
                            patterns.groups().codes(b),
                            from,
                            length,
                            weight);
                }
            }
        }

        private static void addAt(double[] table, byte[] codes, int from, int length, double[] values) {
            for (int i = 0; i < length; i++) {
                table[codes[from + i]] += values[i];
            }
        }

        private static void addAt(
                double[] table, byte[] rows, byte[] columns, int width, int from, int length, double[] values) {
            for (int i = 0; i < length; i++) {
                table[rows[from + i] * width + columns[from + i]] += values[i];
            }
        }

        LikelihoodStep step() {
            LikelihoodStep step = new LikelihoodStep(
                    new double[patterns.coefficients()], new double[patterns.coefficients()][patterns.coefficients()]);
            spreadResiduals(step.score);
            for (int a = 0; a < residuals.length; a++) {
                int other = a == 0 ? 1 : 0;
                spreadOwn(a, a < other ? rowSums(a, other) : columnSums(other, a), step.information);
                for (int b = a + 1; b < residuals.length; b++) {
                    spreadPair(a, b, step.information);
                }
            }
            return step;
        }

        private void spreadResiduals(double[] score) {
            for (int a = 0; a < residuals.length; a++) {
                for (int code = 0; code < residuals[a].length; code++) {
                    score[0] += a == 0 ? residuals[a][code] : 0;
                    for (int column : patterns.groups().columns(a, code)) {
                        score[column] += residuals[a][code];
                    }
                }
            }
        }

        private double[] rowSums(int a, int b) {
            int width = residuals[b].length;
            double[] sums = new double[residuals[a].length];
            for (int i = 0; i < weights[a][b].length; i++) {
                sums[i / width] += weights[a][b][i];
            }
            return sums;
        }

        private double[] columnSums(int a, int b) {
            int width = residuals[b].length;
            double[] sums = new double[width];
            for (int i = 0; i < weights[a][b].length; i++) {
                sums[i % width] += weights[a][b][i];
            }
            return sums;
        }

        private void spreadOwn(int a, double[] sums, double[][] information) {
            for (int code = 0; code < sums.length; code++) {
                information[0][0] += a == 0 ? sums[code] : 0;
                int[] columns = patterns.groups().columns(a, code);
                for (int one : columns) {
                    information[one][0] += sums[code];
                    for (int other : columns) {
                        information[one][other] += other <= one ? sums[code] : 0;
                    }
                }
            }
        }

        /** First the rows of each coefficient of a are added up, so that the work per code of b is done once. */
        private void spreadPair(int a, int b, double[][] information) {
            int width = residuals[b].length;
            double[][] rows = new double[information.length][];
            for (int code = 0; code < residuals[a].length; code++) {
                for (int column : patterns.groups().columns(a, code)) {
                    rows[column] = rows[column] == null ? new double[width] : rows[column];
                    for (int i = 0; i < width; i++) {
                        rows[column][i] += weights[a][b][code * width + i];
                    }
                }
            }
            for (int one = 1; one < rows.length; one++) {
                for (int code = 0; rows[one] != null && code < width; code++) {
                    for (int other : patterns.groups().columns(b, code)) {
                        information[Math.max(one, other)][Math.min(one, other)] += rows[one][code];
                    }
                }
            }
        }
    }
}
