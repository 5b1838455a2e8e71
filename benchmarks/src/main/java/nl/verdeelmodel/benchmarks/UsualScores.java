package nl.verdeelmodel.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Scores as most would write them: a hash map per column, an exponential per person, a double per region. */
final class UsualScores {

    private final PersonInput input;
    private final List<Map<String, Double>> effects = new ArrayList<>();
    private final Map<String, Integer> regionOf = new HashMap<>();
    private final double[] scores;

    UsualScores(PersonInput input) {
        this.input = input;
        for (int i = 0; i < input.characteristics(); i++) {
            effects.add(new HashMap<>(input.effects(i)));
        }
        input.regions()
                .municipalities()
                .keySet()
                .forEach(code ->
                        regionOf.put(code, input.regions().regionOf(code).orElseThrow()));
        this.scores = new double[input.regions().size()];
    }

    /** Adds a person, given by the texts of its cells. */
    void add(IntFunction<String> cell) {
        double logOdds = input.model().coefficients().intercept();
        for (int i = 0; i < effects.size(); i++) {
            logOdds += found(effects.get(i).get(cell.apply(PersonInput.FIRST + i)));
        }
        scores[found(regionOf.get(cell.apply(PersonInput.PLACE)))] += 1 / (1 + Math.exp(-logOdds));
    }

    private static <T> T found(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A cell is not known.");
        }
        return value;
    }

    /** The sums so far. */
    double[] perRegion() {
        return scores;
    }
}
