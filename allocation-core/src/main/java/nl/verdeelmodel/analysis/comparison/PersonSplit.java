package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nl.verdeelmodel.analysis.ChanceDecomposition;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.CohortChances;
import nl.verdeelmodel.score.RiskScores;
import nl.verdeelmodel.score.TargetGroup;

/**
 * A risk score of all young people taken apart by the persons behind it: sectors, then the characteristics of each sector.
 *
 * <p>With n_s the young people of a region in sector s, P_s the mean chance of the country in it and C_j the contribution of
 * characteristic j to the mean chance of the region ({@link ChanceDecomposition}), the expected leavers of the region are the sum
 * over sectors of n_s P_s + sum_j n_s C_j. A contribution is stated in units of 1e-12; its mean over the country, which such units
 * leave a little off 0, is taken off so that a characteristic only moves leavers between regions.
 */
public final class PersonSplit {

    private final RegionSet regions;
    private final RiskScores scores;
    private final ImmutableList.Builder<PartSplit.Contribution> contributions = ImmutableList.builder();
    private RegionValues bySector;

    private PersonSplit(CohortChances chances, RegionSet regions) {
        this.regions = regions;
        this.scores = chances.scores(TargetGroup.everyone()).perRegion(regions);
        this.bySector = RegionValues.constant(regions, Fraction.ZERO);
        for (Sector sector : chances.cohort().cells().keySet()) {
            if (chances.cohort().of(sector).orElseThrow().totalPersons() > 0) {
                add(sector, ChanceDecomposition.of(chances, sector, regions));
            }
        }
    }

    /**
     * The split of the score of a cohort.
     *
     * @param chances a cohort with chances, of at least one person
     * @param regions the regions
     * @param part the part of the division that is taken apart, by its id; empty for every one that has this score
     * @return the split
     * @throws nl.verdeelmodel.problem.ProblemException if a place lies in none of the regions
     */
    public static PartSplit of(CohortChances chances, RegionSet regions, Optional<String> part) {
        PersonSplit split = new PersonSplit(chances, regions);
        return new PartSplit(split.scores.expectedLeavers(regions), split.bySector, split.contributions.build(), part);
    }

    private void add(Sector sector, ChanceDecomposition decomposition) {
        RegionValues persons = values(i -> Fraction.of(scores.get(sector, i).persons()));
        RegionValues leavers = values(i -> scores.get(sector, i).expectedLeavers());
        Fraction mean = leavers.total().dividedBy(persons.total());
        bySector = bySector.combine(persons.map(mean::times), Fraction::plus);
        for (int j = 0; j < decomposition.characteristics().size(); j++) {
            Characteristic characteristic = decomposition.characteristics().get(j);
            contributions.add(new PartSplit.Contribution(
                    sector.code() + ":" + characteristic.id(),
                    Text.format("{0} ({1})", "{0} ({1})", characteristic.label(), sector.code()),
                    added(decomposition, j, persons)));
        }
    }

    private static RegionValues added(ChanceDecomposition decomposition, int characteristic, RegionValues persons) {
        RegionValues own = RegionValues.of(
                persons.regions(),
                decomposition.regions().stream()
                        .map(region -> ChanceDecomposition.toChance(
                                        region.contributions().get(characteristic))
                                .times(Fraction.of(region.persons())))
                        .toList());
        Fraction mean = own.total().dividedBy(persons.total());
        return own.combine(persons.map(mean::times), Fraction::minus);
    }

    private RegionValues values(IntFunction<Fraction> value) {
        return RegionValues.of(
                regions, IntStream.range(0, regions.size()).mapToObj(value).toList());
    }
}
