package nl.verdeelmodel.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Persons with the same categories and place form a cell. */
class CellsTest {

    private static final Characteristics TWO = Characteristics.of(
            Sector.VO,
            Characteristic.of("age", "15", "14-", "15", "16"),
            Characteristic.of("delay", "no", "no", "yes"));

    @Test
    void countsEqualPersonsTogether() {
        CellsBuilder builder = new CellsBuilder(TWO, ImmutableList.of("GM0001", "GM0002"), true);
        builder.add(new int[] {2, 1}, 0, 1, 1);
        builder.add(new int[] {0, 1}, 1, 3, 0);
        builder.add(new int[] {2, 1}, 0, 4, 2);
        builder.add(new int[] {2, 1}, 1, 1, 0);

        Cells cells = builder.build();

        assertThat(described(cells))
                .containsExactly("14- yes GM0002: 0 of 3", "16 yes GM0001: 3 of 5", "16 yes GM0002: 0 of 1");
        assertThat(cells.patterns()).isEqualTo(2);
        assertThat(cells.personsOfPattern(1)).isEqualTo(6);
        assertThat(cells.leaversOfPattern(1)).isEqualTo(3);
        assertThat(cells.totalPersons()).isEqualTo(9);
        assertThat(cells.totalLeavers()).isEqualTo(3);
    }

    private static List<String> described(Cells cells) {
        List<String> lines = new ArrayList<>();
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < cells.characteristics().size(); i++) {
                    Characteristic characteristic = cells.characteristics().get(i);
                    line.append(characteristic
                                    .categories()
                                    .get(cells.category(pattern, i))
                                    .id())
                            .append(' ');
                }
                line.append(cells.places().get(cells.place(cell))).append(": ");
                lines.add(line.append(cells.leavers(cell) + " of " + cells.persons(cell))
                        .toString());
            }
        }
        return lines;
    }

    @Test
    void cellsAreThoseOfCountingInATreeMap() {
        Seeded.cases(300, 41, draw -> {
            Characteristics characteristics = People.characteristics(draw);
            int places = draw.between(1, 6);
            List<People.Person> persons = People.persons(draw, characteristics, places, draw.between(0, 4000));
            Map<List<Integer>, int[]> slow = new TreeMap<>(CellsTest::compare);
            for (People.Person person : persons) {
                List<Integer> key = new ArrayList<>(
                        Arrays.stream(person.categories()).boxed().toList());
                key.add(person.place());
                int[] counts = slow.computeIfAbsent(key, k -> new int[2]);
                counts[0]++;
                counts[1] += person.left() ? 1 : 0;
            }

            Cells cells = People.count(characteristics, places, persons).build();

            List<List<Integer>> keys = new ArrayList<>();
            List<int[]> counts = new ArrayList<>();
            for (int pattern = 0; pattern < cells.patterns(); pattern++) {
                for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
                    List<Integer> key = new ArrayList<>();
                    for (int i = 0; i < characteristics.size(); i++) {
                        key.add(cells.category(pattern, i));
                    }
                    key.add(cells.place(cell));
                    keys.add(key);
                    counts.add(new int[] {cells.persons(cell), cells.leavers(cell)});
                }
            }
            assertThat(keys).isEqualTo(new ArrayList<>(slow.keySet()));
            assertThat(counts.toArray(new int[0][])).isDeepEqualTo(slow.values().toArray(new int[0][]));
            checkFirstDifferences(cells);
        });
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static void checkFirstDifferences(Cells cells) {
        for (int pattern = 1; pattern < cells.patterns(); pattern++) {
            int first = cells.firstDifference(pattern);
            for (int i = 0; i < first; i++) {
                assertThat(cells.category(pattern, i)).isEqualTo(cells.category(pattern - 1, i));
            }
            assertThat(cells.category(pattern, first)).isGreaterThan(cells.category(pattern - 1, first));
        }
    }

    @Test
    void neitherTheOrderOfPersonsNorTheSplitOverBuildersMatters() {
        Seeded.cases(200, 42, draw -> {
            Characteristics characteristics = People.characteristics(draw);
            int places = draw.between(1, 9);
            List<People.Person> persons =
                    new ArrayList<>(People.persons(draw, characteristics, places, draw.between(1, 3000)));
            Cells cells = People.count(characteristics, places, persons).build();

            Collections.shuffle(persons, draw.random());
            int cut = draw.between(0, persons.size());
            CellsBuilder first = People.count(characteristics, places, persons.subList(0, cut));
            first.addAll(People.count(characteristics, places, persons.subList(cut, persons.size())));

            assertThat(first.build()).isEqualTo(cells).hasSameHashCodeAs(cells);
        });
    }

    @Test
    void fewerCharacteristicsGiveTheCellsOfPersonsSeenSo() {
        Seeded.cases(200, 43, draw -> {
            Characteristics characteristics = People.characteristics(draw);
            List<People.Person> persons = People.persons(draw, characteristics, 3, draw.between(1, 500));
            List<Integer> kept = kept(draw, characteristics.size());
            List<People.Person> seen = persons.stream()
                    .map(person -> new People.Person(
                            kept.stream().mapToInt(i -> person.categories()[i]).toArray(),
                            person.place(),
                            person.left()))
                    .toList();

            assertThat(People.count(characteristics, 3, persons).build().only(kept))
                    .isEqualTo(People.count(characteristics.only(kept), 3, seen).build());
        });
    }

    private static List<Integer> kept(Draw draw, int size) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (!draw.oneIn(3)) {
                kept.add(i);
            }
        }
        return kept.isEmpty() ? List.of(draw.between(0, size - 1)) : kept;
    }

    @Test
    void aCohortWithoutPersonsHasNoCells() {
        Cells cells = new CellsBuilder(TWO, ImmutableList.of("GM0001"), false).build();

        assertThat(cells.size()).isZero();
        assertThat(cells.patterns()).isZero();
        assertThat(cells.totalPersons()).isZero();
    }

    @Test
    void leaversAreNoNumberWhereOutcomesAreNotKnown() {
        CellsBuilder builder = new CellsBuilder(TWO, ImmutableList.of("GM0001"), false);
        builder.add(new int[] {0, 0}, 0, 5, 0);
        Cells cells = builder.build();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> cells.leavers(0));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(cells::totalLeavers);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> cells.leaversOfPattern(0));
    }

    @Test
    void moreCombinationsThanKeysAreRefused() {
        Characteristic many = Characteristic.of(
                "c", "0", IntStream.range(0, 128).mapToObj(Integer::toString).toArray(String[]::new));
        Characteristics nine = new Characteristics(
                Sector.MBO,
                IntStream.range(0, 9)
                        .mapToObj(i -> new Characteristic("c" + i, many.label(), many.categories(), 0, many.missing()))
                        .collect(ImmutableList.toImmutableList()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CellsBuilder(nine, ImmutableList.of("GM0001"), false))
                .withMessageContaining("sector mbo")
                .withMessageContaining("2^62");
    }

    @Test
    void aCellWithMorePersonsThanItCanCountIsRefused() {
        CellsBuilder builder = new CellsBuilder(TWO, ImmutableList.of("GM0001"), false);
        builder.add(0, Integer.MAX_VALUE, 0);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> builder.add(0, 1, 0));
    }
}
