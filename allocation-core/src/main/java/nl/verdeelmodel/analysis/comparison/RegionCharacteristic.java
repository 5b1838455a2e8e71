package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * A number per region by which an effect may be explained, such as the share of pupils from disadvantaged areas.
 *
 * @param name what it is, as the user wrote it
 * @param scale how a difference of it is told in words
 * @param values a finite number per region, in their order
 */
public record RegionCharacteristic(String name, Scale scale, ImmutableList<Double> values) {

    /** How a difference is told in words. */
    public enum Scale {
        /** A number such as a count: per round step of it. */
        NUMBER,
        /** A ratio between 0 and 1: per 10 percentage points. */
        RATIO,
        /** A natural logarithm: per doubling of what it is taken of. */
        LOGARITHM
    }

    /**
     * A number as it stands.
     *
     * @param name what it is
     * @param values per region
     * @return the characteristic
     */
    public static RegionCharacteristic of(String name, RegionValues values) {
        return new RegionCharacteristic(name, Scale.NUMBER, doubles(values));
    }

    /**
     * One number per unit of another, such as pupils from disadvantaged areas per young person.
     *
     * @param name what it is
     * @param numerator per region
     * @param denominator above 0 in every region
     * @return the characteristic; a {@link Scale#RATIO} if all values lie from 0 to 1
     * @throws ProblemException which names every region whose denominator is not above 0
     */
    public static RegionCharacteristic ratio(String name, RegionValues numerator, RegionValues denominator) {
        requirePositive(name, denominator);
        RegionValues ratio = numerator.combine(denominator, Fraction::dividedBy);
        boolean within =
                ratio.values().stream().allMatch(value -> value.signum() >= 0 && value.compareTo(Fraction.ONE) <= 0);
        return new RegionCharacteristic(name, within ? Scale.RATIO : Scale.NUMBER, doubles(ratio));
    }

    /**
     * The natural logarithm of a number.
     *
     * @param name what it is
     * @param values above 0 in every region
     * @return the characteristic
     * @throws ProblemException which names every region whose value is not above 0
     */
    public static RegionCharacteristic logarithm(String name, RegionValues values) {
        requirePositive(name, values);
        return new RegionCharacteristic(
                name,
                Scale.LOGARITHM,
                doubles(values).stream().map(StrictMath::log).collect(ImmutableList.toImmutableList()));
    }

    private static ImmutableList<Double> doubles(RegionValues values) {
        return values.values().stream().map(Fraction::approximately).collect(ImmutableList.toImmutableList());
    }

    private static void requirePositive(String name, RegionValues values) {
        Problems problems = new Problems();
        RegionSet regions = values.regions();
        for (int i = 0; i < regions.size(); i++) {
            if (values.get(i).signum() <= 0) {
                problems.add(Problem.input(
                        "characteristic-not-positive",
                        Where.NOWHERE,
                        Text.format(
                                "{0}: regio {1} heeft {2}; een deler of logaritme vraagt een getal boven 0.",
                                "{0}: region {1} has {2}; a divisor or logarithm needs a number above 0.",
                                name,
                                regions.label(i),
                                values.get(i)),
                        Text.of(
                                "Misschien kan de kolom zonder log of deling worden gebruikt.",
                                "Maybe the column can be used without log or division.")));
            }
        }
        problems.throwIfAny();
    }
}
