package nl.verdeelmodel.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Chances in the tails of distributions; known answers from R 4.2.2, commands in the tests. */
class TailsTest {

    @Test
    void normalTailsAreThoseOfR() {
        // print(2 * pnorm(1.96, lower.tail = FALSE), digits = 17); print(pnorm(10, lower.tail = FALSE), digits = 17)
        assertThat(Tails.twoSided(-1.96)).isCloseTo(0.049995790296440856, within(1e-16));
        assertThat(Tails.twoSided(1.96)).isEqualTo(Tails.twoSided(-1.96));
        assertThat(Tails.normal(10)).isCloseTo(7.6198530241605269e-24, within(1e-36));
        assertThat(Tails.normal(0)).isEqualTo(0.5);
    }

    @Test
    void chiSquaredTailsAreThoseOfR() {
        // print(pchisq(c(3.84, 100), c(1, 12), lower.tail = FALSE), digits = 17)
        assertThat(Tails.chiSquared(3.84, 1)).isCloseTo(0.050043521248705224, within(1e-15));
        assertThat(Tails.chiSquared(100, 12)).isCloseTo(5.5677562606980893e-16, within(1e-28));
        assertThat(Tails.chiSquared(0, 5)).isOne();
    }
}
