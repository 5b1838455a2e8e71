package nl.verdeelmodel.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Floors and ceilings as most would write it in Java: decimals with 20 digits, a loop that holds regions on their
 * bounds, a sorted list, a cent at a time.
 *
 * <p>A round holds only the side with the larger violation: holding both at once is another rule, with other amounts.
 */
final class ClampedDecimals {

    private static final int DIGITS = 20;

    private record Remainder(int region, BigDecimal rest) {}

    private ClampedDecimals() {}

    static long[] allocate(DampeningInput input) {
        return round(amounts(input), input.cents());
    }

    private static BigDecimal[] amounts(DampeningInput input) {
        BigDecimal[] scores = input.decimals();
        BigDecimal[] amounts = new BigDecimal[scores.length];
        List<Integer> open = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < scores.length; i++) {
            open.add(i);
            sum = sum.add(scores[i]);
        }
        BigDecimal left = BigDecimal.valueOf(input.cents());
        while (true) {
            BigDecimal rate = left.divide(sum, DIGITS, RoundingMode.HALF_EVEN);
            BigDecimal lack = BigDecimal.ZERO;
            BigDecimal excess = BigDecimal.ZERO;
            for (int i : open) {
                amounts[i] = scores[i].multiply(rate);
                if (amounts[i].compareTo(input.decimalFloors()[i]) < 0) {
                    lack = lack.add(input.decimalFloors()[i].subtract(amounts[i]));
                } else if (amounts[i].compareTo(input.decimalCeilings()[i]) > 0) {
                    excess = excess.add(amounts[i].subtract(input.decimalCeilings()[i]));
                }
            }
            if (lack.signum() == 0 && excess.signum() == 0) {
                return amounts;
            }
            boolean lifts = lack.compareTo(excess) > 0;
            BigDecimal[] bounds = lifts ? input.decimalFloors() : input.decimalCeilings();
            List<Integer> stillOpen = new ArrayList<>();
            for (int i : open) {
                int side = amounts[i].compareTo(bounds[i]);
                if (lifts ? side < 0 : side > 0) {
                    amounts[i] = bounds[i];
                    left = left.subtract(bounds[i]);
                    sum = sum.subtract(scores[i]);
                } else {
                    stillOpen.add(i);
                }
            }
            open = stillOpen;
        }
    }

    private static long[] round(BigDecimal[] amounts, long budget) {
        long[] cents = new long[amounts.length];
        List<Remainder> remainders = new ArrayList<>();
        long left = budget;
        for (int i = 0; i < amounts.length; i++) {
            BigDecimal whole = amounts[i].setScale(0, RoundingMode.FLOOR);
            cents[i] = whole.longValueExact();
            remainders.add(new Remainder(i, amounts[i].subtract(whole)));
            left -= cents[i];
        }
        remainders.sort(Comparator.comparing(Remainder::rest).reversed().thenComparingInt(Remainder::region));
        for (int i = 0; i < left; i++) {
            cents[remainders.get(i).region()]++;
        }
        return cents;
    }
}
