package nl.verdeelmodel.dampening;

import java.util.Objects;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * Scale-and-clamp: for region i the amount {@code x_i = min(u_i, max(l_i, lambda * w_i))}, with the one multiplier
 * {@code lambda >= 0} at which the amounts add up to the budget.
 *
 * <p>Weights w, floors l and ceilings u are whole numbers, at least 0, with {@code l_i <= u_i}; bounds and budget are in
 * the same units (cents). A region with weight 0 stays on its floor. The amounts exist if and only if the floors add up
 * to no more than the budget and the budget is within reach (see {@link Feasibility}); then they are unique, and they
 * are the amounts nearest to the proportional ones in the sense of {@code sum of (x_i - lambda * w_i)^2 / w_i}
 * (Deville and Sarndal 1992, section 2: the truncated linear distance).
 *
 * <p>An instance solves one problem after another and owns its scratch space: it is confined to one thread, and once it
 * has met the largest number of regions it allocates nothing. What it answers about the last problem is read from the
 * arrays of that call, which it does not copy: ask before they change.
 */
public final class ScaleAndClamp {

    /** Largest budget of the fast path: EUR 5.6 trillion in cents. */
    static final long LARGEST_BUDGET_IN_LONGS = 1L << 49;

    /** Neither the weights nor the ceilings add up to more than this on the fast path. */
    private static final long LARGEST_SUM = (1L << 62) - 1;

    /** No estimate of the fast path may reach this, so that none is cut off at the end of the range of a long. */
    private static final double LARGEST_ESTIMATE = 0x1p62;

    /** Lowers a quotient by 6 * 2<sup>-53</sup> of its size, more than its five roundings can have added. */
    private static final double ROUNDED_DOWN = 1 - 6 * 0x1p-53;

    /** Passes before the search is handed over; 3 to 5 are usual. */
    private static final int MOST_ROUNDS = 32;

    /** From this round on every pass is exact: then it is likely to be the last. */
    private static final int FIRST_EXACT_ROUND = 2;

    private static final long[] NONE = {};

    /*
     * The fast path is a search in floating point followed by a proof in whole numbers.
     *
     * Search. For a trial multiplier every region is classified as below its floor, above its ceiling or free, and two
     * whole numbers are added up: R, the budget minus the bounds of the held regions, and Q, the weight of the free
     * ones. R / Q is the next trial (Newton's step; Cominetti, Mascarenhas and Silva 2014), kept inside the bracket of
     * multipliers that are known to give too little and too much, because without it the steps can go round in circles.
     *
     * Proof. clampExactly takes a fraction P / D, computes all amounts at that multiplier exactly and adds up R' and Q'
     * anew. The amounts add up to the budget if and only if (P / D) * Q' = R', so P * Q' = R' * D, compared in 128 bits,
     * accepts exactly the right multipliers. Whatever the search did, an accepted answer is right; if none is accepted
     * the search is handed over to ExactScaleAndClamp.
     *
     * Why clampExactly is exact. Let v = P * w / D be the true value, 0 <= P <= 2^49, 0 < D < 2^62, 0 <= w < 2^62, and
     * u = 2^-53 the largest relative error of one rounding.
     *
     * 1. The estimate is v * (1 - 6u), disturbed by five roundings: of D, of the division, of the product with
     *    ROUNDED_DOWN, of w, of the last product (P is exact). So it is at most v, because (1 - 6u) (1 + u)^4 / (1 - u)
     *    < 1, and more than v - 12u * v. It is below 2^62 (checked for a weight as large as all
     *    together), so adding one to it cannot overflow.
     *    The one P above 2^49 is a ceiling of budget + 1 (clampAtHighestCeiling); it is exact as a double too.
     * 2. Ceilings are at most 2^49 + 1 here (a ceiling above the budget is read as budget + 1, which binds as little).
     *    If the estimate is at least the ceiling, then v is too and the region is held at its ceiling, whatever the
     *    next steps make of it.
     * 3. Otherwise the estimate is at most 2^49. Then v < 2^49 + 2, because the floor of v - 12u * v would be more than
     *    2^49 for a larger one, so the estimate is more than v - 0.76 before its fraction is cut off: it is floor(v) or
     *    floor(v) - 1.
     * 4. Therefore P * w - estimate * D lies in [0, 2D), and D < 2^62 puts that inside a long. The two products may
     *    overflow: a long subtraction of products is right modulo 2^64, and only one value in [0, 2D) fits.
     * 5. If that rest is D or more, the estimate was one too low.
     * 6. Sums. No weight and no ceiling is above 2^62 / n, so neither they nor anything smaller add up to 2^62.
     *
     * Sign masks instead of branches: with a third of the regions on each bound, each branch would be a coin toss.
     */

    private long budget;
    private long[] weights = NONE;
    private int from;
    private long[] floors = NONE;
    private long[] ceilings = NONE;

    /** The ceilings the fast path works with: those of the caller, unless one is above the budget. */
    private long[] limits = NONE;

    private long[] capped = NONE;

    private long weightSum;
    private long floorSum;
    private long reach;

    /** What the last pass added up: R and Q of the comment above. */
    private long freeBudget;

    private long freeWeight;

    private boolean solved;
    private long dividend;
    private long divisor;
    private long left;
    private int heldRegions;
    private long rankLimit;
    private @Nullable ExactScaleAndClamp exact;
    private long exactSolves;

    /** A solver that has not solved anything yet. */
    public ScaleAndClamp() {}

    /**
     * Finds the multiplier, and of every region the whole part of its amount and a rank that orders the rests.
     *
     * <p>Two ranks compare as the two fractions {@code x_i - floor(x_i)} do, so the units that are {@link #left()} belong
     * to the regions with the largest ranks. There are always more regions with a rest above 0 than units left.
     *
     * @param budget what is divided, at least 0
     * @param weights of the regions, at least 0 each, from position {@code weightsFrom} on
     * @param weightsFrom position of the weight of region 0
     * @param floors of the regions, at least 0 each; as many as there are regions
     * @param ceilings of the regions, as many; none below the floor. {@link Long#MAX_VALUE} is no ceiling
     * @param wholes gets the whole parts, from position {@code wholesFrom} on; left as it is if there is no solution. Not one
     *     of the arrays above: it is written while they are read
     * @param wholesFrom position of the whole part of region 0
     * @param ranks gets the ranks, from position 0 on; an array of its own as well
     * @return whether there is a solution
     * @throws IllegalArgumentException if an argument is outside these limits; it names the region
     * @throws IndexOutOfBoundsException if an array is too short
     */
    public Feasibility solve(
            long budget,
            long[] weights,
            int weightsFrom,
            long[] floors,
            long[] ceilings,
            long[] wholes,
            int wholesFrom,
            long[] ranks) {
        solved = false;
        checkLengths(weights, weightsFrom, floors, ceilings, wholes, wholesFrom, ranks);
        this.budget = budget;
        this.weights = weights;
        this.from = weightsFrom;
        this.floors = floors;
        this.ceilings = ceilings;
        exact = null;
        Feasibility found = surveyedInLongs() ? solveInLongs(wholes, wholesFrom, ranks) : null;
        if (found == null) {
            found = solveExactly(wholes, wholesFrom, ranks);
        }
        solved = found == Feasibility.FEASIBLE;
        return found;
    }

    @SuppressWarnings("ReferenceEquality") // the same array is meant, not an equal one
    private static void checkLengths(
            long[] weights,
            int weightsFrom,
            long[] floors,
            long[] ceilings,
            long[] wholes,
            int wholesFrom,
            long[] ranks) {
        int size = floors.length;
        if (ceilings.length != size) {
            throw new IllegalArgumentException("There are " + size + " floors and " + ceilings.length
                    + " ceilings; there must be as many of both.");
        }
        if (isAny(wholes, weights, floors, ceilings) || isAny(ranks, weights, floors, ceilings) || wholes == ranks) {
            throw new IllegalArgumentException("Whole parts and ranks need arrays of their own.");
        }
        Objects.checkFromIndexSize(weightsFrom, size, weights.length);
        Objects.checkFromIndexSize(wholesFrom, size, wholes.length);
        Objects.checkFromIndexSize(0, size, ranks.length);
    }

    @SuppressWarnings("ReferenceEquality") // the same array is meant, not an equal one
    private static boolean isAny(long[] array, long[] first, long[] second, long[] third) {
        return array == first || array == second || array == third;
    }

    /** Checks everything and adds it up; false if the numbers are outside the range of the fast path. */
    private boolean surveyedInLongs() {
        if (budget < 0) {
            throw new IllegalArgumentException("The budget is " + budget + "; it must be 0 or more.");
        }
        limits = ceilings;
        if (surveyed()) {
            return true;
        }
        requireNoneWrong();
        capCeilings();
        return surveyed();
    }

    /*
     * One condition for all checks, never met in ordinary use, so that it costs next to nothing. It also keeps the
     * compiler of OpenJDK 17 from turning these sums into vector code: with as many sums as this in one loop, and
     * without the condition, it ends the process ("ShouldNotReachHere" in TypeVect::xmeet, seen in 17.0.15). For the
     * same reason no sum of the other loops takes two terms in one step.
     */

    /** Adds up weights, floors and ceilings; stops at a number that is wrong or too large. */
    private boolean surveyed() {
        int size = floors.length;
        int from = this.from;
        long[] weights = this.weights;
        long[] floors = this.floors;
        long[] limits = this.limits;
        long share = LARGEST_SUM / Math.max(1, size);
        long largestLimit = Math.min(share, budget + 1);
        if (budget > LARGEST_BUDGET_IN_LONGS) {
            return false;
        }
        long weightSum = 0;
        long floorSum = 0;
        long reach = 0;
        for (int i = 0; i < size; i++) {
            long weight = weights[from + i];
            long floor = floors[i];
            long limit = limits[i];
            if ((weight | floor | limit | (limit - floor) | (share - weight) | (largestLimit - limit)) < 0) {
                return false;
            }
            weightSum += weight;
            floorSum += floor;
            reach += floor + ((limit - floor) & (-weight >> 63));
        }
        this.weightSum = weightSum;
        this.floorSum = floorSum;
        this.reach = reach;
        return true;
    }

    /** A ceiling above the budget binds as little as one unit above the budget does. */
    private void capCeilings() {
        if (capped.length != ceilings.length) {
            capped = new long[ceilings.length];
        }
        for (int i = 0; i < capped.length; i++) {
            capped[i] = ceilings[i] > budget ? Math.max(floors[i], budget + 1) : ceilings[i];
        }
        limits = capped;
    }

    private void requireNoneWrong() {
        for (int i = 0; i < floors.length; i++) {
            if (weights[from + i] < 0) {
                throw new IllegalArgumentException(
                        "The weight of region " + i + " is " + weights[from + i] + "; it must be 0 or more.");
            }
            if (floors[i] < 0) {
                throw new IllegalArgumentException(
                        "The floor of region " + i + " is " + floors[i] + "; it must be 0 or more.");
            }
            if (ceilings[i] < floors[i]) {
                throw new IllegalArgumentException("The ceiling of region " + i + " is " + ceilings[i]
                        + ", below its floor of " + floors[i] + "; it must be the floor or more.");
            }
        }
    }

    private @Nullable Feasibility solveInLongs(long[] wholes, int to, long[] ranks) {
        if (floorSum > budget) {
            return Feasibility.FLOORS_EXCEED_BUDGET;
        }
        if (reach < budget) {
            return Feasibility.BUDGET_OUT_OF_REACH;
        }
        return search(wholes, to, ranks) ? Feasibility.FEASIBLE : null;
    }

    private Feasibility solveExactly(long[] wholes, int to, long[] ranks) {
        ExactScaleAndClamp solver = new ExactScaleAndClamp(budget, weights, from, floors, ceilings);
        Feasibility found = solver.feasibility();
        if (found == Feasibility.FEASIBLE) {
            exactSolves++;
            solver.solve();
            left = solver.divide(wholes, to, ranks);
            rankLimit = floors.length + 1L;
            heldRegions = 0;
        }
        exact = solver;
        return found;
    }

    /** Tries multipliers until one is proven right; false if none is within the rounds allowed. */
    private boolean search(long[] wholes, int to, long[] ranks) {
        if (weightSum == 0) {
            return clampExactly(0, 1, wholes, to, ranks);
        }
        long trialBudget = budget;
        long trialWeight = weightSum;
        double trial = (double) trialBudget / trialWeight;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (round < FIRST_EXACT_ROUND || trialWeight == 0) {
                clamp(trial);
            } else if (clampExactly(trialBudget, trialWeight, wholes, to, ranks)) {
                return true;
            }
            if (freeWeight == 0 && freeBudget == 0) {
                return clampAtHighestCeiling(trial, wholes, to, ranks);
            }
            double next = (double) freeBudget / freeWeight;
            if (next >= trial) {
                low = trial;
            }
            if (next <= trial) {
                high = trial;
            }
            trialBudget = freeBudget;
            trialWeight = freeWeight;
            if (freeWeight == 0 || !(next >= low && next <= high)) {
                next = high == Double.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
                trialWeight = 0;
            }
            trial = next;
        }
        return false;
    }

    /** Adds up R and Q at a multiplier, as nearly as floating point tells who is held. */
    private void clamp(double multiplier) {
        int from = this.from;
        long[] weights = this.weights;
        long[] floors = this.floors;
        long[] limits = this.limits;
        long held = 0;
        long free = 0;
        for (int i = 0; i < floors.length; i++) {
            long weight = weights[from + i];
            long floor = floors[i];
            long limit = limits[i];
            long amount = (long) (multiplier * weight);
            long below = (amount - floor) >> 63;
            long under = (amount - limit) >> 63;
            held += (floor & below) | (limit & ~under);
            free += weight & under & ~below;
        }
        freeBudget = budget - held;
        freeWeight = free;
    }

    /** Computes all amounts at a fraction exactly, adds up R and Q, and accepts or rejects the fraction. */
    private boolean clampExactly(long dividend, long divisor, long[] wholes, int to, long[] ranks) {
        double multiplier = (double) dividend / divisor * ROUNDED_DOWN;
        if (!(multiplier * weightSum < LARGEST_ESTIMATE)) {
            return false;
        }
        int from = this.from;
        long[] weights = this.weights;
        long[] floors = this.floors;
        long[] limits = this.limits;
        long held = 0;
        long free = 0;
        long freeWholes = 0;
        long minusFreeCount = 0;
        for (int i = 0; i < floors.length; i++) {
            long weight = weights[from + i];
            long floor = floors[i];
            long limit = limits[i];
            long estimate = (long) (multiplier * weight);
            long rest = dividend * weight - estimate * divisor;
            long right = (rest - divisor) >> 63;
            long whole = estimate + 1 + right;
            long below = (whole - floor) >> 63;
            long under = (whole - limit) >> 63;
            long unheld = under & ~below;
            long bound = (floor & below) | (limit & ~under);
            held += bound;
            free += weight & unheld;
            minusFreeCount += unheld;
            freeWholes += whole & unheld;
            wholes[to + i] = bound | (whole & unheld);
            ranks[i] = (rest - (divisor & ~right)) & unheld;
        }
        freeBudget = budget - held;
        freeWeight = free;
        this.dividend = dividend;
        this.divisor = divisor;
        left = freeBudget - freeWholes;
        rankLimit = divisor;
        heldRegions = floors.length + (int) minusFreeCount;
        return freeBudget >= 0 && compareProducts(dividend, free, freeBudget, divisor) == 0;
    }

    /** Where every region is held: tries the smallest multiplier that keeps all on their ceilings who are there. */
    private boolean clampAtHighestCeiling(double multiplier, long[] wholes, int to, long[] ranks) {
        double highest = 0;
        int region = -1;
        for (int i = 0; i < floors.length; i++) {
            double weight = weights[from + i];
            double ratio = limits[i] / weight;
            if (floors[i] < limits[i] && (long) (multiplier * weight) >= limits[i] && ratio > highest) {
                highest = ratio;
                region = i;
            }
        }
        return region < 0
                ? clampExactly(0, 1, wholes, to, ranks)
                : clampExactly(limits[region], weights[from + region], wholes, to, ranks);
    }

    /**
     * The budget minus all whole parts: how many regions are rounded up.
     *
     * @return at least 0, and less than the number of regions unless that is 0
     */
    public long left() {
        requireSolved();
        return left;
    }

    /**
     * How many regions surely have no rest: a hint for who looks for the largest.
     *
     * @return at least 0, and no more than there are regions with rank 0
     */
    public int heldRegions() {
        requireSolved();
        return heldRegions;
    }

    /**
     * A number above every rank.
     *
     * @return at least 1
     */
    public long rankLimit() {
        requireSolved();
        return rankLimit;
    }

    /**
     * The multipliers that solve the problem.
     *
     * @return one number, or an interval from 0 or more if every region is held
     */
    public Multipliers multiplier() {
        int highestCeiling = -1;
        int lowestFloor = -1;
        for (int i = 0; i < floors.length; i++) {
            Held hold = hold(i);
            if (hold == Held.NO) {
                return Multipliers.only(found());
            }
            if (hold == Held.BY_CEILING && (highestCeiling < 0 || compareRatios(ceilings, i, highestCeiling) > 0)) {
                highestCeiling = i;
            }
            if (hold == Held.BY_FLOOR
                    && weights[from + i] > 0
                    && floors[i] < ceilings[i]
                    && (lowestFloor < 0 || compareRatios(floors, i, lowestFloor) < 0)) {
                lowestFloor = i;
            }
        }
        Fraction low = highestCeiling < 0
                ? Fraction.ZERO
                : Fraction.of(ceilings[highestCeiling], weights[from + highestCeiling]);
        Optional<Fraction> high = lowestFloor < 0
                ? Optional.empty()
                : Optional.of(Fraction.of(floors[lowestFloor], weights[from + lowestFloor]));
        return new Multipliers(Optional.of(low), high);
    }

    /** Compares the bounds of two regions in units per unit of weight. */
    private int compareRatios(long[] bounds, int first, int second) {
        return compareProducts(bounds[first], weights[from + second], bounds[second], weights[from + first]);
    }

    /** Compares a * b with c * d in 128 bits, for numbers of at least 0. */
    private static int compareProducts(long a, long b, long c, long d) {
        int order = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return order != 0 ? order : Long.compareUnsigned(a * b, c * d);
    }

    /**
     * How the amount of a region came about.
     *
     * @param region from 0
     * @return the bound that holds it, if one does; an amount that is exactly on a bound is held by it, and a region whose
     *     floor is its ceiling by its floor
     */
    public Held hold(int region) {
        requireSolved();
        if (floors[region] == ceilings[region] || compareProportional(region, floors[region]) <= 0) {
            return Held.BY_FLOOR;
        }
        return compareProportional(region, ceilings[region]) >= 0 ? Held.BY_CEILING : Held.NO;
    }

    /** Compares what the multiplier gives a region with a bound. */
    private int compareProportional(int region, long bound) {
        return exact != null
                ? exact.compareProportional(region, bound)
                : compareProducts(dividend, weights[from + region], bound, divisor);
    }

    /**
     * The exact amount of a region, before rounding.
     *
     * @param region from 0
     * @return its amount in units, within its bounds
     */
    public Fraction amount(int region) {
        return switch (hold(region)) {
            case NO -> found().times(Fraction.of(weights[from + region]));
            case BY_FLOOR -> Fraction.of(floors[region]);
            case BY_CEILING -> Fraction.of(ceilings[region]);
        };
    }

    /** A multiplier that solves the problem. */
    private Fraction found() {
        requireSolved();
        return exact != null ? exact.multiplier() : Fraction.of(dividend, divisor);
    }

    private void requireSolved() {
        if (!solved) {
            throw new IllegalStateException("There is no solution to ask about.");
        }
    }

    /**
     * How often the multiplier was found in integers of any size, since this solver was made.
     *
     * @return at least 0
     */
    public long exactSolves() {
        return exactSolves;
    }
}
