package nl.verdeelmodel.analysis.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import nl.verdeelmodel.exact.Fraction;
import org.junit.jupiter.api.Test;

/** Means, standard deviations and intervals of values that were drawn. */
class SampleTest {

    private static final Fraction NINETY = Fraction.of(9, 10);

    /** (999 + 1) x 0.05 = 50: the 50th smallest and the 50th largest (Efron and Tibshirani 1993, section 13.3). */
    @Test
    void takesTheOrderStatisticsOfThePercentileInterval() {
        Sample sample =
                new Sample(LongStream.rangeClosed(1, 999).map(i -> 1000 - i).toArray());

        assertThat(sample.lower(NINETY)).isEqualTo(50);
        assertThat(sample.upper(NINETY)).isEqualTo(950);
    }

    @Test
    void takesTheSmallestAndTheLargestOfFewValues() {
        Sample sample = new Sample(7, 3, 5);

        assertThat(sample.lower(NINETY)).isEqualTo(3);
        assertThat(sample.upper(NINETY)).isEqualTo(7);
    }

    @Test
    void dividesSquaresByOneLessThanTheNumberOfValues() {
        Sample sample = new Sample(2, 4, 4, 4, 5, 5, 7, 9);

        assertThat(sample.mean()).isEqualTo(5);
        assertThat(sample.standardDeviation()).isCloseTo(Math.sqrt(32 / 7.0), within(1e-15));
        assertThat(sample.above(5)).isEqualTo(0.25);
        assertThat(sample.below(4)).isEqualTo(0.125);
    }
}
