package nl.verdeelmodel.dampening;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import nl.verdeelmodel.exact.Fraction;

/**
 * The balance of one total: the multiplier m with sum of x_i(m) = total, each x_i a {@link Line}.
 *
 * <p>The sum is a rising, continuous line with a bend wherever a region meets a bound, so the amounts are unique wherever
 * the multiplier may lie; the multiplier is unique unless every region is on a bound there.
 *
 * @param total what the amounts must add up to
 * @param lines one per region, in the order of the regions
 */
public record Equation(Fraction total, ImmutableList<Line> lines) {

    /**
     * The least that the amounts can add up to.
     *
     * @return the sum far below every bend; empty if it falls without end
     */
    public Optional<Fraction> least() {
        return sum(Line::lowEnd);
    }

    /**
     * The most that the amounts can add up to.
     *
     * <p>A region whose slope is 0 never leaves its place: this can be less than the sum of all upper bounds.
     *
     * @return the sum far above every bend; empty if it rises without end
     */
    public Optional<Fraction> most() {
        return sum(Line::highEnd);
    }

    private Optional<Fraction> sum(Function<Line, Optional<Fraction>> end) {
        Fraction sum = Fraction.ZERO;
        for (Line line : lines) {
            Optional<Fraction> amount = end.apply(line);
            if (amount.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(amount.get());
        }
        return Optional.of(sum);
    }

    /**
     * What the amounts add up to at a multiplier.
     *
     * @param multiplier any number
     * @return the exact sum
     */
    public Fraction sumAt(Fraction multiplier) {
        return lines.stream().map(line -> line.at(multiplier)).reduce(Fraction.ZERO, Fraction::plus);
    }

    /**
     * Solves the equation exactly.
     *
     * <p>A search in floating point guesses who is held; the multiplier that follows is exact and counts only if it proves
     * the guess. Otherwise the multipliers at which a region meets a bound are sorted, halving finds the two between which the
     * sum passes the total, and the straight piece between them is solved: O(n log n) either way.
     *
     * @return all multipliers that solve it; empty if the total is below {@link #least()} or above {@link #most()}
     */
    public Optional<Multipliers> solve() {
        return new GuessedSolution(this).multiplier().map(Multipliers::only).or(this::solveExactly);
    }

    /** Solves the equation without any floating point. */
    Optional<Multipliers> solveExactly() {
        if (least().filter(sum -> total.compareTo(sum) < 0).isPresent()
                || most().filter(sum -> total.compareTo(sum) > 0).isPresent()) {
            return Optional.empty();
        }
        List<Fraction> bends = bends();
        int first = firstBendNotBelowTotal(bends);
        if (first < bends.size() && sumAt(bends.get(first)).equals(total)) {
            return Optional.of(flatFrom(bends, first));
        }
        Optional<Fraction> from = first == 0 ? Optional.empty() : Optional.of(bends.get(first - 1));
        Optional<Fraction> to = first == bends.size() ? Optional.empty() : Optional.of(bends.get(first));
        return Optional.of(between(from, to));
    }

    private List<Fraction> bends() {
        TreeSet<Fraction> bends = new TreeSet<>();
        for (Line line : lines) {
            if (line.slope().signum() > 0) {
                line.least().map(line::multiplierAt).ifPresent(bends::add);
                line.most().map(line::multiplierAt).ifPresent(bends::add);
            }
        }
        return new ArrayList<>(bends);
    }

    private int firstBendNotBelowTotal(List<Fraction> bends) {
        int low = 0;
        int high = bends.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sumAt(bends.get(middle)).compareTo(total) >= 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The total is met at a bend; the sum can stay level on either side of it. */
    private Multipliers flatFrom(List<Fraction> bends, int index) {
        Optional<Fraction> low = Optional.of(bends.get(index));
        if (index == 0 && least().filter(total::equals).isPresent()) {
            low = Optional.empty();
        }
        int last = index;
        while (last + 1 < bends.size() && sumAt(bends.get(last + 1)).equals(total)) {
            last++;
        }
        boolean endless =
                last + 1 == bends.size() && most().filter(total::equals).isPresent();
        return new Multipliers(low, endless ? Optional.empty() : Optional.of(bends.get(last)));
    }

    /** The total is met on the straight piece between two bends, where the sum rises. */
    private Multipliers between(Optional<Fraction> from, Optional<Fraction> to) {
        Fraction inside = from.flatMap(low -> to.map(high -> low.plus(high).dividedBy(Fraction.of(2))))
                .or(() -> from.map(low -> low.plus(Fraction.ONE)))
                .or(() -> to.map(high -> high.minus(Fraction.ONE)))
                .orElse(Fraction.ZERO);
        Fraction rise = Fraction.ZERO;
        for (Line line : lines) {
            if (isFree(line, inside)) {
                rise = rise.plus(line.slope());
            }
        }
        Fraction missing = total.minus(sumAt(inside));
        if (rise.signum() == 0) {
            return new Multipliers(from, to);
        }
        return Multipliers.only(inside.plus(missing.dividedBy(rise)));
    }

    private static boolean isFree(Line line, Fraction multiplier) {
        Fraction amount = line.start().plus(line.slope().times(multiplier));
        return line.slope().signum() > 0
                && line.least().filter(bound -> amount.compareTo(bound) <= 0).isEmpty()
                && line.most().filter(bound -> amount.compareTo(bound) >= 0).isEmpty();
    }
}
