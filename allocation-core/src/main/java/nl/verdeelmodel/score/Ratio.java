package nl.verdeelmodel.score;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionValues;

/**
 * One value divided by another, region by region, such as early school leavers by young people.
 *
 * <p>Something divided by 0 has no value and is always a problem. 0 / 0 is a problem too, unless the rule says that it
 * counts as 0: a region with nobody has no leavers, but a region whose row was lost looks the same.
 *
 * @param zeroOverZero whether 0 / 0 is 0; otherwise it is a problem
 */
public record Ratio(boolean zeroOverZero) {

    /**
     * Divides.
     *
     * @param numerator what is divided
     * @param denominator by what, for the same regions
     * @param where the place to name when a ratio does not exist
     * @return the exact ratio per region
     * @throws nl.verdeelmodel.problem.ProblemException if a ratio does not exist; all such regions are named
     */
    public RegionValues apply(RegionValues numerator, RegionValues denominator, Where where) {
        Problems problems = new Problems();
        List<Integer> somethingByZero = zeros(denominator, i -> numerator.get(i).signum() != 0);
        List<Integer> zeroByZero = zeros(denominator, i -> numerator.get(i).signum() == 0);
        if (!somethingByZero.isEmpty()) {
            problems.add(byZero(numerator.regions().codesOf(somethingByZero), where));
        }
        if (!zeroOverZero && !zeroByZero.isEmpty()) {
            problems.add(zeroByZero(numerator.regions().codesOf(zeroByZero), where));
        }
        problems.throwIfAny();
        List<Fraction> ratios = new ArrayList<>();
        for (int i = 0; i < numerator.regions().size(); i++) {
            ratios.add(zeroByZero.contains(i) ? Fraction.ZERO : numerator.get(i).dividedBy(denominator.get(i)));
        }
        return RegionValues.of(numerator.regions(), ratios);
    }

    private static List<Integer> zeros(RegionValues denominator, IntPredicate condition) {
        return IntStream.range(0, denominator.regions().size())
                .filter(i -> denominator.get(i).signum() == 0)
                .filter(condition)
                .boxed()
                .toList();
    }

    private static Problem byZero(String codes, Where where) {
        return Problem.input(
                "ratio-by-zero",
                where,
                Text.format(
                        "De verhouding bestaat niet voor regio {0}: de noemer is 0 en de teller niet.",
                        "The ratio does not exist for region {0}: the denominator is 0 and the numerator is not.",
                        codes),
                Text.of(
                        "Misschien ontbreekt de noemer in de tabel, of zijn teller en noemer van een ander jaar.",
                        "Maybe the denominator is missing from the table, or the two are of different years."));
    }

    private static Problem zeroByZero(String codes, Where where) {
        return Problem.input(
                "ratio-zero-by-zero",
                where,
                Text.format(
                        "De verhouding bestaat niet voor regio {0}: teller en noemer zijn beide 0.",
                        "The ratio does not exist for region {0}: numerator and denominator are both 0.", codes),
                Text.of(
                        "Misschien moet 0 / 0 voor 0 tellen: zeg dan \"zeroOverZero\": \"zero\" bij de verhouding.",
                        "Maybe 0 / 0 should count as 0: then say \"zeroOverZero\": \"zero\" with the ratio."));
    }
}
