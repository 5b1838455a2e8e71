package nl.verdeelmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.testing.ConstructedCase;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cases of {@code published/constructed_dampening_cases.csv} as funding models, from the file to the cent.
 *
 * <p>The numbers of a case are euros, and the exact answer in cents is rounded by largest remainder. M12, whose budget has
 * three decimals, is in tens of euros.
 */
class ConstructedCasesInModelFilesTest {

    private static final String FLOOR_AND_CEILING =
            "[ { \"minimum\": { \"measure\": \"low\" } }, { \"maximum\": { \"measure\": \"high\" } } ]";

    private static final String TITLE_I = "[ { \"floor\": { \"by\": \"poor\", \"tiers\": ["
            + " { \"from\": \"0%\", \"value\": \"-15%\" }, { \"from\": \"15%\", \"value\": \"-10%\" },"
            + " { \"from\": \"30%\", \"value\": \"-5%\" } ] } } ]";

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "M1_proportional_floor95_cap115 ; [ { \"floor\": \"-5%\" }, { \"ceiling\": \"+15%\" } ] ; scale",
                "M3_floor_damping_plus2pct ; [ { \"floor\": \"+2%\" } ] ; scale-the-excess",
                "M11_max_loss_per_head_gains_scaled ; [ { \"floor\": \"-2.00\", \"per\": \"people\" },"
                        + " { \"scaledAbove\": \"0%\" } ] ; scale-the-excess"
            })
    void aRuleOnLastYearsAmountGivesTheExactAnswerInCents(String name, String rules, String balance) {
        ConstructedCase given = ConstructedCase.named(name);
        ModelFolder folder = folder(given, 100);
        stability(folder, "1050.00", rules, balance);

        assertThat(cents(folder, 2026)).isEqualTo(inCents(given, 100));
    }

    @Test
    void bordersOnTheShareOfLastYearGiveTheExactAnswerInCents() {
        ConstructedCase given = ConstructedCase.named("M6_wioa_share_90_130");
        ModelFolder folder = folder(ConstructedCase.named("M1_proportional_floor95_cap115"), 100);
        stability(
                folder,
                "1050.00",
                "[ { \"floor\": \"-10%\", \"of\": \"baseline-share\" },"
                        + " { \"ceiling\": \"+30%\", \"of\": \"baseline-share\" } ]",
                "scale");

        assertThat(cents(folder, 2026)).isEqualTo(inCents(given, 1050 * 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"M5_titleI_hold_harmless_95_90_85", "M5b_titleI_insufficient"})
    void claimsAreCutToTheCeilingAndBelowItFloorsToo(String name) {
        ConstructedCase given = ConstructedCase.named(name);
        ModelFolder folder = folder(given, 100);
        stability(folder, name.startsWith("M5b") ? "800.00" : "1050.00", TITLE_I, "scale");
        folder.model("\"amount\"", "\"ceiling\"")
                .model("\"share\": \"100%\",", "")
                .model("{ \"proportionalTo\": \"target\" }", "{ \"amounts\": \"target\" }")
                .model("\"balance\"", "\"infeasible\": \"reduce-floors\", \"balance\"");

        assertThat(cents(folder, 2026)).isEqualTo(inCents(given, 100));
    }

    @Test
    void floorsAndCeilingsTogetherAreNotFrozenInTheSamePass() {
        ConstructedCase given = ConstructedCase.named("M12_counterexample_exact");
        ModelFolder folder = folder(given, 1000);
        stability(folder, "8282.92", FLOOR_AND_CEILING, "scale");

        assertThat(cents(folder, 2026)).isEqualTo(inCents(given, 1000));
    }

    @Test
    void aRegionWithWeightZeroStaysOnItsFloor() {
        ConstructedCase given = ConstructedCase.named("M13_zero_weight_with_floor");
        ModelFolder folder = folder(given, 100);
        stability(folder, "100.00", FLOOR_AND_CEILING, "scale");

        assertThat(cents(folder, 2026)).isEqualTo(inCents(given, 100));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aBlendByYearGoesFromOldToNewInEqualSteps(int year) {
        ConstructedCase given = ConstructedCase.named("M14_linear_transition_year" + year);
        ModelFolder folder = folder(ConstructedCase.named("M1_proportional_floor95_cap115"), 100);
        String steps = "\"2026\": \"0%\", \"2027\": \"25%\", \"2028\": \"50%\", \"2029\": \"75%\", \"2030\": \"100%\"";
        stability(folder, "1000.00", "[ { \"blend\": { \"byYear\": { " + steps + " } } } ]", "scale");
        folder.model("\"2026\": \"1000.00\"", "\"" + (2026 + year) + "\": \"1000.00\"")
                .model(
                        "\"proportionalTo\": \"target\"",
                        "\"proportionalTo\": { \"measure\": \"target\", \"year\": \"2026\" }")
                .model("\"baseline\": \"prior\"", "\"baseline\": { \"measure\": \"prior\", \"year\": \"2026\" }");

        assertThat(cents(folder, 2026 + year)).isEqualTo(inCents(given, 100));
    }

    @Test
    void floorsOfSixPercentAreRefusedWithTheFactorAndTheHighestFloorThatFits() {
        ModelFolder folder = folder(ConstructedCase.named("M3b_floor_plus6pct_infeasible"), 100);
        stability(folder, "1050.00", "[ { \"floor\": \"+6%\" } ]", "scale-the-excess");

        assertThat(refusal(folder))
                .contains("The floor (+6 %) cannot be kept", "add up to EUR 1,060.00, EUR 10.00 more than there is")
                .contains("by a factor of 153/143, more than 1", "set the floor to +5 % or lower");
        folder.model("+6%", "+5.01%");
        assertThat(refusal(folder)).contains("set the floor to +5 % or lower");
        folder.model("+5.01%", "+5%");
        assertThat(folder.check()).isEmpty();
    }

    @Test
    void ceilingsThatARegionWithWeightZeroCannotUseAreRefusedWithTheMostThatFits() {
        ModelFolder folder = folder(ConstructedCase.named("M13b_zero_weight_unreachable"), 100);
        stability(folder, "140.00", FLOOR_AND_CEILING, "scale");

        assertThat(refusal(folder))
                .contains("In 2026 there is EUR 140.00 to divide", "get at most EUR 125.00; EUR 15.00 is left")
                .contains("Region 01 has weight 0 and stays on its floor", "set the amount of 2026 to EUR 125.00");
        folder.model("140.00", "125.01");
        assertThat(refusal(folder)).contains("EUR 0.01 is left");
        folder.model("125.01", "125.00");
        assertThat(folder.check()).isEmpty();
    }

    private static String refusal(ModelFolder folder) {
        List<Problem> problems = folder.check();
        assertThat(problems).singleElement().extracting(Problem::kind).isEqualTo(Problem.Kind.INFEASIBLE);
        return problems.get(0).in(Language.EN);
    }

    /** The case as tables: what a region had and should get, its bounds, inhabitants and share of the poor. */
    private ModelFolder folder(ConstructedCase given, long cents) {
        StringBuilder regions = new StringBuilder("year,region_code,region_name\n");
        StringBuilder table = new StringBuilder("year,region_code,prior,target,low,high,people,poor\n");
        for (int i = 0; i < given.rows().size(); i++) {
            String code = "2026,0" + (i + 1) + ",";
            regions.append(code).append(given.rows().get(i).getField("region")).append('\n');
            table.append(code);
            for (String column : List.of("prior", "target", "lower", "upper")) {
                table.append(given.has(column) ? euros(given, column, i, cents) : "0")
                        .append(',');
            }
            table.append(List.of("10,0.32", "20,0.20", "5,0.12", "8,0.35", "30,0.15", "12,0.10")
                            .get(i))
                    .append('\n');
        }
        ModelFolder folder = new ModelFolder(temporary);
        folder.write("regions.csv", regions.toString()).write("scores.csv", table.toString());
        StringBuilder measures = new StringBuilder();
        for (String column : List.of("prior", "target", "low", "high", "people")) {
            measures.append("\"%s\": { \"table\": \"scores.csv\", \"column\": \"%s\" },".formatted(column, column));
        }
        return folder.model("\"score\": {", measures + " \"poor\": {")
                .model("\"column\": \"score\" },", "\"column\": \"poor\" }")
                .model("    \"young\": { \"table\": \"scores.csv\", \"column\": \"young\" }\n", "")
                .key("{ \"proportionalTo\": \"target\" }");
    }

    private static String euros(ConstructedCase given, String column, int row, long cents) {
        Fraction euros = given.fractions(column, cents).get(row).dividedBy(Fraction.of(100));
        return euros.toExactDecimal().orElseThrow().toPlainString();
    }

    private static void stability(ModelFolder folder, String amount, String rules, String balance) {
        String baseline = rules.equals(FLOOR_AND_CEILING) ? "" : "\"baseline\": \"prior\", ";
        folder.model("\"1000.00\"", "\"" + amount + "\"")
                .model(
                        "\"parts\"",
                        baseline + "\"stability\": " + rules + ", \"balance\": \"" + balance + "\", \"parts\"");
    }

    private static List<Long> cents(ModelFolder folder, int year) {
        Allocation allocation = folder.allocate(year);
        return IntStream.range(0, allocation.regions().size())
                .mapToObj(i -> allocation.budgets().get(i).cents())
                .toList();
    }

    /** The exact answer in whole cents: what is below a cent is dropped, and given to the largest dropped parts. */
    private static List<Long> inCents(ConstructedCase given, long cents) {
        List<Fraction> exact = given.fractions("result_exact", cents);
        long dropped =
                exact.stream().reduce(Fraction.ZERO, Fraction::plus).numerator().longValueExact()
                        - exact.stream()
                                .mapToLong(amount -> amount.floor().longValueExact())
                                .sum();
        List<Integer> order = IntStream.range(0, exact.size())
                .boxed()
                .sorted((a, b) -> rest(exact.get(b)).compareTo(rest(exact.get(a))))
                .limit(dropped)
                .toList();
        return IntStream.range(0, exact.size())
                .mapToObj(i -> exact.get(i).floor().longValueExact() + (order.contains(i) ? 1 : 0))
                .toList();
    }

    private static Fraction rest(Fraction amount) {
        return amount.minus(Fraction.of(amount.floor()));
    }
}
