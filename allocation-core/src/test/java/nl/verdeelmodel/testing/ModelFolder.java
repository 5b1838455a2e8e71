package nl.verdeelmodel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Problem;

/**
 * A folder with a tiny model that works: three regions of 2026 share EUR 1,000.00 in proportion to 10, 20 and 30.
 *
 * <p>A test replaces one piece of text, so that it shows only what matters to it.
 */
public final class ModelFolder {

    /** The model; its lines are counted from 1 in the tests. */
    public static final String MODEL = """
            {
              "model": "proef",
              "title": { "nl": "Proef", "en": "Trial" },
              "regions": "regions.csv",
              "measures": {
                "score": { "table": "scores.csv", "column": "score" },
                "young": { "table": "scores.csv", "column": "young" }
              },
              "streams": [
                {
                  "id": "grant",
                  "amount": { "2026": "1000.00" },
                  "parts": [
                    { "id": "all", "share": "100%",
                      "key": { "proportionalTo": "score" } }
                  ]
                }
              ]
            }
            """;

    /** The regions. */
    public static final String REGIONS = """
            year,region_code,region_name
            2026,01,North
            2026,02,Middle
            2026,03,South
            """;

    /** The measures: score 10, 20, 30 and young people 100, 100, 200. */
    public static final String SCORES = """
            year,region_code,score,young
            2026,01,10,100
            2026,02,20,100
            2026,03,30,200
            """;

    private final Path folder;

    /** Writes the model and its tables. */
    public ModelFolder(Path folder) {
        this.folder = folder;
        write("model.json", MODEL).write("regions.csv", REGIONS).write("scores.csv", SCORES);
    }

    /** The model file. */
    public Path model() {
        return folder.resolve("model.json");
    }

    /** Any file of the folder. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Writes a file anew, in UTF-8. */
    public ModelFolder write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file anew. */
    public ModelFolder write(String name, byte[] bytes) {
        try {
            Files.write(file(name), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a piece of text that stands exactly once in a file. */
    public ModelFolder replace(String name, String old, String replacement) {
        String text = text(name);
        int first = text.indexOf(old);
        if (first < 0 || text.indexOf(old, first + 1) >= 0) {
            throw new IllegalArgumentException("\"" + old + "\" must stand exactly once in " + name + ":\n" + text);
        }
        return write(name, text.replace(old, replacement));
    }

    /** Replaces a piece of text of the model. */
    public ModelFolder model(String old, String replacement) {
        return replace("model.json", old, replacement);
    }

    /** Replaces the key of the one part. */
    public ModelFolder key(String key) {
        return model("{ \"proportionalTo\": \"score\" }", key);
    }

    /** Replaces the list of parts. */
    public ModelFolder parts(String parts) {
        return model(MODEL.substring(MODEL.indexOf("[\n        {"), MODEL.indexOf("]\n    }") + 1), "[" + parts + "]");
    }

    /** Replaces the rows of the scores: each {@code year,region,score,young}. */
    public ModelFolder scores(String... rows) {
        return write("scores.csv", "year,region_code,score,young\n" + String.join("\n", rows) + "\n");
    }

    /** The text of a file. */
    public String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that is wrong, with the changes made first. */
    public List<Problem> check(String... changes) {
        return ModelFile.check(model(), new ModelFile.Options(List.of(changes), java.util.Optional.empty()));
    }

    /** The model with its tables. */
    public ModelFile read() {
        return ModelFile.read(model());
    }

    /** The division of a year. */
    public Allocation allocate(int year) {
        return read().allocate(year);
    }

    /** What the regions get in 2026, in euros, in the order of the regions. */
    public List<String> amounts() {
        return amounts(2026);
    }

    /** What the regions get in a year, in euros, in the order of the regions. */
    public List<String> amounts(int year) {
        Allocation allocation = allocate(year);
        return allocation.regions().regions().stream()
                .map(region -> allocation.budget(region.code()))
                .map(Money::toString)
                .toList();
    }

    /** The place of a problem, with files as this folder names them. */
    public String place(Problem problem) {
        return problem.where().toString().replace(folder + java.io.File.separator, "");
    }
}
