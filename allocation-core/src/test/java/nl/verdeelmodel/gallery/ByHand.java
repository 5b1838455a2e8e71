package nl.verdeelmodel.gallery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;

/**
 * The arithmetic of funding laws as their texts describe it, step by step, on the six regions of the gallery.
 *
 * <p>It shares no code with the balancer: reductions are loops that reduce, lift and reduce again. Amounts are in cents.
 */
final class ByHand {

    private static final int REGIONS = 6;

    private ByHand() {}

    /** A number per region. */
    static List<Fraction> each(IntFunction<Fraction> number) {
        return IntStream.range(0, REGIONS).mapToObj(number).toList();
    }

    /** Whole numbers, A first. */
    static List<Fraction> of(long... numbers) {
        return each(i -> Fraction.of(numbers[i]));
    }

    static List<Fraction> times(String factor, List<Fraction> numbers) {
        return times(Fraction.parse(factor), numbers);
    }

    static List<Fraction> times(Fraction factor, List<Fraction> numbers) {
        return each(i -> numbers.get(i).times(factor));
    }

    static List<Fraction> plus(List<Fraction> left, List<Fraction> right) {
        return each(i -> left.get(i).plus(right.get(i)));
    }

    static List<Fraction> product(List<Fraction> left, List<Fraction> right) {
        return each(i -> left.get(i).times(right.get(i)));
    }

    static Fraction sum(List<Fraction> numbers) {
        return numbers.stream().reduce(Fraction.ZERO, Fraction::plus);
    }

    static Fraction higher(Fraction left, Fraction right) {
        return left.compareTo(right) > 0 ? left : right;
    }

    static Fraction lower(Fraction left, Fraction right) {
        return left.compareTo(right) < 0 ? left : right;
    }

    static List<Fraction> higher(List<Fraction> left, List<Fraction> right) {
        return each(i -> higher(left.get(i), right.get(i)));
    }

    static List<Fraction> lower(List<Fraction> left, List<Fraction> right) {
        return each(i -> lower(left.get(i), right.get(i)));
    }

    /** Floors in whole cents: rounded up, so that nobody gets less than the law says. */
    static List<Fraction> floors(List<Fraction> amounts) {
        return each(i -> Fraction.of(amounts.get(i).ceiling()));
    }

    /** Ceilings in whole cents: rounded down, so that nobody gets more than the law says. */
    static List<Fraction> ceilings(List<Fraction> amounts) {
        return each(i -> Fraction.of(amounts.get(i).floor()));
    }

    static List<Fraction> clamp(List<Fraction> amounts, List<Fraction> low, List<Fraction> high) {
        return lower(higher(amounts, low), high);
    }

    /** In proportion to weights. */
    static List<Fraction> prorata(Fraction total, List<Fraction> weights) {
        return times(total.dividedBy(sum(weights)), weights);
    }

    /**
     * Ratable reduction with a floor: reduce all by one factor, lift those below their floor to it, reduce the rest again,
     * until none of the rest is below its floor (Pub. L. 100-297, 102 Stat. 187).
     */
    static List<Fraction> ratably(Fraction total, List<Fraction> claims, List<Fraction> floors) {
        boolean[] lifted = new boolean[REGIONS];
        while (true) {
            Fraction left = total;
            Fraction claimed = Fraction.ZERO;
            for (int i = 0; i < REGIONS; i++) {
                left = lifted[i] ? left.minus(floors.get(i)) : left;
                claimed = lifted[i] ? claimed : claimed.plus(claims.get(i));
            }
            Fraction factor = left.dividedBy(claimed);
            List<Fraction> amounts =
                    each(i -> lifted[i] ? floors.get(i) : claims.get(i).times(factor));
            boolean done = true;
            for (int i = 0; i < REGIONS; i++) {
                if (amounts.get(i).compareTo(floors.get(i)) < 0) {
                    lifted[i] = true;
                    done = false;
                }
            }
            if (done) {
                return amounts;
            }
        }
    }

    /**
     * Ratable change with floor and ceiling: per round only the side with the larger total violation is held, since holding
     * both at once is wrong.
     */
    static List<Fraction> within(Fraction total, List<Fraction> weights, List<Fraction> low, List<Fraction> high) {
        List<Optional<Fraction>> held = new ArrayList<>(Collections.nCopies(REGIONS, Optional.empty()));
        while (true) {
            Fraction left = total;
            Fraction weight = Fraction.ZERO;
            for (int i = 0; i < REGIONS; i++) {
                left = left.minus(held.get(i).orElse(Fraction.ZERO));
                weight = held.get(i).isPresent() ? weight : weight.plus(weights.get(i));
            }
            Fraction factor = weight.signum() == 0 ? Fraction.ZERO : left.dividedBy(weight);
            List<Fraction> amounts = each(i -> held.get(i).orElse(weights.get(i).times(factor)));
            Fraction below = sum(each(i -> higher(Fraction.ZERO, low.get(i).minus(amounts.get(i)))));
            Fraction above = sum(each(i -> higher(Fraction.ZERO, amounts.get(i).minus(high.get(i)))));
            if (below.signum() == 0 && above.signum() == 0) {
                return amounts;
            }
            boolean floorsFirst = below.compareTo(above) >= 0;
            for (int i = 0; i < REGIONS; i++) {
                boolean broken = floorsFirst
                        ? amounts.get(i).compareTo(low.get(i)) < 0
                        : amounts.get(i).compareTo(high.get(i)) > 0;
                if (broken) {
                    held.set(i, Optional.of(floorsFirst ? low.get(i) : high.get(i)));
                }
            }
        }
    }

    /**
     * The same cut per unit of {@code heads} for all, but nobody below the floor: cut, keep those who would fall below it on
     * it, and spread what they do not pay over the others, until none of the others falls below.
     */
    static List<Fraction> cutPerHead(
            Fraction total, List<Fraction> amounts, List<Fraction> heads, List<Fraction> floors) {
        boolean[] stopped = new boolean[REGIONS];
        while (true) {
            Fraction excess = Fraction.ZERO.minus(total);
            Fraction payers = Fraction.ZERO;
            for (int i = 0; i < REGIONS; i++) {
                excess = excess.plus(stopped[i] ? floors.get(i) : amounts.get(i));
                payers = stopped[i] ? payers : payers.plus(heads.get(i));
            }
            Fraction perHead = excess.dividedBy(payers);
            List<Fraction> cut =
                    each(i -> stopped[i] ? floors.get(i) : amounts.get(i).minus(perHead.times(heads.get(i))));
            boolean done = true;
            for (int i = 0; i < REGIONS; i++) {
                if (cut.get(i).compareTo(floors.get(i)) < 0) {
                    stopped[i] = true;
                    done = false;
                }
            }
            if (done) {
                return cut;
            }
        }
    }

    /** Gains above {@code from} are paid for the same part, so that the total is met; others have their own amount. */
    static List<Fraction> gainsForOnePart(Fraction total, List<Fraction> from, List<Fraction> to) {
        Fraction part = total.minus(sum(from)).dividedBy(sum(to).minus(sum(from)));
        return each(i -> from.get(i).plus(part.times(to.get(i).minus(from.get(i)))));
    }

    /** Whole cents: what is below a cent is dropped, and the cents that are left go to the largest dropped parts. */
    static long[] inCents(List<Fraction> amounts) {
        long[] cents = new long[REGIONS];
        Fraction dropped = Fraction.ZERO;
        for (int i = 0; i < REGIONS; i++) {
            cents[i] = amounts.get(i).floor().longValueExact();
            dropped = dropped.plus(amounts.get(i).minus(Fraction.of(cents[i])));
        }
        List<Integer> order = IntStream.range(0, REGIONS)
                .boxed()
                .sorted((a, b) -> rest(amounts, b).compareTo(rest(amounts, a)))
                .toList();
        int left = dropped.numerator().intValueExact();
        for (int i = 0; i < left; i++) {
            cents[order.get(i)]++;
        }
        return cents;
    }

    private static Fraction rest(List<Fraction> amounts, int region) {
        Fraction amount = amounts.get(region);
        return amount.minus(Fraction.of(amount.floor()));
    }
}
