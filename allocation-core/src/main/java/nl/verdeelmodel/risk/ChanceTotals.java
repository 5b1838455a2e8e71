package nl.verdeelmodel.risk;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;

/**
 * How many young people of a sector live in each place, and the sum of their chances: the expected leavers.
 *
 * <p>Sums are exact, of whole units of 1e-12, in 128 bits. Immutable.
 */
public final class ChanceTotals {

    private final ImmutableList<String> places;
    private final long[] persons;
    private final long[] high;
    private final long[] low;

    private ChanceTotals(ImmutableList<String> places, long[] persons, long[] high, long[] low) {
        this.places = places;
        this.persons = persons;
        this.high = high;
        this.low = low;
    }

    /**
     * The totals of cells.
     *
     * @param cells the cells
     * @param chances the chance of each pattern in units of 1e-12, see {@link Odds#chances}
     * @return the totals per place
     */
    public static ChanceTotals of(Cells cells, long[] chances) {
        Builder builder = new Builder(cells.places());
        for (int pattern = 0; pattern < chances.length; pattern++) {
            for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
                builder.add(cells.place(cell), chances[pattern], cells.persons(cell));
            }
        }
        return builder.build();
    }

    /**
     * The codes of the places, rising.
     *
     * @return an immutable list
     */
    public ImmutableList<String> places() {
        return places;
    }

    /**
     * How many young people live in a place.
     *
     * @param place the index of the place
     * @return 0 or more
     */
    public long persons(int place) {
        return persons[place];
    }

    /**
     * The sum of the chances in a place.
     *
     * @param place the index of the place
     * @return units of 1e-12, 0 or more
     */
    public BigInteger units(int place) {
        return BigInteger.valueOf(high[place])
                .shiftLeft(Long.SIZE)
                .add(new BigInteger(Long.toUnsignedString(low[place])));
    }

    /**
     * The expected number of early school leavers in a place.
     *
     * @param place the index of the place
     * @return the sum of the chances, exactly
     */
    public Fraction expectedLeavers(int place) {
        return Odds.toPersons(units(place));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChanceTotals that
                && places.equals(that.places)
                && Arrays.equals(persons, that.persons)
                && Arrays.equals(high, that.high)
                && Arrays.equals(low, that.low);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(persons) + Arrays.hashCode(low);
    }

    @Override
    public String toString() {
        return "totals of " + Arrays.stream(persons).sum() + " persons in " + places.size() + " places";
    }

    /** Adds up chances; mutable, for one thread. The order of adding makes no difference. */
    public static final class Builder {

        private final ImmutableList<String> places;
        private final long[] persons;
        private final long[] high;
        private final long[] low;

        /**
         * No persons yet.
         *
         * @param places the codes of the places, rising
         */
        public Builder(List<String> places) {
            this.places = ImmutableList.copyOf(places);
            this.persons = new long[places.size()];
            this.high = new long[places.size()];
            this.low = new long[places.size()];
        }

        /**
         * Adds persons of the same chance.
         *
         * @param place the index of their place
         * @param chance their chance in units of 1e-12
         * @param count how many they are
         */
        public void add(int place, long chance, long count) {
            persons[place] += count;
            addUnits(place, Math.multiplyHigh(chance, count), chance * count);
        }

        /**
         * Adds persons whose chances were added up before.
         *
         * @param place the index of their place
         * @param count how many they are
         * @param units the sum of their chances in units of 1e-12, at least 0
         */
        public void addSum(int place, long count, long units) {
            persons[place] += count;
            addUnits(place, 0, units);
        }

        private void addUnits(int place, long addedHigh, long addedLow) {
            long sum = low[place] + addedLow;
            high[place] += addedHigh + (Long.compareUnsigned(sum, addedLow) < 0 ? 1 : 0);
            low[place] = sum;
        }

        /**
         * Adds what another builder added up.
         *
         * @param other a builder of the same places
         * @throws IllegalArgumentException if the places differ
         */
        public void addAll(Builder other) {
            if (!places.equals(other.places)) {
                throw new IllegalArgumentException("Totals of other places cannot be added.");
            }
            for (int place = 0; place < persons.length; place++) {
                persons[place] += other.persons[place];
                addUnits(place, other.high[place], other.low[place]);
            }
        }

        /**
         * The totals so far.
         *
         * @return an immutable copy
         */
        public ChanceTotals build() {
            return new ChanceTotals(places, persons.clone(), high.clone(), low.clone());
        }
    }
}
