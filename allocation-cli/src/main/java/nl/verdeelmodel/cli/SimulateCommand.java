package nl.verdeelmodel.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.Manifest;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.SimulationFiles;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.scenario.Simulation;
import nl.verdeelmodel.scenario.SimulationPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code simulate}: runs a model year on year and shows when each region reaches its target. */
@Command(
        name = "simulate",
        description =
                "Run a model year on year, also beyond its last year: amounts, and years until each region's target.")
final class SimulateCommand implements Callable<Integer> {

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
            names = "--years",
            required = true,
            paramLabel = "YEARS",
            converter = Years.Converter.class,
            description =
                    "A range such as 2026..2032; years after the last one of the model take its money and measures.",
            descriptionKey = "simulate.years")
    private Years years;

    @Option(
            names = "--growth",
            paramLabel = "PERCENT",
            converter = Percentage.class,
            description = "Growth of the money per year after the last year of the model, such as 2%%; none if absent.",
            descriptionKey = "simulate.growth")
    private Fraction growth = Fraction.ZERO;

    @Option(
            names = "--within",
            paramLabel = "PERCENT",
            converter = Percentage.class,
            description = "How far from its target a region may be to count as being there; 1%% if absent.",
            descriptionKey = "simulate.within")
    private Fraction within = SimulationPlan.USUAL_TOLERANCE;

    @Mixin
    private OutputOptions output = new OutputOptions();

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.check(console);
        ModelFile loaded = ModelFile.read(model, options.options());
        options.noteTables(console, loaded);
        Simulation simulation = Simulation.of(loaded.model(), loaded.inputs(), plan(loaded));
        noteGrowth(simulation);
        output.folder().ifPresent(folder -> write(folder, loaded, simulation));
        print(loaded, simulation);
        return ExitCode.OK;
    }

    private SimulationPlan plan(ModelFile loaded) {
        List<Integer> wanted = years.of(loaded.allocator().years());
        return SimulationPlan.of(wanted.get(0), wanted.get(wanted.size() - 1))
                .withGrowth(growth)
                .withTolerance(within);
    }

    /** Says that growth does nothing if no year lies after those of the model. */
    private void noteGrowth(Simulation simulation) {
        int lastKnown = simulation.projection().lastKnown();
        if (growth.signum() != 0 && simulation.plan().last() <= lastKnown) {
            console.remark(Text.format(
                    "LET OP: geen jaar na {0}: --growth heeft geen effect.",
                    "NOTE: no year after {0}: --growth has no effect.", lastKnown));
        }
    }

    private void write(Path folder, ModelFile loaded, Simulation simulation) {
        Map<String, String> files = new LinkedHashMap<>();
        if (output.has(OutputOptions.Format.CSV)) {
            files.putAll(SimulationFiles.tables(simulation));
        }
        if (output.has(OutputOptions.Format.JSON)) {
            files.put("simulation.json", SimulationFiles.json(simulation));
        }
        Manifest record = Manifest.of(
                        Version.number(), model, options.options(), loaded, simulation.allocations(), files)
                .withSimulation(simulation.plan());
        files.put(Manifest.NAME, record.write(folder, simulation.allocations()));
        output.write(console, folder, files);
        options.noteSources(console, loaded);
    }

    private void print(ModelFile loaded, Simulation simulation) {
        if (output.has(OutputOptions.Format.TABLE)) {
            new SimulationReport(console, loaded).print(simulation);
        } else if (output.folder().isEmpty()) {
            options.noteSources(console, loaded);
            console.out()
                    .print(
                            output.has(OutputOptions.Format.CSV)
                                    ? SimulationFiles.amounts(simulation)
                                    : SimulationFiles.json(simulation));
        }
    }
}
