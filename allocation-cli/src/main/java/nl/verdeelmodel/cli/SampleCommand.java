package nl.verdeelmodel.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.verdeelmodel.cli.sample.SamplePersons;
import nl.verdeelmodel.cli.sample.SampleTables;
import nl.verdeelmodel.io.ResultFolder;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.risk.Sector;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sample}: makes up the tables and persons that are not public, from a seed. */
@Command(
        name = "sample",
        description =
                "Make synthetic tables or persons for data that are not public; the same seed gives the same bytes.")
final class SampleCommand implements Callable<Integer> {

    private static final String PERSONS = "persons.csv";

    /** Chances are in units of 1e-12. */
    private static final int CHANCE_DECIMALS = 12;

    private final Console console;

    @Option(
            names = "--seed",
            required = true,
            paramLabel = "N",
            description = "Where the random numbers begin.",
            descriptionKey = "seed")
    private long seed;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to write into.",
            descriptionKey = "sample.out")
    private Path out;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder with the real tables; sample-data if absent.",
            descriptionKey = "regions.data")
    private @Nullable Path data;

    @Option(
            names = "--persons",
            paramLabel = "N",
            description = {
                "Write persons.csv with this many synthetic persons (1 to 50000000) instead of the tables:",
                "characteristics of the risk models, home municipality, and who left early."
            },
            descriptionKey = "sample.persons")
    private @Nullable Long persons;

    @Option(
            names = "--cohort",
            paramLabel = "YEAR",
            description = "The persons are those on 1 October of this year; 2023 if absent. Only with --persons.",
            descriptionKey = "sample.cohort")
    private @Nullable Integer cohort;

    @Spec
    private CommandSpec spec;

    SampleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (persons == null) {
            requireNoCohort();
            writeTables();
        } else {
            writePersons(persons);
        }
        return ExitCode.OK;
    }

    private void requireNoCohort() {
        if (cohort != null) {
            throw misuse(
                    "--cohort hoort bij --persons: de tabellen hebben hun eigen jaren",
                    "--cohort goes with --persons: the tables have years of their own");
        }
    }

    private ParameterException misuse(String nl, String en) {
        return new ParameterException(spec.commandLine(), Text.of(nl, en).in(console.language()));
    }

    /** The year of the persons, from 1900 to 2999 as in a risk model. */
    private int cohort() {
        int year = cohort == null ? SamplePersons.USUAL_COHORT : cohort;
        if (year < 1900 || year > 2999) {
            throw misuse(
                    "--cohort moet een jaar van 1900 tot en met 2999 zijn, niet " + year,
                    "--cohort must be a year from 1900 to 2999, not " + year);
        }
        return year;
    }

    private void writeTables() {
        Map<String, String> files =
                SampleTables.generate(seed, DataFolder.or(data)).files();
        ResultFolder.write(out, files);
        console.print(
                Text.format("Geschreven in {0}: {1}.", "Written to {0}: {1}.", out, String.join(", ", files.keySet())));
    }

    private void writePersons(long count) {
        if (count < 1 || count > SamplePersons.MOST_PERSONS) {
            Text message = Text.format(
                    "--persons moet van 1 tot en met {0} zijn, niet {1}",
                    "--persons must be from 1 to {0}, not {1}", SamplePersons.MOST_PERSONS, count);
            throw new ParameterException(spec.commandLine(), message.in(console.language()));
        }
        SamplePersons sample = SamplePersons.of(seed, count, cohort(), DataFolder.or(data));
        SampleProgress progress = new SampleProgress(console, count, System::nanoTime);
        Map<Sector, SamplePersons.Total> totals = new EnumMap<>(Sector.class);
        ResultFolder.writeContents(out, Map.of(PERSONS, text -> totals.putAll(sample.write(text, progress))), Set.of());
        console.print(Text.format("Geschreven in {0}: {1}.", "Written to {0}: {1}.", out, PERSONS));
        totals.forEach((sector, total) -> console.print(Text.format(
                "{0}: {1} personen, {2} voortijdig schoolverlaters, {3} verwacht.",
                "{0}: {1} persons, {2} early school leavers, {3} expected.",
                sector.code(),
                total.persons(),
                total.leavers(),
                new BigDecimal(total.expected(), CHANCE_DECIMALS).setScale(2, RoundingMode.HALF_EVEN))));
    }
}
