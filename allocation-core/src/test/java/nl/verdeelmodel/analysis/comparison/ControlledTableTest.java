package nl.verdeelmodel.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Tables in whole units that add up both ways. */
class ControlledTableTest {

    private static List<List<Fraction>> table(Draw draw) {
        int width = draw.between(1, 8);
        boolean thirds = draw.oneIn(3);
        List<List<Fraction>> rows = new ArrayList<>();
        for (int i = 0; i < draw.between(1, 12); i++) {
            List<Fraction> row = new ArrayList<>();
            for (int j = 0; j < width; j++) {
                long numerator = draw.between(-1, 1) * draw.ofAnySize(draw.oneIn(3) ? 40 : 6);
                row.add(Fraction.of(numerator, thirds ? 3 : draw.between(1, 9)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Fraction sum(List<Fraction> values) {
        return values.stream().reduce(Fraction.ZERO, Fraction::plus);
    }

    private static void isNear(BigInteger rounded, Fraction exact) {
        assertThat(rounded).isBetween(exact.floor(), exact.ceiling());
    }

    @Test
    void everyNumberIsTheOneBelowOrAboveAndRowsAndColumnsAddUp() {
        Seeded.cases(3_000, 20261122, draw -> {
            List<List<Fraction>> rows = table(draw);
            int width = rows.get(0).size();
            var rounded = ControlledTable.of(rows);
            var totals = rounded.get(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                BigInteger sum = BigInteger.ZERO;
                for (int j = 0; j < width; j++) {
                    isNear(rounded.get(i).get(j), rows.get(i).get(j));
                    sum = sum.add(rounded.get(i).get(j));
                }
                assertThat(rounded.get(i).get(width)).isEqualTo(sum);
                isNear(sum, sum(rows.get(i)));
            }
            for (int j = 0; j <= width; j++) {
                int column = j;
                assertThat(totals.get(j))
                        .isEqualTo(rounded.subList(0, rows.size()).stream()
                                .map(row -> row.get(column))
                                .reduce(BigInteger.ZERO, BigInteger::add));
            }
            for (int j = 0; j < width; j++) {
                int column = j;
                isNear(
                        totals.get(j),
                        sum(rows.stream().map(row -> row.get(column)).toList()));
            }
            isNear(totals.get(width), sum(rows.stream().flatMap(List::stream).toList()));
        });
    }

    @Test
    void leavesAWholeTableAsItIs() {
        var rounded = ControlledTable.of(
                List.of(List.of(Fraction.of(3), Fraction.of(-5)), List.of(Fraction.ZERO, Fraction.of(2))));

        assertThat(rounded.toString()).isEqualTo("[[3, -5, -2], [0, 2, 2], [3, -3, 0]]");
    }

    @Test
    void thirdsThatAddUpBothWaysStayWithinOne() {
        List<Fraction> thirds = List.of(Fraction.of(1, 3), Fraction.of(1, 3), Fraction.of(1, 3));
        var rounded = ControlledTable.of(List.of(thirds, thirds, thirds));

        for (int i = 0; i < 3; i++) {
            assertThat(rounded.get(i).get(3)).isEqualTo(BigInteger.ONE);
            assertThat(rounded.get(3).get(i)).isEqualTo(BigInteger.ONE);
        }
        assertThat(rounded.get(3).get(3)).isEqualTo(BigInteger.valueOf(3));
    }
}
