package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.rounding.Apportionment;
import nl.verdeelmodel.rounding.ApportionmentMethod;
import nl.verdeelmodel.rounding.DivisorMethod;
import nl.verdeelmodel.rounding.LargestRemainder;
import nl.verdeelmodel.testing.PublishedTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of docs/guide/rounding.md. */
class GuideRoundingTest {

    private static final LargestRemainder LARGEST_REMAINDER = LargestRemainder.withoutMinimum();
    private static final List<String> REGIONS = List.of("01 Noord", "02 Midden", "03 Zuid");

    private final GuidePage page = GuidePage.read("rounding.md");

    @TempDir
    Path folder;

    private static String euros(long cents) {
        return Language.EN.amount(Money.ofCents(cents));
    }

    private static long roundedAlone(Fraction quota) {
        return quota.toDecimal(0, RoundingMode.HALF_UP).longValueExact();
    }

    @Test
    void givesTheCentsThatAreLeftToTheLargestRemainders() {
        Apportionment outcome = LARGEST_REMAINDER.apportion(100_00, Weights.of(3, 3, 1));

        long floors = 0;
        long alone = 0;
        for (int i = 0; i < outcome.size(); i++) {
            Fraction quota = outcome.quota(i);
            long floor = quota.floor().longValueExact();
            page.hasRow(
                    REGIONS.get(i),
                    quota,
                    floor,
                    quota.minus(Fraction.of(floor)),
                    euros(outcome.units(i)),
                    euros(roundedAlone(quota)));
            floors += floor;
            alone += roundedAlone(quota);
        }
        page.hasRow("total", 10_000, floors, 10_000 - floors, euros(outcome.total()), euros(alone));
        assertThat(outcome.hasTie()).isFalse();
    }

    @Test
    void theGrantOf2020MissesItsCeiling() {
        Allocation allocation = ModelFile.read(Path.of("..", "sample-data", "models", "rmc-extra-2020.json"))
                .allocate(2020);
        Allocation.PartOutcome part = allocation.stream("rmc-extra").part("bijlage");
        KeyOutcome.Proportional key = (KeyOutcome.Proportional) part.key();
        Map<String, Long> differences = new LinkedHashMap<>();
        for (int i = 0; i < allocation.regions().size(); i++) {
            long printed = key.measure()
                    .values()
                    .get(i)
                    .times(Fraction.of(100))
                    .numerator()
                    .longValueExact();
            long difference = part.budgets().get(i).cents() - printed;
            if (difference != 0) {
                differences.put(allocation.regions().get(i).code(), difference);
            }
        }

        page.says("is at most " + euros(part.amount().cents()));
        page.says("Its " + allocation.regions().size() + " printed amounts add up to "
                + Language.EN.number(key.measure().values().total(), 2));
        assertThat(differences).isEqualTo(Map.of("21", -1L, "28", -1L, "29", -1L));
        page.says("the regions 21, 28 and 29 one cent less");
    }

    @Test
    void theTitleIExampleMissesItsTotal() {
        PublishedTable table = PublishedTable.read("us_titlei_school_allocation_1996");
        Apportionment outcome = LARGEST_REMAINDER.apportion(2_137_808, Weights.of(table.longs("poor_total")));
        long alone = 0;
        for (int i = 0; i < outcome.size(); i++) {
            assertThat(roundedAlone(outcome.quota(i))).isEqualTo(table.longs("published_allocation")[i]);
            alone += roundedAlone(outcome.quota(i));
        }

        assertThat(outcome.size()).isEqualTo(8);
        page.says("divides " + Language.EN.number(outcome.total()) + " dollars over eight schools");
        page.says("the amounts add up to " + Language.EN.number(alone));
    }

    @Test
    void everyMethodDividesEightUnitsAsTheTableSays() {
        Weights weights = Weights.of(86, 6, 5);
        for (ApportionmentMethod method : ApportionmentMethod.all()) {
            Apportionment outcome = method.apportion(8, weights);
            List<String> row = page.rows()
                    .filter(cells -> cells.get(0).equals("`" + method.id() + "`") && cells.size() == 4)
                    .findFirst()
                    .orElseThrow();

            assertThat(row.get(3)).as(method.id()).isEqualTo(list(outcome.toArray()));
            List<Fraction> quotients = new ArrayList<>();
            for (int i = 0; i < weights.size(); i++) {
                quotients.add(
                        method instanceof DivisorMethod
                                ? Fraction.of(weights.get(i)).dividedBy(Fraction.parse(row.get(1)))
                                : outcome.quota(i));
            }
            assertThat(row.get(2))
                    .as(method.id())
                    .isEqualTo(quotients.stream()
                            .map(quotient -> Language.EN.number(quotient, 2))
                            .collect(Collectors.joining(", ")));
            if (method instanceof DivisorMethod divisor) {
                assertThat(quotients.stream()
                                .mapToLong(quotient -> rounded(divisor, quotient))
                                .toArray())
                        .as("the quotients of the page, rounded by " + method.id())
                        .containsExactly(outcome.toArray());
            }
        }
        page.says("The quotas are 7.09, 0.49 and 0.41.");
    }

    /** The quotient rounded at the signpost as the page writes it; on a signpost itself, up. */
    private static long rounded(DivisorMethod method, Fraction quotient) {
        long j = quotient.floor().longValueExact();
        double signpost = switch (method) {
            case ADAMS -> j;
            case DEAN -> 2.0 * j * (j + 1) / (2 * j + 1);
            case HUNTINGTON_HILL -> Math.sqrt((double) j * (j + 1));
            case WEBSTER -> j + 0.5;
            case JEFFERSON -> j + 1;
        };
        double value = quotient.toDecimal(12, RoundingMode.HALF_UP).doubleValue();
        return value > signpost ? j + 1 : j;
    }

    private static String list(long... units) {
        return LongStream.of(units).mapToObj(Long::toString).collect(Collectors.joining(", "));
    }

    @Test
    void showsTheAlabamaParadoxWithThreeRegions() {
        Weights weights = Weights.of(6, 6, 2);

        page.says("10 units over 6, 6 and 2 give "
                + sentence(LARGEST_REMAINDER.apportion(10, weights).toArray()) + ", but 11 units give "
                + sentence(LARGEST_REMAINDER.apportion(11, weights).toArray()));
        for (DivisorMethod method : DivisorMethod.values()) {
            long[] ten = method.apportion(10, weights).toArray();
            long[] eleven = method.apportion(11, weights).toArray();
            for (int i = 0; i < ten.length; i++) {
                assertThat(eleven[i]).as(method.id()).isGreaterThanOrEqualTo(ten[i]);
            }
        }
    }

    private static String sentence(long... units) {
        return units[0] + ", " + units[1] + " and " + units[2];
    }

    @Test
    void namesTheTiedRegions() {
        Apportionment outcome = LARGEST_REMAINDER.apportion(100_00, Weights.of(1, 1, 1));

        page.says("over three equal regions is " + euros(outcome.units(0)) + ", " + euros(outcome.units(1)) + " and "
                + euros(outcome.units(2)));
        assertThat(outcome.tied()).containsExactly(0, 1, 2);
        assertThat(outcome.tiedUnits()).isEqualTo(1);
    }

    @Test
    void roundsPerPart() {
        Allocation.StreamOutcome halves = equally(
                "{ \"id\": \"first\", \"share\": \"50%\", \"key\": { \"equalPerRegion\": true } }",
                "{ \"id\": \"second\", \"share\": \"50%\", \"key\": { \"equalPerRegion\": true } }");
        Allocation.StreamOutcome whole =
                equally("{ \"id\": \"whole\", \"share\": \"100%\", \"key\": { \"equalPerRegion\": true } }");

        for (int i = 0; i < REGIONS.size(); i++) {
            page.hasRow(
                    REGIONS.get(i),
                    halves.part("first").budgets().get(i),
                    halves.part("second").budgets().get(i),
                    halves.budgets().get(i),
                    whole.budgets().get(i));
        }
    }

    private Allocation.StreamOutcome equally(String... parts) {
        String stream = "{ \"id\": \"stream\", \"amount\": { \"2026\": \"1.00\" }, \"parts\": ["
                + String.join(", ", Arrays.asList(parts)) + "] }";
        return new GuideModel(folder).stream(GuideModel.parse(stream)).read().allocate(2026).stream("stream");
    }

    @Test
    void aLiftedRegionDoesNotCompeteForTheRest() {
        long[] units = LargestRemainder.withMinimum(1)
                .apportion(10, Weights.of(9, 44, 47))
                .toArray();

        page.says("10 units over 9, 44 and 47 with minimum 1 give " + sentence(units));
    }

    @Test
    void everyMethodPaysWholeClaimsAsTheyAre() {
        BigDecimal[] claims = {new BigDecimal("25000.00"), new BigDecimal("0.07"), new BigDecimal("200000.01")};
        Weights weights = Weights.of(claims);

        assertThat(ApportionmentMethod.all())
                .allSatisfy(method -> assertThat(
                                method.apportion(225_000_08, weights).toArray())
                        .containsExactly(25_000_00, 7, 200_000_01));
    }
}
