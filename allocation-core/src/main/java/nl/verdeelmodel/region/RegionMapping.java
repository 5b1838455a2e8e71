package nl.verdeelmodel.region;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * Carries values per region or per municipality of an old year to the regions of another year.
 *
 * <p>Places are known by code and year, never by name. Each old place is listed with the new places that succeed it and
 * the part that goes to each; a municipality that keeps its code need not be listed, a region always must, since region
 * numbers are used again for other regions. The parts of one old place add up to exactly 1, so the total before and
 * after is the same; a place that cannot be carried is a problem.
 */
public final class RegionMapping {

    private final int fromYear;
    private final RegionSet to;
    private final ImmutableListMultimap<String, Portion> portions;

    private record Portion(int region, Fraction weight) {}

    private RegionMapping(int fromYear, RegionSet to, ImmutableListMultimap<String, Portion> portions) {
        this.fromYear = fromYear;
        this.to = to;
        this.portions = portions;
    }

    /**
     * A mapping made of its lines.
     *
     * @param fromYear the year of the old places
     * @param to the regions to carry to
     * @param successions the lines, in any order; may be empty if only unchanged municipalities are carried
     * @return the mapping
     * @throws nl.verdeelmodel.problem.ProblemException if a new place is unknown, a weight is not above 0 and at most 1,
     *     or the weights of an old place do not add up to exactly 1
     */
    public static RegionMapping of(int fromYear, RegionSet to, List<Succession> successions) {
        Problems problems = new Problems();
        ImmutableListMultimap.Builder<String, Portion> portions = ImmutableListMultimap.builder();
        for (Succession succession : successions) {
            checkWeight(succession, problems);
            OptionalInt region = place(succession.toCode(), to);
            if (region.isPresent()) {
                portions.put(succession.fromCode(), new Portion(region.getAsInt(), succession.weight()));
            } else {
                problems.add(unknownPlace(succession.toCode(), to, succession.where()));
            }
        }
        checkSums(successions, problems);
        problems.throwIfAny();
        return new RegionMapping(fromYear, to, portions.build());
    }

    private static void checkWeight(Succession succession, Problems problems) {
        Fraction weight = succession.weight();
        if (weight.signum() <= 0 || weight.compareTo(Fraction.ONE) > 0) {
            problems.add(Problem.input(
                    "mapping-weight",
                    succession.where(),
                    Text.format(
                            "Het gewicht van {0} naar {1} is {2}; het moet groter dan 0 en hoogstens 1 zijn.",
                            "The weight of {0} to {1} is {2}; it must be above 0 and at most 1.",
                            succession.fromCode(),
                            succession.toCode(),
                            weight)));
        }
    }

    private static void checkSums(List<Succession> successions, Problems problems) {
        Map<String, Fraction> sums = new LinkedHashMap<>();
        Map<String, Where> first = new HashMap<>();
        for (Succession succession : successions) {
            sums.merge(succession.fromCode(), succession.weight(), Fraction::plus);
            first.putIfAbsent(succession.fromCode(), succession.where());
        }
        sums.forEach((code, sum) -> {
            if (!sum.equals(Fraction.ONE)) {
                problems.add(Problem.input(
                        "mapping-sum",
                        first.getOrDefault(code, Where.NOWHERE),
                        Text.format(
                                "De gewichten van {0} tellen op tot {1} in plaats van 1; er zou iets verdwijnen of"
                                        + " bijkomen.",
                                "The weights of {0} add up to {1} instead of 1; something would be lost or added.",
                                code,
                                sum)));
            }
        });
    }

    private static OptionalInt place(String code, RegionSet to) {
        return code.startsWith("GM") ? to.regionOf(code) : to.indexOf(code);
    }

    private static Problem unknownPlace(String code, RegionSet to, Where where) {
        return code.startsWith("GM") ? unplacedMunicipality(code, to, where) : to.unknownRegion(code, where);
    }

    /**
     * The problem of a municipality that lies in no region of a set.
     *
     * @param code the municipality as written
     * @param regions the regions in which it was sought
     * @param where the place of the code
     * @return the problem, with advice
     */
    public static Problem unplacedMunicipality(String code, RegionSet regions, Where where) {
        return Problem.input(
                "municipality-unplaced",
                where,
                Text.format(
                        "Gemeente \"{0}\" ligt in geen regio van de lijst van {1}, die {2} gemeenten heeft.",
                        "Municipality \"{0}\" lies in no region of the list of {1}, which has {2} municipalities.",
                        code,
                        regions.year(),
                        regions.municipalities().size()),
                Text.of(
                        "Misschien komt de tabel uit een ander jaar: geef bij de maatstaf een omzetting op (\"carry\")"
                                + " die deze gemeente plaatst. Codes zijn GM met vier cijfers.",
                        "Maybe the table is of another year: declare a mapping with the measure (\"carry\") that places"
                                + " this municipality. Codes are GM and four digits."));
    }

    /**
     * The year of the old places.
     *
     * @return the year
     */
    public int fromYear() {
        return fromYear;
    }

    /**
     * The regions that values are carried to.
     *
     * @return the regions
     */
    public RegionSet to() {
        return to;
    }

    /**
     * Whether this mapping has a line for a place.
     *
     * @param code a region or municipality code of the old year
     * @return true if a line says where it goes; a municipality that keeps its code needs none
     */
    public boolean lists(String code) {
        return portions.containsKey(code);
    }

    /**
     * Whether this mapping knows where a place goes.
     *
     * @param code a region or municipality code of the old year
     * @return true if {@link #carry} accepts it: it is listed, or is a municipality that keeps its code
     */
    public boolean places(String code) {
        return lists(code) || isUnchanged(code);
    }

    private boolean isUnchanged(String code) {
        return code.startsWith("GM") && to.regionOf(code).isPresent();
    }

    /**
     * The old places of which a new region gets a part, among those that a line lists.
     *
     * @param region a new region
     * @return the part that goes to it by the code of the old place, in the order of the lines
     */
    public ImmutableMap<String, Fraction> sourcesOf(int region) {
        Map<String, Fraction> sources = new LinkedHashMap<>();
        portions.forEach((code, portion) -> {
            if (portion.region() == region) {
                sources.merge(code, portion.weight(), Fraction::plus);
            }
        });
        return ImmutableMap.copyOf(sources);
    }

    /**
     * Adds up values of old places over the new regions.
     *
     * @param values a value per old place, by code
     * @return a value per new region; the total is the same to the last digit
     * @throws nl.verdeelmodel.problem.ProblemException if a place cannot be carried; all such places are named
     */
    public RegionValues carry(Map<String, Fraction> values) {
        Problems problems = new Problems();
        List<Fraction> sums = new ArrayList<>(Collections.nCopies(to.size(), Fraction.ZERO));
        values.forEach((code, value) -> {
            if (portions.containsKey(code)) {
                portions.get(code).forEach(portion -> add(sums, portion.region(), value.times(portion.weight())));
            } else if (isUnchanged(code)) {
                add(sums, to.regionOf(code).orElseThrow(), value);
            } else {
                problems.add(unplaced(code, Where.NOWHERE));
            }
        });
        problems.throwIfAny();
        return RegionValues.of(to, sums);
    }

    /**
     * The problem of a place that this mapping does not know.
     *
     * @param code the place as written
     * @param where its place in a file
     * @return the problem
     */
    public Problem unplaced(String code, Where where) {
        return Problem.input(
                "place-unplaced",
                where,
                Text.format(
                        "De omzetting van {0} naar de regio's van {1} zegt niet waar \"{2}\" heen gaat.",
                        "The mapping from {0} to the regions of {1} does not say where \"{2}\" goes.",
                        fromYear,
                        to.year(),
                        code),
                Text.of(
                        "Misschien is de code verkeerd geschreven, of mist de omzetting een regel.",
                        "Maybe the code is misspelt, or the mapping lacks a line."));
    }

    private static void add(List<Fraction> sums, int index, Fraction value) {
        sums.set(index, sums.get(index).plus(value));
    }
}
