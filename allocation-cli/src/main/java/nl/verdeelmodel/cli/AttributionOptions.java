package nl.verdeelmodel.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Iterables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.analysis.comparison.Attribution;
import nl.verdeelmodel.analysis.comparison.AttributionMethod;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.analysis.comparison.Division;
import nl.verdeelmodel.analysis.comparison.DivisionParts;
import nl.verdeelmodel.analysis.comparison.Headcount;
import nl.verdeelmodel.analysis.comparison.PartSplit;
import nl.verdeelmodel.analysis.comparison.PersonSplit;
import nl.verdeelmodel.analysis.comparison.RuleAttribution;
import nl.verdeelmodel.analysis.comparison.ShareAttribution;
import nl.verdeelmodel.io.CommandManifest;
import nl.verdeelmodel.io.DivisionPair;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.SectorScores;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.score.CohortChances;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that split the difference of each region into steps. */
final class AttributionOptions {

    private static final String BEFORE = "young-people-before";
    private static final String BEFORE_FILE = "young-people-before-file";
    private static final String SECTORS_FILE = "sectors-file";
    private static final String PERSONS_PART = "persons-part";

    /** How a step is valued. */
    enum Method {
        /** The mean over all orders. */
        shapley,
        /** One order. */
        order
    }

    @Option(
            names = "--attribution",
            paramLabel = "METHOD",
            arity = "0..1",
            fallbackValue = "shapley",
            description = {
                "Split B - A of each region into steps that add up to the cent.",
                "shapley (if no method is named): the mean over all orders of the steps; order: one order."
            },
            descriptionKey = "compare.attribution")
    private @Nullable Method method;

    @Option(
            names = "--order",
            paramLabel = "STEPS",
            description = "The steps that come first with --attribution=order, by id, separated by commas.",
            descriptionKey = "compare.order")
    private @Nullable String order;

    @Option(
            names = "--" + BEFORE,
            paramLabel = "NAME[@YEAR]",
            description = {
                "The young people at the time of A: a measure of model A or B, or a column of the file.",
                "Without them there is no step for their number."
            },
            descriptionKey = "compare.young-people-before")
    private @Nullable String before;

    @Option(
            names = "--" + BEFORE_FILE,
            paramLabel = "FILE",
            description = "A CSV table with them per region of B (column young_people if not named).",
            descriptionKey = "compare.young-people-before-file")
    private @Nullable Path beforeFile;

    @Option(
            names = "--" + SECTORS_FILE,
            paramLabel = "FILE",
            description =
                    "A score table with sectors: splits a risk score in composition of sectors and characteristics within.",
            descriptionKey = "compare.sectors-file")
    private @Nullable Path sectorsFile;

    @Option(
            names = "--" + CommandManifest.PERSONS,
            paramLabel = "FILE",
            description = {
                "The persons behind the risk score of B, a row each or per cell (--cells): splits it in composition of sectors",
                "and a step per characteristic. Their scores must be those of the key."
            },
            descriptionKey = "compare.persons")
    private @Nullable Path personsFile;

    @Option(
            names = "--" + PERSONS_PART,
            paramLabel = "STREAM/PART",
            description = "The part of B that is split so; every part with these scores if absent.",
            descriptionKey = "compare.persons-part")
    private @Nullable String personsPart;

    @Mixin
    private PersonOptions persons = new PersonOptions();

    /** An attribution, and whether anything behind it was made up. */
    record Outcome(Attribution attribution, boolean synthetic) {}

    /** The attribution; empty if it was not asked for. */
    Optional<Outcome> attribution(Console console, DivisionPair pair, Comparison comparison) {
        if (method == null) {
            return Optional.empty();
        }
        AttributionMethod chosen = chosen(method);
        if (canMix(pair, comparison)) {
            refuseSharesOnly();
            return Optional.of(new Outcome(mixed(pair, chosen), comparison.isSynthetic()));
        }
        return Optional.of(shares(console, pair, comparison, chosen));
    }

    private AttributionMethod chosen(Method named) {
        return named == Method.shapley
                ? new AttributionMethod.OverAllOrders()
                : new AttributionMethod.InOrder(
                        order == null
                                ? ImmutableList.of()
                                : ImmutableList.copyOf(Splitter.on(',')
                                        .trimResults()
                                        .omitEmptyStrings()
                                        .split(order)));
    }

    /** What is wrong with the options themselves, whatever A and B are. */
    List<Text> misuses() {
        List<Text> misuses = new ArrayList<>();
        if (method == null) {
            given().forEach(option -> misuses.add(
                    Text.format("{0} werkt alleen met --attribution", "{0} works with --attribution only", option)));
        } else if (order != null && method == Method.shapley) {
            misuses.add(Text.of(
                    "--order werkt alleen met --attribution=order", "--order works with --attribution=order only"));
        }
        if (personsFile == null && (personsPart != null || !persons.isEmpty())) {
            misuses.add(Text.of(
                    "Opties van personen en risicomodellen vragen om --persons",
                    "Options of persons and risk models need --persons"));
        }
        if (personsFile != null && sectorsFile != null) {
            misuses.add(Text.of(
                    "--sectors-file en --persons splitsen dezelfde score: geef een van beide",
                    "--sectors-file and --persons split the same score: give one of them"));
        }
        return misuses;
    }

    private List<String> given() {
        List<String> given = new ArrayList<>(ofTwoModels());
        if (order != null) {
            given.add(0, "--order");
        }
        return given;
    }

    /** The options given that mean something between two models only. */
    private List<String> ofTwoModels() {
        List<String> given = new ArrayList<>();
        if (before != null || beforeFile != null) {
            given.add("--" + BEFORE);
        }
        if (sectorsFile != null) {
            given.add("--" + SECTORS_FILE);
        }
        if (personsFile != null) {
            given.add("--" + CommandManifest.PERSONS);
        }
        return given;
    }

    private void refuseSharesOnly() {
        Problems problems = new Problems();
        ofTwoModels()
                .forEach(option -> problems.add(Problem.input(
                        "option-useless",
                        Where.NOWHERE,
                        Text.format(
                                "{0} heeft geen zin tussen twee vormen van een model: dan zijn regels en gegevens de stappen.",
                                "{0} means nothing between two forms of one model: there rules and data are the steps.",
                                option))));
        problems.throwIfAny();
    }

    // ---- two forms of one model

    private static boolean canMix(DivisionPair pair, Comparison comparison) {
        return pair.modelA().isPresent()
                && pair.modelB().isPresent()
                && pair.mapping().isEmpty()
                && comparison.a().equals(pair.a())
                && pair.a().stream().equals(pair.b().stream())
                && RuleAttribution.canMix(side(pair.modelA(), pair.a()), side(pair.modelB(), pair.b()));
    }

    private static RuleAttribution.Side side(Optional<ModelFile> model, Division division) {
        ModelFile loaded = model.orElseThrow();
        return new RuleAttribution.Side(
                loaded.model(),
                loaded.inputs(),
                division.allocation().orElseThrow().year());
    }

    private static Attribution mixed(DivisionPair pair, AttributionMethod method) {
        return RuleAttribution.of(
                side(pair.modelA(), pair.a()),
                side(pair.modelB(), pair.b()),
                id -> pair.b().stream().map(id::equals).orElse(true),
                method);
    }

    // ---- two models

    private Outcome shares(Console console, DivisionPair pair, Comparison comparison, AttributionMethod method) {
        Headcount youngPeople = comparison.youngPeople().orElseThrow(() -> new ProblemException(needsYoungPeople()));
        Optional<RegionNumbers> earlier = earlier(pair);
        DivisionParts a = DivisionParts.of(comparison.a(), comparison.mapping());
        DivisionParts b = DivisionParts.of(comparison.b(), Optional.empty());
        Optional<SectorScores> sectors =
                Optional.ofNullable(sectorsFile).map(file -> SectorScores.read(file, comparison.regions()));
        Optional<Persons> behind =
                Optional.ofNullable(personsFile).map(file -> persons(console, file, comparison.regions()));
        Attribution attribution = ShareAttribution.of(
                a,
                b,
                earlier.map(RegionNumbers::values).map(values -> over(comparison, values)),
                over(comparison, youngPeople.values()),
                behind.map(Persons::split).or(() -> sectors.map(scores -> split(scores, b))),
                method);
        boolean synthetic = comparison.isSynthetic()
                || earlier.filter(RegionNumbers::synthetic).isPresent()
                || sectors.filter(SectorScores::synthetic).isPresent()
                || behind.filter(Persons::synthetic).isPresent();
        return new Outcome(attribution, synthetic);
    }

    /** The score of persons taken apart, and whether they or their coefficients were made up. */
    private record Persons(PartSplit split, boolean synthetic) {}

    private Persons persons(Console console, Path file, RegionSet regions) {
        List<RiskModel> models = persons.models(console, List.of(file));
        RegionSet own = persons.regionSet();
        requireSame(own, regions);
        Cohort cohort = persons.read(file, models, own, persons.reading(console, models));
        CohortChances chances = CohortChances.of(cohort, models);
        PartSplit split =
                PersonSplit.of(chances, own, Optional.ofNullable(personsPart)).over(regions);
        boolean madeUp = cohort.synthetic() || models.stream().anyMatch(RiskModel::illustrative);
        return new Persons(split, madeUp);
    }

    private static void requireSame(RegionSet own, RegionSet regions) {
        if (!codes(own).equals(codes(regions))) {
            throw new ProblemException(Problem.input(
                    "regions-differ",
                    Where.path("--regions"),
                    Text.format(
                            "De personen worden over de {0} verdeeld, maar B gaat over de {1}.",
                            "The persons are put into the {0}, but B is of the {1}.", own, regions),
                    Text.of(
                            "Misschien noemt B een andere regiolijst: geef die met --regions.",
                            "Maybe B names another region list: give that one with --regions.")));
        }
    }

    private static List<String> codes(RegionSet regions) {
        return regions.regions().stream().map(Region::code).toList();
    }

    private static RegionValues over(Comparison comparison, RegionValues values) {
        return RegionValues.of(comparison.regions(), values.values());
    }

    private Optional<RegionNumbers> earlier(DivisionPair pair) {
        if (before == null && beforeFile == null) {
            return Optional.empty();
        }
        return Optional.of(RegionNumbers.of(
                pair, "--" + BEFORE, before == null ? "young_people" : before, Optional.ofNullable(beforeFile), true));
    }

    /** The cohort by which a part of B is divided; the last one if none is, which is then refused with its reason. */
    private static PartSplit split(SectorScores scores, DivisionParts b) {
        return scores.byCohort().values().stream()
                .filter(split -> split.explainsAny(b))
                .findFirst()
                .orElseGet(() -> Iterables.getLast(scores.byCohort().values()));
    }

    private static Problem needsYoungPeople() {
        return Problem.input(
                "attribution-needs-young-people",
                Where.NOWHERE,
                Text.of(
                        "--attribution meet verschillende modellen aan het aantal jongeren per regio, en dat is er niet.",
                        "--attribution measures different models against the young people per region, and there are none."),
                Text.of(
                        "Misschien noemen met --young-people of --young-people-file.",
                        "Maybe name them with --young-people or --young-people-file."));
    }

    /** The options as given, for the manifest. */
    void describe(Console console, ImmutableListMultimap.Builder<String, String> options) {
        if (method != null) {
            options.put("attribution", method.name());
        }
        if (order != null) {
            options.put("order", order);
        }
        if (before != null) {
            options.put(BEFORE, before);
        }
        if (personsFile != null) {
            persons.described(persons.models(console, List.of(personsFile))).forEach(options::put);
        }
        if (personsPart != null) {
            options.put(PERSONS_PART, personsPart);
        }
    }

    /** The files by the option that names them. */
    void addFiles(ImmutableListMultimap.Builder<String, Path> files) {
        if (beforeFile != null) {
            files.put(BEFORE_FILE, beforeFile);
        }
        if (sectorsFile != null) {
            files.put(SECTORS_FILE, sectorsFile);
        }
        if (personsFile != null) {
            files.put(CommandManifest.PERSONS, personsFile).putAll(persons.files());
        }
    }
}
