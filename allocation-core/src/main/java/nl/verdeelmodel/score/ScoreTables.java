package nl.verdeelmodel.score;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.stream.Stream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionSet;

/**
 * The scores of a cohort as tables: the country, the regions, the municipalities. Rows of municipalities add up to those of
 * their region, these to the country, and sectors to the total.
 *
 * @param country the whole country
 * @param regions a row per region, in their order
 * @param municipalities a row per municipality by code; none if the cohort knows regions only
 */
public record ScoreTables(ScoreRow country, ImmutableList<ScoreRow> regions, ImmutableList<ScoreRow> municipalities) {

    /**
     * The scores as they are, with nothing kept back.
     *
     * @param places scores of municipalities or regions
     * @param regions the regions
     * @return the tables
     * @throws nl.verdeelmodel.problem.ProblemException if a place lies in none of the regions
     */
    public static ScoreTables of(RiskScores places, RegionSet regions) {
        ScoreTree tree = ScoreTree.of(places, regions);
        return tree.tables(cell -> Optional.of(tree.scores().get(cell.node()).get(cell.column())));
    }

    /**
     * The share of a row in the expected leavers of the country, as published.
     *
     * @param row a row of these tables
     * @return from 0 to 1; 0 if no leavers are expected anywhere; empty if one of the two is kept back
     */
    public Optional<Fraction> share(ScoreRow row) {
        return row.total()
                .flatMap(own -> country.total()
                        .map(all -> all.expectedLeavers().signum() == 0
                                ? Fraction.ZERO
                                : own.expectedLeavers().dividedBy(all.expectedLeavers())));
    }

    /**
     * How many scores are kept back, in all rows and columns.
     *
     * @return 0 or more
     */
    public long keptBack() {
        return Stream.of(ImmutableList.of(country), regions, municipalities)
                .flatMap(ImmutableList::stream)
                .flatMap(row -> Stream.concat(row.bySector().values().stream(), Stream.of(row.total())))
                .filter(Optional::isEmpty)
                .count();
    }
}
