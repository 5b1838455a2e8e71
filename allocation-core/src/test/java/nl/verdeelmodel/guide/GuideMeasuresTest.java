package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.key.Derivation;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Credibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of docs/guide/measures.md. */
class GuideMeasuresTest {

    private static final int YEAR = 2012;

    private final GuidePage page = GuidePage.read("measures.md");
    private final ObjectNode measures = GuideModel.parse(page.json().get(0));
    private final ObjectNode product = GuideModel.parse(page.json().get(1));

    @TempDir
    Path folder;

    @Test
    void multipliesAdultsByTheMeanOfTwoYears() {
        page.writeTables(folder);
        ModelFile model = read(product);
        RegionValues products = values(model);
        RegionValues adults = values(termOf(0));
        RegionValues means = values(termOf(1));

        for (int i = 0; i < products.regions().size(); i++) {
            page.hasRow(
                    products.regions().label(i),
                    Language.EN.number(adults.get(i), 0),
                    Language.EN.number(means.get(i), 3),
                    Language.EN.number(products.get(i), 0));
            assertThat(products.get(i)).isEqualTo(adults.get(i).times(means.get(i)));
        }
        assertThat(products.values()).allMatch(Fraction::isWhole);
    }

    private ModelFile read(ObjectNode term) {
        return new GuideModel(folder)
                .measures(measures)
                .key(proportionalTo(term), "1.00", YEAR)
                .read();
    }

    private ModelFile termOf(int factor) {
        return read((ObjectNode) product.get("product").get(factor));
    }

    @Test
    void steadiesTheLeaversInEveryWayOfThePage() {
        page.writeTables(folder);
        measures.setAll(GuideModel.parse(page.json().get(2)));
        ObjectNode terms = GuideModel.parse(page.json().get(3));

        assertThat(terms).hasSize(6);
        terms.properties().forEach(term -> {
            RegionValues values = values(read((ObjectNode) term.getValue()));
            page.hasRow(
                    term.getKey(),
                    Language.EN.number(values.get(0), 4),
                    Language.EN.number(values.get(1), 4),
                    Language.EN.number(values.get(2), 4),
                    Language.EN.number(values.total(), 4));
        });
    }

    @Test
    void takesTheCredibilityOfThePageApart() {
        page.writeTables(folder);
        measures.setAll(GuideModel.parse(page.json().get(2)));
        ObjectNode term = (ObjectNode) GuideModel.parse(page.json().get(3)).get("credibility");

        MeasureOutcome outcome = measured(read(term));
        Derivation.Shrinkage made = (Derivation.Shrinkage) outcome.derivation().orElseThrow();
        Credibility estimate = made.estimate();

        for (int i = 0; i < outcome.values().regions().size(); i++) {
            Fraction counted = estimate.estimates()
                    .get(i)
                    .times(made.volumes().get(1).values().get(i));
            page.hasRow(
                    outcome.values().regions().label(i),
                    Language.EN.number(estimate.means().get(i), 3),
                    Language.EN.number(estimate.volumes().get(i), 0),
                    Language.EN.number(estimate.factors().get(i), 3),
                    Language.EN.number(estimate.estimates().get(i), 3),
                    Language.EN.number(counted, 1),
                    Language.EN.number(outcome.values().get(i), 1));
        }
        page.says("/ 3 = " + decimal(estimate.withinVariance()) + "; a = ");
        page.says("(2,000 - 880) = " + decimal(estimate.betweenVariance()) + "; s2 / a = 400");
        page.says("m = " + decimal(estimate.collectiveMean()) + "; the factor is 99 / 90 = " + decimal(made.scale()));
    }

    private static String decimal(Fraction value) {
        return Language.EN.number(value.toExactDecimal().orElseThrow());
    }

    @Test
    void takesTheAmountsOfAnotherModel() throws Exception {
        page.writeTables(folder);
        ObjectNode other = GuideModel.parse("{\"proportionalTo\": {\"measure\": \"adults\", \"year\": \"2011\"}}");
        Path written = folder.resolve("model.json");
        new GuideModel(folder).measures(measures).key(other, "200.00", 2011).read();
        Files.writeString(
                folder.resolve("old-rules.json"), Files.readString(written).replace("\"stream\"", "\"rmc\""));
        measures.setAll(GuideModel.parse(page.json().get(4)));

        RegionValues amounts = values(read(GuideModel.parse("{\"measure\": \"old-amounts\", \"year\": \"2011\"}")));

        assertThat(amounts.values()).containsExactly(Fraction.of(60), Fraction.of(90), Fraction.of(50));
    }

    private static ObjectNode proportionalTo(ObjectNode term) {
        return GuideModel.parse("{}").set("proportionalTo", term);
    }

    private static RegionValues values(ModelFile model) {
        return measured(model).values();
    }

    private static MeasureOutcome measured(ModelFile model) {
        var part =
                model.allocate(model.model().years().first()).stream("stream").part("part");
        return ((KeyOutcome.Proportional) part.key()).measure();
    }

    @Test
    void readsNumbersAsTheTableOfThePageSays() {
        List<List<String>> rows = page.rows()
                .dropWhile(row -> !row.get(0).equals("cell"))
                .skip(2)
                .takeWhile(row -> !row.get(0).equals("case"))
                .toList();

        assertThat(rows).hasSize(7);
        for (List<String> row : rows) {
            for (String cell : row.get(0).split(", ")) {
                String text = cell.equals("empty") ? "" : cell.replace("`", "");
                assertThat(read(text, "point")).as(cell + " with a point").isEqualTo(row.get(1));
                assertThat(read(text, "comma")).as(cell + " with a comma").isEqualTo(row.get(2));
            }
        }
    }

    private String read(String cell, String decimal) {
        GuidePage.write(
                folder.resolve("table.csv"), "year;region_code;v\n2026;01;" + cell + "\n2026;02;1\n2026;03;1\n");
        GuideModel model = new GuideModel(folder)
                .measures(GuideModel.parse(
                        "{\"v\": {\"table\": \"table.csv\", \"column\": \"v\", \"decimal\": \"" + decimal + "\"}}"))
                .key(GuideModel.parse("{\"proportionalTo\": \"v\"}"), "1.00", 2026);
        try {
            return values(model.read())
                    .get(0)
                    .toDecimal(3, RoundingMode.UNNECESSARY)
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (ProblemException e) {
            return "refused";
        }
    }

    @Test
    void countsAMissingYearAsZeroOnlyWhenTheModelSaysSo() {
        page.writeTables(folder);
        ObjectNode mean = GuideModel.parse("{\"measure\": \"education\", \"meanOver\": [\"2010\", \"2011\"]}");
        ModelFile strict = read(mean);

        assertThat(problemOf(() -> strict.allocate(YEAR))).contains("has no values for 2011");

        ((ObjectNode) measures.get("education")).put("otherYears", "zero");
        ModelFile lenient = read(mean);

        assertThat(values(lenient).get(0)).isEqualTo(Fraction.parse("0.165"));
    }

    @Test
    void wantsExcludedMunicipalitiesInTheTableAllTheSame() {
        page.writeTables(folder);
        ((ObjectNode) measures.get("adults")).putArray("exclude").add("GM9002");

        assertThat(values(termOf(0)).get(0)).isEqualTo(Fraction.of(40_000));

        for (Map.Entry<String, String> line : Map.of(
                        "2011;GM9002;20.000,0\n", "GM9002", "2011;GM9001;40000\n", "GM9001")
                .entrySet()) {
            GuidePage.write(
                    folder.resolve("adults.csv"),
                    page.blocks("csv").get(1).text().replace(line.getKey(), ""));
            assertThat(problemOf(() -> termOf(0))).contains("for 2011 this is missing: " + line.getValue());
        }
    }

    static String problemOf(Runnable action) {
        try {
            action.run();
        } catch (ProblemException e) {
            return e.getMessage();
        }
        return "";
    }
}
