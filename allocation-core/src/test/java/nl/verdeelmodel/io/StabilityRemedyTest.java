package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stability rules that cannot be kept are refused with a remedy that works, and that one step less would not be.
 *
 * <p>EUR 1,000.00 is divided in proportion to 10, 20 and 30; the regions had 100, 100 and 200 euros.
 */
@Tag("locale")
class StabilityRemedyTest {

    @TempDir
    private Path temporary;

    /**
     * Rules that cannot be kept.
     *
     * @param name what cannot be kept
     * @param members the rules, in the stream
     * @param value the text in them, or elsewhere in the model, that is replaced
     * @param broken the text with which the rules cannot be kept
     * @param remedy the text that works
     * @param tooLittle the text one step before it, which does not
     * @param words what the problem must say, in English or after {@code nl:} in Dutch
     */
    record Infeasible(
            String name,
            String members,
            String value,
            String broken,
            String remedy,
            String tooLittle,
            List<String> words) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Infeasible of(
            String name, String members, String value, String remedy, String tooLittle, String... words) {
        return new Infeasible(name, members, value, value, remedy, tooLittle, Arrays.asList(words));
    }

    /** The amount of 2026 is replaced. */
    private static Infeasible ofAmount(
            String name, String members, String broken, String remedy, String tooLittle, String... words) {
        return new Infeasible(
                name, members, "\"1000.00\"", quoted(broken), quoted(remedy), quoted(tooLittle), Arrays.asList(words));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    @ParameterizedTest
    @MethodSource({"floors", "ceilings", "others"})
    void theRemedyWorksAndOneStepLessDoesNot(Infeasible given) {
        Problem problem = refusal(given, given.broken);
        for (String word : given.words) {
            boolean dutch = word.startsWith("nl:");
            assertThat(problem.in(dutch ? Language.NL : Language.EN)).contains(dutch ? word.substring(3) : word);
        }
        refusal(given, given.tooLittle);
        assertThat(folder(given, given.remedy).check()).isEmpty();
    }

    private Problem refusal(Infeasible given, String value) {
        List<Problem> problems = folder(given, value).check();
        assertThat(problems).singleElement().extracting(Problem::kind).isEqualTo(Problem.Kind.INFEASIBLE);
        return problems.get(0);
    }

    private ModelFolder folder(Infeasible given, String value) {
        return new ModelFolder(temporary)
                .model("\"parts\"", given.members + ",\n\"parts\"")
                .model(given.value, value);
    }

    private static String rules(String balance, String... rules) {
        return "\"baseline\": \"young\", \"stability\": [ " + String.join(", ", rules) + " ], \"balance\": \"" + balance
                + "\"";
    }

    static Stream<Infeasible> floors() {
        return Stream.of(
                of(
                        "floors in percent",
                        rules("scale", "{ \"floor\": \"+200%\" }"),
                        "+200%",
                        "+150%",
                        "+150.01%",
                        "The floor (+200 %) cannot be kept: the floors of 3 regions add up to EUR 1,200.00, EUR 200.00 more"
                                + " than there is to divide in 2026 (EUR 1,000.00)",
                        "Maybe set the floor to +150 % or lower, or set the amount of 2026 to EUR 1,200.00, or add"
                                + " \"infeasible\": \"reduce-floors\"",
                        "nl:Misschien de bodem op +150 % of lager zetten, of het bedrag van 2026 op EUR 1.200,00 zetten"),
                of(
                        "floors that the amount could carry",
                        rules("scale", "{ \"floor\": \"+200%\" }"),
                        "\"1000.00\"",
                        "\"1200.00\"",
                        "\"1199.99\"",
                        "set the amount of 2026 to EUR 1,200.00"),
                of(
                        "floors that may be reduced",
                        rules("scale", "{ \"floor\": \"+200%\" }"),
                        "\"balance\"",
                        "\"infeasible\": \"reduce-floors\", \"balance\"",
                        "\"infeasible\": \"refuse\", \"balance\"",
                        "add \"infeasible\": \"reduce-floors\", which cuts all floors by one factor"),
                of(
                        "floors in percent that fit no round number",
                        rules("scale", "{ \"floor\": \"+160.005%\" }"),
                        "+160.005%",
                        "+150%",
                        "+150.005%",
                        "set the floor to +150 % or lower"),
                of(
                        "floors in euros per region",
                        rules("scale", "{ \"minimum\": \"400.00\" }"),
                        "400.00",
                        "333.33",
                        "333.34",
                        "The minimum (EUR 400.00) cannot be kept",
                        "set the minimum to EUR 333.33 or lower"),
                of(
                        "floors in euros per unit",
                        rules("scale", "{ \"floor\": \"+12.00\", \"per\": \"score\" }"),
                        "+12.00",
                        "+10.00",
                        "+10.01",
                        "The floor (EUR 12.00) cannot be kept",
                        "set the floor to EUR 10.00 or lower"),
                of(
                        "floors by tier",
                        rules(
                                "scale",
                                "{ \"floor\": { \"by\": \"score\", \"tiers\": [ { \"from\": \"0\", \"value\": \"+200%\" },"
                                        + " { \"from\": \"30\", \"value\": \"+160%\" } ] } }"),
                        "\"value\": \"+200%\" }, { \"from\": \"30\", \"value\": \"+160%\"",
                        "\"value\": \"+170%\" }, { \"from\": \"30\", \"value\": \"+130%\"",
                        "\"value\": \"+170.01%\" }, { \"from\": \"30\", \"value\": \"+130.01%\"",
                        "The floor cannot be kept",
                        "lower every value of the floor by 30 percentage points or more",
                        "nl:elke waarde van de bodem met 30 procentpunt of meer verlagen"),
                of(
                        "floors by tier, one point too high",
                        rules(
                                "scale",
                                "{ \"floor\": { \"by\": \"score\", \"tiers\": [ { \"from\": \"0\", \"value\": \"+171%\" },"
                                        + " { \"from\": \"30\", \"value\": \"+131%\" } ] } }"),
                        "\"value\": \"+171%\" }, { \"from\": \"30\", \"value\": \"+131%\"",
                        "\"value\": \"+170%\" }, { \"from\": \"30\", \"value\": \"+130%\"",
                        "\"value\": \"+170.01%\" }, { \"from\": \"30\", \"value\": \"+130.01%\"",
                        "The floor cannot be kept",
                        "lower every value of the floor by 1 percentage point or more",
                        "nl:elke waarde van de bodem met 1 procentpunt of meer verlagen"),
                of(
                        "a floor above the average growth",
                        rules("scale", "{ \"floor\": \"+10%\", \"of\": \"average-growth\" }"),
                        "+10%",
                        "0%",
                        "+0.01%",
                        "The floor (+10 %) cannot be kept",
                        "set the floor to 0 % or lower",
                        "nl:de bodem op 0 % of lager zetten"),
                of(
                        "a floor of one region",
                        rules(
                                "scale",
                                "{ \"minimum\": \"1200.00\", \"only\": { \"measure\": \"score\", \"above\": \"20\" } }"),
                        "1200.00",
                        "1000.00",
                        "1000.01",
                        "the floors of 1 region add up to EUR 1,200.00",
                        "set the minimum to EUR 1,000.00 or lower",
                        "nl:de bodems van 1 regio tellen op tot EUR 1.200,00"),
                of(
                        "two floors, of which one is named",
                        rules(
                                "scale",
                                "{ \"floor\": \"+100%\" }",
                                "{ \"floor\": \"+300%\", \"of\": \"average-per-unit\","
                                        + " \"per\": \"score\", \"only\": { \"measure\": \"score\", \"below\": \"15\" } }"),
                        "+300%",
                        "+140%",
                        "+140.01%",
                        "The floors together cannot be kept",
                        "Maybe set the floor of streams.grant.stability.0 to +11.11 % or lower, or set the floor of"
                                + " streams.grant.stability.1 to +140 % or lower, or add"),
                of(
                        "floors when gains are scaled",
                        rules("scale-the-excess", "{ \"floor\": \"+160%\" }"),
                        "+160%",
                        "+150%",
                        "+150.01%",
                        "Gains would have to be cut by a factor of 17/11, more than 1",
                        "nl:De winsten zouden met een factor 17/11 gekort moeten worden, meer dan 1"),
                of(
                        "gains that count in full",
                        rules("scale-the-excess", "{ \"floor\": \"+100%\" }", "{ \"scaledAbove\": \"+300%\" }"),
                        "+300%",
                        "+200%",
                        "+200.01%",
                        "the floors and the full gains of 3 regions add up to EUR 1,033.33",
                        "set \"scaledAbove\" of streams.grant.stability.1 to +200 % or lower."),
                of(
                        "supplements of more than there is",
                        "\"baseline\": { \"product\": [ \"young\", \"score\" ] }, \"stability\":"
                                + " [ { \"supplement\": \"100%\" } ], \"balance\": \"scale\"",
                        "\"supplement\": \"100%\"",
                        "\"supplement\": \"0%\"",
                        "\"supplement\": \"0.01%\"",
                        "The supplement cannot be kept: the floors of 3 regions add up to EUR 9,000.00, EUR 8,000.00 more",
                        "Maybe add \"infeasible\": \"reduce-floors\"",
                        "nl:De toeslag kan niet worden nageleefd"));
    }

    static Stream<Infeasible> ceilings() {
        return Stream.of(
                of(
                        "ceilings in percent",
                        rules("scale", "{ \"ceiling\": \"+100%\" }"),
                        "+100%",
                        "+150%",
                        "+149.99%",
                        "In 2026 there is EUR 1,000.00 to divide, but with the ceiling (+100 %) the regions get at most"
                                + " EUR 800.00; EUR 200.00 is left",
                        "set the ceiling to +150 % or higher, or set the amount of 2026 to EUR 800.00",
                        "nl:met het plafond (+100 %) krijgen de regio's hoogstens EUR 800,00; EUR 200,00 blijft over"),
                of(
                        "ceilings that the amount could fit",
                        rules("scale", "{ \"ceiling\": \"+100%\" }"),
                        "\"1000.00\"",
                        "\"800.00\"",
                        "\"800.01\"",
                        "set the amount of 2026 to EUR 800.00"),
                of(
                        "ceilings in euros per region, which are rounded down",
                        rules("shift", "{ \"maximum\": \"300.00\" }"),
                        "300.00",
                        "333.34",
                        "333.33",
                        "with the maximum (EUR 300.00)",
                        "set the maximum to EUR 333.34 or higher"),
                of(
                        "a ceiling next to a floor",
                        rules("scale", "{ \"floor\": \"+10%\" }", "{ \"ceiling\": \"+20%\" }"),
                        "+20%",
                        "+150%",
                        "+149.99%",
                        "set the ceiling to +150 % or higher"),
                new Infeasible(
                        "a region with weight 0 that cannot use its room",
                        rules("scale", "{ \"floor\": \"0%\" }", "{ \"ceiling\": \"+160%\" }"),
                        "\"proportionalTo\": \"score\"",
                        "\"proportionalTo\": \"score\", \"exclude\": [\"01\"]",
                        "\"proportionalTo\": \"score\"",
                        "\"proportionalTo\": \"score\", \"exclude\": [\"02\"]",
                        List.of(
                                "the regions get at most EUR 880.00; EUR 120.00 is left",
                                "Region 01 has weight 0 and stays on its floor",
                                "set the ceiling to +200 % or higher")));
    }

    static Stream<Infeasible> others() {
        return Stream.of(
                of(
                        "floors above ceilings",
                        rules("scale", "{ \"minimum\": \"300.00\" }", "{ \"ceiling\": \"+190%\" }"),
                        "\"balance\"",
                        "\"crossing\": \"ceiling\", \"balance\"",
                        "\"infeasible\": \"reduce-floors\", \"balance\"",
                        "In 2026 the floor lies above the ceiling for 2 regions, beginning with 01 North: floor EUR 300.00,"
                                + " ceiling EUR 290.00",
                        "Maybe add \"crossing\": \"floor\" or \"crossing\": \"ceiling\"",
                        "nl:bodem EUR 300,00, plafond EUR 290,00"),
                of(
                        "a floor above the ceiling of one region",
                        rules(
                                "scale",
                                "{ \"minimum\": \"300.00\", \"only\": { \"measure\": \"score\", \"below\": \"15\" } }",
                                "{ \"ceiling\": \"+190%\" }"),
                        "\"balance\"",
                        "\"crossing\": \"ceiling\", \"balance\"",
                        "\"infeasible\": \"reduce-floors\", \"balance\"",
                        "In 2026 the floor lies above the ceiling for region 01 North: floor EUR 300.00, ceiling EUR 290.00",
                        "Maybe add \"crossing\": \"floor\" or \"crossing\": \"ceiling\"",
                        "nl:ligt bij regio 01 North de bodem boven het plafond"),
                ofAmount(
                        "an increase that is a fall",
                        rules("scale", "{ \"increaseOnly\": true }"),
                        "300.00",
                        "400.00",
                        "399.99",
                        "in 2026 there is EUR 300.00 to divide and the baseline is EUR 400.00",
                        "Maybe make EUR 400.00 or more available",
                        "nl:in 2026 is er EUR 300,00 te verdelen en de uitgangspositie is EUR 400,00"),
                ofAmount(
                        "old parts of more than the whole",
                        rules("scale", "{ \"blend\": \"10%\", \"with\": \"baseline\", \"ownPots\": true }"),
                        "300.00",
                        "360.00",
                        "359.99",
                        "The old parts of the blend are EUR 60.00 more than there is to divide in 2026",
                        "Maybe raise the weight of the new part"),
                of(
                        "a deduction that takes more than a region has",
                        "\"stability\": [ { \"minimum\": \"800.00\", \"only\": { \"measure\": \"score\", \"above\": \"20\" } } ],"
                                + " \"balance\": { \"method\": \"renormalise\", \"per\":"
                                + " { \"ratio\": [ \"young\", { \"product\": [ \"score\", \"score\" ] } ] } }",
                        "\"renormalise\"",
                        "\"shift\"",
                        "\"renormalise\"",
                        "After the total is made to fit, region 01 North would get EUR -37.11 in 2026, less than 0",
                        "Maybe use \"shift\" instead of \"renormalise\": it stops at 0"));
    }
}
