package nl.verdeelmodel.score;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Odds;

/**
 * The scores of regions under many vectors of coefficients, for the uncertainty of an estimated model: everyone counts.
 *
 * <p>Each draw is exactly what {@link Odds#chances} and {@link nl.verdeelmodel.risk.ChanceTotals} give, so it does not depend
 * on threads. A stage for one sector: immutable, to be shared and repeated.
 *
 * @implNote cells are counted per pattern and region once; sums are longs, which hold 9.2 million persons. Draws go in blocks, so
 *     that each pattern is looked up once per block.
 */
public final class ScoreDraws {

    /** A sum of chances of so many persons fits in a long of units of 1e-12. */
    private static final long MOST_PERSONS = Long.MAX_VALUE / Odds.ONE;

    private final Cells cells;
    private final ImmutableList<String> regions;
    private final int[] first;
    private final int[] regionOf;
    private final int[] persons;

    private ScoreDraws(Cells cells, ImmutableList<String> regions, int[] first, int[] regionOf, int[] persons) {
        this.cells = cells;
        this.regions = regions;
        this.first = first;
        this.regionOf = regionOf;
        this.persons = persons;
    }

    /**
     * Prepares the young people of a sector.
     *
     * @param cells the cells of a cohort
     * @param placeKind what their places are
     * @param regions the regions
     * @return the stage
     * @throws nl.verdeelmodel.problem.ProblemException if a place lies in none of the regions
     * @throws ArithmeticException if there are more than 9.2 million persons
     */
    public static ScoreDraws of(Cells cells, Cohort.PlaceKind placeKind, RegionSet regions) {
        if (cells.totalPersons() > MOST_PERSONS) {
            throw new ArithmeticException(
                    "There are " + cells.totalPersons() + " persons; the most is " + MOST_PERSONS + ".");
        }
        int[] regionOfPlace = RiskScores.regionOf(cells.places(), placeKind, regions);
        int[] first = new int[cells.patterns() + 1];
        int[] regionOf = new int[cells.size()];
        int[] persons = new int[cells.size()];
        int[] slot = new int[regions.size()];
        Arrays.fill(slot, -1);
        int next = 0;
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            first[pattern] = next;
            for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
                int region = regionOfPlace[cells.place(cell)];
                if (slot[region] < first[pattern]) {
                    slot[region] = next;
                    regionOf[next++] = region;
                }
                persons[slot[region]] += cells.persons(cell);
            }
        }
        first[cells.patterns()] = next;
        return new ScoreDraws(
                cells,
                regions.regions().stream().map(Region::code).collect(ImmutableList.toImmutableList()),
                first,
                Arrays.copyOf(regionOf, next),
                Arrays.copyOf(persons, next));
    }

    /**
     * The scores under each of some vectors of coefficients.
     *
     * @param draws how many vectors, 0 or more
     * @param vectors gives the vector of a draw by its number from 0, in the order of
     *     {@link Characteristics#coefficientNames()}; called once per draw, by any thread
     * @param parts into which the draws are split, at least 1; not more threads than this are busy at a time
     * @return the scores of all draws, the same bits for any number of parts
     * @throws IllegalArgumentException if a vector has another length or a number that is not finite
     */
    public Outcome run(int draws, IntFunction<double[]> vectors, int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("The number of parts is " + parts + "; it must be 1 or more.");
        }
        long[][] units = new long[draws][regions.size()];
        int blocks = (draws + DrawBlock.SIZE - 1) / DrawBlock.SIZE;
        IntStream.range(0, parts).parallel().forEach(part -> {
            for (int block = part; block < blocks; block += parts) {
                fill(units, block * DrawBlock.SIZE, vectors);
            }
        });
        return new Outcome(regions, units);
    }

    /** Works out one block of draws; the last may be a part of a block. */
    private void fill(long[][] units, int from, IntFunction<double[]> vectors) {
        int size = Math.min(DrawBlock.SIZE, units.length - from);
        DrawBlock block = new DrawBlock(cells.characteristics(), size, number -> vectors.apply(from + number));
        long[][] sums = new long[regions.size()][DrawBlock.SIZE];
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            long[] chances = block.chances(cells, pattern);
            for (int i = first[pattern]; i < first[pattern + 1]; i++) {
                DrawBlock.add(sums[regionOf[i]], chances, persons[i]);
            }
        }
        for (int draw = 0; draw < size; draw++) {
            for (int region = 0; region < sums.length; region++) {
                units[from + draw][region] = sums[region][draw];
            }
        }
    }

    /** The expected leavers of the regions in each draw. Immutable. */
    public static final class Outcome {

        private final ImmutableList<String> regions;
        private final long[][] units;

        private Outcome(ImmutableList<String> regions, long[][] units) {
            this.regions = regions;
            this.units = units;
        }

        /**
         * The codes of the regions, in their order.
         *
         * @return an immutable list
         */
        public ImmutableList<String> regions() {
            return regions;
        }

        /**
         * How many draws there are.
         *
         * @return 0 or more
         */
        public int draws() {
            return units.length;
        }

        /**
         * The sum of the chances in a region.
         *
         * @param draw the number of the draw, from 0
         * @param region the index of the region
         * @return units of 1e-12
         */
        public long units(int draw, int region) {
            return units[draw][region];
        }

        /**
         * The sum of the chances in all regions.
         *
         * @param draw the number of the draw, from 0
         * @return units of 1e-12
         */
        public long totalUnits(int draw) {
            return Arrays.stream(units[draw]).sum();
        }

        /**
         * The expected leavers of a region.
         *
         * @param draw the number of the draw, from 0
         * @param region the index of the region
         * @return the sum of the chances, exactly
         */
        public Fraction expectedLeavers(int draw, int region) {
            return Fraction.of(units[draw][region]).dividedBy(Fraction.of(Odds.ONE));
        }
    }
}
