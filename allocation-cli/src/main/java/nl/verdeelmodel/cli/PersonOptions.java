package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableListMultimap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.verdeelmodel.io.CohortFile;
import nl.verdeelmodel.io.RegionFiles;
import nl.verdeelmodel.io.RiskModelFile;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a command that reads persons or cells: the file, its columns, the risk models and the regions. */
final class PersonOptions {

    private static final String UTF_8 = "utf-8";
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    private static final String REGIONS = "regions/doorstroompuntregios-2026.csv";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--cells", description = "The file has a row per cell of equal persons.", descriptionKey = "cells")
    private boolean cells;

    @Option(
            names = "--risk-model",
            paramLabel = "FILE",
            description = "A risk model, one per sector; may be repeated. The illustrative ones if absent.",
            descriptionKey = "risk-model")
    private List<Path> riskModels = new ArrayList<>();

    @Option(
            names = "--regions",
            paramLabel = "FILE",
            description = "The region list with municipalities; that of 2026 if absent.",
            descriptionKey = "regions-file")
    private @Nullable Path regions;

    @Option(
            names = "--cohort",
            paramLabel = "YEAR",
            description = "The persons are those on 1 October of this year; the latest of the risk models if absent.",
            descriptionKey = "cohort")
    private @Nullable Integer cohort;

    @Option(
            names = "--column",
            paramLabel = "NAME=COLUMN",
            description = "A column has another name in the file; may be repeated.",
            descriptionKey = "column")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--ignore",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns of the file that are not looked at; may be repeated.",
            descriptionKey = "ignore")
    private List<String> ignored = new ArrayList<>();

    @Option(
            names = "--separator",
            paramLabel = "SIGN",
            description = "What stands between the cells of a row, or tab; found in the header line if absent.",
            descriptionKey = "separator")
    private @Nullable String separator;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "utf-8 (if absent) or windows-1252.",
            descriptionKey = "encoding")
    private String encoding = UTF_8;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "How many threads read and calculate; as many as there are processors if absent. No result depends on it.",
            descriptionKey = "threads")
    private @Nullable Integer threads;

    /** Whether no option was given but the number of threads, which also others use. */
    boolean isEmpty() {
        return !cells
                && riskModels.isEmpty()
                && regions == null
                && cohort == null
                && columns.isEmpty()
                && ignored.isEmpty()
                && separator == null
                && encoding.equals(UTF_8);
    }

    boolean areCells() {
        return cells;
    }

    /** The files of the risk models: those named, else the shipped ones. */
    List<Path> riskModelFiles() {
        Path shipped = DataFolder.or(null).resolve("risk");
        return riskModels.isEmpty() ? List.of(shipped.resolve("vo.json"), shipped.resolve("mbo.json")) : riskModels;
    }

    /**
     * The risk models, of which no two may be of one sector.
     *
     * @param console for what is wrong with the options
     * @param files the files of persons or cells that will be read: if they or the region list are missing or wrong, this is
     *     told with what is wrong with the models
     */
    List<RiskModel> models(Console console, List<Path> files) {
        CohortFile.Options format = format(console);
        Problems problems = new Problems();
        List<RiskModel> models = models(problems);
        problems.collect(this::regionSet);
        files.forEach(file -> problems.collect(() -> {
            CohortFile.requireReadable(file, format);
            return file;
        }));
        problems.throwIfAny();
        return models;
    }

    private List<RiskModel> models(Problems problems) {
        List<RiskModel> models = new ArrayList<>();
        Set<Sector> seen = EnumSet.noneOf(Sector.class);
        for (Path file : riskModelFiles()) {
            problems.collect(() -> RiskModelFile.read(file)).ifPresent(model -> {
                models.add(model);
                if (!seen.add(model.sector())) {
                    problems.add(Problem.input(
                            "sector-twice",
                            Where.file(file.toString()),
                            Text.format(
                                    "dit is het tweede risicomodel van sector {0}; elke sector heeft er een.",
                                    "this is the second risk model of sector {0}; every sector has one.",
                                    model.sector().code())));
                }
            });
        }
        return models;
    }

    RegionSet regionSet() {
        return RegionFiles.read(regionFile());
    }

    Path regionFile() {
        Path file = regions;
        return file == null ? DataFolder.or(null).resolve(REGIONS) : file;
    }

    int cohort(List<RiskModel> models) {
        Integer year = cohort;
        return year == null ? models.stream().mapToInt(RiskModel::cohort).max().orElseThrow() : year;
    }

    CohortFile.Options reading(Console console, List<RiskModel> models) {
        CohortFile.Options format = format(console);
        return new CohortFile.Options(
                cohort(models),
                format.columns(),
                format.ignored(),
                format.separator(),
                format.encoding(),
                format.threads(),
                new ReadingProgress(console));
    }

    int threads(Console console) {
        int number = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (number < 1) {
            throw misuse(console, "--threads moet 1 of meer zijn", "--threads must be 1 or more");
        }
        return number;
    }

    /** How a file is read, without its year. */
    private CohortFile.Options format(Console console) {
        Integer year = cohort;
        if (year != null && (year < FIRST_YEAR || year > LAST_YEAR)) {
            throw misuse(
                    console,
                    "--cohort is een jaar van " + FIRST_YEAR + " tot en met " + LAST_YEAR + ", niet " + year,
                    "--cohort is a year from " + FIRST_YEAR + " to " + LAST_YEAR + ", not " + year);
        }
        int readers = threads(console);
        try {
            CohortFile.Options options = CohortFile.Options.of(LAST_YEAR)
                    .withColumns(columns)
                    .withIgnored(Set.copyOf(ignored))
                    .withEncoding(encoding)
                    .withThreads(readers);
            String sign = separator;
            return sign == null ? options : options.withSeparator(separatorOf(console, sign));
        } catch (IllegalArgumentException e) {
            throw misuse(
                    console,
                    "--encoding is utf-8 of windows-1252, --separator een teken zoals ; of tab",
                    "--encoding is utf-8 or windows-1252, --separator a sign such as ; or tab");
        }
    }

    /** Reads the persons or cells of a file. */
    Cohort read(Path file, List<RiskModel> models, RegionSet regionSet, CohortFile.Options reading) {
        List<Characteristics> sectors =
                models.stream().map(RiskModel::characteristics).toList();
        return cells
                ? CohortFile.cells(file, sectors, regionSet, reading)
                : CohortFile.persons(file, sectors, regionSet, reading);
    }

    private char separatorOf(Console console, String sign) {
        if (sign.equals("tab")) {
            return '\t';
        }
        if (sign.length() != 1) {
            throw misuse(
                    console,
                    "--separator is een teken, zoals ; of tab, niet \"" + sign + "\"",
                    "--separator is one sign, such as ; or tab, not \"" + sign + "\"");
        }
        return sign.charAt(0);
    }

    /** The files of risk models and regions, by the options that name them. */
    ImmutableListMultimap<String, Path> files() {
        return ImmutableListMultimap.<String, Path>builder()
                .putAll("risk-model", riskModelFiles())
                .put("regions", regionFile())
                .build();
    }

    /** What decides the numbers, for a manifest. */
    Map<String, String> described(List<RiskModel> models) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("cohort", Integer.toString(cohort(models)));
        if (cells) {
            options.put("cells", "true");
        }
        columns.forEach((name, column) -> options.put("column:" + name, column));
        if (!ignored.isEmpty()) {
            options.put("ignore", String.join(",", ignored));
        }
        if (separator != null) {
            options.put("separator", separator);
        }
        options.put("encoding", encoding);
        return options;
    }

    ParameterException misuse(Console console, String nl, String en) {
        return new ParameterException(spec.commandLine(), Text.of(nl, en).in(console.language()));
    }
}
