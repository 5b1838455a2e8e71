package nl.verdeelmodel.guide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.io.ModelFile;

/** A complete funding model around a fragment of one that stands on a page. */
final class GuideModel {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String THREE_REGIONS =
            "year,region_code,region_name\n2026,01,Noord\n2026,02,Midden\n2026,03,Zuid\n";

    private final Path folder;
    private final ObjectNode model;

    GuideModel(Path folder) {
        this.folder = folder;
        this.model = MAPPER.createObjectNode()
                .put("model", "guide")
                .put("title", "Guide")
                .put("regions", "regions.csv");
        model.putArray("streams");
    }

    static ObjectNode parse(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    GuideModel measures(JsonNode measures) {
        model.withObject("/measures").setAll((ObjectNode) measures);
        return this;
    }

    /** One measure per column of {@code table.csv}, with the name of the column. */
    GuideModel columnsOfTable(String... columns) {
        for (String column : columns) {
            measures(MAPPER.createObjectNode()
                    .set(
                            column,
                            MAPPER.createObjectNode().put("table", "table.csv").put("column", column)));
        }
        return this;
    }

    GuideModel stream(JsonNode stream) {
        model.withArray("/streams").add(stream);
        return this;
    }

    /** A stream that divides an amount by one key, or pays its claims under a ceiling. */
    GuideModel key(JsonNode key, String amount, int... years) {
        ObjectNode stream = MAPPER.createObjectNode().put("id", "stream");
        ObjectNode part = stream.putArray("parts").addObject().put("id", "part");
        boolean claims = key.has("steps") || key.has("amounts");
        ObjectNode money = stream.putObject(claims ? "ceiling" : "amount");
        for (int year : years) {
            money.put(Integer.toString(year), amount);
        }
        if (!claims) {
            part.put("share", "100%");
        }
        part.set("key", key);
        return stream(stream);
    }

    ModelFile read(String... changes) {
        if (!Files.exists(folder.resolve("regions.csv"))) {
            GuidePage.write(folder.resolve("regions.csv"), THREE_REGIONS);
        }
        Path file = folder.resolve("model.json");
        GuidePage.write(file, model.toPrettyString());
        return ModelFile.read(file, new ModelFile.Options(List.of(changes), Optional.empty()));
    }
}
