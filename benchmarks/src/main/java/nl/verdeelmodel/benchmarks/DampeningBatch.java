package nl.verdeelmodel.benchmarks;

import java.util.Arrays;
import java.util.List;
import nl.verdeelmodel.dampening.Feasibility;
import nl.verdeelmodel.rounding.ClampedBatch;

/** Scenarios that share a budget, floors and ceilings, with room for their amounts. */
final class DampeningBatch {

    private final ClampedBatch shared;
    private final long[] weights;
    private final long[] amounts;
    private final Feasibility[] found;

    /** A batch of made-up inputs, always the same, that is not computed yet. */
    DampeningBatch(int scenarios, int regions) {
        List<DampeningInput> inputs =
                DampeningInput.scenarios(scenarios, regions, DampeningBenchmark.BUDGET, 0.67, DampeningBenchmark.SEED);
        shared = new ClampedBatch(
                DampeningBenchmark.BUDGET, inputs.get(0).floors(), inputs.get(0).ceilings());
        weights = inputs.stream()
                .flatMapToLong(input -> Arrays.stream(input.hundredths()))
                .toArray();
        amounts = new long[weights.length];
        found = new Feasibility[scenarios];
    }

    /**
     * Divides the budget in every scenario.
     *
     * @param parts into which the work is split
     * @return the cents of all scenarios, which the next call overwrites
     */
    long[] allocate(int parts) {
        shared.allocateInParts(weights, amounts, found, parts);
        return amounts;
    }

    /** Whether each scenario has a solution. */
    Feasibility[] found() {
        return found;
    }
}
