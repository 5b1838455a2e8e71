package nl.verdeelmodel.numeric;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/** The argument between two bounds at which a function of one variable is least (Brent 1973, chapter 5). */
public final class BoundedMinimum {

    /** The minimum of a smooth function is known to about the root of the precision of its values, six or seven digits. */
    private static final double PRECISION = 1e-6;

    /** Brent's method needs some tens of values; more means that the function is not a function. */
    private static final int MOST_VALUES = 1000;

    private BoundedMinimum() {}

    /**
     * The argument of a local minimum, the only one if the function falls and then rises.
     *
     * @param function the function; the bounds themselves are not tried
     * @param lower the lower bound
     * @param upper the upper bound, above the lower one
     * @param start where to begin, between them
     * @return the argument, to about six digits
     */
    public static double of(DoubleUnaryOperator function, double lower, double upper, double start) {
        return new BrentOptimizer(PRECISION, PRECISION)
                .optimize(
                        GoalType.MINIMIZE,
                        new UnivariateObjectiveFunction(function::applyAsDouble),
                        new SearchInterval(lower, upper, start),
                        new MaxEval(MOST_VALUES))
                .getPoint();
    }
}
