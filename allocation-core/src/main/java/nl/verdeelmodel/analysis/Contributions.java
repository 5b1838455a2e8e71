package nl.verdeelmodel.analysis;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.rounding.Apportionment;
import nl.verdeelmodel.rounding.LargestRemainder;

/**
 * Who pays for whose protection, in whole cents.
 *
 * <p>A region is protected if it gets more than without stability rules, and pays if it gets less. Everybody who pays
 * pays for everybody who is protected, in proportion to what each gives and receives: g r / R, g given, r received, R
 * received by all. The amounts of a payer add up to what it gives and those of a protected region to what it receives,
 * exactly; each cell lies less than one cent per payer from its proportional amount.
 *
 * <p>Where the total is an outcome, money from outside pays what the regions do not, or is left over from what they give.
 *
 * @param regions the regions
 * @param items amounts above 0, by payer and then by receiver in the order of the regions; outside and left over come last
 */
public record Contributions(RegionSet regions, ImmutableList<Contribution> items) {

    /**
     * What one pays for another.
     *
     * @param payer the region that gets less; empty for money from outside
     * @param receiver the region that gets more; empty for what is left over
     * @param amount above 0
     */
    public record Contribution(OptionalInt payer, OptionalInt receiver, Money amount) {}

    /**
     * Divides what some regions give over what others receive.
     *
     * @param undampened what each region would get without stability rules
     * @param amounts what each region gets
     * @return the contributions; none if nothing moved
     */
    public static Contributions of(RegionBudgets undampened, RegionBudgets amounts) {
        RegionSet regions = amounts.regions();
        long[] given = new long[regions.size() + 1];
        long[] received = new long[regions.size() + 1];
        long cost = amounts.total().minus(undampened.total()).cents();
        for (int i = 0; i < regions.size(); i++) {
            enter(i, amounts.get(i).minus(undampened.get(i)).cents(), given, received);
        }
        enter(regions.size(), -cost, given, received);
        return new Contributions(regions, divide(given, received));
    }

    /** The last entry stands for the world outside: what the regions gain together, it gives. */
    private static void enter(int index, long gain, long[] given, long[] received) {
        given[index] = Math.max(0, Math.negateExact(gain));
        received[index] = Math.max(0, gain);
    }

    /*
     * Why both margins are exact. Write R for what is still to be received by all and r for what one still has to receive.
     * Before each payer R is the sum of what it and later payers give, since all gains and all gifts are equal. So its gift g
     * is at most R, each quota g r / R is at most r, and as r is whole, so is the quota rounded up: largest remainder never
     * gives anyone more than r. It divides g exactly, which makes the rows right; the last payer has g = R, so each quota is
     * r itself and nothing stays open, which makes the columns right.
     *
     * Why a cell is near: if a column has got e more or less than its proportional part so far, a payer changes that to
     * e (1 - g / R) plus a rounding of less than one cent, and its own cell is off by that rounding and e g / R, where e is
     * less than one cent per payer before it.
     */
    private static ImmutableList<Contribution> divide(long[] given, long[] received) {
        ImmutableList.Builder<Contribution> out = ImmutableList.builder();
        long[] open = received.clone();
        for (int payer = 0; payer < given.length; payer++) {
            if (given[payer] == 0) {
                continue;
            }
            Apportionment shares = LargestRemainder.withoutMinimum().apportion(given[payer], Weights.of(open));
            for (int receiver = 0; receiver < open.length; receiver++) {
                long cents = shares.units(receiver);
                open[receiver] -= cents;
                if (cents > 0) {
                    out.add(new Contribution(
                            party(payer, given.length), party(receiver, open.length), Money.ofCents(cents)));
                }
            }
        }
        if (Arrays.stream(open).anyMatch(cents -> cents != 0)) {
            throw new IllegalStateException("The contributions leave " + Arrays.toString(open)
                    + " cents per region open. This is a fault of the program.");
        }
        return out.build();
    }

    private static OptionalInt party(int index, int size) {
        return index == size - 1 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /**
     * What a region pays, and for whom.
     *
     * @param region the payer
     * @return the largest first, equal ones in the order of the regions; none if it does not pay
     */
    public ImmutableList<Contribution> paidBy(int region) {
        return largestFirst(item -> item.payer().equals(OptionalInt.of(region)));
    }

    /**
     * What is paid for a region, and by whom.
     *
     * @param region the receiver
     * @return the largest first, equal ones in the order of the regions; none if it is not protected
     */
    public ImmutableList<Contribution> paidFor(int region) {
        return largestFirst(item -> item.receiver().equals(OptionalInt.of(region)));
    }

    private ImmutableList<Contribution> largestFirst(Predicate<Contribution> wanted) {
        return items.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Contribution::amount).reversed())
                .collect(ImmutableList.toImmutableList());
    }

    /** A party and the money that it gives or receives in all; the party is empty for the world outside. */
    record Sum(OptionalInt party, Money amount) {}

    /** Who gives most, largest first, equal ones in the order of the regions. */
    List<Sum> payers() {
        return sums(true);
    }

    /** Who receives most, largest first, equal ones in the order of the regions. */
    List<Sum> receivers() {
        return sums(false);
    }

    private List<Sum> sums(boolean payers) {
        BigInteger[] cents = new BigInteger[regions.size() + 1];
        Arrays.fill(cents, BigInteger.ZERO);
        for (Contribution item : items) {
            int index = (payers ? item.payer() : item.receiver()).orElse(regions.size());
            cents[index] = cents[index].add(BigInteger.valueOf(item.amount().cents()));
        }
        List<Sum> sums = new ArrayList<>();
        for (int i = 0; i < cents.length; i++) {
            if (cents[i].signum() > 0) {
                sums.add(new Sum(party(i, cents.length), Money.ofCents(cents[i])));
            }
        }
        sums.sort(Comparator.comparing(Sum::amount).reversed());
        return sums;
    }
}
