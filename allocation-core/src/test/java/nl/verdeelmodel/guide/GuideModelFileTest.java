package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/guide/model-file.md, and that the page names every entry of the grammar. */
class GuideModelFileTest {

    private final GuidePage page = GuidePage.read("model-file.md");
    private final List<String> json = page.json();

    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void writeTheModelOfThePage() {
        page.writeTables(folder);
        model = folder.resolve("example.json");
        GuidePage.write(model, json.get(0));
    }

    private ModelFile read(String... changes) {
        return ModelFile.read(model, new ModelFile.Options(List.of(changes), Optional.empty()));
    }

    /** The model of the page with a change, as a file. */
    private ModelFile changed(ObjectNode json) {
        GuidePage.write(model, json.toPrettyString());
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(ModelFile.schema(), InputFormat.JSON)
                        .validate(json))
                .isEmpty();
        return read();
    }

    private static List<String> euros(Allocation allocation) {
        return java.util.stream.IntStream.range(0, allocation.regions().size())
                .mapToObj(i -> Language.EN.amount(allocation.budgets().get(i)))
                .toList();
    }

    private static String sentence(List<String> items) {
        return items.get(0) + ", " + items.get(1) + " and " + items.get(2);
    }

    @Test
    void theCompleteModelDividesTheMoney() {
        assertThat(json).hasSize(7);
        changed(GuideModel.parse(json.get(0)));

        page.says("In 2026 the regions get " + sentence(euros(read().allocate(2026))));
        assertThat(ModelFile.check(model, ModelFile.Options.NONE)).isEmpty();
    }

    @Test
    void theMeasureWithEveryEntryIsRead() throws Exception {
        Files.writeString(
                folder.resolve("regions-2015.csv"),
                "year,region_code,region_name,municipality_code,municipality_name\n"
                        + "2015,01,Één,GM9001,A\n2015,02,Twee,GM9002,B\n2015,03,Drie,GM9003,C\n");
        Files.writeString(
                folder.resolve("2015-to-2026.csv"),
                "from_year,from_code,to_year,to_code,weight\n2015,GM9001,2026,01,1/3\n2015,GM9001,2026,02,2/3\n"
                        + "2015,GM9002,2026,03,1\n2015,GM9003,2026,03,1\n");
        Files.writeString(
                folder.resolve("residents.csv"),
                "gm;naam;y;n\nGM9001;Één;2015;1.000,5\nGM9002;B;2015;7\n",
                Charset.forName("windows-1252"));
        ObjectNode whole = GuideModel.parse(json.get(0));
        ObjectNode measures = (ObjectNode) whole.get("measures");
        measures.setAll(GuideModel.parse(json.get(1)));

        ModelFile file = changed(whole);

        assertThat(file.inputs()
                        .measures()
                        .get("residents")
                        .at(2015)
                        .orElseThrow()
                        .values())
                .containsExactly(Fraction.parse("333.5"), Fraction.of(667), Fraction.ZERO);
    }

    @Test
    void theStreamWithPartsByAmountIsDividedInThousands() {
        ObjectNode whole = GuideModel.parse(json.get(0));
        whole.withArray("/streams").add(GuideModel.parse(json.get(2)));

        Allocation.StreamOutcome places = changed(whole).allocate(2026).stream("places");

        assertThat(places.part("b").budgets().total()).isEqualTo(Money.parse("40000.00"));
        assertThat(places.part("b").rounding().toArray()).containsExactly(24, 15, 1);
        assertThat(changed(whole).allocate(2027).stream("places").amount()).isEqualTo(Money.ZERO);
    }

    @Test
    void theTermsAreRead() {
        for (String term : json.subList(3, 7)) {
            ObjectNode whole = GuideModel.parse(json.get(0));
            ((ObjectNode) whole.at("/streams/0/parts/0/key")).set("proportionalTo", GuideModel.parse(term));
            ((ObjectNode) whole.at("/streams/0/parts/0/key")).remove("frozen");

            assertThat(changed(whole).allocate(2026).total()).isEqualTo(Money.parse("1000.00"));
        }
    }

    @Test
    void setChangesOneValue() {
        page.hasRow(
                "`streams.programme.amount.2026=2000.00`",
                sentence(euros(read("streams.programme.amount.2026=2000.00").allocate(2026))));
        page.hasRow("`streams.programme.parts.risk.key.frozen.2027=2023`", "a new base year from 2027");
        assertThat(GuideMeasuresTest.problemOf(() -> read("streams.programme.parts.risk.key.frozen.2027=2023")
                        .allocate(2027)))
                .contains("no values for 2023");
        page.hasRow("`streams.0.amount.2026=2000.00`", "refused: this stream has an id");
        assertThat(GuideMeasuresTest.problemOf(() -> read("streams.0.amount.2026=2000.00")))
                .contains("there is no \"0\"");
        assertThat(GuideMeasuresTest.problemOf(() -> read("streams.programme.rounding.unit=1")))
                .contains("there is no \"rounding\"");
    }

    @Test
    void isAsStrictAsThePageSays() {
        for (List<String> fault : List.of(
                List.of("\"regions\"", "\"region\"", "is not known here"),
                List.of("\"model\": \"example-2026\",", "\"model\": \"a\", \"model\": \"b\",", "stands twice"),
                List.of("\"model\": \"example-2026\",", "", "is missing"),
                List.of("\"1000.00\", \"2027\"", "1000.00, \"2027\"", "must be an amount in euros as text"),
                List.of("\"1000.00\", \"2027\"", "\"1,000.00\", \"2027\"", "an amount in euros as text"),
                List.of("\"model\"", "// no comments\n\"model\"", "not valid JSON"),
                List.of("\"1000.00\" },", "\"1000.00\", },", "not valid JSON"),
                List.of("\"2026\": 2022", "\"2026\": \"2022\"", "must be a whole number"))) {
            assertThat(json.get(0)).contains(fault.get(0));
            GuidePage.write(model, json.get(0).replace(fault.get(0), fault.get(1)));

            assertThat(GuideMeasuresTest.problemOf(this::read))
                    .as(fault.get(1))
                    .contains(fault.get(2))
                    .containsPattern("example\\.json:[0-9]+:[0-9]+");
        }
        GuidePage.write(model, json.get(0) + "more");
        assertThat(GuideMeasuresTest.problemOf(this::read)).isNotEmpty();
    }

    @Test
    void namesEveryEntryOfTheGrammar() throws Exception {
        Set<String> names = new TreeSet<>();
        collect(new ObjectMapper().readTree(ModelFile.schema()), names);

        String guide = String.join("\n", page.lines())
                + String.join("\n", GuidePage.read("keys.md").lines())
                + String.join("\n", GuidePage.read("stability.md").lines());
        Set<String> missing = new TreeSet<>();
        for (String name : names) {
            Matcher mention =
                    Pattern.compile("[`\"]" + Pattern.quote(name) + "[`\"]").matcher(guide);
            if (!mention.find()) {
                missing.add(name);
            }
        }
        assertThat(names).contains("streams", "meanOver", "atLeast", "encoding");
        assertThat(missing).isEmpty();
    }

    /** The names of all properties, at any depth. */
    private static void collect(JsonNode schema, Set<String> names) {
        if (schema.get("properties") instanceof ObjectNode properties) {
            properties.fieldNames().forEachRemaining(names::add);
        }
        schema.forEach(child -> collect(child, names));
    }
}
