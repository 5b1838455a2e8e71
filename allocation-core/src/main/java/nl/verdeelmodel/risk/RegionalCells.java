package nl.verdeelmodel.risk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;

/** Cells per region, made from cells per municipality or region. */
final class RegionalCells {

    private RegionalCells() {}

    /**
     * The same persons with the regions of a set as places, in its order.
     *
     * @throws ProblemException if a place with persons is in no region
     */
    static Cells of(Cells cells, RegionSet regions) {
        int[] regionOf = new int[cells.places().size()];
        BitSet inhabited = inhabited(cells);
        List<String> unknown = new ArrayList<>();
        for (int place = 0; place < regionOf.length; place++) {
            String code = cells.places().get(place);
            OptionalInt region = regions.regionOf(code);
            regionOf[place] = (region.isPresent() ? region : regions.indexOf(code)).orElse(-1);
            if (regionOf[place] < 0 && inhabited.get(place)) {
                unknown.add(code);
            }
        }
        if (!unknown.isEmpty()) {
            throw new ProblemException(unknown(unknown, regions));
        }
        List<String> codes =
                regions.regions().stream().map(region -> region.code()).toList();
        return merged(cells, codes, regionOf);
    }

    private static BitSet inhabited(Cells cells) {
        BitSet inhabited = new BitSet();
        for (int cell = 0; cell < cells.size(); cell++) {
            inhabited.set(cells.place(cell));
        }
        return inhabited;
    }

    private static Problem unknown(List<String> codes, RegionSet regions) {
        return Problem.input(
                "place-without-region",
                Where.NOWHERE,
                Text.format(
                        "Deze plaatsen liggen in geen regio van {0}: {1}.",
                        "These places are in no region of {0}: {1}.", regions.year(), codes),
                Text.of(
                        "Misschien zijn de personen van een ander jaar dan de regiolijst.",
                        "Maybe the persons are of another year than the region list."));
    }

    private static Cells merged(Cells cells, List<String> codes, int[] regionOf) {
        CellsBuilder builder = new CellsBuilder(cells.characteristics(), codes, cells.hasOutcomes());
        int[] categories = new int[cells.characteristics().size()];
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            for (int i = 0; i < categories.length; i++) {
                categories[i] = cells.category(pattern, i);
            }
            for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
                int left = cells.hasOutcomes() ? cells.leavers(cell) : 0;
                builder.add(categories, regionOf[cells.place(cell)], cells.persons(cell), left);
            }
        }
        return builder.build();
    }
}
