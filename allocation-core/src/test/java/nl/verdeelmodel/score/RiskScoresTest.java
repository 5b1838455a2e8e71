package nl.verdeelmodel.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.ChanceTotals;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Regions;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** The score of a place is the sum of the chances of its young people, or of those who count. */
class RiskScoresTest {

    private static final List<Sector> BOTH = List.of(Sector.VO, Sector.MBO);

    private static TargetGroup group(Draw draw) {
        int denominator = draw.between(1, 12);
        Fraction share = Fraction.of(draw.between(1, denominator), denominator);
        return TargetGroup.highest(share, draw.oneIn(2) ? TargetGroup.Pooling.APART : TargetGroup.Pooling.TOGETHER);
    }

    @Test
    void addsUpPersonByPersonInExactFractions() {
        Seeded.cases(400, 41, draw -> {
            Population population = Population.draw(draw);
            TargetGroup group = group(draw);

            RiskScores scores =
                    CohortChances.of(population.cohort(), population.models()).scores(group);

            Map<Sector, List<Score>> slow = slowScores(population, group);
            slow.forEach((sector, byPlace) ->
                    assertThat(scores.bySector().get(sector)).isEqualTo(byPlace));
        });
    }

    /** Persons in the order of their chance; each takes what is left of the share, those of equal chance alike. */
    private static Map<Sector, List<Score>> slowScores(Population population, TargetGroup group) {
        Map<Sector, List<Score>> scores = new EnumMap<>(Sector.class);
        BOTH.forEach(sector -> scores.put(
                sector, new ArrayList<>(Collections.nCopies(population.places().size(), Score.NOBODY))));
        List<List<Sector>> pools = group.pooling() == TargetGroup.Pooling.TOGETHER
                ? List.of(BOTH)
                : BOTH.stream().map(List::of).toList();
        for (List<Sector> pool : pools) {
            List<Population.Person> ordered = population.ordered(pool);
            Fraction left = group.share().times(Fraction.of(ordered.size()));
            for (int from = 0, to; from < ordered.size(); from = to) {
                long chance = population.chance(ordered.get(from));
                to = from;
                while (to < ordered.size() && population.chance(ordered.get(to)) == chance) {
                    to++;
                }
                Fraction size = Fraction.of(to - from);
                Fraction weight = left.compareTo(size) >= 0 ? Fraction.ONE : left.dividedBy(size);
                left = left.minus(weight.times(size));
                for (Population.Person person : ordered.subList(from, to)) {
                    Score one = new Score(
                            1, weight, weight.times(Fraction.of(chance)).dividedBy(Fraction.of(Odds.ONE)));
                    List<Score> own = scores.get(person.sector());
                    own.set(person.place(), own.get(person.place()).plus(one));
                }
            }
        }
        return scores;
    }

    @Test
    void countsExactlyTheStatedShareOfThePersons() {
        Seeded.cases(400, 42, draw -> {
            Population population = Population.draw(draw);
            TargetGroup group = group(draw);

            RiskScores scores =
                    CohortChances.of(population.cohort(), population.models()).scores(group);

            Fraction all = Fraction.of(population.persons().size());
            assertThat(scores.total().counted()).isEqualTo(group.share().times(all));
            for (CutOff cutOff : scores.cutOffs()) {
                assertThat(cutOff.counted()).isEqualTo(group.share().times(Fraction.of(cutOff.persons())));
                assertThat(cutOff.taken()).isGreaterThan(Fraction.ZERO).isLessThanOrEqualTo(Fraction.ONE);
                assertThat(cutOff.at()).isPositive();
            }
        });
    }

    @Test
    void everyoneIsTheSumThatAReaderAddsUpBitForBit() {
        Seeded.cases(200, 43, draw -> {
            Population population = Population.draw(draw);
            Cohort cohort = population.cohort();
            Map<Sector, ChanceTotals> totals = new EnumMap<>(Sector.class);
            population.models().forEach(model -> {
                Cells cells = cohort.of(model.sector()).orElseThrow();
                totals.put(
                        model.sector(),
                        ChanceTotals.of(cells, Odds.of(model.coefficients()).chances(cells)));
            });

            RiskScores streamed = RiskScores.everyone(2023, cohort.placeKind(), true, population.models(), totals);
            RiskScores fromCells = CohortChances.of(cohort, population.models()).scores(TargetGroup.everyone());

            assertThat(streamed.bySector()).isEqualTo(fromCells.bySector());
        });
    }

    @Test
    void theOrderOfThePersonsMakesNoDifference() {
        Seeded.cases(100, 44, draw -> {
            Population population = Population.draw(draw);
            TargetGroup group = group(draw);
            List<Population.Person> shuffled = new ArrayList<>(population.persons());
            Collections.shuffle(shuffled, draw.random());

            assertThat(CohortChances.of(population.cohort(shuffled), population.models())
                            .scores(group))
                    .isEqualTo(CohortChances.of(population.cohort(), population.models())
                            .scores(group));
        });
    }

    @Test
    void regionsAddUpTheirMunicipalities() {
        Seeded.cases(200, 45, draw -> {
            Population population = Population.draw(draw);
            RegionSet regions = population.regions();
            RiskScores perPlace =
                    CohortChances.of(population.cohort(), population.models()).scores(group(draw));

            RiskScores perRegion = perPlace.perRegion(regions);

            assertThat(perRegion.total()).isEqualTo(perPlace.total());
            for (int region = 0; region < regions.size(); region++) {
                Score sum = Score.NOBODY;
                for (int place = 0; place < perPlace.places().size(); place++) {
                    if (regions.regionOf(perPlace.places().get(place)).getAsInt() == region) {
                        sum = sum.plus(perPlace.get(place));
                    }
                }
                assertThat(perRegion.get(region)).isEqualTo(sum);
            }
            assertThat(perRegion.perRegion(regions)).isEqualTo(perRegion);
        });
    }

    /** Chances 1/2, 1/2, 1/2, 1/5 in vo and 1/2, 1/11 in mbo, worked by hand. */
    @Test
    void takesPersonsAtTheCutOffForTheSameFraction() {
        RiskModel vo = model(Sector.VO, 0, Math.log(1 / 4.0));
        RiskModel mbo = model(Sector.MBO, 0, Math.log(1 / 10.0));
        Cohort cohort = Cohort.of(
                2023,
                Cohort.PlaceKind.REGION,
                true,
                Map.of(
                        Sector.VO, cells(vo, new int[] {0, 0, 2}, new int[] {0, 1, 1}, new int[] {1, 0, 1}),
                        Sector.MBO, cells(mbo, new int[] {0, 1, 1}, new int[] {1, 1, 1})));
        CohortChances chances = CohortChances.of(cohort, List.of(vo, mbo));

        RiskScores together = chances.scores(TargetGroup.highest(Fraction.of(1, 2), TargetGroup.Pooling.TOGETHER));
        RiskScores apart = chances.scores(TargetGroup.highest(Fraction.of(1, 2), TargetGroup.Pooling.APART));

        // Together 3 of 6 count, and 4 have chance 1/2: each counts for 3/4.
        assertThat(together.cutOffs()).hasSize(1);
        assertThat(together.cutOffs().get(0).taken()).isEqualTo(Fraction.of(3, 4));
        assertThat(together.get(0).expectedLeavers()).isEqualTo(Fraction.of(3, 4));
        assertThat(together.get(1).expectedLeavers()).isEqualTo(Fraction.of(3, 4));
        // Apart 2 of the 3 with chance 1/2 count in vo, each for 2/3, and the one of mbo in full.
        assertThat(apart.cutOffs().get(0).taken()).isEqualTo(Fraction.of(2, 3));
        assertThat(apart.cutOffs().get(1).taken()).isEqualTo(Fraction.ONE);
        assertThat(apart.get(0).expectedLeavers()).isEqualTo(Fraction.of(2, 3));
        assertThat(apart.get(1).expectedLeavers()).isEqualTo(Fraction.of(1, 3).plus(Fraction.of(1, 2)));
        assertThat(apart.get(1).meanChance()).contains(Fraction.of(1, 2));
    }

    private static RiskModel model(Sector sector, double intercept, double effect) {
        Characteristics characteristics = Characteristics.of(sector, Characteristic.of("delay", "no", "no", "yes"));
        return new RiskModel(
                sector.code(),
                sector.title(),
                "",
                2023,
                false,
                Coefficients.of(characteristics, intercept, effect),
                java.util.Optional.empty());
    }

    /** Cells of category, place (01 or 02) and number of persons. */
    private static Cells cells(RiskModel model, int[]... rows) {
        CellsBuilder builder = new CellsBuilder(model.characteristics(), List.of("01", "02"), false);
        Arrays.stream(rows).forEach(row -> builder.add(new int[] {row[0]}, row[1], row[2], 0));
        return builder.build();
    }

    @Test
    void aPoolWithoutPersonsHasNoCutOff() {
        RiskModel vo = model(Sector.VO, 0, 1);
        RiskModel mbo = model(Sector.MBO, 0, 1);
        Cohort cohort = Cohort.of(
                2023, Cohort.PlaceKind.REGION, true, Map.of(Sector.VO, cells(vo), Sector.MBO, cells(mbo, new int[] {
                    0, 1, 1
                })));

        RiskScores scores = CohortChances.of(cohort, List.of(vo, mbo)).scores(CbsScenario.CBS_5.targetGroup());

        assertThat(scores.cutOffs()).hasSize(1);
        assertThat(scores.get(0)).isEqualTo(Score.NOBODY);
        assertThat(scores.get(0).meanChance()).isEmpty();
        assertThat(scores.total().counted()).isEqualTo(Fraction.of(2, 5));
    }

    @Test
    void namesEveryPlaceThatLiesInNoRegion() {
        Seeded.repeat(46, 0, draw -> {
            Population population = Population.draw(draw);
            RiskScores scores =
                    CohortChances.of(population.cohort(), population.models()).scores(TargetGroup.everyone());

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> scores.perRegion(Regions.of(2)))
                    .withMessageContaining("Municipality GM0000 is not in the region list of 2026")
                    .satisfies(e ->
                            assertThat(e.problems()).hasSize(population.places().size()));
        });
    }

    @Test
    void refusesASectorWithoutAModel() {
        Seeded.repeat(47, 0, draw -> {
            Population population = Population.draw(draw);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CohortChances.of(
                            population.cohort(), population.models().subList(0, 1)))
                    .withMessageContaining("MBO");
        });
    }

    @Test
    void refusesAShareThatIsNoShare() {
        for (String share : List.of("0", "-1/2", "3/2")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TargetGroup.highest(Fraction.parse(share), TargetGroup.Pooling.APART))
                    .withMessageContaining(share);
        }
    }

    @Test
    void scenariosTwoAndThreeSayThatTheirThresholdIsAssumed() {
        assertThat(Arrays.stream(CbsScenario.values())
                        .filter(scenario -> !scenario.note().isEmpty())
                        .map(CbsScenario::id))
                .containsExactly("cbs-2", "cbs-3");
        assertThat(CbsScenario.of("cbs-4").orElseThrow().targetGroup())
                .isEqualTo(TargetGroup.highest(Fraction.of(2, 5), TargetGroup.Pooling.TOGETHER));
        assertThat(CbsScenario.of("cbs-6")).isEmpty();
        assertThat(CbsScenario.CBS_2.targetGroup().title().en())
                .isEqualTo("the 20 % with the highest chance, vo and mbo together");
    }
}
