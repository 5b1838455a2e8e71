package nl.verdeelmodel.analysis.stability;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import nl.verdeelmodel.StreamRule;

/**
 * How much the amounts of a stream move with and without its stability rules.
 *
 * @param stream the stream; empty for all streams together
 * @param paid what is paid
 * @param undampened what would be paid without stability rules, weighed alike
 */
public record Volatility(Optional<StreamRule> stream, SeriesVolatility paid, SeriesVolatility undampened) {

    /**
     * Compares two series; the mean shares of the undampened one are the weights of both, and a region with a share of 0 in a
     * year of either counts in the overall numbers of neither.
     *
     * @param stream the stream; empty for all streams together
     * @param paid what is paid, at least three years
     * @param undampened what would be paid without stability rules, in the same years
     * @return the measures of both
     */
    public static Volatility of(Optional<StreamRule> stream, AmountSeries paid, AmountSeries undampened) {
        return of(stream, paid, undampened, SeriesVolatility.withoutShare(List.of(paid, undampened)));
    }

    /** The same without some regions, which do not count in the overall numbers. */
    static Volatility of(
            Optional<StreamRule> stream, AmountSeries paid, AmountSeries undampened, Set<Integer> leftOut) {
        return new Volatility(
                stream,
                SeriesVolatility.of(paid, undampened, leftOut),
                SeriesVolatility.of(undampened, undampened, leftOut));
    }

    /**
     * The name of the stream in tables.
     *
     * @return its id, or {@code total}
     */
    public String id() {
        return stream.map(StreamRule::id).orElse("total");
    }

    /**
     * The damping ratio: overall deviation of what is paid, divided by that of what would be paid without stability rules.
     *
     * @return below 1 if the rules calm; empty if nothing moves without them
     */
    public OptionalDouble dampingRatio() {
        return ratio(paid.deviation(), undampened.deviation());
    }

    /**
     * The damping ratio of a region.
     *
     * @param region the index of the region
     * @return below 1 if the rules calm; empty if it has no deviation, or does not move without the rules
     */
    public OptionalDouble dampingRatio(int region) {
        OptionalDouble own = paid.regions().get(region).deviation();
        OptionalDouble without = undampened.regions().get(region).deviation();
        return own.isEmpty() || without.isEmpty()
                ? OptionalDouble.empty()
                : ratio(own.getAsDouble(), without.getAsDouble());
    }

    private static OptionalDouble ratio(double paid, double undampened) {
        return undampened == 0 ? OptionalDouble.empty() : OptionalDouble.of(paid / undampened);
    }
}
