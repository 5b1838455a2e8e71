package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.region.Municipality;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Covariance;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Regions;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Do regions differ beyond the characteristics of their young people? */
class MultilevelCheckTest {

    private static final Characteristics DELAY =
            Characteristics.of(Sector.VO, Characteristic.of("delay", "no", "no", "yes"));

    private static List<String> codes(int count) {
        return IntStream.rangeClosed(1, count).mapToObj("%02d"::formatted).toList();
    }

    @Test
    void varianceAndEffectsAreThoseOfLme4() {
        RegionVariance outcome = MultilevelCheck.estimate(DiagnosticsGolden.cells(2022), Regions.of(12));

        assertThat(Math.sqrt(outcome.variance())).isEqualTo(DiagnosticsGolden.value("mixed.sd"), within(1e-6));
        assertThat(outcome.statistic()).isEqualTo(DiagnosticsGolden.value("mixed.statistic"), within(1e-6));
        double[] coefficients = outcome.coefficients().vector();
        for (int i = 0; i < coefficients.length; i++) {
            assertThat(coefficients[i])
                    .isEqualTo(DiagnosticsGolden.value("mixed.coefficient." + (i + 1)), within(1e-6));
            assertThat(outcome.covariance().standardError(i))
                    .isEqualTo(DiagnosticsGolden.value("mixed.se." + (i + 1)), within(1e-6));
        }
        for (RegionEffect region : outcome.regions()) {
            String code = region.region().code();
            assertThat(region.effect()).isEqualTo(DiagnosticsGolden.value("mixed.region." + code), within(1e-6));
            assertThat(region.standardError())
                    .isEqualTo(DiagnosticsGolden.value("mixed.region.se." + code), within(1e-6));
        }
    }

    /** Half of the tail of chi-squared with one degree of freedom: R, pchisq(41.93576, 1, lower.tail = FALSE) / 2. */
    @Test
    void testsTheVarianceAtTheEdgeOfWhatIsPossible() {
        RegionVariance outcome = MultilevelCheck.estimate(DiagnosticsGolden.cells(2022), Regions.of(12));

        assertThat(outcome.pValue()).isEqualTo(4.7160785e-11, within(1e-16));
    }

    /**
     * Herds of cattle as regions: standard deviation 0.6421 in the documentation of lme4 (Bates, Maechler, Bolker and Walker
     * 2015), which moves the coefficients too while it integrates; 0.64182 if it does not, as here (nAGQ = 0).
     */
    @Test
    void givesTheVarianceBetweenTheHerdsOfLesnoff() {
        Characteristics period = Characteristics.of(Sector.VO, Characteristic.of("period", "1", "1", "2", "3", "4"));
        CellsBuilder builder = new CellsBuilder(period, codes(15), true);
        DiagnosticsGolden.read("cbpp")
                .forEach(row -> builder.add(
                        new int[] {Integer.parseInt(row.getField("period")) - 1},
                        Integer.parseInt(row.getField("herd")) - 1,
                        Integer.parseInt(row.getField("size")),
                        Integer.parseInt(row.getField("incidence"))));

        RegionVariance outcome = MultilevelCheck.estimate(builder.build(), Regions.of(15));

        assertThat(Math.sqrt(outcome.variance()))
                .isEqualTo(DiagnosticsGolden.value("cbpp.sd"), within(1e-6))
                .isEqualTo(0.6421, within(0.0005));
        for (int i = 0; i < 4; i++) {
            assertThat(outcome.coefficients().vector()[i])
                    .isEqualTo(DiagnosticsGolden.value("cbpp.coefficient." + (i + 1)), within(1e-6));
        }
    }

    /** Lme4 gives 0 too, on the same data: flat.sd. */
    @Test
    void noiseHasNoVariance() {
        Cells cells = DiagnosticsGolden.cells(2022);
        CellsBuilder builder = new CellsBuilder(cells.characteristics().only(List.of(0)), codes(3), true);
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            builder.add(
                    new int[] {cells.category(pattern, 0)},
                    cells.category(pattern, 2),
                    (int) cells.personsOfPattern(pattern),
                    (int) cells.leaversOfPattern(pattern));
        }

        RegionVariance outcome = MultilevelCheck.estimate(builder.build(), Regions.of(3));

        assertThat(DiagnosticsGolden.value("flat.sd")).isZero();
        assertThat(outcome.variance()).isZero();
        assertThat(outcome.statistic()).isZero();
        assertThat(outcome.pValue()).isEqualTo(1);
        assertThat(outcome.medianOddsRatio()).isEqualTo(1);
        assertThat(outcome.intraclassCorrelation()).isZero();
        assertThat(outcome.regions())
                .allSatisfy(region -> assertThat(region.effect()).isZero());
    }

    /**
     * Models 2 to 4 of table 5 of the study in BMC Public Health 19 (2019), article 7529: community variance 0.556, 1.117
     * and 0.479; intraclass correlation 14.5, 25.3 and 12.7 percent; median odds ratio 2.03, 2.73 and 1.93, with 0.95 for
     * 0.954.
     */
    @Test
    void givesPublishedMedianOddsRatiosAndIntraclassCorrelations() {
        double[][] published = {{0.556, 14.5, 2.03}, {1.117, 25.3, 2.73}, {0.479, 12.7, 1.93}};
        for (double[] row : published) {
            RegionVariance outcome = new RegionVariance(
                    row[0],
                    -1,
                    -2,
                    Coefficients.of(DELAY, 0, 0),
                    Covariance.ofLowerTriangle(new double[0][]),
                    ImmutableList.of());

            assertThat(outcome.intraclassCorrelation() * 100).isEqualTo(row[1], within(0.06));
            assertThat(outcome.medianOddsRatio()).isEqualTo(row[2], within(0.015));
        }
    }

    @Test
    void findsTheVarianceThatPersonsWereDrawnWith() {
        Seeded.cases(6, 81, draw -> {
            double spread = draw.oneIn(2) ? 0.3 : 0.15;
            Cells cells = drawn(draw, 40, 4000, spread);

            RegionVariance outcome = MultilevelCheck.estimate(cells, Regions.of(40));

            // The estimate of a standard deviation from 40 regions has a standard error of about 1 in sqrt(80).
            assertThat(Math.sqrt(outcome.variance())).isEqualTo(spread, within(3.5 * spread / Math.sqrt(80)));
            assertThat(outcome.pValue()).isLessThan(0.001);
            assertThat(outcome.coefficients().vector()[1]).isEqualTo(0.8, within(0.08));
            assertThat(outcome.regions().stream()
                            .mapToDouble(RegionEffect::effect)
                            .sum())
                    .isEqualTo(0, within(1e-6));
        });
    }

    private static Cells drawn(Draw draw, int regions, int persons, double spread) {
        CellsBuilder builder = new CellsBuilder(DELAY, codes(regions), true);
        for (int region = 0; region < regions; region++) {
            double effect = spread * draw.random().nextGaussian();
            for (int delay = 0; delay < 2; delay++) {
                double chance = 1 / (1 + Math.exp(2 - 0.8 * delay - effect));
                int left = 0;
                for (int i = 0; i < persons; i++) {
                    left += draw.random().nextDouble() < chance ? 1 : 0;
                }
                builder.add(new int[] {delay}, region, persons, left);
            }
        }
        return builder.build();
    }

    @Test
    void municipalitiesCountForTheirRegion() {
        Seeded.cases(10, 82, draw -> {
            Cells regional = drawn(draw, 6, 400, 0.4);
            Map<Municipality, String> regionOf =
                    new TreeMap<>((a, b) -> a.code().compareTo(b.code()));
            List<String> codes =
                    IntStream.range(0, 18).mapToObj(i -> "GM" + (1000 + i)).toList();
            CellsBuilder builder = new CellsBuilder(DELAY, codes, true);
            for (int pattern = 0; pattern < regional.patterns(); pattern++) {
                for (int cell = regional.firstCell(pattern); cell < regional.firstCell(pattern + 1); cell++) {
                    int place = regional.place(cell) + 6 * draw.between(0, 1);
                    int part = draw.between(0, regional.leavers(cell));
                    int[] categories = {regional.category(pattern, 0)};
                    builder.add(categories, place, part, part);
                    builder.add(
                            categories,
                            regional.place(cell) + 12,
                            regional.persons(cell) - part,
                            regional.leavers(cell) - part);
                }
            }
            for (int i = 0; i < 18; i++) {
                regionOf.put(new Municipality(codes.get(i), "Municipality " + i), codes(6).get(i % 6));
            }
            RegionSet regions = RegionSet.of(2026, Regions.of(6).regions(), regionOf);

            RegionVariance outcome = MultilevelCheck.estimate(builder.build(), regions);

            assertThat(outcome).isEqualTo(MultilevelCheck.estimate(regional, regions));
        });
    }

    @Test
    void aRegionWithoutYoungPeopleHasNoEffect() {
        Cells cells = DiagnosticsGolden.cells(2022);

        RegionVariance with = MultilevelCheck.estimate(cells, Regions.of(13));
        RegionVariance without = MultilevelCheck.estimate(cells, Regions.of(12));

        assertThat(with.variance()).isEqualTo(without.variance(), within(1e-9));
        assertThat(with.regions().get(12).effect()).isZero();
        assertThat(with.regions().get(12).standardError()).isEqualTo(Math.sqrt(with.variance()), within(1e-12));
    }

    @Test
    void namesThePlacesThatAreInNoRegion() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> MultilevelCheck.estimate(DiagnosticsGolden.cells(2022), Regions.of(10)))
                .satisfies(e -> {
                    assertThat(e.problems().get(0).in(Language.EN)).contains("no region of 2026: 11, 12", "Maybe");
                    assertThat(e.problems().get(0).in(Language.NL)).contains("geen regio van 2026", "Misschien");
                });
    }

    @Test
    void placesWithoutPersonsNeedNoRegionAndOutcomesMustBeKnown() {
        Cells cells = DiagnosticsGolden.cells(2022);
        int[] persons = new int[cells.size()];
        int[] leavers = new int[cells.size()];
        for (int cell = 0; cell < persons.length; cell++) {
            boolean near = cells.place(cell) < 10;
            persons[cell] = near ? cells.persons(cell) : 0;
            leavers[cell] = near ? cells.leavers(cell) : 0;
        }
        CellsBuilder unknown = new CellsBuilder(DELAY, codes(4), false);
        unknown.add(new int[] {0}, 0, 10, 0);
        unknown.add(new int[] {0}, 1, 10, 0);

        RegionVariance outcome = MultilevelCheck.estimate(cells.withCounts(persons, leavers), Regions.of(10));

        assertThat(outcome.regions().stream().mapToLong(RegionEffect::persons).sum())
                .isEqualTo(Arrays.stream(persons).sum());
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> MultilevelCheck.estimate(unknown.build(), Regions.of(4)))
                .withMessageContaining("not known which young people");
    }

    /** Without variance between regions there is nothing but the fit with the penalty. */
    @Test
    void withRidgeAndNoVarianceTheModelIsThatOfTheFit() {
        Cells cells = DiagnosticsGolden.cells(2022);
        PlacePatterns patterns = RegionPatterns.of(cells, Regions.of(12));
        for (double lambda : new double[] {0, 0.5, 40}) {
            RiskFit fit = lambda == 0 ? RiskFit.plain() : ridge(lambda);
            FittedRisk fitted = fit.fit(cells);
            Coefficients start = RiskFit.plain().fit(cells).coefficients();

            PlaceEffects effects = PlaceEffects.none(patterns, lambda, start).withSpread(0);

            assertThat(effects.coefficients())
                    .containsExactly(fitted.coefficients().vector(), within(1e-8));
            assertThat(effects.logLikelihood()).isEqualTo(fitted.penalizedLogLikelihood(), within(1e-7));
            for (int i = 0; i < start.vector().length; i++) {
                for (int j = 0; j <= i; j++) {
                    assertThat(effects.covariance().get(i, j))
                            .isEqualTo(fitted.covariance().get(i, j), within(1e-9));
                }
            }
        }
    }

    private static RiskFit ridge(double lambda) {
        return RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.ridge(lambda)));
    }

    /** A weak penalty is none; the strongest leaves one chance, so that regions bear what the effects of categories explained. */
    @Test
    void theRidgePenaltyOfTheFitIsOnTheEffectsBesideTheRegions() {
        Cells cells = DiagnosticsGolden.cells(2022);
        RegionVariance plain = MultilevelCheck.estimate(cells, Regions.of(12));
        RegionVariance weak = MultilevelCheck.estimate(cells, Regions.of(12), ridge(1e-9));
        RegionVariance some = MultilevelCheck.estimate(cells, Regions.of(12), ridge(20));
        RegionVariance strong = MultilevelCheck.estimate(cells, Regions.of(12), ridge(1e9));
        RegionVariance other = MultilevelCheck.estimate(collapsed(cells), Regions.of(12), ridge(1e9));

        assertThat(weak.variance()).isEqualTo(plain.variance(), within(1e-5));
        assertThat(weak.statistic()).isEqualTo(plain.statistic(), within(1e-5));
        assertThat(Math.abs(some.coefficients().vector()[1]))
                .isLessThan(Math.abs(plain.coefficients().vector()[1]));
        assertThat(Math.abs(some.variance() - plain.variance())).isGreaterThan(1e-6);
        assertThat(strong.variance())
                .as("without effects only the leavers of each region matter, however persons are told apart")
                .isEqualTo(other.variance(), within(1e-6));
        assertThat(strong.coefficients().vector()[1]).isEqualTo(0, within(1e-5));
    }

    /** The same persons, told apart by a characteristic of another kind: the halves of each cell. */
    private static Cells collapsed(Cells cells) {
        CellsBuilder builder = new CellsBuilder(DELAY, codes(12), true);
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
                int half = cells.leavers(cell) / 2;
                int halfPersons = cells.persons(cell) / 2;
                builder.add(new int[] {0}, cells.place(cell), halfPersons, half);
                builder.add(
                        new int[] {1},
                        cells.place(cell),
                        cells.persons(cell) - halfPersons,
                        cells.leavers(cell) - half);
            }
        }
        return builder.build();
    }

    @Test
    void firthsPenaltyIsRefusedWithAnAlternative() {
        RiskFit firth = RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.FIRTH));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> MultilevelCheck.estimate(DiagnosticsGolden.cells(2022), Regions.of(12), firth))
                .satisfies(e -> {
                    assertThat(e.problems().get(0).in(Language.EN))
                            .contains("Firth's penalty", "Maybe use a ridge penalty");
                    assertThat(e.problems().get(0).in(Language.NL)).contains("straf van Firth", "Misschien");
                });
    }

    /** From so far away that a hundred steps do not lead back. */
    @Test
    void effectsThatDoNotComeToRestAreAProblem() {
        Cells cells = DiagnosticsGolden.cells(2022);
        double[] vector = new double[cells.characteristics().coefficientCount()];
        vector[0] = -300;
        PlaceEffects far = PlaceEffects.none(
                RegionPatterns.of(cells, Regions.of(12)), 0, Coefficients.of(cells.characteristics(), vector));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> far.withSpread(0.25))
                .satisfies(e -> {
                    assertThat(e.problems().get(0).in(Language.EN))
                            .contains("regions of 0.250", "come to rest", "Maybe");
                    assertThat(e.problems().get(0).in(Language.NL)).contains("regio's van 0,250", "Misschien");
                });
    }

    /** So many patterns that they are added up in several chunks. */
    @Test
    void givesTheSameBitsForAnyNumberOfThreads() throws Exception {
        Cells cells = manyPatterns();
        assertThat(cells.size()).isGreaterThan(2 * FitPatterns.CHUNK);
        RegionVariance alone = with(1, cells);

        assertThat(alone.statistic()).isPositive();
        assertThat(with(2, cells)).isEqualTo(alone);
        assertThat(with(8, cells)).isEqualTo(alone);
    }

    private static Cells manyPatterns() {
        Characteristic[] characteristics = IntStream.range(0, 8)
                .mapToObj(i -> Characteristic.of("c" + i, "a", "a", "b", "c", "d"))
                .toArray(Characteristic[]::new);
        CellsBuilder builder = new CellsBuilder(Characteristics.of(Sector.MBO, characteristics), codes(5), true);
        Random random = new Random(83);
        for (int n = 0; n < 80_000; n++) {
            int region = random.nextInt(5);
            int[] categories = random.ints(8, 0, 4).toArray();
            builder.add(categories, region, 1, random.nextInt(10) < 1 + region + categories[0] ? 1 : 0);
        }
        return builder.build();
    }

    private static RegionVariance with(int threads, Cells cells) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> MultilevelCheck.estimate(cells, Regions.of(5)))
                    .get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void saysThatOneRegionHasNoVarianceBetweenRegions() {
        CellsBuilder builder = new CellsBuilder(DELAY, codes(4), true);
        builder.add(new int[] {0}, 2, 100, 7);
        builder.add(new int[] {1}, 2, 100, 20);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> MultilevelCheck.estimate(builder.build(), Regions.of(4)))
                .withMessageContaining("persons in 1 region; a variance between regions needs at least two");
    }

    @Test
    void saysThatRegionsInWhichEverybodyOrNobodyLeftDifferWithoutEnd() {
        CellsBuilder builder = new CellsBuilder(DELAY, codes(4), true);
        for (int region = 0; region < 4; region++) {
            builder.add(new int[] {0}, region, 10_000, region < 2 ? 0 : 10_000);
            builder.add(new int[] {1}, region, 10_000, region < 2 ? 0 : 10_000);
        }

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> MultilevelCheck.estimate(builder.build(), Regions.of(4)))
                .withMessageContaining("exceeds 5");
    }
}
