package nl.verdeelmodel.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code check}: all problems of a model and its tables at once. */
@Command(name = "check", description = "Find all problems of a model and its tables at once.")
final class CheckCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "The funding model, a JSON file.",
            descriptionKey = "model")
    private Path model;

    @Mixin
    private ModelOptions options = new ModelOptions();

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Problem> problems = ModelFile.check(model, options.options());
        if (problems.isEmpty()) {
            console.print(Text.format("{0}: geen problemen.", "{0}: no problems.", model));
            return ExitCode.OK;
        }
        console.problems(problems);
        return ExitCode.of(problems);
    }
}
