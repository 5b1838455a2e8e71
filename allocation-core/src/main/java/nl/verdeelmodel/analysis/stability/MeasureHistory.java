package nl.verdeelmodel.analysis.stability;

import com.google.common.collect.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.numeric.RandomStream;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.scenario.Replay;
import nl.verdeelmodel.score.Measure;

/** The measures that move in a replay, with noise or calmed over the years. */
final class MeasureHistory {

    /** Smoothed values would double their digits every year; a billionth of a leaver moves no cent that the rest does not. */
    private static final int SMOOTHED_DECIMALS = 9;

    private static final int MOST_DECIMALS = 6;

    private final Replay replay;
    private final Inputs inputs;

    MeasureHistory(Replay replay, Inputs inputs) {
        this.replay = replay;
        this.inputs = inputs;
    }

    /**
     * Every value times (1 + e z), with e its relative error and z standard normal, at least 0, rounded half up to the decimals
     * of its measure. The numbers are drawn by measure in the order of names, then year, then region.
     */
    Inputs withNoise(RelativeErrors noise, RandomStream random) {
        List<Measure> noisy = new ArrayList<>();
        replay.moving().forEach((name, asked) -> {
            Measure measure = measure(name);
            int decimals = decimals(measure, asked);
            noisy.add(changed(measure, asked, (year, values) -> {
                List<Fraction> drawn = new ArrayList<>();
                for (int i = 0; i < values.values().size(); i++) {
                    double z = random.normal();
                    drawn.add(noisy(values.get(i), noise, name, i, z, decimals));
                }
                return RegionValues.of(values.regions(), drawn);
            }));
        });
        return inputs.with(noisy);
    }

    private static Fraction noisy(
            Fraction value, RelativeErrors noise, String measure, int region, double z, int decimals) {
        if (value.signum() == 0) {
            return value;
        }
        double about = value.approximately();
        double drawn = Math.max(0, about * (1 + noise.relativeError(measure, region, about) * z));
        return Fraction.of(BigDecimal.valueOf(drawn).setScale(decimals, RoundingMode.HALF_UP));
    }

    private static int decimals(Measure measure, Range<Integer> asked) {
        return measure.byYear().subMap(asked.lowerEndpoint(), true, asked.upperEndpoint(), true).values().stream()
                .flatMap(values -> values.values().stream())
                .mapToInt(value -> value.toExactDecimal()
                        .map(exact -> Math.max(0, exact.stripTrailingZeros().scale()))
                        .orElse(MOST_DECIMALS))
                .max()
                .orElse(0);
    }

    /** Every value replaced by the mean over the last years, as many as are known of them. */
    Inputs averaged(int years) {
        return changed((measure, first, year) -> {
            int from = Math.max(first, year - years + 1);
            RegionValues sum = at(measure, from);
            for (int earlier = from + 1; earlier <= year; earlier++) {
                sum = sum.combine(at(measure, earlier), Fraction::plus);
            }
            Fraction part = Fraction.of(1, year - from + 1);
            return sum.map(part::times);
        });
    }

    /** Every value replaced by a part of it and the rest of the smoothed value of the year before. */
    Inputs smoothed(Fraction weight) {
        Fraction rest = Fraction.ONE.minus(weight);
        List<Measure> smoothed = new ArrayList<>();
        replay.moving().forEach((name, asked) -> {
            Measure measure = measure(name);
            List<RegionValues> states = new ArrayList<>();
            smoothed.add(changed(measure, asked, (year, values) -> {
                RegionValues state = states.isEmpty()
                        ? values
                        : values.map(weight::times)
                                .combine(states.get(states.size() - 1).map(rest::times), Fraction::plus)
                                .map(MeasureHistory::rounded);
                states.add(state);
                return state;
            }));
        });
        return inputs.with(smoothed);
    }

    private static Fraction rounded(Fraction value) {
        return Fraction.of(value.toDecimal(SMOOTHED_DECIMALS, RoundingMode.HALF_UP));
    }

    private Measure measure(String name) {
        return Objects.requireNonNull(inputs.measures().get(name));
    }

    private static RegionValues at(Measure measure, int year) {
        return measure.at(year).orElseThrow();
    }

    /** The values of a year from those of the years up to it. */
    private interface FromHistory {
        RegionValues apply(Measure measure, int first, int year);
    }

    private Inputs changed(FromHistory change) {
        List<Measure> changed = new ArrayList<>();
        replay.moving().forEach((name, asked) -> {
            Measure measure = measure(name);
            changed.add(changed(measure, asked, (year, values) -> change.apply(measure, asked.lowerEndpoint(), year)));
        });
        return inputs.with(changed);
    }

    /** New values of a year from its values. */
    private interface FromYear {
        RegionValues apply(int year, RegionValues values);
    }

    private static Measure changed(Measure measure, Range<Integer> asked, FromYear change) {
        Map<Integer, RegionValues> byYear = new TreeMap<>(measure.byYear());
        byYear.replaceAll((year, values) -> asked.contains(year) ? change.apply(year, values) : values);
        return measure.withYears(byYear);
    }
}
