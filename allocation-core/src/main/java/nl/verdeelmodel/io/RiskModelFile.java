package nl.verdeelmodel.io;

import java.nio.file.Path;
import java.util.Optional;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.risk.RiskModel;

/** Risk models as files. */
public final class RiskModelFile {

    private RiskModelFile() {}

    /**
     * Reads a risk model.
     *
     * @param path the JSON file
     * @return the model
     * @throws ProblemException with every problem, each with line and column
     */
    public static RiskModel read(Path path) {
        InputFile file = InputFile.read(path, InputFile.LARGEST_MODEL);
        Problems problems = new Problems();
        JsonValue json = JsonReader.read(file.text(), file.where(), problems);
        requireRiskModel(json);
        RiskModelGrammar.model().check(json, problems);
        Optional<RiskModel> model = new RiskModelReader(problems).model(json);
        problems.throwIfAny();
        return model.orElseThrow();
    }

    private static void requireRiskModel(JsonValue json) {
        if (json instanceof JsonValue.JsonObject object
                && object.members().containsKey("streams")
                && !object.members().containsKey("riskModel")) {
            throw new ProblemException(Problem.input(
                    "risk-model-expected",
                    json.where(),
                    Text.of(
                            "dit is een verdeelmodel, geen risicomodel.",
                            "this is a funding model, not a risk model.")));
        }
    }

    /**
     * A risk model as JSON: {@link #read} gives an equal model, each number with the same bits.
     *
     * @param model the model
     * @return the text of a file, the same on every machine
     */
    public static String write(RiskModel model) {
        return JsonFormat.write(RiskModelJson.of(model));
    }

    /**
     * The JSON Schema of risk model files (draft 2020-12), for editors.
     *
     * @return the schema, indented, with a line end at the end
     */
    public static String schema() {
        return JsonFormat.write(RiskModelGrammar.schema());
    }
}
