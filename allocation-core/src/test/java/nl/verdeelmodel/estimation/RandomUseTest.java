package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import nl.verdeelmodel.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/** One seed serves several uses of random numbers. */
class RandomUseTest {

    /** The shuffle of those who left, and the sample of replicate 0, began with the same numbers. */
    @Test
    void noUseSeesTheNumbersOfAnother() {
        Set<Long> first = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            for (long number = 0; number < 50; number++) {
                first.add(RandomStream.of(seed, number).bits());
                for (RandomUse use : RandomUse.values()) {
                    first.add(use.stream(seed, number).bits());
                }
            }
        }

        assertThat(first).hasSize(50 * 50 * 5);
    }

    @Test
    void aSeedAndANumberGiveTheSameStreamAgain() {
        assertThat(RandomUse.FOLDS.stream(7, 1).bits())
                .isEqualTo(RandomUse.FOLDS.stream(7, 1).bits());
    }
}
