package nl.verdeelmodel.estimation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import nl.verdeelmodel.numeric.CholeskyFactor;

/**
 * What the last steps of a search told about the curvature: a step, and by how much the slope fell over it.
 *
 * <p>Corrects the direction that the information asks for (Nocedal, 1980, Updating quasi-Newton matrices with limited storage:
 * the recursion of two loops, with the inverse of the information in its middle). For use by one search; mutable.
 */
final class SecantMemory {

    /** Older steps are forgotten; with few persons per category the curvature changes more than they can tell. */
    private static final int MOST = 20;

    private final Deque<Secant> secants = new ArrayDeque<>();

    /** Remembers a step, unless the slope rose over it: then it tells nothing about a top. */
    void add(double[] step, double[] fall) {
        if (product(step, fall) > 0) {
            secants.addLast(new Secant(step, fall));
        }
        if (secants.size() > MOST) {
            secants.removeFirst();
        }
    }

    /** Forgets everything. */
    void clear() {
        secants.clear();
    }

    /** The step that slope, information and the remembered steps ask for together. */
    double[] direction(CholeskyFactor information, double... slope) {
        double[] rest = slope.clone();
        double[] parts = new double[secants.size()];
        int i = parts.length;
        for (Iterator<Secant> backward = secants.descendingIterator(); backward.hasNext(); ) {
            Secant secant = backward.next();
            parts[--i] = product(secant.step, rest) / secant.curvature();
            add(rest, -parts[i], secant.fall);
        }
        double[] direction = information.solve(rest);
        for (Secant secant : secants) {
            add(direction, parts[i++] - product(secant.fall, direction) / secant.curvature(), secant.step);
        }
        return direction;
    }

    private static void add(double[] sum, double factor, double... vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * vector[i];
        }
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** A step and the fall of the slope over it; the arrays are not changed. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Secant(double[] step, double[] fall) {

        double curvature() {
            return product(step, fall);
        }
    }
}
