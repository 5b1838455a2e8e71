package nl.verdeelmodel.cli;

import java.util.concurrent.Callable;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.RiskModelFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code schema}: the JSON Schema of funding model or risk model files. */
@Command(name = "schema", description = "Print the JSON Schema of funding models or risk models, for editors.")
final class SchemaCommand implements Callable<Integer> {

    /** A kind of file that has a schema. */
    enum FileKind {
        FUNDING,
        RISK
    }

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            defaultValue = "funding",
            description = "funding or risk: which models; funding if absent.",
            descriptionKey = "schema.kind")
    private FileKind kind = FileKind.FUNDING;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(kind == FileKind.RISK ? RiskModelFile.schema() : ModelFile.schema());
        return ExitCode.OK;
    }
}
