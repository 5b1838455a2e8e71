package nl.verdeelmodel.analysis.comparison;

import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionValues;

/**
 * How many people each region has, such as young people or inhabitants.
 *
 * @param title what is counted and when, for readers
 * @param values people per region, above 0; a fraction where a mapping divides a region
 * @param synthetic whether the numbers were made up
 */
public record Headcount(Text title, RegionValues values, boolean synthetic) {

    /**
     * Checks that every region has people: an amount per head of nobody means nothing.
     *
     * @throws ProblemException which names every region without people
     */
    public Headcount {
        Problems problems = new Problems();
        for (int i = 0; i < values.regions().size(); i++) {
            if (!(values.get(i).signum() > 0)) {
                problems.add(Problem.input(
                        "headcount-zero",
                        Where.NOWHERE,
                        Text.format(
                                "{0}: regio {1} heeft er {2}; per hoofd is dan niets te zeggen.",
                                "{0}: region {1} has {2}; then nothing can be said per head.",
                                title,
                                values.regions().label(i),
                                values.get(i)),
                        Text.of(
                                "Misschien is een andere maatstaf of een andere kolom bedoeld.",
                                "Maybe another measure or another column is meant.")));
            }
        }
        problems.throwIfAny();
    }

    /**
     * An amount per head.
     *
     * @param cents an amount of a region
     * @param region the region
     * @return cents per head
     */
    public Fraction perHead(Fraction cents, int region) {
        return cents.dividedBy(values.get(region));
    }
}
