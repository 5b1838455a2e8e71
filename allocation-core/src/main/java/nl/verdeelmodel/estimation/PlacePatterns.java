package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Stream;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;

/**
 * The patterns of cells with the place as one characteristic more, so that a place has a coefficient like a category.
 *
 * <p>Every place has one: the reference of that characteristic is a category that nobody has. Immutable.
 */
final class PlacePatterns {

    /** Places that fit beside the reference in a characteristic. */
    static final int MOST_PLACES = Characteristic.MOST_CATEGORIES - 1;

    private static final String NOWHERE = "(nowhere)";

    private final FitPatterns patterns;
    private final int own;
    private final long[] persons;

    private PlacePatterns(FitPatterns patterns, int own, long[] persons) {
        this.patterns = patterns;
        this.own = own;
        this.persons = persons;
    }

    /**
     * The patterns of cells whose places are put together.
     *
     * @param placeOf the new place of each place of the cells; negative where nobody lives
     * @param places the names of the new places, at most {@value #MOST_PLACES}
     */
    static PlacePatterns of(Cells cells, int[] placeOf, List<String> places) {
        CellsBuilder builder = new CellsBuilder(withPlace(cells.characteristics(), places), List.of(NOWHERE), true);
        long[] persons = new long[places.size()];
        int size = cells.characteristics().size();
        int[] categories = new int[size + 1];
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            for (int i = 0; i < size; i++) {
                categories[i] = cells.category(pattern, i);
            }
            for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
                int place = placeOf[cells.place(cell)];
                if (cells.persons(cell) > 0) {
                    categories[size] = place + 1;
                    builder.add(categories, 0, cells.persons(cell), cells.leavers(cell));
                    persons[place] += cells.persons(cell);
                }
            }
        }
        return new PlacePatterns(
                FitPatterns.of(builder.build()), cells.characteristics().coefficientCount(), persons);
    }

    private static Characteristics withPlace(Characteristics characteristics, List<String> places) {
        String[] categories = Stream.concat(Stream.of(NOWHERE), places.stream()).toArray(String[]::new);
        return new Characteristics(
                characteristics.sector(),
                ImmutableList.<Characteristic>builder()
                        .addAll(characteristics.list())
                        .add(Characteristic.of("(place)", NOWHERE, categories))
                        .build());
    }

    /** How many coefficients there are before those of the places. */
    int own() {
        return own;
    }

    /** How many places there are. */
    int places() {
        return persons.length;
    }

    /** How many persons live in a place. */
    long persons(int place) {
        return persons[place];
    }

    /** Score and information at coefficients, followed by effects of places. */
    LikelihoodStep sums(double[] vector) {
        return LikelihoodStep.at(patterns, vector, true);
    }

    /** The log-likelihood at coefficients, followed by effects of places. */
    double logLikelihood(double[] vector) {
        return LogLikelihood.at(patterns, vector, true);
    }
}
