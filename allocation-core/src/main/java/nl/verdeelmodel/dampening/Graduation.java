package nl.verdeelmodel.dampening;

import com.google.common.collect.ImmutableList;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;

/**
 * A value that depends on a measure: by tiers, as the hold-harmless rates of Title I, or by knots with straight lines
 * between them, as the blend of the social assistance budgets between 15,000 and 40,000 inhabitants.
 *
 * <p>Outside the points the first and the last value hold.
 */
public final class Graduation {

    /**
     * A point of the measure and the value there.
     *
     * @param from the measure
     * @param value the value at, or from, that point
     */
    public record Point(Fraction from, Fraction value) {}

    private final ImmutableList<Point> points;
    private final boolean linear;

    private Graduation(List<Point> points, boolean linear) {
        this.points = ImmutableList.copyOf(points);
        this.linear = linear;
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).from().compareTo(points.get(i - 1).from()) <= 0) {
                throw new IllegalArgumentException("Point " + points.get(i).from() + " does not lie above "
                        + points.get(i - 1).from() + "; points must rise.");
            }
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException("A graduation needs at least one point.");
        }
    }

    /**
     * Tiers: from each point on, its value holds up to the next.
     *
     * @param points rising
     * @return the graduation
     * @throws IllegalArgumentException if there are no points or they do not rise
     */
    public static Graduation tiers(List<Point> points) {
        return new Graduation(points, false);
    }

    /**
     * Knots: the value of each point holds there, and lies on a straight line in between.
     *
     * @param points rising
     * @return the graduation
     * @throws IllegalArgumentException if there are no points or they do not rise
     */
    public static Graduation knots(List<Point> points) {
        return new Graduation(points, true);
    }

    /**
     * The value for a measure.
     *
     * @param measure any number
     * @return the value; that of the first or last point outside them
     */
    public Fraction at(Fraction measure) {
        int next = 0;
        while (next < points.size() && points.get(next).from().compareTo(measure) <= 0) {
            next++;
        }
        if (next == 0) {
            return points.get(0).value();
        }
        Point below = points.get(next - 1);
        if (!linear || next == points.size()) {
            return below.value();
        }
        Point above = points.get(next);
        Fraction part = measure.minus(below.from()).dividedBy(above.from().minus(below.from()));
        return below.value().plus(part.times(above.value().minus(below.value())));
    }

    /**
     * The value for a measure above every point.
     *
     * @return the value of the last point
     */
    public Fraction last() {
        return points.get(points.size() - 1).value();
    }

    /**
     * The points.
     *
     * @return the points, rising
     */
    public ImmutableList<Point> points() {
        return points;
    }

    /**
     * Whether values lie on straight lines between the points.
     *
     * @return true for knots, false for tiers
     */
    public boolean isLinear() {
        return linear;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Graduation that && linear == that.linear && points.equals(that.points);
    }

    @Override
    public int hashCode() {
        return 31 * points.hashCode() + Boolean.hashCode(linear);
    }

    @Override
    public String toString() {
        return (linear ? "knots " : "tiers ") + points;
    }
}
