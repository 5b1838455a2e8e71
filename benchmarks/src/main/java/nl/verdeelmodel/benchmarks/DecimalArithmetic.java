package nl.verdeelmodel.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Largest remainder as most would write it in Java: decimals, a sorted list, a cent at a time. */
final class DecimalArithmetic {

    private static final int DIGITS = 20;

    private record Remainder(int region, BigDecimal rest) {}

    private DecimalArithmetic() {}

    static long[] allocate(AllocationInput input) {
        BigDecimal[] scores = input.decimals();
        BigDecimal budget = BigDecimal.valueOf(input.cents());
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal score : scores) {
            sum = sum.add(score);
        }
        long[] cents = new long[scores.length];
        List<Remainder> remainders = new ArrayList<>();
        long left = input.cents();
        for (int i = 0; i < scores.length; i++) {
            BigDecimal share = scores[i].divide(sum, DIGITS, RoundingMode.HALF_EVEN);
            BigDecimal amount = budget.multiply(share);
            BigDecimal whole = amount.setScale(0, RoundingMode.FLOOR);
            cents[i] = whole.longValueExact();
            remainders.add(new Remainder(i, amount.subtract(whole)));
            left -= cents[i];
        }
        remainders.sort(Comparator.comparing(Remainder::rest).reversed().thenComparingInt(Remainder::region));
        for (int i = 0; i < left; i++) {
            cents[remainders.get(i).region()]++;
        }
        return cents;
    }
}
