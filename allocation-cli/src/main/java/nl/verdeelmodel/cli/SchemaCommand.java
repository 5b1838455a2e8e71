package nl.verdeelmodel.cli;

import java.util.concurrent.Callable;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.RiskModelFile;
import nl.verdeelmodel.io.ScenarioFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code schema}: the JSON Schema of the files that people write. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of funding models, risk models or scenarios, for editors.")
final class SchemaCommand implements Callable<Integer> {

    /** A kind of file that has a schema. */
    enum FileKind {
        FUNDING,
        RISK,
        SCENARIOS
    }

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            defaultValue = "funding",
            description = "funding, risk or scenarios: which files; funding if absent.",
            descriptionKey = "schema.kind")
    private FileKind kind = FileKind.FUNDING;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out()
                .print(
                        switch (kind) {
                            case FUNDING -> ModelFile.schema();
                            case RISK -> RiskModelFile.schema();
                            case SCENARIOS -> ScenarioFile.schema();
                        });
        return ExitCode.OK;
    }
}
