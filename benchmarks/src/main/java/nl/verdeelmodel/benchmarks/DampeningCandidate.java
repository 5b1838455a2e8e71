package nl.verdeelmodel.benchmarks;

import java.util.Arrays;
import java.util.function.Function;
import nl.verdeelmodel.dampening.Feasibility;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.dampening.Multipliers;
import nl.verdeelmodel.rounding.ClampedAllocation;
import nl.verdeelmodel.rounding.ClampedCertificate;
import nl.verdeelmodel.rounding.Verdict;

/** Everyone who divides a budget by scores between floors and ceilings into whole cents. */
public enum DampeningCandidate {

    /** The library, scores in hundredths. */
    LIBRARY(new Library()::allocate),

    /** The library, and afterwards the multiplier, who is held, and a check of every amount by the certificate. */
    LIBRARY_PROVEN(new Library()::allocateWithProof),

    /** The library in integers of any size, which the same scores with 12 more digits force it to take. */
    LIBRARY_BIG_INTEGER(new Library()::allocateWithManyDigits),

    /** As a funding model does it, for any balance: exact fractions, certificate, rounding. For up to some hundred regions. */
    FRACTIONS(ClampedFractions::allocate),

    /** The same mathematics in longs by hand: no checks, no proof, no trace. */
    HAND(new ClampedByHand()::allocate),

    /** A loop in double arithmetic and a sort, tuned. Wrong where an amount is almost a tie. */
    DOUBLE(ClampedDoubles::allocate),

    /** The same as one would write it without tuning, the regions sorted by remainder. */
    DOUBLE_USUAL(UsualDoubles::loop),

    /** Brent's root search of Commons Math in double arithmetic and a sort, tuned. */
    BRENT(ClampedByBrent::allocate),

    /** The same with the regions sorted by remainder. */
    BRENT_USUAL(UsualDoubles::brent),

    /** As most would write it: a loop in decimals with 20 digits, sort by remainder. */
    BIG_DECIMAL(ClampedDecimals::allocate);

    private final Function<DampeningInput, long[]> way;

    DampeningCandidate(Function<DampeningInput, long[]> way) {
        this.way = way;
    }

    /**
     * Divides the budget of an input over its scores.
     *
     * @param input left as it is
     * @return cents that add up to the budget, in the order of the scores; some candidates overwrite them in the next
     *     call
     */
    long[] allocate(DampeningInput input) {
        return way.apply(input);
    }

    /** One allocation after another into the same array. */
    private static final class Library {

        private static final long MANY_DIGITS = 1_000_000_000_000L;

        private final ClampedAllocation allocation = new ClampedAllocation();
        private long[] cents = {};
        private Held[] holds = {};

        private long[] allocate(DampeningInput input) {
            return allocate(input, input.hundredths());
        }

        private long[] allocate(DampeningInput input, long[] weights) {
            if (cents.length != weights.length) {
                cents = new long[weights.length];
            }
            Feasibility found = allocation.allocate(input.cents(), weights, input.floors(), input.ceilings(), cents);
            if (found != Feasibility.FEASIBLE) {
                throw new IllegalStateException(found.toString());
            }
            return cents;
        }

        private long[] allocateWithManyDigits(DampeningInput input) {
            return allocate(
                    input,
                    Arrays.stream(input.hundredths())
                            .map(score -> score * MANY_DIGITS)
                            .toArray());
        }

        private long[] allocateWithProof(DampeningInput input) {
            allocate(input);
            Multipliers multiplier = allocation.solution().multiplier();
            holds = holds.length == cents.length ? holds : new Held[cents.length];
            for (int i = 0; i < cents.length; i++) {
                holds[i] = allocation.solution().hold(i);
            }
            Verdict verdict = ClampedCertificate.verify(
                    input.cents(), input.hundredths(), input.floors(), input.ceilings(), cents, multiplier.any());
            if (verdict != Verdict.RIGHT) {
                throw new IllegalStateException(verdict.toString());
            }
            return cents;
        }
    }
}
