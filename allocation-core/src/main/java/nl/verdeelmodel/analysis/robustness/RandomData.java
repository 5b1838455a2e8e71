package nl.verdeelmodel.analysis.robustness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.numeric.RandomStream;
import nl.verdeelmodel.region.RegionValues;

/**
 * Other data for a model: its own values times random factors, with a liking for the awkward: ties, zeros, one giant.
 *
 * <p>Each case has its own random stream, so case n of a seed is the same whatever else is tried.
 */
record RandomData(Inputs own, List<ModelInput> inputs) {

    private static final double[] SPREADS = {0.01, 0.1, 0.5};
    private static final int ONE_IN_TIED = 4;
    private static final int ONE_IN_ZERO = 8;
    private static final int ONE_IN_GIANT = 8;
    private static final Fraction GIANT = Fraction.of(20);
    private static final int MOST_DECIMALS = 6;

    Inputs draw(RandomStream random) {
        double spread = SPREADS[random.below(SPREADS.length)];
        Inputs drawn = own;
        for (ModelInput input : inputs) {
            List<Fraction> values = new ArrayList<>();
            for (Fraction value : input.values().values()) {
                values.add(rounded(input, value, StrictMath.exp(spread * random.normal())));
            }
            makeAwkward(values, random);
            drawn = input.with(drawn, RegionValues.of(own.regions(), values));
        }
        return drawn;
    }

    /** As many decimals as the values have. */
    private static Fraction rounded(ModelInput input, Fraction value, double factor) {
        BigDecimal exact =
                value.toDecimal(MOST_DECIMALS, RoundingMode.HALF_EVEN).multiply(new BigDecimal(factor));
        int decimals = input.step().toExactDecimal().map(BigDecimal::scale).orElse(0);
        return Fraction.of(exact.setScale(Math.max(0, decimals), RoundingMode.HALF_EVEN));
    }

    private static void makeAwkward(List<Fraction> values, RandomStream random) {
        int region = random.below(values.size());
        int other = random.below(values.size());
        if (random.below(ONE_IN_TIED) == 0) {
            values.set(region, values.get(other));
        }
        if (random.below(ONE_IN_ZERO) == 0) {
            values.set(other, Fraction.ZERO);
        }
        if (random.below(ONE_IN_GIANT) == 0) {
            values.set(region, values.get(region).times(GIANT));
        }
    }

    /** By how much a value is raised: the smallest step, 0.1 percent, 10 percent, the whole value, the largest value. */
    static Fraction raise(ModelInput input, Fraction value, RandomStream random) {
        Fraction wanted = switch (random.below(5)) {
            case 0 -> input.step();
            case 1 -> value.times(Fraction.of(1, 1000));
            case 2 -> value.times(Fraction.of(1, 10));
            case 3 -> value;
            default -> input.values().values().stream().max(Fraction::compareTo).orElse(value);
        };
        Fraction raise = input.possible(wanted);
        return raise.signum() == 0 ? input.step() : raise;
    }
}
