package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.verdeelmodel.problem.Text;

/** Says in sentences what a simulation assumes about years that nobody knows yet, each thing once with all its years. */
public final class Assumptions {

    private Assumptions() {}

    /**
     * What a simulation assumes.
     *
     * @param simulation the outcome
     * @return sentences in the order of the model; none if every year is one of the model itself
     */
    public static ImmutableList<Text> sentences(Simulation simulation) {
        Map<Text, SortedSet<Integer>> money = new LinkedHashMap<>();
        Map<Source, SortedSet<Integer>> measures = new LinkedHashMap<>();
        for (Assumption assumption : simulation.assumptions()) {
            if (assumption instanceof Assumption.MeasureOf measure) {
                measures.computeIfAbsent(
                                new Source(measure.measure(), measure.title(), measure.from()), s -> new TreeSet<>())
                        .add(measure.asked());
            } else {
                money.computeIfAbsent(assumption.words(), words -> new TreeSet<>())
                        .add(assumption.year());
            }
        }
        ImmutableList.Builder<Text> out = ImmutableList.builder();
        money.forEach((words, years) -> out.add(Text.format("In {0}: {1}.", "In {0}: {1}.", range(years), words)));
        measures.forEach((source, years) -> out.add(Text.format(
                "{0} ({1}) is bekend tot en met {2}; {3} heeft dezelfde waarden.",
                "{0} ({1}) is known up to {2}; {3} has the same values.",
                source.title(),
                source.measure(),
                source.from(),
                range(years))));
        return out.build();
    }

    /** A measure and the last year that it is known for. */
    private record Source(String measure, Text title, int from) {}

    /** {@code 2030-2032}, or the years one by one where some in between are missing. */
    private static Text range(SortedSet<Integer> years) {
        boolean unbroken = years.last() - years.first() == years.size() - 1;
        return unbroken && years.size() > 1
                ? Text.format("{0}-{1}", "{0}-{1}", years.first(), years.last())
                : Text.format("{0}", "{0}", List.copyOf(years));
    }
}
