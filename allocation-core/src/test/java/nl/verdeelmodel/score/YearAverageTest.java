package nl.verdeelmodel.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.testing.Regions;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** The plain mean over years, as in the old RMC rule (Besluit RMC art. 4, part b: t-7 to t-2); worked out by hand. */
class YearAverageTest {

    private static final Where KEY = Where.file("model.json").atLine(9);

    @Test
    void everyYearCountsTheSame() {
        Measure measure = Measure.of(
                "rate",
                Map.of(
                        2005,
                        Regions.values("0.3", "1"),
                        2006,
                        Regions.values("0.4", "0"),
                        2007,
                        Regions.values("0.3", "1")));

        assertThat(new YearAverage(2005, 2007).apply(measure, KEY)).isEqualTo(Regions.values("1/3", "2/3"));
    }

    @Test
    void yearsOutsideTheRangeDoNotCount() {
        Measure measure = Measure.of(
                "rate",
                Map.of(
                        2004,
                        Regions.values(100),
                        2005,
                        Regions.values(2),
                        2006,
                        Regions.values(4),
                        2007,
                        Regions.values(100)));

        assertThat(new YearAverage(2005, 2006).apply(measure, KEY)).isEqualTo(Regions.values(3));
    }

    @Test
    void theMeanOfOneYearIsThatYear() {
        Measure measure = Measure.of("rate", Map.of(2005, Regions.values("1/7", "5")));

        assertThat(new YearAverage(2005, 2005).apply(measure, KEY)).isEqualTo(Regions.values("1/7", "5"));
    }

    @Test
    void everyMissingYearIsNamedAndNoneIsLeftOutInSilence() {
        Measure measure = Measure.of("rate", Map.of(2005, Regions.values(1), 2008, Regions.values(1)));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new YearAverage(2005, 2008).apply(measure, KEY))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem ->
                                problem.where() + " " + problem.message().en())
                        .containsExactly(
                                "model.json:9 Measure rate has no values for 2006; there are values for 2005, 2008.",
                                "model.json:9 Measure rate has no values for 2007; there are values for 2005, 2008."));
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new YearAverage(2006, 2005))
                .withMessage("The average runs from 2006 to 2005, which is earlier.");
    }

    @Test
    void theMeanTimesTheNumberOfYearsIsTheExactSum() {
        Seeded.cases(500, 20261122, draw -> {
            int years = draw.between(1, 8);
            Map<Integer, RegionValues> byYear = new TreeMap<>();
            for (int year = 2000; year < 2000 + years; year++) {
                byYear.put(year, Regions.values(draw.ofAnySize(50), draw.ofAnySize(50)));
            }

            RegionValues mean = new YearAverage(2000, 1999 + years).apply(Measure.of("m", byYear), KEY);

            Fraction sum = byYear.values().stream().map(RegionValues::total).reduce(Fraction.ZERO, Fraction::plus);
            assertThat(mean.total().times(Fraction.of(years))).isEqualTo(sum);
        });
    }
}
