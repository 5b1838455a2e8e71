package nl.verdeelmodel.score;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Sector;

/**
 * The places of the published tables with what they add up to: node 0 is the country, then come the regions, then the
 * municipalities. Columns are the sectors, then all of them together.
 *
 * @param codes the code of each node; empty for the country
 * @param parents the node that each node adds up to; -1 for the country
 * @param regions how many regions there are: nodes 1 to this number
 * @param scores the score of each node and column
 */
record ScoreTree(
        ImmutableList<String> codes,
        ImmutableList<Integer> parents,
        int regions,
        ImmutableList<ImmutableList<Score>> scores) {

    static final int COUNTRY = 0;
    /** The sectors in the order of their columns. */
    static final ImmutableList<Sector> ORDER = ImmutableList.copyOf(Sector.values());

    static final int SECTORS = ORDER.size();

    /** The column of all sectors together. */
    static final int TOTAL = SECTORS;

    static final int COLUMNS = SECTORS + 1;

    static ScoreTree of(RiskScores places, RegionSet regions) {
        RiskScores perRegion = places.perRegion(regions);
        List<String> codes = new ArrayList<>(List.of(""));
        List<Integer> parents = new ArrayList<>(List.of(-1));
        List<ImmutableList<Score>> scores = new ArrayList<>(List.of(country(places)));
        regions.regions().stream().map(Region::code).forEach(codes::add);
        for (int region = 0; region < regions.size(); region++) {
            parents.add(COUNTRY);
            scores.add(columns(perRegion, region));
        }
        if (places.placeKind() == Cohort.PlaceKind.MUNICIPALITY) {
            int[] regionOf = RiskScores.regionOf(places.places(), places.placeKind(), regions);
            codes.addAll(places.places());
            for (int place = 0; place < regionOf.length; place++) {
                parents.add(regionOf[place] + 1);
                scores.add(columns(places, place));
            }
        }
        return new ScoreTree(
                ImmutableList.copyOf(codes),
                ImmutableList.copyOf(parents),
                regions.size(),
                ImmutableList.copyOf(scores));
    }

    private static ImmutableList<Score> country(RiskScores places) {
        ImmutableList.Builder<Score> columns = ImmutableList.builder();
        for (Sector sector : ORDER) {
            columns.add(places.total(sector));
        }
        return columns.add(places.total()).build();
    }

    private static ImmutableList<Score> columns(RiskScores scores, int place) {
        ImmutableList.Builder<Score> columns = ImmutableList.builder();
        for (Sector sector : ORDER) {
            columns.add(scores.get(sector, place));
        }
        return columns.add(scores.get(place)).build();
    }

    int size() {
        return codes.size();
    }

    /** The nodes that add up to a node; none for a municipality. */
    List<List<Integer>> children() {
        List<List<Integer>> children = new ArrayList<>();
        for (int node = 0; node < size(); node++) {
            children.add(new ArrayList<>());
        }
        for (int node = 1; node < size(); node++) {
            children.get(parents.get(node)).add(node);
        }
        return children;
    }

    /** The tree as tables, with each score as it is published. */
    ScoreTables tables(Function<Cell, Optional<Score>> published) {
        List<ScoreRow> rows = new ArrayList<>();
        for (int node = 0; node < size(); node++) {
            ImmutableSortedMap.Builder<Sector, Optional<Score>> bySector = ImmutableSortedMap.naturalOrder();
            for (int column = 0; column < SECTORS; column++) {
                bySector.put(ORDER.get(column), published.apply(new Cell(node, column)));
            }
            rows.add(new ScoreRow(codes.get(node), bySector.buildOrThrow(), published.apply(new Cell(node, TOTAL))));
        }
        return new ScoreTables(
                rows.get(COUNTRY),
                ImmutableList.copyOf(rows.subList(1, regions + 1)),
                ImmutableList.copyOf(rows.subList(regions + 1, rows.size())));
    }

    /** A node and a column. */
    record Cell(int node, int column) {}
}
