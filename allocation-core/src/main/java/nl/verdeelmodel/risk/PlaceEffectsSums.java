package nl.verdeelmodel.risk;

import java.util.Arrays;

/**
 * Log-likelihood, its first and its second derivatives, of a logistic model with an effect per place, at given coefficients
 * and effects.
 *
 * <p>Weights are n p (1 - p) of the cells, residuals leavers - n p. One pass over the cells, in their order, by one thread.
 *
 * @implNote the odds of staying are a product of factors, as in {@link Odds}, so that a cell costs a logarithm but no
 *     exponential.
 */
final class PlaceEffectsSums {

    private final Cells cells;
    private final double[] coefficients;
    private final double[] effects;
    private final double[] factors;
    private final double[] placeFactors;
    private final int[][] columns;
    private final int[] active;
    private int activeCount;

    private double logLikelihood;
    private final double[] score;
    private final double[][] weights;
    private final double[][] crossWeights;
    private final double[] residualOfPlace;
    private final double[] weightOfPlace;

    private PlaceEffectsSums(Cells cells, double[] coefficients, double[] effects) {
        this.cells = cells;
        this.coefficients = coefficients;
        this.effects = effects;
        this.factors = factors(coefficients);
        this.placeFactors = factors(effects);
        this.columns = columns(cells.characteristics());
        this.active = new int[columns.length + 1];
        this.score = new double[coefficients.length];
        this.weights = new double[coefficients.length][coefficients.length];
        this.crossWeights = new double[effects.length][coefficients.length];
        this.residualOfPlace = new double[effects.length];
        this.weightOfPlace = new double[effects.length];
    }

    /** The sums at coefficients, in the order of {@link Coefficients#vector()}, and effects of places, both in log odds. */
    static PlaceEffectsSums of(Cells cells, double[] coefficients, double[] effects) {
        PlaceEffectsSums sums = new PlaceEffectsSums(cells, coefficients, effects);
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            sums.addPattern(pattern);
        }
        return sums;
    }

    private static double[] factors(double[] logOdds) {
        return Arrays.stream(logOdds).map(value -> StrictMath.exp(-value)).toArray();
    }

    /** The place of each category in the vector of coefficients; 0 for references, which have none. */
    private static int[][] columns(Characteristics characteristics) {
        int[][] columns = new int[characteristics.size()][];
        int next = 1;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new int[characteristics.get(i).size()];
            for (int c = 0; c < columns[i].length; c++) {
                columns[i][c] = c == characteristics.get(i).reference() ? 0 : next++;
            }
        }
        return columns;
    }

    private void addPattern(int pattern) {
        activeCount = 1;
        double logOdds = coefficients[0];
        double staying = factors[0];
        for (int i = 0; i < columns.length; i++) {
            int column = columns[i][cells.category(pattern, i)];
            if (column > 0) {
                active[activeCount++] = column;
                logOdds += coefficients[column];
                staying *= factors[column];
            }
        }
        double residual = 0;
        double weight = 0;
        for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
            int place = cells.place(cell);
            int persons = cells.persons(cell);
            int leavers = cells.leavers(cell);
            double odds = staying * placeFactors[place];
            double chance = 1 / (1 + odds);
            double cellWeight = persons * chance * (odds * chance);
            logLikelihood -= persons * StrictMath.log1p(odds) + (persons - leavers) * (logOdds + effects[place]);
            residual += addResidual(place, leavers - persons * chance);
            weight += addWeight(place, cellWeight);
        }
        addToColumns(residual, weight);
    }

    private double addResidual(int place, double residual) {
        residualOfPlace[place] += residual;
        return residual;
    }

    private double addWeight(int place, double weight) {
        weightOfPlace[place] += weight;
        double[] cross = crossWeights[place];
        for (int i = 0; i < activeCount; i++) {
            cross[active[i]] += weight;
        }
        return weight;
    }

    private void addToColumns(double residual, double weight) {
        for (int i = 0; i < activeCount; i++) {
            score[active[i]] += residual;
            double[] row = weights[active[i]];
            for (int j = 0; j <= i; j++) {
                row[active[j]] += weight;
            }
        }
    }

    double logLikelihood() {
        return logLikelihood;
    }

    /** The first derivatives to the coefficients; a copy. */
    double[] score() {
        return score.clone();
    }

    /** The lower triangle of minus the second derivatives to the coefficients; a copy. */
    double[][] weights() {
        return Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
    }

    /** Minus the second derivatives to the coefficients and the effect of a place; not a copy. */
    double[] crossWeights(int place) {
        return crossWeights[place];
    }

    /** The first derivative to the effect of a place. */
    double residual(int place) {
        return residualOfPlace[place];
    }

    /** Minus the second derivative to the effect of a place. */
    double weight(int place) {
        return weightOfPlace[place];
    }
}
