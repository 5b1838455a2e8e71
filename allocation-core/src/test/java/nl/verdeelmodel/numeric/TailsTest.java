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

    @Test
    void studentTailsAreThoseOfR() {
        // print(2 * pt(c(2.5, 12), c(37, 3), lower.tail = FALSE), digits = 17); print(qt(0.975, c(37, 1)), digits = 17)
        assertThat(Tails.student(-2.5, 37)).isCloseTo(0.016979962176607768, within(1e-15));
        assertThat(Tails.student(12, 3)).isCloseTo(0.001245015800789336, within(1e-15));
        assertThat(Tails.studentLimit(0.025, 37)).isCloseTo(2.0261924630291088, within(1e-11));
        assertThat(Tails.studentLimit(0.025, 1)).isCloseTo(12.7062047361746941, within(1e-10));
    }
}
