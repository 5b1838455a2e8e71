package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.MeasureTerm;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionValues;

/**
 * What a rule compares with fixed limits: a measure, or one measure divided by another; and the limits, rising.
 *
 * @param limits the limits, of which a region has passed the first few
 * @param terms the measure, or count and base
 * @param t the year that their years count from
 * @param onLimitIsPast whether a region exactly on a limit has passed it
 * @param excluded the codes of regions that the rule leaves out
 */
record Ladder(
        ImmutableList<Limit> limits,
        ImmutableList<MeasureTerm> terms,
        int t,
        boolean onLimitIsPast,
        ImmutableSet<String> excluded) {

    boolean asksFor(ModelInput input) {
        return terms.stream().anyMatch(term -> input.isIn(term, t));
    }

    boolean concerns(String regionCode) {
        return !excluded.contains(regionCode);
    }

    /** How many limits a region has passed. */
    int passed(Inputs inputs, int region) {
        List<RegionValues> values =
                terms.stream().map(term -> inputs.values(term, t)).toList();
        Fraction value = values.get(0).get(region);
        if (values.size() > 1) {
            Fraction base = values.get(1).get(region);
            if (base.signum() == 0) {
                return 0;
            }
            value = value.dividedBy(base);
        }
        int passed = 0;
        while (passed < limits.size()
                && isPast(value, limits.get(passed).value().orElseThrow())) {
            passed++;
        }
        return passed;
    }

    private boolean isPast(Fraction value, Fraction limit) {
        int comparison = value.compareTo(limit);
        return onLimitIsPast ? comparison >= 0 : comparison > 0;
    }

    /** The limits between two numbers of limits passed. */
    ImmutableList<Limit> between(int before, int after) {
        return limits.subList(Math.min(before, after), Math.max(before, after));
    }
}
