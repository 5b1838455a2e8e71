package nl.verdeelmodel.analysis.comparison;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * One side of a comparison: what each region gets, by a model, an earlier result or a published table.
 *
 * @param label what it is, for readers, such as the title of a model and a year
 * @param cents the amount of each region in cents, at least 0; a part of a cent where a table prints one or a mapping makes one
 * @param unit the rounding unit of the amounts in cents, above 0; the largest one where streams have several
 * @param synthetic whether any value behind the amounts was made up
 * @param allocation what the amounts were read from, if that is a model; its regions are those before any carry
 * @param stream the only stream that counts, by its id; empty if all streams do
 */
public record Division(
        Text label,
        RegionValues cents,
        Fraction unit,
        boolean synthetic,
        Optional<Allocation> allocation,
        Optional<String> stream) {

    /**
     * What a model gives each region from all its streams together.
     *
     * @param allocation the outcome of a year
     * @return the division
     */
    public static Division of(Allocation allocation) {
        boolean synthetic = allocation.streams().stream().anyMatch(Allocation.StreamOutcome::isSynthetic);
        long unit = allocation.streams().stream()
                .map(Allocation.StreamOutcome::rule)
                .map(StreamRule::rounding)
                .mapToLong(StreamRule.RoundingRule::unitCents)
                .max()
                .orElse(1);
        return new Division(
                label(allocation),
                values(allocation.budgets()),
                Fraction.of(unit),
                synthetic,
                Optional.of(allocation),
                Optional.empty());
    }

    /**
     * What a model gives each region from one of its streams.
     *
     * @param allocation the outcome of a year
     * @param id the stream
     * @return the division
     * @throws java.util.NoSuchElementException if there is no such stream
     */
    public static Division ofStream(Allocation allocation, String id) {
        Allocation.StreamOutcome stream = allocation.stream(id);
        return new Division(
                Text.format(
                        "{0}, {1}", "{0}, {1}", label(allocation), stream.rule().title()),
                values(stream.budgets()),
                Fraction.of(stream.rule().rounding().unitCents()),
                stream.isSynthetic(),
                Optional.of(allocation),
                Optional.of(id));
    }

    private static Text label(Allocation allocation) {
        return Text.format("{0} ({1})", "{0} ({1})", allocation.model().title(), Integer.toString(allocation.year()));
    }

    private static RegionValues values(RegionBudgets budgets) {
        return RegionValues.of(
                budgets.regions(),
                LongStream.of(budgets.toCents()).mapToObj(Fraction::of).toList());
    }

    /**
     * The regions that get the money.
     *
     * @return the regions of the amounts
     */
    public RegionSet regions() {
        return cents.regions();
    }

    /**
     * The money of all regions together.
     *
     * @return exact, in cents
     */
    public Fraction total() {
        return cents.total();
    }

    /**
     * The part of all money that a region gets.
     *
     * @param region the region
     * @return from 0 to 1, exact
     * @throws ArithmeticException if the total is 0
     */
    public Fraction share(int region) {
        return cents.get(region).dividedBy(total());
    }

    /**
     * This division seen over the regions of another year: nothing is lost or added.
     *
     * @param mapping where each region goes
     * @return the same money over the regions of the mapping; its total is the same to the last digit
     * @throws nl.verdeelmodel.problem.ProblemException if the mapping does not say where a region goes
     */
    public Division carriedBy(RegionMapping mapping) {
        Map<String, Fraction> byCode = new LinkedHashMap<>();
        for (int i = 0; i < regions().size(); i++) {
            byCode.put(regions().get(i).code(), cents.get(i));
        }
        RegionValues carried = mapping.carry(byCode);
        if (!carried.total().equals(total())) {
            throw new IllegalStateException("The amounts add up to " + carried.total()
                    + " cents after they were carried, not " + total() + ". This is a fault of the program.");
        }
        return withCents(carried);
    }

    /**
     * The same amounts for regions with the same codes, as another table lists them.
     *
     * @param regions regions with these codes, in this order
     * @return a copy
     */
    public Division over(RegionSet regions) {
        return withCents(RegionValues.of(regions, cents.values()));
    }

    /**
     * This division with another total and the same shares.
     *
     * @param total in cents, above 0
     * @return every amount times the new total over the old one, exact; the label says so
     * @throws nl.verdeelmodel.problem.ProblemException if there is nothing to scale, since this total is 0
     */
    public Division scaledTo(Fraction total) {
        if (total().signum() == 0) {
            throw new ProblemException(Comparison.nothingDivided("A", label));
        }
        Fraction factor = total.dividedBy(total());
        Text scaled = Text.format(
                "{0}, van EUR {1} geschaald naar het totaal van B",
                "{0}, scaled from EUR {1} to the total of B", label, Comparison.euros(total()));
        return new Division(scaled, cents.map(factor::times), unit, synthetic, allocation, stream);
    }

    /**
     * This division in whole cents: the whole amounts that its exact ones stand for, by largest remainders, ties by region order.
     * Every region ends within a cent of its exact amount, and the regions add up to the total.
     *
     * @return a copy whose total is this one, rounded half up to the cent; this division itself if all amounts are whole
     */
    public Division inWholeCents() {
        if (cents.values().stream().allMatch(Fraction::isWhole)) {
            return this;
        }
        List<Integer> byRemainder = new ArrayList<>();
        BigInteger left = total().plus(Fraction.of(1, 2)).floor();
        for (int i = 0; i < regions().size(); i++) {
            byRemainder.add(i);
            left = left.subtract(cents.get(i).floor());
        }
        byRemainder.sort(Comparator.comparing(this::remainder).reversed());
        Set<Integer> raised = Set.copyOf(byRemainder.subList(0, left.intValueExact()));
        return withCents(RegionValues.of(
                regions(),
                IntStream.range(0, regions().size())
                        .mapToObj(i -> Fraction.of(cents.get(i).floor())
                                .plus(raised.contains(i) ? Fraction.ONE : Fraction.ZERO))
                        .toList()));
    }

    private Fraction remainder(int region) {
        return cents.get(region).minus(Fraction.of(cents.get(region).floor()));
    }

    private Division withCents(RegionValues newCents) {
        return new Division(label, newCents, unit, synthetic, allocation, stream);
    }
}
