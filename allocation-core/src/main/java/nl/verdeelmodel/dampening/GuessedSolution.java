package nl.verdeelmodel.dampening;

import java.util.Arrays;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;

/**
 * The fast way to the multiplier of an {@link Equation}: guess in floating point, prove in exact numbers.
 *
 * <p>Floating point only says which regions seem to lie strictly between their bounds at the multiplier. From these follows
 * an exact multiplier, m = (total - what the others get - starts of the free) / slopes of the free. It is the one answer if
 * every region is where it was guessed to be at m: then the amounts are x_i(m), they add up to the total by the formula, and
 * because a free region moves with m no other multiplier gives the same sum. If anything is not so, or nobody is free, there
 * is no guess and the exact way decides.
 */
final class GuessedSolution {

    private enum Side {
        LOW,
        FREE,
        HIGH
    }

    private final Equation equation;
    private final double[] starts;
    private final double[] slopes;
    private final double[] lows;
    private final double[] highs;

    GuessedSolution(Equation equation) {
        this.equation = equation;
        int size = equation.lines().size();
        this.starts = new double[size];
        this.slopes = new double[size];
        this.lows = new double[size];
        this.highs = new double[size];
        for (int i = 0; i < size; i++) {
            Line line = equation.lines().get(i);
            starts[i] = line.start().approximately();
            slopes[i] = line.slope().approximately();
            lows[i] = line.least().map(Fraction::approximately).orElse(Double.NEGATIVE_INFINITY);
            highs[i] = line.most().map(Fraction::approximately).orElse(Double.POSITIVE_INFINITY);
        }
    }

    /** The only multiplier that solves the equation, proven; empty if the guess proves nothing. */
    Optional<Fraction> multiplier() {
        Side[] guess = sidesAt(approximateMultiplier());
        Fraction left = equation.total();
        Fraction slope = Fraction.ZERO;
        for (int i = 0; i < guess.length; i++) {
            Line line = equation.lines().get(i);
            if (guess[i] == Side.FREE) {
                left = left.minus(line.start());
                slope = slope.plus(line.slope());
            } else {
                left = left.minus(guess[i] == Side.LOW ? low(line) : high(line));
            }
        }
        if (slope.signum() == 0) {
            return Optional.empty();
        }
        Fraction multiplier = left.dividedBy(slope);
        return isProven(guess, multiplier) ? Optional.of(multiplier) : Optional.empty();
    }

    /** What a region gets below its bend; a region that does not move has one amount. */
    private static Fraction low(Line line) {
        return line.lowEnd().orElseThrow();
    }

    private static Fraction high(Line line) {
        return line.highEnd().orElseThrow();
    }

    private boolean isProven(Side[] guess, Fraction multiplier) {
        boolean someoneMoves = false;
        for (int i = 0; i < guess.length; i++) {
            Line line = equation.lines().get(i);
            if (line.slope().signum() == 0) {
                continue;
            }
            Fraction amount = line.start().plus(line.slope().times(multiplier));
            int aboveLow = line.least().map(amount::compareTo).orElse(1);
            int belowHigh = line.most().map(high -> high.compareTo(amount)).orElse(1);
            boolean right = switch (guess[i]) {
                case LOW -> aboveLow <= 0;
                case FREE -> aboveLow >= 0 && belowHigh >= 0;
                case HIGH -> belowHigh <= 0;
            };
            if (!right) {
                return false;
            }
            someoneMoves |= aboveLow > 0 && belowHigh > 0;
        }
        return someoneMoves;
    }

    private double approximateMultiplier() {
        double total = equation.total().approximately();
        double[] bends = bends();
        int low = 0;
        int high = bends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sumAt(bends[middle]) >= total) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double from = low == 0 ? Double.NEGATIVE_INFINITY : bends[low - 1];
        double to = low == bends.length ? Double.POSITIVE_INFINITY : bends[low];
        return between(from, to);
    }

    /** A number between two bends, which need not exist. */
    private static double between(double from, double to) {
        if (Double.isInfinite(from)) {
            return Double.isInfinite(to) ? 0 : to - Math.max(1, Math.abs(to));
        }
        return Double.isInfinite(to) ? from + Math.max(1, Math.abs(from)) : from + (to - from) / 2;
    }

    private double[] bends() {
        double[] bends = new double[2 * slopes.length];
        int count = 0;
        for (int i = 0; i < slopes.length; i++) {
            for (double bound : new double[] {lows[i], highs[i]}) {
                double bend = (bound - starts[i]) / slopes[i];
                if (slopes[i] > 0 && Double.isFinite(bend)) {
                    bends[count++] = bend;
                }
            }
        }
        double[] sorted = Arrays.copyOf(bends, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private double sumAt(double multiplier) {
        double sum = 0;
        for (int i = 0; i < slopes.length; i++) {
            sum += Math.max(lows[i], Math.min(highs[i], starts[i] + slopes[i] * multiplier));
        }
        return sum;
    }

    private Side[] sidesAt(double multiplier) {
        Side[] sides = new Side[slopes.length];
        for (int i = 0; i < sides.length; i++) {
            double amount = starts[i] + slopes[i] * multiplier;
            boolean moves = equation.lines().get(i).slope().signum() > 0;
            boolean low = amount <= lows[i] || !moves;
            boolean high = amount >= highs[i];
            sides[i] = low ? Side.LOW : high ? Side.HIGH : Side.FREE;
        }
        return sides;
    }
}
