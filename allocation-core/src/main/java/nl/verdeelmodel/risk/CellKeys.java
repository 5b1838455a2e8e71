package nl.verdeelmodel.risk;

/**
 * One whole number per combination of categories and place: a number in mixed radix, the first characteristic first, the
 * place last.
 *
 * <p>Key = the sum of category times stride over the characteristics, plus the place. So keys in rising order are cells in
 * the order of their categories, then of their place. A reader that knows the {@linkplain #stride strides} can add up a key
 * while it reads.
 */
public final class CellKeys {

    private final long[] strides;
    private final int places;
    private final long size;

    private CellKeys(long[] strides, int places, long size) {
        this.strides = strides;
        this.places = places;
        this.size = size;
    }

    /**
     * The keys of some characteristics and places.
     *
     * @param characteristics the characteristics
     * @param places how many places there are, at least 1
     * @return the keys
     * @throws IllegalArgumentException if there are 2^62 combinations or more
     */
    public static CellKeys of(Characteristics characteristics, int places) {
        long[] strides = new long[characteristics.size()];
        long size = places;
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = size;
            int categories = characteristics.get(i).size();
            if (size >= (1L << 62) / categories) {
                throw new IllegalArgumentException("The characteristics of sector "
                        + characteristics.sector().code() + " have more than 2^62 combinations with " + places
                        + " places.");
            }
            size *= categories;
        }
        return new CellKeys(strides, places, size);
    }

    /**
     * What the next category of a characteristic adds to a key.
     *
     * @param characteristic the index of the characteristic
     * @return the number of combinations of what comes after it
     */
    public long stride(int characteristic) {
        return strides[characteristic];
    }

    /**
     * How many combinations there are.
     *
     * @return all keys are below this number
     */
    public long size() {
        return size;
    }

    /**
     * A key without its place: the same for all cells of one pattern of categories.
     *
     * @param key a key
     * @return a number that rises with the pattern
     */
    public long pattern(long key) {
        return key / places;
    }
}
