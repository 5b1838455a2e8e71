package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * What the regions get in a division, taken apart: the exact targets of each part, what stability rules add or take, and what
 * rounding adds or takes. All in cents; together they are the amounts.
 *
 * @param regions the regions
 * @param parts the parts that have money, in the order of the model; at least one
 * @param stability the lines "stability" of all streams together, in whole cents unless carried; 0 without such rules
 * @param rounding the amounts before stability rules less the targets, in fractions of a unit; with what rounding a carried
 *     or scaled side to whole cents adds
 */
public record DivisionParts(
        RegionSet regions, ImmutableList<Part> parts, RegionValues stability, RegionValues rounding) {

    /** The id of the one part of a division that is known by its amounts only. */
    public static final String AMOUNTS = "amounts";

    /**
     * A part of a division.
     *
     * @param id stream and part as {@code stream/part}
     * @param title its name for readers
     * @param targets what each region should get from it, in cents; the total is above 0
     */
    public record Part(String id, Text title, RegionValues targets) {

        /** Checks that there is money. */
        public Part {
            if (targets.total().signum() <= 0) {
                throw new IllegalArgumentException("Part " + id + " divides " + targets.total() + " cents.");
            }
        }
    }

    /** Checks that there is money. */
    public DivisionParts {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("There is no money to divide.");
        }
    }

    /**
     * The parts of an allocation.
     *
     * @param allocation an allocation with money
     * @param streams which streams count, by id
     * @return its parts
     * @throws ProblemException if these streams have no money before stability rules
     */
    public static DivisionParts of(Allocation allocation, Predicate<String> streams) {
        RegionSet regions = allocation.regions();
        ImmutableList<Allocation.StreamOutcome> chosen = allocation.streams().stream()
                .filter(stream -> streams.test(stream.rule().id()))
                .collect(ImmutableList.toImmutableList());
        RegionValues zero = RegionValues.constant(regions, Fraction.ZERO);
        RegionValues stability = zero;
        RegionValues rounding = zero;
        ImmutableList.Builder<Part> parts = ImmutableList.builder();
        for (Allocation.StreamOutcome stream : chosen) {
            stream.parts().stream()
                    .filter(part -> part.amount().cents() > 0)
                    .map(part -> part(stream, part, chosen.size() > 1))
                    .forEach(parts::add);
            RegionValues exact = stream.exactTargets();
            stability = stability.combine(
                    perRegion(regions, i -> stream.stabilityLine(i).toCents()), Fraction::plus);
            rounding = rounding.combine(
                    perRegion(regions, i -> stream.undampened().get(i).toCents().minus(exact.get(i))), Fraction::plus);
        }
        ImmutableList<Part> all = parts.build();
        if (all.isEmpty()) {
            throw new ProblemException(withoutTargets(allocation));
        }
        return new DivisionParts(regions, all, stability, rounding);
    }

    private static Problem withoutTargets(Allocation allocation) {
        return Problem.input(
                "attribution-no-money",
                Where.NOWHERE,
                Text.format(
                        "{0} ({1}) verdeelt niets voordat stabiliteitsregels werken, dus er zijn geen onderdelen om het"
                                + " verschil over te splitsen.",
                        "{0} ({1}) divides nothing before stability rules act, so there are no parts to split the difference"
                                + " over.",
                        allocation.model().title(),
                        allocation.year()),
                Text.of(
                        "Misschien is een ander jaar of een andere geldstroom bedoeld.",
                        "Maybe another year or another stream is meant."));
    }

    private static RegionValues perRegion(RegionSet regions, IntFunction<Fraction> value) {
        return RegionValues.of(
                regions, IntStream.range(0, regions.size()).mapToObj(value).toList());
    }

    private static Part part(Allocation.StreamOutcome stream, Allocation.PartOutcome part, boolean nameStream) {
        String id = stream.rule().id() + "/" + part.rule().id();
        Text own = named(part.rule().title(), part.rule().id());
        Text title = nameStream
                ? Text.format(
                        "{0}, {1}",
                        "{0}, {1}", named(stream.rule().title(), stream.rule().id()), own)
                : own;
        return new Part(id, title, part.targets().perRegion());
    }

    private static Text named(Text title, String id) {
        return title.isEmpty() ? Text.same(id) : title;
    }

    /**
     * A division of which only the amounts are known, such as a published table.
     *
     * @param amounts what each region gets, in cents; the total is above 0
     * @return one part, without stability and rounding
     */
    public static DivisionParts ofAmounts(RegionValues amounts) {
        RegionValues zero = RegionValues.constant(amounts.regions(), Fraction.ZERO);
        Part part = new Part(AMOUNTS, Text.of("de bedragen", "the amounts"), amounts);
        return new DivisionParts(amounts.regions(), ImmutableList.of(part), zero, zero);
    }

    /**
     * The parts of one side of a comparison, over the regions of that comparison.
     *
     * <p>What rounding a carried or scaled side to whole cents adds or takes is rounding too.
     *
     * @param division the side; its amounts are carried and scaled already
     * @param mapping how it was carried; empty if its regions were those of the comparison
     * @return its parts, which add up to its amounts; one part if it is not a model
     * @throws ProblemException if it has no money before stability rules
     */
    public static DivisionParts of(Division division, Optional<RegionMapping> mapping) {
        if (division.allocation().isEmpty()) {
            return ofAmounts(division.cents());
        }
        Predicate<String> streams = id -> division.stream().map(id::equals).orElse(true);
        DivisionParts own = of(division.allocation().get(), streams);
        DivisionParts carried = mapping.map(own::carried).orElseGet(() -> own.over(division.regions()));
        Fraction factor = division.total().dividedBy(carried.amounts().total());
        DivisionParts scaled = factor.equals(Fraction.ONE) ? carried : carried.map(values -> values.map(factor::times));
        return scaled.roundedTo(division.cents());
    }

    private DivisionParts roundedTo(RegionValues amounts) {
        RegionValues rest = amounts.combine(amounts(), Fraction::minus);
        return new DivisionParts(regions, parts, stability, rounding.combine(rest, Fraction::plus));
    }

    private DivisionParts over(RegionSet others) {
        return map(values -> RegionValues.of(others, values.values()));
    }

    private DivisionParts map(UnaryOperator<RegionValues> operation) {
        RegionValues first = operation.apply(stability);
        return new DivisionParts(
                first.regions(),
                parts.stream()
                        .map(part -> new Part(part.id(), part.title(), operation.apply(part.targets())))
                        .collect(ImmutableList.toImmutableList()),
                first,
                operation.apply(rounding));
    }

    /**
     * The same division for other regions.
     *
     * @param mapping from the regions of this division to others
     * @return parts, stability and rounding, each carried with its total unchanged
     * @throws nl.verdeelmodel.problem.ProblemException if a region cannot be carried
     */
    public DivisionParts carried(RegionMapping mapping) {
        return map(values -> carried(mapping, values));
    }

    private static RegionValues carried(RegionMapping mapping, RegionValues values) {
        Map<String, Fraction> byCode = new HashMap<>();
        RegionSet from = values.regions();
        for (int i = 0; i < from.size(); i++) {
            byCode.put(from.get(i).code(), values.get(i));
        }
        return mapping.carry(byCode);
    }

    /**
     * What all regions should get before stability and rounding.
     *
     * @return in cents, above 0
     */
    public Fraction total() {
        return parts.stream().map(part -> part.targets().total()).reduce(Fraction.ZERO, Fraction::plus);
    }

    /**
     * What each region gets.
     *
     * @return parts, stability and rounding together, in cents
     */
    public RegionValues amounts() {
        RegionValues sum = stability.combine(rounding, Fraction::plus);
        for (Part part : parts) {
            sum = sum.combine(part.targets(), Fraction::plus);
        }
        return sum;
    }
}
