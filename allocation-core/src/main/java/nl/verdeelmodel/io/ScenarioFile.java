package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.verdeelmodel.io.JsonValue.JsonList;
import nl.verdeelmodel.io.JsonValue.JsonObject;
import nl.verdeelmodel.io.JsonValue.JsonText;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.scenario.Change;
import nl.verdeelmodel.scenario.Scenario;

/**
 * Scenarios read from a file. What a change does to a model shows only when the model is read with it
 * ({@link ChangedModelFiles}); here a scenario is sound if it is written well.
 *
 * @param path the file
 * @param title the name for readers; the file name if it has none
 * @param source who made the scenarios; empty if that is not stated
 * @param scenarios in the order of the file, without the unchanged model
 */
public record ScenarioFile(Path path, Text title, String source, ImmutableList<Scenario> scenarios) {

    /**
     * Reads scenarios.
     *
     * @param path the JSON file
     * @return the scenarios
     * @throws ProblemException with every problem, each with line and column
     */
    public static ScenarioFile read(Path path) {
        InputFile file = InputFile.read(path, InputFile.LARGEST_MODEL);
        Problems problems = new Problems();
        JsonValue json = JsonPaths.named(JsonReader.read(file.text(), file.where(), problems), "");
        requireScenarios(json);
        ScenarioGrammar.file().check(json, problems);
        ImmutableList<Scenario> scenarios = scenarios(json);
        problems.addAll(Scenario.nameProblems(names(json)));
        problems.addAll(Scenario.changeProblems(scenarios));
        problems.throwIfAny();
        ModelReader.Entry entry = new ModelReader.Entry(json);
        return new ScenarioFile(
                path, entry.title("title", String.valueOf(path.getFileName())), entry.textOr("source", ""), scenarios);
    }

    private static void requireScenarios(JsonValue json) {
        if (json instanceof JsonObject object
                && object.members().containsKey("streams")
                && !object.members().containsKey("scenarios")) {
            throw new ProblemException(Problem.input(
                    "scenarios-expected",
                    json.where(),
                    Text.of(
                            "dit is een verdeelmodel, geen bestand met scenario's.",
                            "this is a funding model, not a file of scenarios."),
                    Text.of(
                            "Misschien zijn de twee bestanden verwisseld: eerst het model, dan de scenario's.",
                            "Maybe the two files were swapped: first the model, then the scenarios.")));
        }
    }

    /** The ids of all scenarios that have one, also of those that are not written well. */
    private static ImmutableList<Scenario.Name> names(JsonValue json) {
        return items(json).stream()
                .flatMap(item ->
                        item instanceof JsonObject object && object.members().get("id") instanceof JsonText id
                                ? Stream.of(new Scenario.Name(id.value(), item.where()))
                                : Stream.empty())
                .collect(ImmutableList.toImmutableList());
    }

    private static List<JsonValue> items(JsonValue json) {
        return json instanceof JsonObject object && object.members().get("scenarios") instanceof JsonList list
                ? list.items()
                : ImmutableList.of();
    }

    /** The scenarios that are written well, so that the faults that they have together show beside those of the others. */
    private static ImmutableList<Scenario> scenarios(JsonValue json) {
        return items(json).stream()
                .filter(ScenarioFile::isSound)
                .map(ModelReader.Entry::new)
                .map(ScenarioFile::scenario)
                .collect(ImmutableList.toImmutableList());
    }

    private static boolean isSound(JsonValue json) {
        Problems own = new Problems();
        ScenarioGrammar.scenario().check(json, own);
        return own.count() == 0;
    }

    private static Scenario scenario(ModelReader.Entry entry) {
        return new Scenario(
                entry.text("id"),
                entry.title("title", entry.text("id")),
                entry.textOr("source", ""),
                entry.list("changes")
                        .map(change -> Change.of(ModelReader.Entry.asText(change), change.where()))
                        .collect(ImmutableList.toImmutableList()),
                entry.optional("data"),
                entry.member("data").map(JsonValue::where).orElse(entry.where()));
    }

    /**
     * The JSON Schema of files of scenarios (draft 2020-12), for editors.
     *
     * @return the schema, indented, with a line end at the end
     */
    public static String schema() {
        return JsonFormat.write(ScenarioGrammar.schema());
    }

    /** The folder of the tables of a scenario, which is named as seen from this file. */
    Optional<ModelLoader.DataFolder> data(Scenario scenario) {
        return scenario.data().map(name -> new ModelLoader.DataFolder(folder(scenario, name), scenario.where()));
    }

    private Path folder(Scenario scenario, String name) {
        try {
            return path.resolveSibling(name).normalize();
        } catch (InvalidPathException e) {
            throw new ProblemException(Problem.input(
                    "path-wrong",
                    scenario.where(),
                    Text.format("\"{0}\" is geen mapnaam.", "\"{0}\" is not the name of a folder.", name)));
        }
    }
}
