package nl.verdeelmodel.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Regions;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Exponential smoothing, worked out by hand and compared with its closed form. */
class ExponentialSmoothingTest {

    private static ExponentialSmoothing smoothing(String weight) {
        return new ExponentialSmoothing(Fraction.parse(weight), 2018);
    }

    /** 90; then 90 + (120 - 90) / 3 = 100; then 100 + (70 - 100) / 3 = 90. */
    @Test
    void eachYearMovesAThirdOfTheWayToTheNewValue() {
        List<RegionValues> observed = List.of(Regions.values(90, 3), Regions.values(120, 3), Regions.values(70, 3));

        assertThat(smoothing("1/3").apply(observed))
                .containsExactly(Regions.values(90, 3), Regions.values(100, 3), Regions.values(90, 3));
    }

    @Test
    void withWeightOneNothingIsSmoothed() {
        List<RegionValues> observed = List.of(Regions.values(90), Regions.values(120));

        assertThat(smoothing("1").apply(observed)).isEqualTo(observed);
    }

    @Test
    void oneYearIsItsOwnStart() {
        assertThat(smoothing("1/3").apply(List.of(Regions.values(5)))).containsExactly(Regions.values(5));
    }

    /** z(t) = sum of a (1 - a)^k s(t - k), and (1 - a)^n of the start. */
    @Test
    void theSmoothedValueIsAWeightedSumOfAllYears() {
        Seeded.cases(300, 43, draw -> {
            List<RegionValues> observed = series(draw);
            Fraction a = Fraction.of(draw.between(1, 7), 7);

            Fraction last = new ExponentialSmoothing(a, 2018)
                    .apply(observed)
                    .get(observed.size() - 1)
                    .get(0);

            Fraction rest = Fraction.ONE;
            Fraction sum = Fraction.ZERO;
            for (int t = observed.size() - 1; t > 0; t--) {
                sum = sum.plus(rest.times(a).times(observed.get(t).get(0)));
                rest = rest.times(Fraction.ONE.minus(a));
            }
            assertThat(last).isEqualTo(sum.plus(rest.times(observed.get(0).get(0))));
        });
    }

    private static List<RegionValues> series(Draw draw) {
        List<RegionValues> observed = new ArrayList<>();
        for (int year = draw.between(1, 10); year > 0; year--) {
            observed.add(Regions.values(draw.oneIn(5) ? 0 : draw.ofAnySize(50)));
        }
        return observed;
    }

    @Test
    void aConstantSeriesIsUnchanged() {
        RegionValues same = Regions.values("1/7", "0", "12345678901");

        assertThat(smoothing("2/9").apply(Collections.nCopies(8, same))).containsOnly(same);
    }

    @Test
    void aThirdIsTwoYearsBehindAndLeavesAFifthOfTheVariance() {
        assertThat(smoothing("1/3").meanLag()).isEqualTo(Fraction.of(2));
        assertThat(smoothing("1/3").varianceFactor()).isEqualTo(Fraction.of(1, 5));
        assertThat(smoothing("1").meanLag()).isEqualTo(Fraction.ZERO);
        assertThat(smoothing("1").varianceFactor()).isEqualTo(Fraction.ONE);
    }

    @Test
    void aWeightOutsideZeroToOneIsRefused() {
        for (String weight : List.of("0", "-1/3", "1.01")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> smoothing(weight))
                    .withMessageContaining("must be above 0 and at most 1");
        }
    }
}
