package nl.verdeelmodel.analysis.comparison;

import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionValues;

/**
 * A risk score taken apart: how much it follows from the sectors in which the young people of a region are, and how much
 * from their characteristics within each sector.
 *
 * <p>With n_s the young people of a region in sector s and P_s the mean chance of all young people of the country in that
 * sector, the region would have n_vo P_vo + n_mbo P_mbo expected leavers if within each sector its young people were as those
 * of the country. Nationally that is the score itself. This step is standardisation by national rates.
 *
 * @param expected the expected leavers of each region, as the score has them
 * @param bySector the expected leavers that follow from the sectors alone; the same total
 */
public record PartSplit(RegionValues expected, RegionValues bySector) {

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
                vo.byMeanChance().combine(mbo.byMeanChance(), Fraction::plus));
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
     * @param targets what each region should get from the part
     * @return true if its shares are exactly those of the score
     */
    boolean explains(RegionValues targets) {
        Fraction perLeaver =
                expected.total().signum() == 0 ? Fraction.ZERO : targets.total().dividedBy(expected.total());
        return expected.map(perLeaver::times).equals(targets);
    }

    /**
     * Whether a division has a part that is divided by this score.
     *
     * @param division the parts
     * @return true if the shares of a part are exactly those of the score
     */
    public boolean explainsAny(DivisionParts division) {
        return division.parts().stream().anyMatch(part -> explains(part.targets()));
    }

    /** What each region would get from a part of some cents if only sectors counted. */
    RegionValues bySector(Fraction cents) {
        Fraction perLeaver = cents.dividedBy(bySector.total());
        return bySector.map(perLeaver::times);
    }
}
