package nl.verdeelmodel.estimation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cells;

/** The patterns of cells by region, made from cells by municipality or by region. */
final class RegionPatterns {

    private RegionPatterns() {}

    /**
     * Patterns with the regions of a set as places, in its order.
     *
     * @throws nl.verdeelmodel.problem.ProblemException if persons live in no region, or in fewer than two, or
     *     outcomes are not known
     */
    static PlacePatterns of(Cells cells, RegionSet regions) {
        Problems problems = new Problems();
        int[] regionOf = IntStream.range(0, cells.places().size())
                .map(place -> regionOf(cells.places().get(place), regions))
                .toArray();
        BitSet inhabited = new BitSet();
        List<String> unknown = new ArrayList<>();
        inhabited(cells).stream().forEach(place -> {
            if (regionOf[place] < 0) {
                unknown.add(cells.places().get(place));
            } else {
                inhabited.set(regionOf[place]);
            }
        });
        if (!unknown.isEmpty()) {
            problems.add(unknown(unknown, regions));
        } else if (inhabited.cardinality() < 2) {
            problems.add(fewRegions(inhabited.cardinality()));
        }
        if (!cells.hasOutcomes()) {
            problems.add(FitProblems.noOutcomes(cells.characteristics()));
        }
        if (regions.size() > PlacePatterns.MOST_PLACES) {
            problems.add(manyRegions(regions));
        }
        problems.throwIfAny();
        return PlacePatterns.of(
                cells, regionOf, regions.regions().stream().map(Region::code).toList());
    }

    private static int regionOf(String place, RegionSet regions) {
        OptionalInt region = regions.regionOf(place);
        return (region.isPresent() ? region : regions.indexOf(place)).orElse(-1);
    }

    private static BitSet inhabited(Cells cells) {
        BitSet inhabited = new BitSet();
        for (int cell = 0; cell < cells.size(); cell++) {
            if (cells.persons(cell) > 0) {
                inhabited.set(cells.place(cell));
            }
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

    private static Problem fewRegions(int inhabited) {
        return Problem.input(
                "region-variance-few-regions",
                Where.NOWHERE,
                Text.format(
                        "Er zijn personen in {0} regio; voor een variantie tussen regio's zijn er minstens twee nodig.",
                        "There are persons in {0} region; a variance between regions needs at least two.", inhabited),
                Text.of(
                        "Misschien is een selectie van een regio ingelezen.",
                        "Maybe a selection of one region was read."));
    }

    private static Problem manyRegions(RegionSet regions) {
        return Problem.input(
                "region-variance-many-regions",
                Where.NOWHERE,
                Text.format(
                        "De regiolijst van {0} heeft {1} regio's; deze toets kan er hoogstens {2} aan.",
                        "The region list of {0} has {1} regions; this check takes at most {2}.",
                        regions.year(),
                        regions.size(),
                        PlacePatterns.MOST_PLACES),
                Text.of(
                        "Misschien een indeling met minder regio's gebruiken.",
                        "Maybe use a division into fewer regions."));
    }
}
