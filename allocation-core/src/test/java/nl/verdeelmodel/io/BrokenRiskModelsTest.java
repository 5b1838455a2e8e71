package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.RiskModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Risk model files with one fault each, with line and column of it. */
@Tag("locale")
class BrokenRiskModelsTest {

    private static final String MODEL = """
            {
              "riskModel": "proef",
              "title": { "nl": "Proef", "en": "Trial" },
              "sector": "mbo",
              "cohort": 2023,
              "intercept": -3.5,
              "characteristics": [
                { "id": "age", "label": "age",
                  "categories": [ { "id": "16-", "codes": ["15", "16"], "reference": true }, { "id": "17+", "effect": 0.5 } ] },
                { "id": "welfare", "label": "welfare", "missing": "unknown",
                  "categories": [ { "id": "low", "codes": ["1"], "effect": 1e0 }, { "id": "high", "codes": ["2"], "reference": true },
                    { "id": "unknown", "effect": -0.25 } ] } ],
              "covariance": { "coefficients": ["intercept", "age=17+", "welfare=low", "welfare=unknown"],
                "lower": [ [0.04],
                  [0.01, 0.09],
                  [0, 0, 0.01],
                  [0, 0, 0.01, 0.02] ] }
            }
            """;

    @TempDir
    private Path temporary;

    @Test
    void theModelIsReadBeforeItIsBroken() {
        RiskModel model = read(MODEL);

        assertThat(model.coefficients().vector()).containsExactly(-3.5, 0.5, 1, -0.25);
        assertThat(model.covariance().orElseThrow().get(1, 0)).isEqualTo(0.01);
        assertThat(model.characteristics().get(1).missing()).hasValue(2);
        assertThat(model.illustrative()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"fields", "characteristics", "covariances"})
    void aBrokenModelIsExplained(String name, String old, String replacement, String place, List<String> words) {
        List<Problem> problems = problemsOf(broken(old, replacement));

        assertThat(problems)
                .as("problems: %s", problems)
                .singleElement()
                .satisfies(problem -> assertSays(problem, place, words));
    }

    private void assertSays(Problem problem, String place, List<String> words) {
        String file = temporary.resolve("model.json").toString();
        assertThat(problem.where().file()).isEqualTo(file);
        assertThat(problem.where().line() + ":" + problem.where().column()).isEqualTo(place);
        assertThat(problem.in(Language.EN)).contains(words.get(0));
        assertThat(problem.in(Language.NL)).contains(words.get(1));
        words.stream()
                .skip(2)
                .forEach(word -> assertThat(problem.in(Language.EN)).contains(word));
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                broken(
                        "an unknown key",
                        "\"cohort\"",
                        "\"kohort\": 1, \"cohort\"",
                        "5:13",
                        "not known here",
                        "niet bekend"),
                broken(
                        "a key twice",
                        "\"cohort\"",
                        "\"sector\": \"vo\", \"cohort\"",
                        "5:3",
                        "stands twice",
                        "staat twee keer"),
                broken("no cohort", "\"cohort\": 2023,", "", "1:1", "\"cohort\" is missing", "\"cohort\" ontbreekt"),
                broken(
                        "a sector that is not known",
                        "\"mbo\"",
                        "\"hbo\"",
                        "4:13",
                        "\"hbo\" is not one of \"vo\", \"mbo\"",
                        "een van",
                        "Maybe you mean \"mbo\""),
                broken("a cohort as text", "2023", "\"2023\"", "5:13", "a whole number", "geheel getal"),
                broken(
                        "an intercept as text",
                        "-3.5",
                        "\"-3,5\"",
                        "6:16",
                        "must be a number from -50 to 50, not the text \"-3,5\"",
                        "een getal van -50 tot en met 50"),
                broken(
                        "an infinite intercept",
                        "-3.5",
                        "1e999",
                        "6:16",
                        "not the number 1e999",
                        "niet het getal 1e999"),
                broken("an absurd intercept", "-3.5", "-50.1", "6:16", "not the number -50.1", "niet het getal -50.1"),
                broken(
                        "illustrative false",
                        "\"cohort\"",
                        "\"illustrative\": false, \"cohort\"",
                        "5:19",
                        "this must be true",
                        "hier moet true staan"),
                broken(
                        "an id with spaces",
                        "\"proef\"",
                        "\"een proef\"",
                        "2:16",
                        "an id of lower case letters",
                        "kleine letters"));
    }

    static Stream<Arguments> characteristics() {
        return Stream.of(
                broken("an absurd effect", "1e0", "51", "11:64", "not the number 51", "niet het getal 51"),
                broken(
                        "no effect",
                        ", \"effect\": 0.5",
                        "",
                        "9:82",
                        "category 17+ of characteristic age has no \"effect\"",
                        "heeft geen \"effect\""),
                broken(
                        "two references",
                        "\"effect\": 0.5",
                        "\"reference\": true",
                        "8:5",
                        "2 reference categories (16-, 17+)",
                        "2 referentiecategorieën (16-, 17+)"),
                broken(
                        "no reference",
                        "[\"15\", \"16\"], \"reference\": true",
                        "[\"15\", \"16\"], \"effect\": 0",
                        "8:5",
                        "age has no reference category",
                        "geen referentiecategorie",
                        "Maybe one category should have \"reference\": true"),
                broken(
                        "a reference with an effect",
                        "[\"2\"], \"reference\": true",
                        "[\"2\"], \"reference\": true, \"effect\": 0.1",
                        "11:132",
                        "its effect is then 0, not 0.1",
                        "het effect is dan 0, niet 0.1"),
                broken(
                        "a category twice",
                        "\"id\": \"low\"",
                        "\"id\": \"high\"",
                        "11:80",
                        "\"high\" stands twice in characteristic welfare",
                        "\"high\" staat twee keer bij kenmerk welfare"),
                broken(
                        "a code twice in a category",
                        "[\"15\", \"16\"]",
                        "[\"15\", \"15\"]",
                        "9:54",
                        "\"15\" stands twice in characteristic age",
                        "\"15\" staat twee keer"),
                broken(
                        "a code of two categories",
                        "[\"2\"]",
                        "[\"2\", \"1\"]",
                        "11:102",
                        "\"1\" stands twice",
                        "\"1\" staat twee keer"),
                broken(
                        "a code that is the id of another",
                        "[\"2\"]",
                        "[\"2\", \"low\"]",
                        "11:102",
                        "\"low\" stands twice",
                        "\"low\" staat twee keer"),
                broken(
                        "a characteristic twice",
                        "\"id\": \"welfare\"",
                        "\"id\": \"age\"",
                        "10:13",
                        "the characteristic age stands twice",
                        "het kenmerk age staat twee keer"),
                broken(
                        "a characteristic that is a column of its own",
                        "\"id\": \"welfare\"",
                        "\"id\": \"sector\"",
                        "10:13",
                        "cannot be called sector",
                        "kan niet sector heten"),
                broken(
                        "empty cells without a category",
                        "\"missing\": \"unknown\"",
                        "\"missing\": \"unknwon\"",
                        "10:55",
                        "fall in category \"unknwon\", which does not exist",
                        "die is er niet",
                        "Maybe you mean \"unknown\""),
                broken(
                        "one category only",
                        ", { \"id\": \"17+\", \"effect\": 0.5 }",
                        "",
                        "9:21",
                        "at least 2 items, but has 1",
                        "minstens 2 onderdelen"),
                broken(
                        "a code with a comma",
                        "[\"2\"]",
                        "[\"2,5\"]",
                        "11:97",
                        "\"2,5\" is not what must stand here",
                        "\"2,5\" is niet wat hier moet staan"),
                broken("no codes", "[\"2\"]", "[]", "11:96", "at least 1 items, but has 0", "minstens 1 onderdelen"),
                broken(
                        "an id with a comma",
                        "\"id\": \"17+\"",
                        "\"id\": \"17,5\"",
                        "9:90",
                        "an id of letters, digits and",
                        "een id van letters"));
    }

    static Stream<Arguments> covariances() {
        return Stream.of(
                broken(
                        "names in another order",
                        "\"age=17+\", \"welfare=low\"",
                        "\"welfare=low\", \"age=17+\"",
                        "13:49",
                        "coefficient 2 of the covariance matrix is \"welfare=low\"; in this model it is \"age=17+\"",
                        "in dit model is dat \"age=17+\"",
                        "Maybe the order"),
                broken(
                        "a name too few",
                        ", \"welfare=unknown\"]",
                        "]",
                        "13:35",
                        "of 3 coefficients, but the model has 4",
                        "van 3 coëfficiënten, maar het model heeft er 4"),
                broken(
                        "a row too few",
                        ",\n      [0, 0, 0.01, 0.02]",
                        "",
                        "14:14",
                        "of 3 coefficients, but the model has 4",
                        "van 3 coëfficiënten"),
                broken(
                        "a full row",
                        "[0.04]",
                        "[0.04, 0.01]",
                        "14:16",
                        "row 1 of the covariance matrix must have 1 numbers, but has 2",
                        "rij 1 van de covariantiematrix moet 1 getallen hebben, maar heeft er 2"),
                broken(
                        "a negative variance",
                        "0.09]",
                        "-0.09]",
                        "15:14",
                        "a variance; it is 0 or more, not -0.09",
                        "een variantie; die is 0 of meer, niet -0.09"),
                broken(
                        "a correlation above 1",
                        "[0.01, 0.09]",
                        "[0.07, 0.09]",
                        "14:14",
                        "would have a negative variance",
                        "negatieve variantie",
                        "the covariance of intercept and age=17+ is wrong"),
                broken(
                        "three that do not go together",
                        "[0, 0, 0.01],",
                        "[0.0195, 0.001, 0.01],",
                        "14:14",
                        "not positive semi-definite",
                        "niet positief semidefiniet",
                        "Maybe the numbers were rounded"),
                broken(
                        "a number as text",
                        "[0.04]",
                        "[\"0.04\"]",
                        "14:17",
                        "not the text \"0.04\"",
                        "niet de tekst \"0.04\""));
    }

    private static Arguments broken(String name, String old, String replacement, String place, String... words) {
        return arguments(name, old, replacement, place, List.of(words));
    }

    @Test
    void allProblemsAreToldAtOnce() {
        String text = broken("\"mbo\"", "\"hbo\"")
                .replace("\"effect\": 0.5", "\"reference\": true")
                .replace("\"missing\": \"unknown\"", "\"missing\": \"x\"")
                .replace("1e0", "99");

        assertThat(problemsOf(text))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("json-value", "json-type", "risk-reference-twice");
        assertThat(problemsOf(text.replace("99", "9")))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("json-value", "risk-reference-twice", "risk-category-unknown");
    }

    @Test
    void aFaultInTheHeadDoesNotHideOneInTheCovariance() {
        assertThat(problemsOf(broken("\"mbo\"", "\"hbo\"").replace("0.09]", "-0.09]")))
                .extracting(Problem::code)
                .containsExactly("json-value", "risk-covariance-negative");
    }

    @Test
    void aFundingModelIsNotMistakenForARiskModel() {
        assertThat(problemsOf("{ \"model\": \"x\", \"streams\": [] }"))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.in(Language.EN)).contains("this is a funding model, not a risk model"));
    }

    @Test
    void moreThanSoManyCategoriesOrCombinationsAreRefused() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 129; i++) {
            many.append(", { \"id\": \"c").append(i).append("\", \"effect\": 0 }");
        }
        String wide = MODEL.substring(0, MODEL.indexOf("  \"covariance\""))
                        .replace(", { \"id\": \"17+\", \"effect\": 0.5 }", many.toString())
                        .trim()
                + " \"illustrative\": true }";
        assertThat(problemsOf(wide)).extracting(Problem::code).containsExactly("risk-categories-many");

        StringBuilder deep = new StringBuilder("{ \"riskModel\": \"x\", \"title\": \"x\", \"sector\": \"vo\","
                + " \"cohort\": 2023, \"intercept\": 0, \"characteristics\": [");
        for (int i = 0; i < 49; i++) {
            deep.append(i == 0 ? "" : ", ")
                    .append("{ \"id\": \"k" + i + "\", \"label\": \"k\", \"categories\": ["
                            + "{ \"id\": \"a\", \"reference\": true }, { \"id\": \"b\", \"effect\": 0 }] }");
        }
        assertThat(problemsOf(deep + "] }")).extracting(Problem::code).containsExactly("risk-patterns-many");
    }

    /** Fifteen effects of 50, then fifteen of -50: the chance of all is 1/2, but a product of doubles would make it 1. */
    @Test
    void effectsThatTogetherLeaveTheRangeOfChancesAreRefused() {
        assertThat(problemsOf(upAndDown(30, 0))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("risk-log-odds-large");
            assertThat(problem.where().line()).isEqualTo(2);
            assertThat(problem.in(Language.EN))
                    .contains(
                            "add up, without sign, to 1,500.0; it may be 700 at most",
                            "50.0, of characteristic k0",
                            "Maybe");
            assertThat(problem.in(Language.NL))
                    .contains(
                            "tellen, zonder teken, op tot 1.500,0; het mag hoogstens 700 zijn",
                            "kenmerk k0",
                            "Misschien");
        });
        assertThat(problemsOf(upAndDown(14, -0.1))).extracting(Problem::code).containsExactly("risk-log-odds-large");
        assertThat(read(upAndDown(14, 0)).coefficients().largestLogOdds()).isEqualTo(700);
    }

    private static String upAndDown(int count, double intercept) {
        StringBuilder text = new StringBuilder("{ \"riskModel\": \"x\", \"title\": \"x\", \"sector\": \"vo\","
                + " \"cohort\": 2023, \"illustrative\": true, \"intercept\": " + intercept
                + ", \"characteristics\": [\n");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",\n")
                    .append("{ \"id\": \"k" + i + "\", \"label\": \"k\", \"categories\": ["
                            + "{ \"id\": \"a\", \"reference\": true }, { \"id\": \"b\", \"effect\": "
                            + (i < count / 2 ? 50 : -50) + " }] }");
        }
        return text + "] }";
    }

    @Test
    void anArrayOrAnEmptyFileIsNoModel() {
        assertThat(problemsOf("[]")).extracting(Problem::code).containsExactly("json-type");
        assertThat(problemsOf("")).extracting(Problem::code).containsExactly("json-empty");
    }

    private static String broken(String old, String replacement) {
        assertThat(MODEL.split(java.util.regex.Pattern.quote(old), -1)).as(old).hasSize(2);
        return MODEL.replace(old, replacement);
    }

    private List<Problem> problemsOf(String text) {
        return catchThrowableOfType(ProblemException.class, () -> read(text)).problems();
    }

    private RiskModel read(String text) {
        Path file = temporary.resolve("model.json");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return RiskModelFile.read(file);
    }
}
