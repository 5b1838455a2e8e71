package nl.verdeelmodel.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.CohortChances;
import nl.verdeelmodel.score.Population;
import nl.verdeelmodel.score.RiskScores;
import nl.verdeelmodel.score.TargetGroup;
import nl.verdeelmodel.testing.Regions;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** The contributions of characteristics to the difference of a region add up, and have the sign of their cause. */
class ChanceDecompositionTest {

    private static final double CLOSE = 1e-9;

    private static List<ChanceDecomposition> decompositions(Population population) {
        CohortChances chances = CohortChances.of(population.cohort(), population.models());
        return population.models().stream()
                .map(RiskModel::sector)
                .filter(sector -> chances.cohort().of(sector).orElseThrow().size() > 0)
                .map(sector -> ChanceDecomposition.of(chances, sector, population.regions()))
                .toList();
    }

    @Test
    void contributionsAddUpToTheDifferenceExactly() {
        Seeded.cases(300, 71, draw -> {
            Population population = Population.draw(draw);
            RiskScores scores = CohortChances.of(population.cohort(), population.models())
                    .scores(TargetGroup.everyone())
                    .perRegion(population.regions());
            for (ChanceDecomposition decomposition : decompositions(population)) {
                Sector sector = decomposition.sector();
                Fraction national = scores.total(sector).meanChance().orElseThrow();
                assertThat(decomposition.nationalUnits())
                        .isCloseTo(Math.round(national.approximately() * 1e12), within(1L));
                for (int region = 0; region < population.regions().size(); region++) {
                    ChanceDecomposition.OfRegion own = decomposition.regions().get(region);
                    long sum = own.contributions().stream()
                            .mapToLong(Long::longValue)
                            .sum();
                    assertThat(sum).isEqualTo(own.meanUnits() - decomposition.nationalUnits());
                    Fraction mean = scores.get(sector, region).meanChance().orElse(national);
                    assertThat(own.meanUnits()).isCloseTo(Math.round(mean.approximately() * 1e12), within(1L));
                }
            }
        });
    }

    /** Rounding to whole units may not hide a rest: the numbers themselves add up as closely as floating point can. */
    @Test
    void contributionsAgreeWithAnIntegralOverTheLineOfLogOdds() {
        Seeded.cases(40, 72, draw -> {
            Population population = Population.draw(draw);
            for (ChanceDecomposition decomposition : decompositions(population)) {
                RiskModel model = population.models().get(decomposition.sector() == Sector.VO ? 0 : 1);
                double[][] slow = slow(population, model, decomposition.nationalUnits() / 1e12);
                for (int region = 0; region < slow.length; region++) {
                    for (int j = 0; j < slow[region].length; j++) {
                        long units = decomposition
                                .regions()
                                .get(region)
                                .contributions()
                                .get(j);
                        assertThat(units / 1e12).isCloseTo(slow[region][j], within(CLOSE));
                    }
                }
            }
        });
    }

    /** Person by person, the slope integrated by Simpson's rule. */
    private static double[][] slow(Population population, RiskModel model, double national) {
        List<Population.Person> persons = population.persons().stream()
                .filter(person -> person.sector() == model.sector())
                .toList();
        Coefficients coefficients = model.coefficients();
        int size = model.characteristics().size();
        double start = Math.log(national / (1 - national));
        double[] slopes = persons.stream()
                .mapToDouble(person -> simpson(start, logOdds(coefficients, person)))
                .toArray();
        double[] means = new double[size];
        double weight = 0;
        for (int n = 0; n < slopes.length; n++) {
            weight += slopes[n];
            for (int j = 0; j < size; j++) {
                means[j] += slopes[n]
                        * coefficients.effect(j, persons.get(n).categories().get(j));
            }
        }
        double[][] sums = new double[population.regions().size()][size];
        int[] counts = new int[sums.length];
        for (int n = 0; n < slopes.length; n++) {
            String place = population.places().get(persons.get(n).place());
            int region = population.regions().regionOf(place).getAsInt();
            counts[region]++;
            for (int j = 0; j < size; j++) {
                double effect =
                        coefficients.effect(j, persons.get(n).categories().get(j));
                sums[region][j] += slopes[n] * (effect - means[j] / weight);
            }
        }
        for (int region = 0; region < sums.length; region++) {
            for (int j = 0; j < size; j++) {
                sums[region][j] /= Math.max(1, counts[region]);
            }
        }
        return sums;
    }

    private static double logOdds(Coefficients coefficients, Population.Person person) {
        double sum = coefficients.intercept();
        for (int j = 0; j < person.categories().size(); j++) {
            sum += coefficients.effect(j, person.categories().get(j));
        }
        return sum;
    }

    private static double simpson(double from, double to) {
        int steps = 400;
        double sum = 0;
        for (int k = 0; k <= steps; k++) {
            double chance = 1 / (1 + Math.exp(-(from + (to - from) * k / steps)));
            int weight = k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2;
            sum += weight * chance * (1 - chance);
        }
        return sum / (3.0 * steps);
    }

    private static final Characteristic DELAY = Characteristic.of("delay", "no", "no", "yes");
    private static final Characteristic SUSPECT = Characteristic.of("suspect", "no", "no", "yes");
    private static final Characteristic FIELD = Characteristic.of("field", "a", "a", "b");

    private static RiskModel model(ImmutableList<Characteristic> order, Map<String, Double> effects, String reference) {
        ImmutableList.Builder<Characteristic> list = ImmutableList.builder();
        double[] vector = new double[order.size() + 1];
        vector[0] = -3;
        for (int i = 0; i < order.size(); i++) {
            Characteristic own = order.get(i);
            double effect = effects.get(own.id());
            boolean second = reference.equals(own.id());
            String[] ids = own.categories().stream().map(c -> c.id()).toArray(String[]::new);
            list.add(Characteristic.of(own.id(), ids[second ? 1 : 0], ids));
            vector[0] += second ? effect : 0;
            vector[i + 1] = second ? -effect : effect;
        }
        Characteristics characteristics = new Characteristics(Sector.VO, list.build());
        return new RiskModel(
                "m", Sector.VO.title(), "", 2023, true, Coefficients.of(characteristics, vector), Optional.empty());
    }

    /** Region 01 has more delay, region 02 more suspects; field has no effect. */
    private static ChanceDecomposition twoRegions(RiskModel model) {
        CellsBuilder builder = new CellsBuilder(model.characteristics(), List.of("01", "02"), false);
        int[][] rows = {{0, 0, 0, 0, 60}, {1, 0, 1, 0, 40}, {0, 0, 1, 1, 70}, {0, 1, 0, 1, 25}, {1, 0, 0, 1, 5}};
        List<String> ids = List.of("delay", "suspect", "field");
        for (int[] row : rows) {
            int[] categories = model.characteristics().list().stream()
                    .mapToInt(characteristic -> row[ids.indexOf(characteristic.id())])
                    .toArray();
            builder.add(categories, row[3], row[4], 0);
        }
        Cells cells = builder.build();
        Cohort cohort = Cohort.of(2023, Cohort.PlaceKind.REGION, true, Map.of(Sector.VO, cells));
        return ChanceDecomposition.of(CohortChances.of(cohort, List.of(model)), Sector.VO, Regions.of(2));
    }

    private static final Map<String, Double> EFFECTS = Map.of("delay", 0.8, "suspect", 1.2, "field", 0.0);

    @Test
    void aCauseThatIsMoreFrequentContributesAboveZero() {
        ChanceDecomposition decomposition = twoRegions(model(ImmutableList.of(DELAY, SUSPECT, FIELD), EFFECTS, ""));

        List<Long> first = decomposition.regions().get(0).contributions();
        List<Long> second = decomposition.regions().get(1).contributions();
        assertThat(first.get(0)).isPositive();
        assertThat(first.get(1)).isNegative();
        assertThat(second.get(0)).isNegative();
        assertThat(second.get(1)).isPositive();
        assertThat(first.get(2)).isBetween(-1L, 1L);
        assertThat(second.get(2)).isBetween(-1L, 1L);
        // The two regions have 100 young people each, so what one has more the other has less.
        for (int j = 0; j < 3; j++) {
            assertThat(first.get(j) + second.get(j)).isBetween(-2L, 2L);
        }
    }

    @Test
    void theOrderOfCharacteristicsMakesNoDifference() {
        ChanceDecomposition one = twoRegions(model(ImmutableList.of(DELAY, SUSPECT, FIELD), EFFECTS, ""));
        ChanceDecomposition other = twoRegions(model(ImmutableList.of(FIELD, SUSPECT, DELAY), EFFECTS, ""));

        for (int region = 0; region < 2; region++) {
            List<Long> turned = new ArrayList<>(other.regions().get(region).contributions());
            Collections.reverse(turned);
            for (int j = 0; j < 3; j++) {
                assertThat(turned.get(j))
                        .isCloseTo(one.regions().get(region).contributions().get(j), within(2L));
            }
        }
    }

    @Test
    void norDoesTheReferenceCategory() {
        ChanceDecomposition one = twoRegions(model(ImmutableList.of(DELAY, SUSPECT, FIELD), EFFECTS, ""));
        ChanceDecomposition other = twoRegions(model(ImmutableList.of(DELAY, SUSPECT, FIELD), EFFECTS, "suspect"));

        for (int region = 0; region < 2; region++) {
            for (int j = 0; j < 3; j++) {
                assertThat(other.regions().get(region).contributions().get(j))
                        .isCloseTo(one.regions().get(region).contributions().get(j), within(2L));
            }
        }
    }

    @Test
    void aRegionWithoutYoungPeopleDiffersInNothing() {
        RiskModel model = model(ImmutableList.of(DELAY), EFFECTS, "");
        CellsBuilder builder = new CellsBuilder(model.characteristics(), List.of("01"), false);
        builder.add(new int[] {1}, 0, 3, 0);
        Cohort cohort = Cohort.of(2023, Cohort.PlaceKind.REGION, true, Map.of(Sector.VO, builder.build()));

        ChanceDecomposition decomposition =
                ChanceDecomposition.of(CohortChances.of(cohort, List.of(model)), Sector.VO, Regions.of(2));

        assertThat(decomposition.regions().get(1).contributions()).containsExactly(0L);
        assertThat(decomposition.regions().get(1).meanUnits()).isEqualTo(decomposition.nationalUnits());
    }

    @Test
    void roundedContributionsAddUpWhateverIsLeft() {
        assertThat(ChanceDecomposition.wholeUnits(new double[] {0.5, 0.4, -0.9}, 0))
                .containsExactly(1L, 0L, -1L);
        assertThat(ChanceDecomposition.wholeUnits(new double[] {1.5, 1.5}, 7)).containsExactly(4L, 3L);
        assertThat(ChanceDecomposition.wholeUnits(new double[] {1, 1}, -1)).containsExactly(0L, -1L);
    }
}
