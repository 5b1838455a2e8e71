package nl.verdeelmodel.analysis.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** The Shapley value against a textbook game and against all orders. */
class ShapleyValuesTest {

    /** The glove game: one left glove, two right ones; a pair is worth 1. Textbook answer: 2/3, 1/6, 1/6. */
    @Test
    void dividesTheWorthOfAPairOfGloves() {
        double[] parts = ShapleyValues.of(3, set -> (set & 1) != 0 && (set & 6) != 0 ? 1 : 0);
        assertThat(parts[0]).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(parts[1]).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(parts[2]).isCloseTo(1 / 6.0, within(1e-12));
    }

    @Test
    void isTheMeanOverAllOrdersAndAddsUp() {
        Seeded.cases(200, 20261124, draw -> {
            int count = draw.between(1, 5);
            double[] worth = IntStream.range(0, 1 << count)
                    .mapToDouble(set -> draw.between(-1000, 1000))
                    .toArray();
            double[] parts = ShapleyValues.of(count, set -> worth[set]);
            double[] slow = new double[count];
            List<List<Integer>> orders =
                    orders(IntStream.range(0, count).boxed().toList());
            for (List<Integer> order : orders) {
                int set = 0;
                for (int cause : order) {
                    slow[cause] += (worth[set | (1 << cause)] - worth[set]) / orders.size();
                    set |= 1 << cause;
                }
            }
            assertThat(parts).containsExactly(slow, within(1e-9));
            assertThat(Arrays.stream(parts).sum()).isCloseTo(worth[worth.length - 1] - worth[0], within(1e-9));
        });
    }

    private static List<List<Integer>> orders(List<Integer> causes) {
        if (causes.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : causes) {
            List<Integer> rest =
                    causes.stream().filter(cause -> !cause.equals(first)).toList();
            orders(rest).forEach(order -> {
                List<Integer> longer = new ArrayList<>(List.of(first));
                longer.addAll(order);
                all.add(longer);
            });
        }
        return all;
    }
}
