package nl.verdeelmodel.key;

import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionValues;

/**
 * A condition to take part: only regions where a count is at least a stated part of another count.
 *
 * <p>Art. 4.3 of BWBR0051614: the border slice goes to regions where the young people in school in Belgium are at least 3
 * percent of all young residents. A region exactly on the threshold takes part.
 *
 * @param atLeast the smallest ratio that takes part, for example 3/100
 */
public record Eligibility(Fraction atLeast) {

    /**
     * Which regions take part, and by which ratio.
     *
     * @param ratios count / base per region; 0 where both are 0
     * @param eligible whether each region takes part, in the order of the regions
     */
    public record Outcome(RegionValues ratios, List<Boolean> eligible) {

        /** Keeps an immutable copy. */
        public Outcome {
            eligible = List.copyOf(eligible);
        }

        /**
         * The counts of the regions that take part; 0 for the others.
         *
         * @param counts any values for the same regions
         * @return the values that stay
         */
        public RegionValues keep(RegionValues counts) {
            List<Fraction> kept = new ArrayList<>(eligible.size());
            for (int i = 0; i < eligible.size(); i++) {
                kept.add(eligible.get(i) ? counts.get(i) : Fraction.ZERO);
            }
            return RegionValues.of(counts.regions(), kept);
        }
    }

    /**
     * Tests every region.
     *
     * @param counts what is compared, at least 0
     * @param base what it is compared with, at least 0
     * @param where the place of the condition, for problems
     * @return the outcome
     * @throws nl.verdeelmodel.problem.ProblemException if a region has a count but no base
     */
    public Outcome test(RegionValues counts, RegionValues base, Where where) {
        Problems problems = new Problems();
        List<Boolean> eligible = new ArrayList<>();
        List<Fraction> ratios = new ArrayList<>();
        for (int i = 0; i < counts.regions().size(); i++) {
            Fraction ratio = ratio(counts, base, i, where, problems);
            ratios.add(ratio);
            eligible.add(base.get(i).signum() > 0 && ratio.compareTo(atLeast) >= 0);
        }
        problems.throwIfAny();
        return new Outcome(RegionValues.of(counts.regions(), ratios), eligible);
    }

    private static Fraction ratio(RegionValues counts, RegionValues base, int region, Where where, Problems problems) {
        if (base.get(region).signum() > 0) {
            return counts.get(region).dividedBy(base.get(region));
        }
        if (counts.get(region).signum() > 0) {
            problems.add(Problem.input(
                    "ratio-undefined",
                    where,
                    Text.format(
                            "Regio {0} telt {1} waar het geheel 0 is; het aandeel bestaat niet.",
                            "Region {0} counts {1} where the whole is 0; there is no ratio.",
                            counts.regions().label(region),
                            counts.get(region))));
        }
        return Fraction.ZERO;
    }
}
