package nl.verdeelmodel.risk;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.testing.Draw;

/** Small made-up populations, person by person. */
public final class People {

    /** A person: category indices, place, and whether they left. */
    public record Person(int[] categories, int place, boolean left) {}

    private People() {}

    public static Characteristics characteristics(Draw draw) {
        return new Characteristics(
                Sector.VO,
                IntStream.range(0, draw.between(1, 5))
                        .mapToObj(i -> characteristic("c" + i, draw.between(2, 5), draw))
                        .collect(ImmutableList.toImmutableList()));
    }

    private static Characteristic characteristic(String id, int size, Draw draw) {
        String[] categories = IntStream.range(0, size).mapToObj(i -> "k" + i).toArray(String[]::new);
        return Characteristic.of(id, categories[draw.between(0, size - 1)], categories);
    }

    public static ImmutableList<String> places(int count) {
        return IntStream.range(0, count).mapToObj(i -> "GM" + (1000 + i)).collect(ImmutableList.toImmutableList());
    }

    public static List<Person> persons(Draw draw, Characteristics characteristics, int places, int count) {
        List<Person> persons = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int[] categories = characteristics.list().stream()
                    .mapToInt(characteristic -> draw.between(0, characteristic.size() - 1))
                    .toArray();
            persons.add(new Person(categories, draw.between(0, places - 1), draw.oneIn(4)));
        }
        return persons;
    }

    public static Coefficients coefficients(Draw draw, Characteristics characteristics) {
        double[] vector = new double[characteristics.coefficientCount()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = draw.random().nextGaussian() * 2;
        }
        return Coefficients.of(characteristics, vector);
    }

    public static CellsBuilder count(Characteristics characteristics, int places, List<Person> persons) {
        CellsBuilder builder = new CellsBuilder(characteristics, places(places), true);
        persons.forEach(person -> builder.add(person.categories(), person.place(), 1, person.left() ? 1 : 0));
        return builder;
    }
}
