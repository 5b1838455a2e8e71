package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.verdeelmodel.numeric.CholeskyFactor;
import nl.verdeelmodel.numeric.Tails;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;

/**
 * The straight line that explains an effect per region best by characteristics of the regions: least squares, with standard
 * errors that hold if the effect scatters more in some regions than in others.
 *
 * <pre>
 * y = b0 + b1 x1 + ... + u          b = (X'WX)^-1 X'W y
 * V = (X'WX)^-1 X' diag(w^2 e^2 / (1 - h)^2) X (X'WX)^-1
 * </pre>
 *
 * <p>e is what the line leaves of the effect of a region and h its leverage, the diagonal of X (X'WX)^-1 X'W: this is HC3,
 * advised for small samples. p-values are two-sided, by the distribution of Student with n - k degrees of freedom, where k
 * counts the constant too.
 *
 * <p>Regions are not a sample from a larger population; a small p-value says that so close a line would be rare if effects
 * were dealt out over the regions without regard to the characteristic. It says nothing about causes.
 *
 * <p>Source: MacKinnon and White (1985), Some heteroskedasticity-consistent covariance matrix estimators with improved finite
 * sample properties, Journal of Econometrics 29; Long and Ervin (2000), Using heteroscedasticity consistent standard errors
 * in the linear regression model, American Statistician 54.
 *
 * @implNote each column is first brought to mean 0 and sum of squares 1, so that the matrix to solve is one of correlations;
 *     the line is the same.
 * @param regions how many regions
 * @param weighted whether regions counted by their number of young people
 * @param terms the constant first, then the characteristics in the order given
 * @param degrees n - k
 * @param r2 the part of the (weighted) variance of the effect that the line explains
 * @param warnings what makes the outcome uncertain
 */
public record Regression(
        int regions,
        boolean weighted,
        ImmutableList<Term> terms,
        int degrees,
        double r2,
        ImmutableList<Text> warnings) {

    /** A variance that is inflated more than this by the other characteristics is warned of (Marquardt 1970). */
    private static final double LARGEST_INFLATION = 10;

    /** A leverage nearer to 1 than this is 1, but for rounding: then a characteristic describes one region only. */
    private static final double LEAST_REST = 1e-9;

    private static final double IN_EACH_TAIL = 0.025;

    /**
     * A characteristic and what it comes to.
     *
     * @param name its name; {@code constant} for the constant
     * @param scale how a difference of it is told
     * @param estimate the change of the effect per unit
     * @param standardError its standard error by HC3
     * @param t estimate over standard error
     * @param p the chance of so large a t, of either sign, if there were no relation
     * @param lower the lower end of the 95 percent interval
     * @param upper the upper end
     * @param inflation the factor by which the other characteristics raise the variance of the estimate, at least 1; 1 for the
     *     constant
     * @param spread the standard deviation of the characteristic over the regions; 0 for the constant
     */
    public record Term(
            String name,
            RegionCharacteristic.Scale scale,
            double estimate,
            double standardError,
            double t,
            double p,
            double lower,
            double upper,
            double inflation,
            double spread) {}

    /** The name of the constant. */
    public static final String CONSTANT = "constant";

    /**
     * Fits the line.
     *
     * @param regions the regions
     * @param effect the effect per region
     * @param characteristics at least one
     * @param weights above 0 per region; empty if all regions count the same
     * @return the line
     * @throws ProblemException if there are too few regions, or characteristics depend on each other or describe one region
     */
    public static Regression of(
            RegionSet regions, List<Double> effect, List<RegionCharacteristic> characteristics, List<Double> weights) {
        requireEnough(regions, characteristics);
        requireDifferences(effect);
        List<Double> used =
                weights.isEmpty() ? effect.stream().map(value -> 1.0).toList() : weights;
        return new Fit(regions, effect, characteristics, used).regression(!weights.isEmpty());
    }

    private static void requireEnough(RegionSet regions, List<RegionCharacteristic> characteristics) {
        if (characteristics.isEmpty()) {
            throw new IllegalArgumentException("A regression needs at least one characteristic.");
        }
        int terms = characteristics.size() + 1;
        if (regions.size() <= terms) {
            throw new ProblemException(Problem.input(
                    "regression-too-few-regions",
                    Where.NOWHERE,
                    Text.format(
                            "{0} kenmerken en een constante voor {1} regio's: er moeten meer regio's dan getallen zijn.",
                            "{0} characteristics and a constant for {1} regions: there must be more regions than numbers.",
                            characteristics.size(),
                            regions.size()),
                    Text.of("Misschien minder kenmerken noemen.", "Maybe name fewer characteristics.")));
        }
    }

    private static void requireDifferences(List<Double> effect) {
        if (effect.stream().distinct().count() == 1) {
            throw new ProblemException(Problem.input(
                    "regression-no-effect",
                    Where.NOWHERE,
                    Text.of(
                            "Het effect is in alle regio's gelijk; er valt niets te verklaren.",
                            "The effect is the same in all regions; there is nothing to explain."),
                    Text.of("Misschien zijn A en B dezelfde verdeling.", "Maybe A and B are the same division.")));
        }
    }

    /** The work: columns brought to mean 0 and sum of squares 1, their correlations, and what follows. */
    private static final class Fit {

        private final RegionSet regions;
        private final List<Double> effect;
        private final List<RegionCharacteristic> characteristics;
        private final double[] weights;
        private final double allWeights;
        private final double[] means;
        private final double[] norms;
        private final double[][] columns;
        private final double[][] inverse;

        Fit(RegionSet regions, List<Double> effect, List<RegionCharacteristic> characteristics, List<Double> weights) {
            this.regions = regions;
            this.effect = effect;
            this.characteristics = characteristics;
            this.weights = array(weights);
            this.allWeights = sum(this.weights);
            this.means = new double[characteristics.size()];
            this.norms = new double[characteristics.size()];
            this.columns = new double[characteristics.size()][];
            for (int j = 0; j < columns.length; j++) {
                columns[j] = array(characteristics.get(j).values());
                means[j] = mean(columns[j]);
                standardise(j);
            }
            this.inverse = inverse();
        }

        /** In region order, so that it is the same bits everywhere. */
        private static double sum(double... values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum;
        }

        private static double[] array(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private double mean(double[] values) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += weights[i] * values[i];
            }
            return sum / allWeights;
        }

        private double product(double[] one, double[] other) {
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                sum += weights[i] * one[i] * other[i];
            }
            return sum;
        }

        private void standardise(int j) {
            double size = product(columns[j], columns[j]);
            for (int i = 0; i < columns[j].length; i++) {
                columns[j][i] -= means[j];
            }
            double squares = product(columns[j], columns[j]);
            norms[j] = squares > CholeskyFactor.TOLERANCE * size ? Math.sqrt(squares) : 0;
            for (int i = 0; i < columns[j].length; i++) {
                columns[j][i] = norms[j] == 0 ? 0 : columns[j][i] / norms[j];
            }
        }

        private double[][] inverse() {
            double[][] correlations = new double[columns.length][columns.length];
            for (int j = 0; j < columns.length; j++) {
                for (int k = 0; k <= j; k++) {
                    correlations[j][k] = product(columns[j], columns[k]);
                }
            }
            CholeskyFactor factor = CholeskyFactor.of(correlations);
            Problems problems = new Problems();
            factor.dependent().forEach(j -> problems.add(collinear(factor, j)));
            problems.throwIfAny();
            return factor.inverse();
        }

        private Problem collinear(CholeskyFactor factor, int j) {
            String name = characteristics.get(j).name();
            Text advice = Text.of("Misschien een ervan weglaten.", "Maybe leave one of them out.");
            if (norms[j] == 0) {
                return Problem.input(
                        "regression-constant",
                        Where.NOWHERE,
                        Text.format(
                                "{0} is in alle regio's gelijk en verklaart dus niets.",
                                "{0} is the same in all regions, so it explains nothing.", name),
                        Text.of("Misschien is een andere kolom bedoeld.", "Maybe another column is meant."));
            }
            double[] combination = factor.combination(j);
            List<String> others = new ArrayList<>();
            for (int k = 0; k < j; k++) {
                if (Math.abs(combination[k]) > Math.sqrt(CholeskyFactor.TOLERANCE)) {
                    others.add(characteristics.get(k).name());
                }
            }
            return Problem.input(
                    "regression-collinear",
                    Where.NOWHERE,
                    Text.format(
                            "{0} volgt geheel uit {1}; wat van welk kenmerk komt is dan niet te zeggen.",
                            "{0} follows entirely from {1}; what comes of which characteristic cannot be told.",
                            name,
                            others),
                    advice);
        }

        Regression regression(boolean weighted) {
            double[] y = array(effect);
            double mean = mean(y);
            double[] centred = Arrays.stream(y).map(value -> value - mean).toArray();
            double[] slopes = slopes(centred);
            double[] rest = rest(centred, slopes);
            double[][] covariance = covariance(rest);
            int degrees = y.length - columns.length - 1;
            double total = product(centred, centred);
            double r2 = total > 0 ? 1 - product(rest, rest) / total : 0;
            return new Regression(
                    y.length, weighted, terms(mean, slopes, covariance, degrees), degrees, r2, warnings());
        }

        private double[] slopes(double[] centred) {
            double[] right = new double[columns.length];
            for (int j = 0; j < columns.length; j++) {
                right[j] = product(columns[j], centred);
            }
            return times(inverse, right);
        }

        private static double[] times(double[][] matrix, double[] vector) {
            double[] product = new double[matrix.length];
            for (int j = 0; j < matrix.length; j++) {
                for (int k = 0; k < vector.length; k++) {
                    product[j] += matrix[j][k] * vector[k];
                }
            }
            return product;
        }

        private double[] rest(double[] centred, double[] slopes) {
            double[] rest = centred.clone();
            for (int i = 0; i < rest.length; i++) {
                for (int j = 0; j < slopes.length; j++) {
                    rest[i] -= slopes[j] * columns[j][i];
                }
            }
            return rest;
        }

        private double[] row(int region) {
            double[] row = new double[columns.length];
            for (int j = 0; j < columns.length; j++) {
                row[j] = columns[j][region];
            }
            return row;
        }

        /** HC3 of the constant at the means (index 0) and of the slopes of the standardised columns. */
        private double[][] covariance(double[] rest) {
            int size = columns.length + 1;
            double[][] covariance = new double[size][size];
            Problems problems = new Problems();
            for (int i = 0; i < rest.length; i++) {
                double[] slopes = times(inverse, row(i));
                double leverage = 1 / allWeights;
                for (int j = 0; j < slopes.length; j++) {
                    leverage += slopes[j] * columns[j][i];
                }
                double left = 1 - weights[i] * leverage;
                if (left < LEAST_REST) {
                    problems.add(describesOneRegion(i));
                }
                addInfluence(covariance, slopes, weights[i] * rest[i] / left);
            }
            problems.throwIfAny();
            return covariance;
        }

        /** Adds the outer product of what a region moves the constant and the slopes. */
        private void addInfluence(double[][] covariance, double[] slopes, double pull) {
            double[] influence = new double[slopes.length + 1];
            influence[0] = pull / allWeights;
            for (int j = 0; j < slopes.length; j++) {
                influence[j + 1] = pull * slopes[j];
            }
            for (int j = 0; j < influence.length; j++) {
                for (int k = 0; k < influence.length; k++) {
                    covariance[j][k] += influence[j] * influence[k];
                }
            }
        }

        private Problem describesOneRegion(int region) {
            return Problem.input(
                    "regression-one-region",
                    Where.NOWHERE,
                    Text.format(
                            "De kenmerken beschrijven regio {0} alleen: de lijn gaat er precies door, en een standaardfout"
                                    + " bestaat niet.",
                            "The characteristics describe region {0} alone: the line passes exactly through it, and there is"
                                    + " no standard error.",
                            regions.label(region)),
                    Text.of(
                            "Misschien is een kenmerk in alle andere regio's gelijk.",
                            "Maybe a characteristic is the same in all other regions."));
        }

        private ImmutableList<Term> terms(double mean, double[] slopes, double[][] covariance, int degrees) {
            // The constant at 0 is that at the means less every slope times its mean.
            double[] toConstant = new double[columns.length + 1];
            toConstant[0] = 1;
            double constant = mean;
            for (int j = 0; j < columns.length; j++) {
                toConstant[j + 1] = -means[j] / norms[j];
                constant -= slopes[j] * means[j] / norms[j];
            }
            ImmutableList.Builder<Term> terms = ImmutableList.builder();
            double variance = 0;
            double[] along = times(covariance, toConstant);
            for (int j = 0; j < along.length; j++) {
                variance += along[j] * toConstant[j];
            }
            terms.add(term(CONSTANT, RegionCharacteristic.Scale.NUMBER, constant, Math.sqrt(variance), degrees, 1, 0));
            for (int j = 0; j < columns.length; j++) {
                RegionCharacteristic own = characteristics.get(j);
                double error = Math.sqrt(covariance[j + 1][j + 1]) / norms[j];
                terms.add(term(
                        own.name(),
                        own.scale(),
                        slopes[j] / norms[j],
                        error,
                        degrees,
                        inverse[j][j],
                        norms[j] / Math.sqrt(allWeights)));
            }
            return terms.build();
        }

        private static Term term(
                String name,
                RegionCharacteristic.Scale scale,
                double estimate,
                double error,
                int degrees,
                double inflation,
                double spread) {
            double t = estimate / error;
            double margin = Tails.studentLimit(IN_EACH_TAIL, degrees) * error;
            return new Term(
                    name,
                    scale,
                    estimate,
                    error,
                    t,
                    Tails.student(t, degrees),
                    estimate - margin,
                    estimate + margin,
                    inflation,
                    spread);
        }

        private ImmutableList<Text> warnings() {
            ImmutableList.Builder<Text> warnings = ImmutableList.builder();
            for (int j = 0; j < columns.length; j++) {
                if (inverse[j][j] > LARGEST_INFLATION) {
                    warnings.add(Text.format(
                            "{0} hangt nauw samen met de andere kenmerken: zijn variantie is daardoor {1} keer zo groot.",
                            "{0} is closely related to the other characteristics: that makes its variance {1} times as large.",
                            characteristics.get(j).name(),
                            Math.round(inverse[j][j])));
                }
            }
            return warnings.build();
        }
    }
}
