package nl.verdeelmodel.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.testing.Regions;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Means over years, plain as in the old RMC rule (Besluit RMC art. 4, part b: t-7 to t-2), weighted, and of shares. */
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

    /** Canada weighs the latest year twice (R.S.C. 1985, c. F-8, s. 3.5): (90 + 100 + 2 x 120) / 4 = 215/2. */
    @Test
    void aWeightedMeanCountsEachYearAsOftenAsItsWeightSays() {
        RegionValues mean = weighted("1", "1", "2")
                .apply(List.of(Regions.values(90), Regions.values(100), Regions.values(120)), KEY);

        assertThat(mean).isEqualTo(Regions.values("215/2"));
    }

    private static YearAverage weighted(String... weights) {
        return new YearAverage(
                2023,
                2022 + weights.length,
                Arrays.stream(weights).map(Fraction::parse).collect(ImmutableList.toImmutableList()),
                YearAverage.Of.VALUES);
    }

    @Test
    void onlyTheRatioOfTheWeightsCounts() {
        List<RegionValues> years = List.of(Regions.values(90, 7), Regions.values(100, 1), Regions.values(120, 0));

        assertThat(weighted("1/4", "25%", "0.5").apply(years, KEY))
                .isEqualTo(weighted("3", "3", "6").apply(years, KEY));
        assertThat(weighted("0", "0", "9").apply(years, KEY)).isEqualTo(years.get(2));
    }

    /** By hand: 1/4 of 40 and 3/4 of 4000; the values would be dominated by the second year. */
    @Test
    void aMeanOfSharesWeighsABigYearNoMoreThanASmallOne() {
        List<RegionValues> years = List.of(Regions.values(10, 30), Regions.values(3000, 1000));
        YearAverage shares = new YearAverage(2023, 2024, ImmutableList.of(), YearAverage.Of.SHARES);

        assertThat(shares.apply(years, KEY)).isEqualTo(Regions.values("1/2", "1/2"));
        assertThat(new YearAverage(2023, 2024).apply(years, KEY)).isEqualTo(Regions.values(1505, 515));
    }

    @Test
    void aYearWithoutAnyValueHasNoShares() {
        YearAverage shares = new YearAverage(2023, 2025, ImmutableList.of(), YearAverage.Of.SHARES);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        shares.apply(List.of(Regions.values(0, 0), Regions.values(1, 0), Regions.values(0, 0)), KEY))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem -> problem.message().en())
                        .containsExactly(
                                "In 2023 the values of all regions are 0 together; there are no shares in that.",
                                "In 2025 the values of all regions are 0 together; there are no shares in that."));
    }

    @Test
    void weightsThatDoNotFitTheYearsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new YearAverage(2023, 2025, ImmutableList.of(Fraction.ONE), YearAverage.Of.VALUES))
                .withMessage("There are 1 weights for the years 2023-2025.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weighted("0", "0"))
                .withMessageContaining("not all 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weighted("1", "-1", "3"))
                .withMessageContaining("0 or more");
    }

    @Test
    void anAverageOfTheSameValuesIsTheseValuesAndSharesAddUpToOne() {
        Seeded.cases(500, 41, draw -> {
            RegionValues same = Regions.values(draw.weights(8));
            int count = draw.between(1, 6);
            List<RegionValues> years = Collections.nCopies(count, same);
            ImmutableList<Fraction> weights = IntStream.range(0, count)
                    .mapToObj(i -> Fraction.of(draw.between(1, 9), draw.between(1, 9)))
                    .collect(ImmutableList.toImmutableList());

            RegionValues values = new YearAverage(1, count, weights, YearAverage.Of.VALUES).apply(years, KEY);
            RegionValues shares = new YearAverage(1, count, weights, YearAverage.Of.SHARES).apply(years, KEY);

            assertThat(values).isEqualTo(same);
            assertThat(shares.total()).isEqualTo(Fraction.ONE);
            assertThat(shares).isEqualTo(same.map(value -> value.dividedBy(same.total())));
        });
    }

    @Test
    void everyMeanLiesBetweenTheSmallestAndTheLargestValue() {
        Seeded.cases(500, 42, draw -> {
            int count = draw.between(1, 6);
            List<RegionValues> years = IntStream.range(0, count)
                    .mapToObj(i -> Regions.values(draw.ofAnySize(50)))
                    .toList();
            ImmutableList<Fraction> weights = IntStream.range(0, count)
                    .mapToObj(i -> Fraction.of(i == 0 ? 1 : draw.between(0, 9)))
                    .collect(ImmutableList.toImmutableList());

            Fraction mean = new YearAverage(1, count, weights, YearAverage.Of.VALUES)
                    .apply(years, KEY)
                    .get(0);

            List<Fraction> values =
                    years.stream().map(year -> year.get(0)).sorted().toList();
            assertThat(mean).isBetween(values.get(0), values.get(count - 1));
        });
    }
}
