package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableListMultimap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import nl.verdeelmodel.analysis.uncertainty.CoefficientNoise;
import nl.verdeelmodel.analysis.uncertainty.ResamplingNoise;
import nl.verdeelmodel.analysis.uncertainty.ScoreNoise;
import nl.verdeelmodel.analysis.uncertainty.StandardErrorNoise;
import nl.verdeelmodel.analysis.uncertainty.StandardErrors;
import nl.verdeelmodel.estimation.RiskFit;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.CohortFile;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.StandardErrorFile;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.score.Measure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where the errors of scores come from: persons and risk models, or standard errors. */
final class NoiseOptions {

    private static final Fraction ALL = Fraction.ONE;

    @Option(
            names = "--persons",
            paramLabel = "FILE",
            description = "Errors of the risk models: a CSV file with a row per young person, or per cell (--cells).",
            descriptionKey = "noise.persons")
    private @Nullable Path file;

    @Option(
            names = "--resample",
            description = "Draw the persons anew instead of the coefficients of the risk models.",
            descriptionKey = "noise.resample")
    private boolean resample;

    @Option(
            names = "--refit",
            description = "With --resample: estimate the risk models anew on each sample (column vsv).",
            descriptionKey = "noise.refit")
    private boolean refit;

    @Option(
            names = "--se",
            paramLabel = "PERCENT",
            description = "Standard error of each score: a percentage such as 3%%, or poisson (its root).",
            descriptionKey = "noise.se")
    private @Nullable String relative;

    @Option(
            names = "--se-column",
            paramLabel = "COLUMN",
            description = "Standard errors stand in this column of the table of the measure, or of --se-file.",
            descriptionKey = "noise.se-column")
    private @Nullable String column;

    @Option(
            names = "--se-file",
            paramLabel = "FILE",
            description = "The table of --se-column, with the columns for place and year of the measure's own table.",
            descriptionKey = "noise.se-file")
    private @Nullable Path errors;

    @Option(
            names = "--correlation",
            paramLabel = "0.X",
            description = "Correlation between standard errors of two years of one region, from 0 (if absent) to 1.",
            descriptionKey = "noise.correlation")
    private @Nullable Double correlation;

    @Mixin
    private PersonOptions persons = new PersonOptions();

    /** What is wrong with these options, all of it. */
    List<Text> faults(Console console) {
        List<Text> faults = new ArrayList<>();
        int sources = (file == null ? 0 : 1) + (relative == null ? 0 : 1) + (column == null ? 0 : 1);
        if (sources != 1) {
            faults.add(Text.of(
                    "Zeg waar de fouten van scores vandaan komen: --persons, --se of --se-column, een van deze",
                    "Say where the errors of scores come from: --persons, --se or --se-column, one of these"));
        }
        if (errors != null && column == null) {
            faults.add(Text.of(
                    "--se-file vraagt om de kolom met standaardfouten: --se-column",
                    "--se-file needs the column of standard errors: --se-column"));
        }
        String se = relative;
        if (se != null && parsed(se).isEmpty()) {
            faults.add(Text.of(
                    "--se is een percentage van 0% tot en met 100%, zoals 3%, of poisson, niet \"" + se + "\"",
                    "--se is a percentage from 0% to 100%, such as 3%, or poisson, not \"" + se + "\""));
        }
        Double rho = correlation;
        if (rho != null && (file != null || !(rho >= 0 && rho <= 1))) {
            faults.add(Text.of(
                    "--correlation " + rho + ": moet een getal van 0 tot en met 1 zijn, bij --se of --se-column",
                    "--correlation " + rho + ": must be a number from 0 to 1, with --se or --se-column"));
        }
        faults.addAll(personFaults(console));
        return faults;
    }

    private List<Text> personFaults(Console console) {
        List<Text> faults = new ArrayList<>();
        if (file == null && (resample || refit || !persons.isEmpty())) {
            faults.add(Text.of(
                    "Opties van personen en risicomodellen vragen om --persons",
                    "Options of persons and risk models need --persons"));
        }
        if (refit && !resample) {
            faults.add(Text.of("--refit hoort bij --resample", "--refit goes with --resample"));
        }
        try {
            persons.threads(console);
        } catch (ParameterException e) {
            faults.add(Text.same(String.valueOf(e.getMessage())));
        }
        return faults;
    }

    boolean hasPersons() {
        return file != null;
    }

    int threads(Console console) {
        return persons.threads(console);
    }

    /** The errors of a measure, in those of its years that a model asks for. */
    ScoreNoise noise(Console console, ModelFile loaded, String measure, SortedSet<Integer> years) {
        Path own = file;
        if (own != null) {
            return ofPersons(console, own, loaded, measure, years);
        }
        Measure values = loaded.inputs().measures().get(measure);
        if (values == null) {
            throw new IllegalStateException("Measure " + measure + " was not looked up.");
        }
        double rho = correlation == null ? 0 : correlation;
        return StandardErrorNoise.of(values, years, standardErrors(loaded, measure), rho);
    }

    private StandardErrors standardErrors(ModelFile loaded, String measure) {
        String name = column;
        return name == null
                ? parsed(String.valueOf(relative)).orElseThrow()
                : new StandardErrors.Stated(StandardErrorFile.read(loaded, measure, errorFile(loaded, measure), name));
    }

    private Path errorFile(ModelFile loaded, String measure) {
        Path own = errors;
        return own == null ? StandardErrorFile.table(loaded, measure) : own;
    }

    /** Empty if it is neither a percentage nor {@code poisson}. */
    private static Optional<StandardErrors> parsed(String value) {
        if (value.equals("poisson")) {
            return Optional.of(new StandardErrors.Poisson());
        }
        try {
            Fraction part = Fraction.parse(value);
            return value.endsWith("%") && part.signum() >= 0 && part.compareTo(ALL) <= 0
                    ? Optional.of(new StandardErrors.Relative(part))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private ScoreNoise ofPersons(
            Console console, Path own, ModelFile loaded, String measure, SortedSet<Integer> years) {
        List<RiskModel> models = persons.models(console, List.of(own));
        RegionSet regions = loaded.inputs().regions();
        requireSame(persons.regionSet(), regions);
        CohortFile.Options reading = persons.reading(console, models);
        requireUsed(persons.cohort(models), measure, years);
        Cohort cohort = persons.read(own, models, regions, reading);
        if (refit) {
            return ResamplingNoise.refitted(cohort, RiskFit.plain(), regions);
        }
        return resample
                ? ResamplingNoise.scoredBy(cohort, models, regions)
                : CoefficientNoise.of(cohort, models, regions);
    }

    private static void requireSame(RegionSet read, RegionSet ofModel) {
        if (!read.equals(ofModel)) {
            throw new ProblemException(Problem.input(
                    "regions-differ",
                    Where.path("--regions"),
                    Text.format(
                            "De personen worden over de {0} verdeeld, maar het model gaat over de {1}.",
                            "The persons are put into the {0}, but the model is of the {1}.", read, ofModel),
                    Text.of(
                            "Misschien noemt het model een andere regiolijst: geef die met --regions.",
                            "Maybe the model names another region list: give that one with --regions.")));
        }
    }

    private static void requireUsed(int cohort, String measure, SortedSet<Integer> years) {
        if (!years.contains(cohort)) {
            throw new ProblemException(Problem.input(
                    "cohort-unused",
                    Where.path("--cohort"),
                    Text.format(
                            "De personen zijn van cohort {0}, maar het model vraagt naar {1} van {2}.",
                            "The persons are of cohort {0}, but the model asks for {1} of {2}.",
                            cohort,
                            measure,
                            years),
                    Text.of(
                            "Misschien is het cohort niet goed: zeg met --cohort van welk jaar de personen zijn.",
                            "Maybe the cohort is not right: say with --cohort of which year the persons are.")));
        }
    }

    /** What decides the numbers, for a manifest. */
    Map<String, String> described(Console console) {
        Map<String, String> options = new LinkedHashMap<>();
        if (file != null) {
            options.putAll(persons.described(persons.models(console, List.of(file))));
        }
        if (resample) {
            options.put("resample", "true");
        }
        if (refit) {
            options.put("refit", "true");
        }
        if (relative != null) {
            options.put("se", relative);
        }
        if (column != null) {
            options.put("se-column", column);
        }
        if (correlation != null) {
            options.put("correlation", Double.toString(correlation));
        }
        return options;
    }

    /** The files that were read, by the options that name them. */
    ImmutableListMultimap<String, Path> files() {
        ImmutableListMultimap.Builder<String, Path> files = ImmutableListMultimap.builder();
        if (file != null) {
            files.put(CommandManifest.PERSONS, file).putAll(persons.files());
        }
        if (errors != null) {
            files.put("se-file", errors);
        }
        return files.build();
    }
}
