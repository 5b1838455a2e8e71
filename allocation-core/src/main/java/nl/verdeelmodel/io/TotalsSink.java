package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.risk.ChanceTotals;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.Sector;

/** Adds up the chances of persons per sector and place; its memory does not grow with the file. */
final class TotalsSink implements CohortSink<TotalsSink> {

    private final CohortLayout layout;
    private final List<Odds> odds;
    private final List<ChanceTotals.Builder> totals;
    private final boolean[] used;

    /**
     * No persons yet.
     *
     * @param odds the factors of each sector of the layout
     */
    TotalsSink(CohortLayout layout, List<Odds> odds) {
        this.layout = layout;
        this.odds = odds;
        this.totals = odds.stream()
                .map(own -> new ChanceTotals.Builder(layout.places()))
                .toList();
        this.used = new boolean[odds.size()];
    }

    @Override
    public void add(int sector, int[] categories, int place, int persons, int leavers) {
        totals.get(sector).add(place, odds.get(sector).chance(categories), persons);
        used[sector] |= persons > 0;
    }

    @Override
    public void addAll(TotalsSink other) {
        for (int i = 0; i < used.length; i++) {
            totals.get(i).addAll(other.totals.get(i));
            used[i] |= other.used[i];
        }
    }

    @Override
    public boolean isEmpty() {
        for (boolean any : used) {
            if (any) {
                return false;
            }
        }
        return true;
    }

    /** The totals of the sectors that have any person. */
    ImmutableSortedMap<Sector, ChanceTotals> build() {
        Map<Sector, ChanceTotals> built = new EnumMap<>(Sector.class);
        for (int i = 0; i < used.length; i++) {
            if (used[i]) {
                built.put(layout.sectors().get(i).sector(), totals.get(i).build());
            }
        }
        return ImmutableSortedMap.copyOf(built);
    }

    @Override
    public PlainSink plain(PlainColumns columns) {
        return new Plain(columns);
    }

    /** Multiplies factors by code, in the order of the model; sums of one block fit in a long. */
    private final class Plain implements PlainSink {

        private final PlainColumns columns;
        private final double[] bases;
        private final double[][][] factors;
        private final int places = layout.places().size();
        private final long[] units = new long[used.length * places];
        private final int[] persons = new int[used.length * places];

        Plain(PlainColumns columns) {
            this.columns = columns;
            this.bases = odds.stream().mapToDouble(Odds::base).toArray();
            this.factors = new double[used.length][][];
            for (int s = 0; s < factors.length; s++) {
                factors[s] = new double[layout.sectors().get(s).size()][];
                for (int i = 0; i < factors[s].length; i++) {
                    factors[s][i] = factors(s, i);
                }
            }
        }

        /** The factor of each code; not a number where the sector does not know it. */
        private double[] factors(int sector, int characteristic) {
            return Arrays.stream(columns.categories(sector, characteristic))
                    .mapToDouble(category -> category == CohortLayout.NONE
                            ? Double.NaN
                            : odds.get(sector).factor(characteristic, category))
                    .toArray();
        }

        @Override
        public boolean add(int[] codes, int first) {
            int sector = codes[first + columns.sectorColumn()];
            double product = bases[sector];
            double[][] own = factors[sector];
            int[] ownColumns = columns.columns(sector);
            for (int i = 0; i < own.length; i++) {
                product *= own[i][codes[first + ownColumns[i]]];
            }
            if (Double.isNaN(product)) {
                return false;
            }
            int at = sector * places + codes[first + columns.placeColumn()];
            units[at] += Odds.units(product);
            persons[at]++;
            return true;
        }

        @Override
        public void flush() {
            for (int at = 0; at < persons.length; at++) {
                if (persons[at] > 0) {
                    used[at / places] = true;
                    totals.get(at / places).addSum(at % places, persons[at], units[at]);
                }
            }
            Arrays.fill(units, 0);
            Arrays.fill(persons, 0);
        }
    }
}
