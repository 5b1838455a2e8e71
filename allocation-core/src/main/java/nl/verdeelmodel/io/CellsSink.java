package nl.verdeelmodel.io;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Sector;

/** Counts persons into the cells of their sector. */
final class CellsSink implements CohortSink<CellsSink> {

    private final CohortLayout layout;
    private final List<CellsBuilder> builders;

    CellsSink(CohortLayout layout) {
        this.layout = layout;
        this.builders = layout.sectors().stream()
                .map(own -> new CellsBuilder(own, layout.places(), layout.hasOutcomes()))
                .toList();
    }

    @Override
    public void add(int sector, int[] categories, int place, int persons, int leavers) {
        if (persons > 0) {
            builders.get(sector).add(categories, place, persons, leavers);
        }
    }

    @Override
    public void addAll(CellsSink other) {
        for (int i = 0; i < builders.size(); i++) {
            builders.get(i).addAll(other.builders.get(i));
        }
    }

    @Override
    public boolean isEmpty() {
        return builders.stream().allMatch(builder -> builder.size() == 0);
    }

    /** The cells of the sectors that have any. */
    Cohort build(int year) {
        Map<Sector, Cells> cells = new EnumMap<>(Sector.class);
        for (int i = 0; i < builders.size(); i++) {
            if (builders.get(i).size() > 0) {
                cells.put(layout.sectors().get(i).sector(), builders.get(i).build());
            }
        }
        return Cohort.of(year, layout.placeKind(), layout.table().synthetic(), cells);
    }

    @Override
    public PlainSink plain(PlainColumns columns) {
        return new Plain(columns);
    }

    /** Adds up the key of a cell from what each code adds. */
    private final class Plain implements PlainSink {

        /** Instead of what a code adds to a key, where its sector does not know the code; alone below 0. */
        private static final long UNKNOWN = Long.MIN_VALUE;

        private final PlainColumns columns;
        private final long[][][] parts;

        Plain(PlainColumns columns) {
            this.columns = columns;
            this.parts = new long[builders.size()][][];
            for (int s = 0; s < parts.length; s++) {
                parts[s] = new long[layout.sectors().get(s).size()][];
                for (int i = 0; i < parts[s].length; i++) {
                    long stride = builders.get(s).keys().stride(i);
                    parts[s][i] = Arrays.stream(columns.categories(s, i))
                            .mapToLong(category -> category == CohortLayout.NONE ? UNKNOWN : category * stride)
                            .toArray();
                }
            }
        }

        @Override
        public boolean add(int[] codes, int first) {
            int sector = codes[first + columns.sectorColumn()];
            long key = codes[first + columns.placeColumn()];
            long[][] own = parts[sector];
            int[] ownColumns = columns.columns(sector);
            long signs = 0;
            for (int i = 0; i < own.length; i++) {
                long part = own[i][codes[first + ownColumns[i]]];
                key += part;
                signs |= part;
            }
            int persons = columns.persons(codes, first);
            int leavers = columns.leavers(codes, first);
            if (signs < 0 || leavers > persons) {
                return false;
            }
            if (persons > 0) {
                builders.get(sector).add(key, persons, leavers);
            }
            return true;
        }

        @Override
        public void flush() {
            // Every row is in its cell already.
        }
    }
}
