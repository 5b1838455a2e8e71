package nl.verdeelmodel.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import nl.verdeelmodel.analysis.Explanation;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: why a region gets its amount, stage by stage. */
@Command(name = "explain", description = "Say stage by stage why a region gets its amount, each rule with its article.")
final class ExplainCommand implements Callable<Integer> {

    private static final int LINE_WIDTH = 100;
    private static final String INDENT = "  ";

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "The funding model, a JSON file.",
            descriptionKey = "model")
    private Path model;

    @Mixin
    private ModelOptions options = new ModelOptions();

    @Option(
            names = "--region",
            required = true,
            paramLabel = "CODE",
            description = "The code of the region, such as 29.",
            descriptionKey = "region")
    private String region;

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            converter = Years.Converter.class,
            description = "A year, a range such as 2026..2029, or all; the first year of the model if absent.",
            descriptionKey = "year")
    private Years years = new Years.First();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ModelFile loaded = ModelFile.read(model, options.options());
        options.noteTables(console, loaded);
        OptionalInt index = loaded.inputs().regions().indexOf(region);
        if (index.isEmpty()) {
            throw new ProblemException(
                    loaded.inputs().regions().unknownRegion(region, Where.file("--region " + region)));
        }
        years.allocate(loaded).forEach(allocation -> print(Explanation.of(allocation, index.getAsInt())));
        return ExitCode.OK;
    }

    private void print(Explanation explanation) {
        console.print(explanation.title());
        console.out().println();
        explanation.streams().forEach(stream -> {
            print(stream, "");
            console.out().println();
        });
        console.print(explanation.total());
        console.out().println();
    }

    private void print(Explanation.Chapter chapter, String indent) {
        printLine(chapter.title(), indent);
        String inner = indent + INDENT;
        if (!chapter.source().isEmpty()) {
            printLine(Text.same("[" + chapter.source() + "]"), inner);
        }
        chapter.lines().forEach(line -> printLine(line, inner));
        chapter.parts().forEach(part -> print(part, inner));
        printLine(chapter.outcome(), inner);
    }

    private void printLine(Text text, String indent) {
        String hanging = indent + INDENT;
        List<String> lines = TextTable.wrap(text.in(console.language()), LINE_WIDTH - indent.length());
        for (int i = 0; i < lines.size(); i++) {
            console.out().println((i == 0 ? indent : hanging) + lines.get(i));
        }
    }
}
