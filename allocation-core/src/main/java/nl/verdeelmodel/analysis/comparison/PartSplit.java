package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * A risk score taken apart: how much it follows from the sectors in which the young people of a region are, and how much
 * from their characteristics within each sector.
 *
 * <p>With n_s the young people of a region in sector s and P_s the mean chance of all young people of the country in that
 * sector, the region would have n_vo P_vo + n_mbo P_mbo expected leavers if within each sector its young people were as those
 * of the country. Nationally that is the score itself. This step is standardisation by national rates.
 *
 * <p>With the persons behind a score ({@link PersonSplit}) what is left is split further, a contribution per characteristic. The
 * score of a key is then printed with some decimals, so its shares need only be those of the persons up to {@link #TOLERANCE}.
 *
 * @param expected the expected leavers of each region, as the score has them
 * @param bySector the expected leavers that follow from the sectors alone; the same total
 * @param characteristics what each characteristic adds to them; empty if persons are not known, then a part must have the
 *     shares of the score exactly
 * @param part the only part that is taken apart, by its id; empty for every one that is divided by this score
 */
public record PartSplit(
        RegionValues expected,
        RegionValues bySector,
        ImmutableList<Contribution> characteristics,
        Optional<String> part) {

    /** How far a share of the key may be from that of the persons: one millionth of the money. */
    public static final Fraction TOLERANCE = Fraction.of(1, 1_000_000);

    /**
     * What a characteristic adds.
     *
     * @param id sector and characteristic, such as {@code vo:age}
     * @param title the same for readers
     * @param leavers the expected leavers that it adds in each region, below 0 where it takes them away; together 0
     */
    public record Contribution(String id, Text title, RegionValues leavers) {}

    /**
     * The split of a score.
     *
     * @param vo young people and expected leavers in secondary education
     * @param mbo those in vocational education
     * @return the split
     * @throws ProblemException if a sector has expected leavers but no young people
     */
    public static PartSplit of(Sector vo, Sector mbo) {
        return new PartSplit(
                vo.leavers().combine(mbo.leavers(), Fraction::plus),
                vo.byMeanChance().combine(mbo.byMeanChance(), Fraction::plus),
                ImmutableList.of(),
                Optional.empty());
    }

    /**
     * The same split for regions with the same codes, as another table lists them.
     *
     * @param regions regions with these codes, in this order
     * @return a copy
     */
    public PartSplit over(RegionSet regions) {
        return new PartSplit(
                RegionValues.of(regions, expected.values()),
                RegionValues.of(regions, bySector.values()),
                characteristics.stream()
                        .map(own -> new Contribution(
                                own.id(),
                                own.title(),
                                RegionValues.of(regions, own.leavers().values())))
                        .collect(ImmutableList.toImmutableList()),
                part);
    }

    /**
     * Young people and expected leavers of a sector.
     *
     * @param title the sector
     * @param youngPeople per region
     * @param leavers expected leavers per region
     */
    public record Sector(String title, RegionValues youngPeople, RegionValues leavers) {

        private RegionValues byMeanChance() {
            if (youngPeople.total().signum() == 0) {
                if (leavers.total().signum() == 0) {
                    return leavers;
                }
                throw new ProblemException(Problem.input(
                        "sector-empty",
                        Where.NOWHERE,
                        Text.format(
                                "Sector {0} heeft {1} verwachte vsv'ers, maar geen jongeren.",
                                "Sector {0} has {1} expected leavers, but no young people.", title, leavers.total()),
                        Text.of(
                                "Misschien is de kolom met jongeren leeg.",
                                "Maybe the column with young people is empty.")));
            }
            Fraction mean = leavers.total().dividedBy(youngPeople.total());
            return youngPeople.map(mean::times);
        }
    }

    /**
     * Whether a part is divided by this score.
     *
     * @param candidate a part of a division
     * @return true if it is the one that is taken apart, or none is named, and its shares are those of the score
     */
    boolean explains(DivisionParts.Part candidate) {
        if (!part.map(candidate.id()::equals).orElse(true) || expected.total().signum() == 0) {
            return false;
        }
        Fraction largest = largestDistance(candidate.targets());
        return characteristics.isEmpty() ? largest.signum() == 0 : largest.compareTo(TOLERANCE) <= 0;
    }

    /** The largest distance between the shares of a part and those of the score. */
    Fraction largestDistance(RegionValues targets) {
        return targets
                .map(value -> value.dividedBy(targets.total()))
                .combine(expected.map(value -> value.dividedBy(expected.total())), Fraction::minus)
                .values()
                .stream()
                .map(Fraction::abs)
                .max(Comparator.naturalOrder())
                .orElse(Fraction.ZERO);
    }

    /**
     * Whether a division has a part that is divided by this score.
     *
     * @param division the parts
     * @return true if the shares of a part are exactly those of the score
     */
    public boolean explainsAny(DivisionParts division) {
        return division.parts().stream().anyMatch(this::explains);
    }

    /** What each region would get from a part of some cents if only sectors counted. */
    RegionValues bySector(Fraction cents) {
        Fraction perLeaver = cents.dividedBy(bySector.total());
        return bySector.map(perLeaver::times);
    }
}
