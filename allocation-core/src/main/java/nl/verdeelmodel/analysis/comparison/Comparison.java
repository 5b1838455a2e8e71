package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * Two divisions over the same regions. Every difference is B minus A: above 0 means that a region gets more in B.
 *
 * @param a the first division, over the regions of B
 * @param beforeCarry the first division over its own regions, if those were others; its total is that of {@code a}
 * @param mapping how the regions of A came to those of B; empty if they are the same
 * @param b the second division
 * @param youngPeople the young people per region of B; empty if they are not known
 * @param inhabitants the inhabitants per region of B; empty if they are not known
 * @param grouping groups of regions of B; empty if nothing is to be said per group
 */
public record Comparison(
        Division a,
        Optional<Division> beforeCarry,
        Optional<RegionMapping> mapping,
        Division b,
        Optional<Headcount> youngPeople,
        Optional<Headcount> inhabitants,
        Optional<Grouping> grouping) {

    /** How many of the largest gains, and of the largest losses, are shown with their reasons. */
    public static final int LARGEST = 5;

    /**
     * Checks that both sides have money and the same regions.
     *
     * @throws nl.verdeelmodel.problem.ProblemException if an amount is below 0 or a total is 0
     * @throws IllegalArgumentException if the regions differ; carry A first
     */
    public Comparison {
        requireRegions(b.regions(), a.cents());
        youngPeople.ifPresent(people -> requireRegions(b.regions(), people.values()));
        inhabitants.ifPresent(people -> requireRegions(b.regions(), people.values()));
        Problems problems = new Problems();
        checkAmounts("A", beforeCarry.orElse(a), problems);
        checkAmounts("B", b, problems);
        problems.throwIfAny();
    }

    private static void requireRegions(RegionSet expected, RegionValues values) {
        if (!values.regions().equals(expected)) {
            throw new IllegalArgumentException("There are values for the " + values.regions() + ", not for the "
                    + expected + "; carry them with a RegionMapping first.");
        }
    }

    private static void checkAmounts(String side, Division division, Problems problems) {
        for (int i = 0; i < division.regions().size(); i++) {
            if (division.cents().get(i).signum() < 0) {
                problems.add(Problem.input(
                        "amount-negative",
                        Where.NOWHERE,
                        Text.format(
                                "{0} ({1}): regio {2} krijgt EUR {3}; een bedrag moet 0 of meer zijn.",
                                "{0} ({1}): region {2} gets EUR {3}; an amount must be 0 or more.",
                                side,
                                division.label(),
                                division.regions().label(i),
                                euros(division.cents().get(i)))));
            }
        }
        if (problems.count() == 0 && division.total().signum() == 0) {
            problems.add(nothingDivided(side, division.label()));
        }
    }

    static Problem nothingDivided(String side, Text label) {
        return Problem.input(
                "total-zero",
                Where.NOWHERE,
                Text.format(
                        "{0} ({1}) verdeelt niets: het totaal is 0, dus aandelen en percentages bestaan niet.",
                        "{0} ({1}) divides nothing: the total is 0, so there are no shares and percentages.",
                        side,
                        label),
                Text.of(
                        "Misschien is een ander jaar of een andere geldstroom bedoeld.",
                        "Maybe another year or another stream is meant."));
    }

    /** An exact amount as readers see it, in euros to the cent. */
    static Text euros(Fraction cents) {
        Fraction amount = cents.dividedBy(Money.CENTS_PER_EURO);
        return new Text(Language.NL.number(amount, 2), Language.EN.number(amount, 2));
    }

    /**
     * Two divisions over the same regions, without people or groups.
     *
     * @param a the first
     * @param b the second
     * @return the comparison
     */
    public static Comparison of(Division a, Division b) {
        return new Comparison(
                a, Optional.empty(), Optional.empty(), b, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The regions of both sides: those of B.
     *
     * @return the regions
     */
    public RegionSet regions() {
        return b.regions();
    }

    /**
     * B minus A per region.
     *
     * @return exact, in cents
     */
    public RegionValues differences() {
        return b.cents().combine(a.cents(), Fraction::minus);
    }

    /**
     * B minus A of a region.
     *
     * @param region the region
     * @return exact, in cents
     */
    public Fraction difference(int region) {
        return b.cents().get(region).minus(a.cents().get(region));
    }

    /**
     * B minus A of a region as a part of A.
     *
     * @param region the region
     * @return such as 1/20 for five percent more; empty if A gives it nothing
     */
    public Optional<Fraction> relative(int region) {
        Fraction before = a.cents().get(region);
        return before.signum() == 0
                ? Optional.empty()
                : Optional.of(difference(region).dividedBy(before));
    }

    /**
     * B minus A of all regions together.
     *
     * @return exact, in cents
     */
    public Fraction totalDifference() {
        return b.total().minus(a.total());
    }

    /**
     * How much more or less B divides than A, as a part of A.
     *
     * @return 0 if both totals are the same
     */
    public Fraction totalRelative() {
        return totalDifference().dividedBy(a.total());
    }

    /**
     * Whether a region gets something in B and nothing in A.
     *
     * @param region the region
     * @return true if its percentage does not exist for that reason
     */
    public boolean isNew(int region) {
        return a.cents().get(region).signum() == 0 && b.cents().get(region).signum() > 0;
    }

    /**
     * The amount by which rounding alone can make the sides differ.
     *
     * @return the larger rounding unit of both sides, in cents
     */
    public Fraction zeroBand() {
        return a.unit().compareTo(b.unit()) > 0 ? a.unit() : b.unit();
    }

    /**
     * Which way a region goes.
     *
     * @param region the region
     * @return unchanged within {@link #zeroBand()}
     */
    public Effect effect(int region) {
        Fraction difference = difference(region);
        if (difference.abs().compareTo(zeroBand()) <= 0) {
            return Effect.UNCHANGED;
        }
        return difference.signum() > 0 ? Effect.GAIN : Effect.LOSS;
    }

    /**
     * The share of B less the share of A of a region: its effect if both sides divided the same money.
     *
     * @param region the region
     * @return such as 1/1000 for a tenth of a percent of the money
     */
    public Fraction shareDifference(int region) {
        return b.share(region).minus(a.share(region));
    }

    /**
     * The part of a difference that comes of B dividing more or less money than A, at the share of A. The rest,
     * {@link #shareDifference} of the money of B, comes of the share.
     *
     * @param region the region
     * @return exact, in cents
     */
    public Fraction ofTotal(int region) {
        return a.share(region).times(totalDifference());
    }

    /**
     * The regions that go a way.
     *
     * @param effect the way
     * @return their indices, rising
     */
    public ImmutableList<Integer> regionsWith(Effect effect) {
        return IntStream.range(0, regions().size())
                .filter(region -> effect(region) == effect)
                .boxed()
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * The regions that gain or lose most, ties by region order.
     *
     * @param effect {@link Effect#GAIN} or {@link Effect#LOSS}
     * @param most how many at most
     * @return their indices, the largest effect first
     */
    public ImmutableList<Integer> largest(Effect effect, int most) {
        return regionsWith(effect).stream()
                .sorted(Comparator.comparing(
                                (Integer region) -> difference(region).abs())
                        .reversed())
                .limit(most)
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * The share of the budget that moves to another region: half the sum of the absolute differences of the shares. With equal
     * totals this is the money that changes region over the total.
     *
     * @return from 0 to 1, exact
     */
    public Fraction movedShare() {
        Fraction sum = Fraction.ZERO;
        for (int i = 0; i < regions().size(); i++) {
            sum = sum.plus(shareDifference(i).abs());
        }
        return sum.dividedBy(Fraction.of(2));
    }

    /**
     * Whether anything behind the numbers was made up.
     *
     * @return true if a side or a number of people was
     */
    public boolean isSynthetic() {
        return a.synthetic()
                || b.synthetic()
                || youngPeople.filter(Headcount::synthetic).isPresent()
                || inhabitants.filter(Headcount::synthetic).isPresent();
    }
}
