package nl.verdeelmodel.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.PublishedTable;
import nl.verdeelmodel.testing.Regions;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Credibility estimates: the data of Hachemeister (1975), an example by hand, and what must hold for any data. */
class CredibilityTest {

    private static final Where KEY = Where.file("model.json").atLine(9);

    /** The rates and volumes of a few years. */
    private record History(List<RegionValues> rates, List<RegionValues> volumes) {

        Credibility estimate() {
            return Credibility.estimate(rates, volumes, KEY);
        }
    }

    /**
     * Collective premium 1684, between variance 89639, within variance 139120026: Dutang, Goulet, Milhaud and Pigeon,
     * Credibility theory features of actuar (vignette of the R package actuar, the Buhlmann-Straub example). The five
     * premiums were computed apart from this program, in exact fractions in Python, from the same data.
     */
    @Test
    void givesThePublishedPremiumsOfHachemeister() {
        Credibility outcome = hachemeister().estimate();

        assertThat(rounded(outcome.collectiveMean(), 0)).isEqualTo(new BigDecimal("1684"));
        assertThat(rounded(outcome.betweenVariance(), 0)).isEqualTo(new BigDecimal("89639"));
        assertThat(rounded(outcome.withinVariance(), 0)).isEqualTo(new BigDecimal("139120026"));
        assertThat(outcome.estimates().values().stream().map(premium -> rounded(premium, 3)))
                .map(BigDecimal::toString)
                .containsExactly("2055.165", "1523.706", "1793.444", "1442.967", "1603.285");
    }

    private static BigDecimal rounded(Fraction value, int decimals) {
        return value.toDecimal(decimals, RoundingMode.HALF_UP);
    }

    private static History hachemeister() {
        PublishedTable table = PublishedTable.read("hachemeister_1975_credibility");
        List<RegionValues> ratios = new ArrayList<>();
        List<RegionValues> weights = new ArrayList<>();
        for (int quarter = 0; quarter < 12; quarter++) {
            int column = quarter;
            ratios.add(Regions.values(IntStream.range(0, 5)
                    .mapToLong(state -> table.longs("ratio")[12 * state + column])
                    .toArray()));
            weights.add(Regions.values(IntStream.range(0, 5)
                    .mapToLong(state -> table.longs("weight")[12 * state + column])
                    .toArray()));
        }
        return new History(ratios, weights);
    }

    /** Chosen so that s2 = 0.15, a = 0.000375, s2 / a = 400 and m = 0.09 come out whole. */
    private static History byHand() {
        RegionValues young = Regions.values(200, 200, 600);
        return new History(
                List.of(Regions.values("18/200", "9/200", "54/600"), Regions.values("30/200", "15/200", "54/600")),
                List.of(young, young));
    }

    @Test
    void leansOnTheMeanOfAllAsWorkedOutByHand() {
        Credibility outcome = byHand().estimate();

        assertThat(outcome.means()).isEqualTo(Regions.values("0.12", "0.06", "0.09"));
        assertThat(outcome.withinVariance()).isEqualTo(Fraction.parse("0.15"));
        assertThat(outcome.betweenVariance()).isEqualTo(Fraction.parse("0.000375"));
        assertThat(outcome.factors()).isEqualTo(Regions.values("0.5", "0.5", "0.75"));
        assertThat(outcome.collectiveMean()).isEqualTo(Fraction.parse("0.09"));
        assertThat(outcome.estimates()).isEqualTo(Regions.values("0.105", "0.075", "0.09"));
        assertThat(outcome.scale(Regions.values("0.15", "0.075", "0.09"), Regions.values(200, 200, 600), KEY))
                .isEqualTo(Fraction.parse("1.1"));
    }

    /** The rates differ less than chance would make them, so a is estimated below 0. */
    @Test
    void everyRegionGetsTheMeanOfAllIfTheRegionsDoNotDiffer() {
        History history = new History(
                List.of(Regions.values("0.1", "0.3"), Regions.values("0.3", "0.1")),
                List.of(Regions.values(100, 300), Regions.values(100, 300)));

        Credibility outcome = history.estimate();

        assertThat(outcome.betweenVariance()).isEqualTo(Fraction.ZERO);
        assertThat(outcome.factors()).isEqualTo(Regions.values("0", "0"));
        assertThat(outcome.estimates()).isEqualTo(Regions.values("0.2", "0.2"));
    }

    @Test
    void everyRegionKeepsItsOwnMeanIfNothingVariesFromYearToYear() {
        RegionValues rates = Regions.values("0.1", "0.3", "0.2");
        History history =
                new History(List.of(rates, rates), List.of(Regions.values(10, 20, 30), Regions.values(1, 2, 3)));

        assertThat(history.estimate().factors()).isEqualTo(Regions.values("1", "1", "1"));
        assertThat(history.estimate().estimates()).isEqualTo(rates);
    }

    @Test
    void aRegionWithoutVolumeGetsTheMeanOfAllAndChangesNothingForOthers() {
        History three = byHand();
        History four = new History(
                three.rates().stream().map(year -> with(year, "7")).toList(),
                three.volumes().stream().map(year -> with(year, "0")).toList());

        Credibility outcome = four.estimate();

        assertThat(outcome.estimates()).isEqualTo(Regions.values("0.105", "0.075", "0.09", "0.09"));
        assertThat(outcome.factors().get(3)).isEqualTo(Fraction.ZERO);
    }

    private static RegionValues with(RegionValues values, String more) {
        List<Fraction> all = new ArrayList<>(values.values());
        all.add(Fraction.parse(more));
        return RegionValues.of(Regions.of(all.size()), all);
    }

    @Test
    void aYearWithoutVolumeDoesNotCount() {
        History two = byHand();
        RegionValues nobody = Regions.values(0, 0, 0);
        History three = new History(
                List.of(
                        two.rates().get(0),
                        Regions.values("9", "9", "9"),
                        two.rates().get(1)),
                List.of(two.volumes().get(0), nobody, two.volumes().get(1)));

        assertThat(three.estimate()).isEqualTo(two.estimate());
    }

    @Test
    void oneRegionOrOneYearIsTooLittle() {
        RegionValues rates = Regions.values("0.1", "0.2");
        for (History history : List.of(
                new History(List.of(rates, rates), List.of(Regions.values(5, 0), Regions.values(5, 0))),
                new History(List.of(rates, rates), List.of(Regions.values(5, 5), Regions.values(0, 0))),
                new History(List.of(rates, rates), List.of(Regions.values(5, 0), Regions.values(0, 5))),
                new History(List.of(rates, rates), List.of(Regions.values(0, 0), Regions.values(0, 0))))) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(history::estimate)
                    .withMessageContaining("model.json:9: ")
                    .withMessageContaining(
                            "Credibility needs at least two regions with volume, one of them in two years");
        }
    }

    @Test
    void aLastYearWithoutVolumeHasNoTotalToKeep() {
        Credibility outcome = byHand().estimate();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> outcome.scale(Regions.values("1", "1", "1"), Regions.values(0, 0, 0), KEY))
                .withMessageContaining("no region has volume");
    }

    @Test
    void theNationalTotalIsKeptAndEachEstimateLiesBetweenItsOwnMeanAndThatOfAll() {
        Seeded.cases(300, 44, draw -> {
            History history = history(draw);
            Credibility outcome = history.estimate();
            int last = history.rates().size() - 1;
            RegionValues rate = history.rates().get(last);
            RegionValues volume = history.volumes().get(last);

            Fraction scale = outcome.scale(rate, volume, KEY);

            Fraction national = rate.combine(volume, Fraction::times).total();
            assertThat(outcome.estimates()
                            .combine(volume, Fraction::times)
                            .total()
                            .times(scale))
                    .isEqualTo(national);
            for (int i = 0; i < rate.regions().size(); i++) {
                assertThat(outcome.factors().get(i)).isBetween(Fraction.ZERO, Fraction.ONE);
                List<Fraction> ends = new ArrayList<>(List.of(outcome.means().get(i), outcome.collectiveMean()));
                Collections.sort(ends);
                assertThat(outcome.estimates().get(i)).isBetween(ends.get(0), ends.get(1));
            }
        });
    }

    /** Larger regions keep more of their own mean. */
    @Test
    void theFactorsRiseWithTheVolume() {
        Seeded.cases(300, 45, draw -> {
            Credibility outcome = history(draw).estimate();
            for (int i = 1; i < outcome.volumes().regions().size(); i++) {
                if (outcome.volumes().get(i).compareTo(outcome.volumes().get(i - 1)) >= 0) {
                    assertThat(outcome.factors().get(i))
                            .isGreaterThanOrEqualTo(outcome.factors().get(i - 1));
                }
            }
        });
    }

    @Test
    void theOrderOfTheRegionsDoesNotMatter() {
        Seeded.cases(200, 46, draw -> {
            History history = history(draw);
            List<Integer> order = new ArrayList<>(
                    IntStream.range(0, history.rates().get(0).regions().size())
                            .boxed()
                            .toList());
            Collections.shuffle(order, draw.random());
            History shuffled = new History(
                    history.rates().stream().map(year -> reordered(year, order)).toList(),
                    history.volumes().stream()
                            .map(year -> reordered(year, order))
                            .toList());

            Credibility outcome = history.estimate();
            Credibility other = shuffled.estimate();

            assertThat(other.estimates()).isEqualTo(reordered(outcome.estimates(), order));
            assertThat(other.factors()).isEqualTo(reordered(outcome.factors(), order));
            assertThat(other.collectiveMean()).isEqualTo(outcome.collectiveMean());
        });
    }

    private static RegionValues reordered(RegionValues values, List<Integer> order) {
        return RegionValues.of(values.regions(), order.stream().map(values::get).toList());
    }

    /** Two to six regions over two to five years; now and then no volume, equal rates, a giant. */
    private static History history(Draw draw) {
        RegionSet regions = Regions.of(draw.between(2, 6));
        int years = draw.between(2, 5);
        List<RegionValues> rates = new ArrayList<>();
        List<RegionValues> volumes = new ArrayList<>();
        boolean flat = draw.oneIn(5);
        for (int year = 0; year < years; year++) {
            List<Fraction> rate = new ArrayList<>();
            List<Fraction> volume = new ArrayList<>();
            for (int i = 0; i < regions.size(); i++) {
                boolean firstTwo = i < 2;
                volume.add(Fraction.of(!firstTwo && draw.oneIn(6) ? 0 : 1 + draw.ofAnySize(20)));
                rate.add(flat ? Fraction.of(1, 20) : Fraction.of(draw.between(0, 100), 1000));
            }
            rates.add(RegionValues.of(regions, rate));
            volumes.add(RegionValues.of(regions, volume));
        }
        return new History(rates, volumes);
    }
}
