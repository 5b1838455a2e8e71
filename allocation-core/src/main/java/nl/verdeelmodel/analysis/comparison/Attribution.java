package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * The difference between two divisions per region, B - A, split into steps that lead from A to B.
 *
 * <p>The contributions of the steps add up to the difference of each region exactly; the constructor checks it. A step without
 * any effect is not among the steps but listed apart.
 *
 * @param kind what was taken apart: shares and money of two models, or the rules and data of one
 * @param method how a step is valued that depends on others
 * @param regions the regions, whose order is that of all values
 * @param steps the steps, in the order in which they are listed
 * @param contributions what each step adds to the amount of each region, in cents with fractions of a cent
 * @param difference B - A per region, in cents
 * @param withoutEffect the steps that contribute nothing in any region
 * @param notes what a reader must know about the steps
 */
public record Attribution(
        Kind kind,
        AttributionMethod method,
        RegionSet regions,
        ImmutableList<AttributionStep> steps,
        ImmutableList<RegionValues> contributions,
        RegionValues difference,
        ImmutableList<AttributionStep> withoutEffect,
        ImmutableList<Text> notes) {

    /** What was taken apart. */
    public enum Kind {
        /** Two different models: the old measures lapse one by one, the new ones come in one by one. */
        SHARES_AND_MONEY,
        /** One model in two forms: every mixture of their rules and data was divided. */
        RULES_AND_DATA
    }

    /** Checks that the contributions add up. */
    public Attribution {
        RegionValues sum = RegionValues.constant(regions, Fraction.ZERO);
        for (RegionValues contribution : contributions) {
            sum = sum.combine(contribution, Fraction::plus);
        }
        if (!sum.equals(difference)) {
            throw new IllegalStateException("The contributions add up to " + sum + " cents, not to the difference of "
                    + difference + ". This is a fault of the program.");
        }
    }

    /**
     * Leaves out the steps without any effect.
     *
     * @param players all steps, with their contributions in the same order
     */
    static Attribution of(
            Kind kind,
            AttributionMethod method,
            List<AttributionStep> players,
            List<RegionValues> values,
            RegionValues difference,
            List<Text> notes) {
        ImmutableList.Builder<AttributionStep> steps = ImmutableList.builder();
        ImmutableList.Builder<RegionValues> contributions = ImmutableList.builder();
        ImmutableList.Builder<AttributionStep> without = ImmutableList.builder();
        for (int i = 0; i < players.size(); i++) {
            if (values.get(i).values().stream().allMatch(value -> value.signum() == 0)) {
                without.add(players.get(i));
            } else {
                steps.add(players.get(i));
                contributions.add(values.get(i));
            }
        }
        return new Attribution(
                kind,
                method,
                difference.regions(),
                steps.build(),
                contributions.build(),
                difference,
                without.build(),
                ImmutableList.copyOf(notes));
    }

    /**
     * The contributions in whole cents.
     *
     * @param cells per region, per step; every row adds up to its difference and every column to its total
     * @param differences B - A per region: whole where the amounts are, else the cent above or below
     * @param totals per step, over all regions
     * @param total B - A over all regions
     */
    public record InCents(
            ImmutableList<ImmutableList<Long>> cells,
            ImmutableList<Long> differences,
            ImmutableList<Long> totals,
            long total) {}

    /**
     * The contributions in whole cents, each the cent above or below its exact value, that still add up both ways.
     *
     * @return the table
     */
    public InCents inCents() {
        if (steps.isEmpty()) {
            ImmutableList<Long> none = ImmutableList.of();
            return new InCents(
                    regions.regions().stream().map(region -> none).collect(ImmutableList.toImmutableList()),
                    regions.regions().stream().map(region -> 0L).collect(ImmutableList.toImmutableList()),
                    none,
                    0);
        }
        List<List<Fraction>> rows = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            int region = i;
            rows.add(contributions.stream().map(values -> values.get(region)).toList());
        }
        ImmutableList<ImmutableList<BigInteger>> rounded = ControlledTable.of(rows);
        ImmutableList.Builder<ImmutableList<Long>> cells = ImmutableList.builder();
        ImmutableList.Builder<Long> differences = ImmutableList.builder();
        for (ImmutableList<BigInteger> row : rounded.subList(0, regions.size())) {
            cells.add(longs(row.subList(0, steps.size())));
            differences.add(row.get(steps.size()).longValueExact());
        }
        ImmutableList<BigInteger> last = rounded.get(regions.size());
        return new InCents(
                cells.build(),
                differences.build(),
                longs(last.subList(0, steps.size())),
                last.get(steps.size()).longValueExact());
    }

    private static ImmutableList<Long> longs(List<BigInteger> values) {
        return values.stream().map(BigInteger::longValueExact).collect(ImmutableList.toImmutableList());
    }
}
