package nl.verdeelmodel.cli;

import java.util.concurrent.Callable;
import nl.verdeelmodel.io.ModelFile;
import picocli.CommandLine.Command;

/** {@code schema}: the JSON Schema of funding model files. */
@Command(name = "schema", description = "Print the JSON Schema of funding models, for editors.")
final class SchemaCommand implements Callable<Integer> {

    private final Console console;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(ModelFile.schema());
        return ExitCode.OK;
    }
}
