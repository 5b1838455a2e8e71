package nl.verdeelmodel.io;

import static nl.verdeelmodel.testing.BrokenInput.key;
import static nl.verdeelmodel.testing.BrokenInput.model;
import static nl.verdeelmodel.testing.BrokenInput.of;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.verdeelmodel.testing.BrokenInput;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Model files with one fault each, with line, column and path of it: JSON, fields, values. */
@Tag("locale")
class BrokenModelsTest {

    private static final String SHARE = "\"share\": \"100%\",";

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @MethodSource({"json", "fields", "values"})
    void aBrokenModelIsExplained(BrokenInput input) {
        input.check(temporary);
    }

    static Stream<BrokenInput> json() {
        return Stream.of(
                of(
                        "an empty model",
                        folder -> folder.write("model.json", ""),
                        "model.json",
                        "the file is empty",
                        "nl:het bestand is leeg"),
                of(
                        "a model that is a list",
                        folder -> folder.write("model.json", "[]"),
                        "model.json:1:1",
                        "a model is an object, not a list",
                        "nl:een model is een object, niet een lijst"),
                of(
                        "a comma too few",
                        model("\"proef\",", "\"proef\""),
                        "model.json:3:3",
                        "this is not valid JSON",
                        "Maybe a comma, quote or bracket is missing just before this place"),
                of(
                        "a comma too many",
                        model("\"score\" } }\n", "\"score\" } },\n"),
                        "model.json:16:7",
                        "not valid JSON"),
                of("a remark", model("\"model\"", "// my model\n  \"model\""), "model.json:2:3", "not valid JSON"),
                of("NaN", model("\"100%\"", "NaN"), "model.json:14:36", "not valid JSON"),
                of(
                        "text behind the end",
                        folder -> folder.write("model.json", ModelFolder.MODEL + "{}"),
                        "model.json:20:1",
                        "there is more text here, behind the end of the model",
                        "nl:hier staat nog tekst achter het einde van het model"),
                of(
                        "a key that stands twice",
                        model("\"model\":", "\"model\": \"eerste\",\n  \"model\":"),
                        "model.json:3:3",
                        "the key \"model\" stands twice in the same object",
                        "nl:de sleutel \"model\" staat twee keer"),
                of(
                        "a year that stands twice",
                        model("{ \"2026\"", "{ \"2026\": \"1.00\", \"2026\""),
                        "model.json:12:35",
                        "the key \"2026\" stands twice"));
    }

    static Stream<BrokenInput> fields() {
        return Stream.of(
                of(
                        "an unknown field",
                        model(SHARE, SHARE + " \"weigth\": 3,"),
                        "model.json:14:51 (streams.grant.parts.all.weigth)",
                        "\"weigth\" is not known here"),
                of(
                        "a misspelt field",
                        model("\"regions\":", "\"titel\": \"x\", \"regions\":"),
                        "model.json:4:12 (titel)",
                        "\"titel\" is not known here",
                        "Maybe you mean \"title\"",
                        "nl:Misschien bedoelt u \"title\""),
                of(
                        "a missing field",
                        model("\"model\": \"proef\",", ""),
                        "model.json:1:1",
                        "\"model\" is missing",
                        "nl:\"model\" ontbreekt"),
                of(
                        "a part without a key",
                        model(",\n          \"key\": { \"proportionalTo\": \"score\" }", ""),
                        "model.json:14:9 (streams.grant.parts.all)",
                        "\"key\" is missing"),
                of(
                        "a stream with neither amount nor ceiling",
                        model("\"amount\": { \"2026\": \"1000.00\" },", ""),
                        "model.json:10:5 (streams.grant)",
                        "exactly one of \"amount\", \"ceiling\" must stand here",
                        "nl:hier moet precies een van \"amount\", \"ceiling\" staan"),
                of(
                        "a key of two kinds",
                        key("{ \"proportionalTo\": \"score\", \"equalPerRegion\": true }"),
                        "model.json:15:18 (streams.grant.parts.all.key)",
                        "exactly one of",
                        "but there are 2"),
                of(
                        "no streams",
                        folder -> folder.model(
                                ModelFolder.MODEL.substring(
                                        ModelFolder.MODEL.indexOf("\"streams\": ["),
                                        ModelFolder.MODEL.lastIndexOf(']')),
                                "\"streams\": ["),
                        "model.json:9:14 (streams)",
                        "this list must have at least 1 items, but has 0"),
                of(
                        "a condition without a measure",
                        key("{ \"equalPerRegion\": true, \"eligible\":"
                                + " { \"ratioTo\": \"young\", \"atLeast\": \"3%\" } }"),
                        "model.json:15:18 (streams.grant.parts.all.key)",
                        "\"eligible\" goes with \"proportionalTo\""),
                of(
                        "a mean and a year together",
                        key("{ \"proportionalTo\": { \"measure\": \"score\", \"year\": \"t\","
                                + " \"meanOver\": [\"t\", \"t\"] } }"),
                        "model.json:15:38 (streams.grant.parts.all.key.proportionalTo)",
                        "\"meanOver\" and \"year\" do not go together"));
    }

    static Stream<BrokenInput> values() {
        return Stream.of(
                of(
                        "a number instead of text for euros",
                        model("\"1000.00\"", "1000.00"),
                        "model.json:12:27 (streams.grant.amount.2026)",
                        "an amount in euros as text",
                        "not the number 1000.00",
                        "nl:een bedrag in euro's als tekst",
                        "nl:niet het getal 1000.00"),
                of(
                        "a third decimal in euros",
                        model("\"1000.00\"", "\"1.999\""),
                        "model.json:12:27 (streams.grant.amount.2026)",
                        "\"1.999\" is not what must stand here",
                        "with two decimals or none"),
                of(
                        "one decimal in euros",
                        model("\"1000.00\"", "\"1.9\""),
                        "model.json:12:27 (streams.grant.amount.2026)",
                        "\"1.9\" is not what must stand here",
                        "two decimals or none"),
                of(
                        "a decimal comma in euros",
                        model("\"1000.00\"", "\"1000,00\""),
                        "model.json:12:27 (streams.grant.amount.2026)",
                        "\"1000,00\"",
                        "such as \"50173000.00\""),
                of(
                        "a negative amount",
                        model("\"1000.00\"", "\"-1\""),
                        "model.json:12:27 (streams.grant.amount.2026)",
                        "\"-1\" is not what must stand here"),
                of(
                        "a year of two digits",
                        model("\"2026\":", "\"26\":"),
                        "model.json:12:25 (streams.grant.amount.26)",
                        "the key \"26\" is not a year"),
                of(
                        "null",
                        model("\"100%\"", "null"),
                        "model.json:14:33 (streams.grant.parts.all.share)",
                        "this must be a share as text",
                        "not null"),
                of(
                        "a share with a comma",
                        model("\"100%\"", "\"99,75%\""),
                        "model.json:14:33 (streams.grant.parts.all.share)",
                        "\"99,75%\"",
                        "such as \"99.75%\" or \"1/3\""),
                of(
                        "an id with a space",
                        model("\"proef\"", "\"mijn proef\""),
                        "model.json:2:12 (model)",
                        "lower case letters, digits and hyphens"),
                of(
                        "a list instead of a text",
                        model("\"regions.csv\"", "[\"regions.csv\"]"),
                        "model.json:4:14 (regions)",
                        "this must be a text, not a list",
                        "nl:hier moet een tekst staan, niet een lijst"),
                of(
                        "false for an option that is on or absent",
                        key("{ \"equalPerRegion\": false }"),
                        "model.json:15:38 (streams.grant.parts.all.key.equalPerRegion)",
                        "must be true, not false"),
                of(
                        "an unknown word",
                        model("\"column\": \"score\" }", "\"column\": \"score\", \"decimal\": \"coma\" }"),
                        "model.json:6:69 (measures.score.decimal)",
                        "\"coma\" is not one of \"point\", \"comma\"",
                        "Maybe you mean \"comma\""),
                of(
                        "an unknown rounding method",
                        rounding("\"method\": \"largest-remaider\""),
                        "model.json:13:31 (streams.grant.rounding.method)",
                        "\"largest-remaider\" is not one of",
                        "Maybe you mean \"largest-remainder\"",
                        "nl:Misschien bedoelt u \"largest-remainder\""),
                of(
                        "a unit of nothing",
                        rounding("\"unit\": \"0.00\""),
                        "model.json:13:19 (streams.grant.rounding)",
                        "the rounding unit must be above 0"),
                of(
                        "a frozen key with a year as text",
                        key("{ \"proportionalTo\": \"score\", \"frozen\": { \"2026\": \"2022\" } }"),
                        "model.json:15:67 (streams.grant.parts.all.key.frozen.2026)",
                        "a whole number from 1900 to 2999",
                        "not the text \"2022\""));
    }

    private static Consumer<ModelFolder> rounding(String members) {
        return model("\"parts\": [", "\"rounding\": { " + members + " },\n      \"parts\": [");
    }
}
