package nl.verdeelmodel.risk;

import java.util.Arrays;

/**
 * The coefficients of a logistic model on categories: log odds = intercept + the effect of each category.
 *
 * <p>The effect of a reference category is 0. Immutable.
 */
public final class Coefficients {

    private final Characteristics characteristics;
    private final double intercept;
    private final double[][] effects;

    private Coefficients(Characteristics characteristics, double intercept, double[][] effects) {
        this.characteristics = characteristics;
        this.intercept = intercept;
        this.effects = effects;
    }

    /**
     * Coefficients from a vector.
     *
     * @param characteristics what they are of
     * @param vector in the order of {@link Characteristics#coefficientNames()}, log odds, each finite
     * @return the coefficients
     * @throws IllegalArgumentException if the length differs or a number is not finite
     */
    public static Coefficients of(Characteristics characteristics, double... vector) {
        if (vector.length != characteristics.coefficientCount()
                || !Arrays.stream(vector).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Coefficients must be " + characteristics.coefficientCount()
                    + " finite numbers: " + Arrays.toString(vector));
        }
        double[][] effects = new double[characteristics.size()][];
        int next = 1;
        for (int i = 0; i < effects.length; i++) {
            Characteristic characteristic = characteristics.get(i);
            effects[i] = new double[characteristic.size()];
            for (int c = 0; c < characteristic.size(); c++) {
                effects[i][c] = c == characteristic.reference() ? 0 : vector[next++];
            }
        }
        return new Coefficients(characteristics, vector[0], effects);
    }

    /**
     * What the coefficients are of.
     *
     * @return the characteristics
     */
    public Characteristics characteristics() {
        return characteristics;
    }

    /**
     * The log odds of a person of all reference categories.
     *
     * @return a finite number
     */
    public double intercept() {
        return intercept;
    }

    /**
     * What a category adds to the log odds.
     *
     * @param characteristic the index of the characteristic
     * @param category the index of the category
     * @return a finite number, 0 for the reference
     */
    public double effect(int characteristic, int category) {
        return effects[characteristic][category];
    }

    /**
     * A bound on the log odds of any person, and of any part of their sum: |intercept| + the largest |effect| of each
     * characteristic.
     *
     * @return 0 or more
     */
    public double largestLogOdds() {
        return Math.abs(intercept)
                + Arrays.stream(effects).mapToDouble(Coefficients::largest).sum();
    }

    private static double largest(double... effects) {
        return Arrays.stream(effects).map(Math::abs).max().orElse(0);
    }

    /**
     * The coefficients in the order of {@link Characteristics#coefficientNames()}.
     *
     * @return a new array
     */
    public double[] vector() {
        double[] vector = new double[characteristics.coefficientCount()];
        vector[0] = intercept;
        int next = 1;
        for (int i = 0; i < effects.length; i++) {
            for (int c = 0; c < effects[i].length; c++) {
                if (c != characteristics.get(i).reference()) {
                    vector[next++] = effects[i][c];
                }
            }
        }
        return vector;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Coefficients that
                && characteristics.equals(that.characteristics)
                && Arrays.equals(vector(), that.vector());
    }

    @Override
    public int hashCode() {
        return 31 * characteristics.hashCode() + Arrays.hashCode(vector());
    }

    @Override
    public String toString() {
        return characteristics.coefficientNames() + " = " + Arrays.toString(vector());
    }
}
