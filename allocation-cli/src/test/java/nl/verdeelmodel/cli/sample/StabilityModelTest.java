package nl.verdeelmodel.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.scenario.Course;
import nl.verdeelmodel.scenario.CourseYear;
import nl.verdeelmodel.scenario.Simulation;
import nl.verdeelmodel.scenario.SimulationPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The example with stability rules, 2026-2032. The amounts are those of the program; what is asserted of them holds by other
 * means: totals, bounds in exact shares, targets of the model without such rules.
 */
class StabilityModelTest {

    private static final Path MODELS = Path.of("..", "sample-data", "models");
    private static final ModelFile FILE = ModelFile.read(MODELS.resolve("regeling-with-stability.json"));
    private static final ModelFile REGULATION = ModelFile.read(MODELS.resolve("regeling-2026-2029.json"));
    private static final Simulation SIMULATION =
            Simulation.of(FILE.model(), FILE.inputs(), SimulationPlan.of(2026, 2032));

    @ParameterizedTest
    @CsvSource({"0, 50173000.00", "1, 67640000.00"})
    void everyYearAddsUpToTheMoneyOfTheRegulation(int stream, String total) {
        assertThat(SIMULATION.streams().get(stream).years())
                .hasSize(7)
                .allSatisfy(year -> assertThat(year.total()).isEqualTo(Money.parse(total)));
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void noRegionLosesOrGainsMoreThanFivePercentOfItsShareInAYear(int stream) {
        Course course = SIMULATION.streams().get(stream);
        for (int i = 0; i < course.years().size(); i++) {
            CourseYear year = course.years().get(i);
            RegionValues before = i == 0 ? start(stream) : cents(course.years().get(i - 1));
            for (int region = 0; region < 40; region++) {
                Fraction share = before.get(region).dividedBy(before.total());
                Fraction now = year.amounts()
                        .get(region)
                        .toCents()
                        .dividedBy(year.total().toCents());
                assertThat(now).isGreaterThanOrEqualTo(share.times(Fraction.of(95, 100)));
                assertThat(now).isLessThanOrEqualTo(share.times(Fraction.of(105, 100)));
            }
        }
    }

    private static RegionValues start(int stream) {
        return FILE.inputs()
                .measures()
                .get(List.of("start-regionaal-programma", "start-doorstroompunt")
                        .get(stream))
                .at(2025)
                .orElseThrow();
    }

    private static RegionValues cents(CourseYear year) {
        List<Fraction> cents = IntStream.range(0, year.amounts().regions().size())
                .mapToObj(region -> year.amounts().get(region).toCents())
                .toList();
        return RegionValues.of(year.amounts().regions(), cents);
    }

    @Test
    void theStartIsTheAmountOf2026InTheRatioOfTheGrantOf2020() {
        ModelFile start = ModelFile.read(MODELS.resolve("start-2025-example.json"));
        RegionValues grant =
                start.inputs().measures().get("verdeling-2020").at(2020).orElseThrow();
        Fraction cent = Fraction.of(1, 100);
        for (int stream = 0; stream < 2; stream++) {
            RegionValues amounts = start(stream);
            assertThat(amounts.total()).isEqualTo(Fraction.of(stream == 0 ? 50_173_000 : 67_640_000));
            for (int i = 0; i < 40; i++) {
                Fraction exact = grant.get(i).times(amounts.total()).dividedBy(grant.total());
                assertThat(amounts.get(i)).isBetween(exact.minus(cent), exact.plus(cent));
            }
        }
        assertThat(grant.total()).isEqualTo(Fraction.parse("8000000.03"));
    }

    @Test
    void theTargetsAreTheAmountsOfTheRegulation() {
        for (int year = 2026; year <= 2029; year++) {
            assertThat(SIMULATION.total().years().get(year - 2026).undampened())
                    .isEqualTo(REGULATION.allocate(year).budgets());
        }
        assertThat(SIMULATION.total().last().undampened())
                .isEqualTo(REGULATION.allocate(2029).budgets());
    }

    /** The target of the Doorstroompunt moves once, in 2028, when its key is refreshed. */
    @ParameterizedTest
    @CsvSource({"0, 2026, 2032", "1, 2026, 2027", "1, 2028, 2032"})
    void theDistanceShrinksEveryYearWhileTargetsStayAsTheyAre(int stream, int first, int last) {
        Course course = SIMULATION.streams().get(stream);
        for (int year = first + 1; year <= last; year++) {
            CourseYear before = course.years().get(year - 1 - 2026);
            CourseYear now = course.years().get(year - 2026);
            boolean arrived = before.keptFromTarget().compareTo(Fraction.of(40)) < 0;
            if (arrived) {
                assertThat(now.keptFromTarget()).isEqualTo(before.keptFromTarget());
            } else {
                assertThat(now.keptFromTarget()).isLessThan(before.keptFromTarget());
                assertThat(now.largestDistance()).isLessThan(before.largestDistance());
            }
        }
    }

    @Test
    void everyRegionReachesItsTargetWithinAYear() {
        for (Course course : SIMULATION.courses()) {
            assertThat(course.hasConverged()).isTrue();
            assertThat(course.yearsToConverge()).hasValue(1);
            assertThat(course.last().count(Held.BY_FLOOR) + course.last().count(Held.BY_CEILING))
                    .isZero();
            assertThat(course.last().largestDistance()).isLessThan(Fraction.of(1, 1_000_000));
        }
    }

    @Test
    void whatSomeGetAboveTheirTargetOthersGetBelow() {
        for (Course course : SIMULATION.courses()) {
            Money sum = Money.ZERO;
            for (int region = 0; region < 40; region++) {
                sum = sum.plus(course.aboveTarget(region));
            }
            assertThat(sum).isEqualTo(Money.ZERO);
        }
    }

    /** The rules are an example; every one of them says that the regulation has none. */
    @Test
    void saysThatTheRegulationHasNoSuchRules() {
        assertThat(FILE.model().source()).contains("VOORBEELD", "example only");
        for (StreamRule stream : FILE.model().streams()) {
            assertThat(stream.stability().orElseThrow().rules())
                    .hasSize(2)
                    .allSatisfy(
                            rule -> assertThat(rule.terms().source()).contains("niet in BWBR0051614", "not in the"));
            assertThat(stream.stability().orElseThrow().balance().source()).contains("niet in BWBR0051614");
        }
    }
}
