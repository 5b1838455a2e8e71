package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableMap;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.verdeelmodel.analysis.ChanceDecomposition;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.Municipality;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.CbsScenario;
import nl.verdeelmodel.score.DisclosureControl;
import nl.verdeelmodel.score.RiskScores;
import nl.verdeelmodel.score.Score;
import nl.verdeelmodel.score.ScoreRow;
import nl.verdeelmodel.score.ScoreTables;

/**
 * Risk scores as CSV files, in the shape of the tables of CBS: per region and per municipality the young people, the expected
 * leavers and the mean chance, by sector. The same bytes on every machine.
 *
 * <p>Remarks at the head say who counts, what is made up (then the first line begins with {@code # SYNTHETIC}) and what was
 * kept back. Numbers have at most {@value #DECIMALS} decimals, rounded half up: the expected leavers of everyone are then
 * exact. A mean chance of nobody is empty; a score that is kept back is {@value #KEPT_BACK}.
 *
 * <p>Rounded scores ({@link DisclosureControl}) stand in columns of another name, {@code expected_leavers_rounded}, so that nobody
 * divides money by them without saying so; their mean chances and shares have the decimals that they can carry, and a mean chance
 * that they cannot carry is empty.
 */
public final class ScoreFiles {

    private static final int DECIMALS = 12;
    private static final String KEPT_BACK = ".";
    private static final String COHORT = "cohort";
    private static final String CODE = "region_code";
    private static final String NAME = "region_name";
    static final String ROUNDED = "_rounded";

    private ScoreFiles() {}

    /**
     * The scores of the regions; a funding model can divide by its columns, with {@code cohort} as the column of the year.
     *
     * <p>Columns {@code cohort,region_code,region_name}, then for vo, mbo and both {@code young_people_vo}, {@code counted_vo}
     * (those in the target group), {@code expected_leavers_vo} (among these), {@code mean_chance_vo} (expected leavers by
     * counted) and so on; {@code share}: the part of the expected leavers of the country. All these names end in
     * {@value #ROUNDED} if the numbers are rounded.
     *
     * @param scores the scores, for what the remarks say
     * @param tables the same scores as they are published
     * @param regions the regions
     * @param control what was kept back and rounded, if anything
     * @return the CSV text
     */
    public static String regions(
            RiskScores scores, ScoreTables tables, RegionSet regions, Optional<DisclosureControl> control) {
        return AllocationFiles.csv(csv -> {
            remarks(scores, control).forEach(csv::writeComment);
            csv.writeRecord(columns(control, CODE, NAME));
            for (int i = 0; i < regions.size(); i++) {
                write(
                        csv,
                        scores,
                        List.of(regions.get(i).code(), regions.get(i).name()),
                        tables,
                        tables.regions().get(i),
                        control);
            }
        });
    }

    /**
     * The scores of the municipalities.
     *
     * <p>Columns {@code cohort,region_code,municipality_code,municipality_name}, then as {@link #regions}.
     *
     * @param scores the scores, for what the remarks say
     * @param tables the same scores as they are published
     * @param regions the regions
     * @param control what was kept back and rounded, if anything
     * @return the CSV text
     */
    public static String municipalities(
            RiskScores scores, ScoreTables tables, RegionSet regions, Optional<DisclosureControl> control) {
        return AllocationFiles.csv(csv -> {
            remarks(scores, control).forEach(csv::writeComment);
            csv.writeRecord(columns(control, CODE, "municipality_code", "municipality_name"));
            for (ScoreRow row : tables.municipalities()) {
                String region =
                        regions.get(regions.regionOf(row.place()).orElseThrow()).code();
                write(csv, scores, List.of(region, row.place(), name(regions, row.place())), tables, row, control);
            }
        });
    }

    static String name(RegionSet regions, String municipality) {
        Municipality known = regions.municipalities().get(municipality);
        return known == null ? "" : known.name();
    }

    private static List<String> columns(Optional<DisclosureControl> control, String... places) {
        String ending = control.isPresent() ? ROUNDED : "";
        List<String> columns = new ArrayList<>(List.of(COHORT));
        columns.addAll(Arrays.asList(places));
        for (String quantity : List.of("young_people", "counted", "expected_leavers", "mean_chance")) {
            Arrays.stream(Sector.values()).forEach(sector -> columns.add(quantity + "_" + sector.code() + ending));
            columns.add(quantity + ending);
        }
        columns.add("share" + ending);
        return columns;
    }

    private static void write(
            CsvWriter csv,
            RiskScores scores,
            List<String> place,
            ScoreTables tables,
            ScoreRow row,
            Optional<DisclosureControl> control) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(scores.year())));
        cells.addAll(place);
        List<Optional<Score>> all = Stream.concat(row.bySector().values().stream(), Stream.of(row.total()))
                .toList();
        List<Function<Score, String>> quantities = List.of(
                score -> Long.toString(score.persons()),
                score -> decimal(score.counted()),
                score -> decimal(score.expectedLeavers()),
                score -> meanChance(score, control).orElse(""));
        for (Function<Score, String> quantity : quantities) {
            all.forEach(score -> cells.add(score.map(quantity).orElse(KEPT_BACK)));
        }
        cells.add(tables.share(row).map(share -> share(share, control)).orElse(KEPT_BACK));
        csv.writeRecord(cells);
    }

    private static Optional<String> meanChance(Score score, Optional<DisclosureControl> control) {
        return control.isPresent()
                ? control.get().meanChance(score).map(BigDecimal::toPlainString)
                : score.meanChance().map(ScoreFiles::decimal);
    }

    private static String share(Fraction share, Optional<DisclosureControl> control) {
        return control.map(rule -> decimal(Fraction.of(rule.share(share)))).orElseGet(() -> decimal(share));
    }

    /** Whole numbers without decimals, others with at most twelve. */
    static String decimal(Fraction number) {
        BigDecimal rounded = number.toDecimal(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded).toPlainString();
    }

    /** What a reader must know, the mark of made-up data first. */
    private static List<String> remarks(RiskScores scores, Optional<DisclosureControl> control) {
        List<String> remarks = new ArrayList<>(origin(scores));
        remarks.add(" Young people on 1 October " + scores.year() + ". Counted: "
                + scores.group().title().en() + "." + assumption(scores));
        control.ifPresent(rule -> remarks.add(" Disclosure control: cells of fewer than " + rule.minimum()
                + " young people, and those that would betray them, are kept back (.); counts are multiples of "
                + rule.base()
                + ", expected leavers of " + decimal(rule.leaversBase()) + ". No scores to divide money by."));
        return remarks;
    }

    private static String assumption(RiskScores scores) {
        return Arrays.stream(CbsScenario.values())
                .filter(scenario -> scenario.targetGroup().equals(scores.group()))
                .map(scenario -> scenario.note().en())
                .filter(note -> !note.isEmpty())
                .map(note -> " " + note)
                .findFirst()
                .orElse("");
    }

    private static List<String> origin(RiskScores scores) {
        List<String> made = new ArrayList<>();
        if (scores.synthetic()) {
            made.add("the persons are made up");
        }
        if (scores.illustrative()) {
            made.add("the coefficients of the risk models are made up (illustrative)");
        }
        return made.isEmpty()
                ? List.of()
                : List.of(" SYNTHETIC: risk scores of which " + String.join(" and ", made) + ".");
    }

    /**
     * The scores as JSON: all numbers exact, per sector, region and municipality, with the cut-offs, the scenarios and what each
     * characteristic contributes as far as they were worked out; or, with disclosure control, what the tables hold.
     *
     * @param scores the scores, for what is said about them
     * @param tables the same scores as they are published
     * @param regions the regions
     * @param control what was kept back and rounded, if anything
     * @param scenarios the scores of the regions in each scenario; none if not asked for
     * @param decompositions one per sector; none if not worked out
     * @return the JSON text
     */
    public static String json(
            RiskScores scores,
            ScoreTables tables,
            RegionSet regions,
            Optional<DisclosureControl> control,
            ImmutableMap<CbsScenario, RiskScores> scenarios,
            List<ChanceDecomposition> decompositions) {
        return JsonFormat.write(new ScoreJson(scores, regions, control).of(tables, scenarios, decompositions));
    }

    /**
     * Where target groups end, a row per target group and group of sectors that were ordered together.
     *
     * <p>Columns {@code cohort,target,share,sectors,young_people,chance,above,at,taken,counted}: the chance at the cut-off with all
     * its 12 decimals, how many young people have more and how many exactly this chance, for which fraction each of the latter
     * counts, and how many count in all. {@code taken} is an exact fraction such as {@code 3/7};
     * {@code share} and {@code counted} are exact, as decimals if these end.
     *
     * @param groups the scores of each target group by its name
     * @return the CSV text
     */
    public static String cutOffs(ImmutableMap<String, RiskScores> groups) {
        return AllocationFiles.csv(csv -> {
            groups.values().stream().findFirst().ifPresent(any -> origin(any).forEach(csv::writeComment));
            csv.writeRecord(
                    COHORT, "target", "share", "sectors", "young_people", "chance", "above", "at", "taken", "counted");
            groups.forEach((name, scores) -> scores.cutOffs()
                    .forEach(cutOff -> csv.writeRecord(
                            Integer.toString(scores.year()),
                            name,
                            exact(scores.group().share()),
                            cutOff.sectors().stream().map(Sector::code).collect(Collectors.joining("+")),
                            Long.toString(cutOff.persons()),
                            chance(cutOff.chance()),
                            Long.toString(cutOff.above()),
                            Long.toString(cutOff.at()),
                            cutOff.taken().toString(),
                            exact(cutOff.counted()))));
        });
    }

    private static String exact(Fraction number) {
        return number.toExactDecimal().map(BigDecimal::toPlainString).orElseGet(number::toString);
    }

    /**
     * The scenarios of CBS side by side, a row per region.
     *
     * <p>Columns {@code cohort,region_code,region_name}, then per scenario {@code counted_cbs_1} (young people that count),
     * {@code expected_leavers_cbs_1}, {@code mean_chance_cbs_1}, {@code share_cbs_1} and so on.
     *
     * @param scenarios the scores of the regions in each scenario, in this order
     * @param regions the regions
     * @return the CSV text
     */
    public static String scenarios(ImmutableMap<CbsScenario, RiskScores> scenarios, RegionSet regions) {
        RiskScores any = scenarios.values().iterator().next();
        return AllocationFiles.csv(csv -> {
            origin(any).forEach(csv::writeComment);
            scenarios
                    .keySet()
                    .forEach(scenario -> csv.writeComment(" " + scenario.id() + ": "
                            + (scenario.targetGroup().title().en() + ". "
                                            + scenario.note().en())
                                    .strip()));
            List<String> header = new ArrayList<>(List.of(COHORT, CODE, NAME));
            for (CbsScenario scenario : scenarios.keySet()) {
                String id = scenario.name().toLowerCase(Locale.ROOT);
                Stream.of("counted", "expected_leavers", "mean_chance", "share")
                        .forEach(quantity -> header.add(quantity + "_" + id));
            }
            csv.writeRecord(header);
            for (int i = 0; i < regions.size(); i++) {
                List<String> cells = new ArrayList<>(List.of(
                        Integer.toString(any.year()),
                        regions.get(i).code(),
                        regions.get(i).name()));
                int region = i;
                scenarios.forEach((scenario, scores) -> cells.addAll(cells(scores, region)));
                csv.writeRecord(cells);
            }
        });
    }

    private static List<String> cells(RiskScores scores, int region) {
        Score score = scores.get(region);
        return List.of(
                decimal(score.counted()),
                decimal(score.expectedLeavers()),
                score.meanChance().map(ScoreFiles::decimal).orElse(""),
                decimal(scores.share(region)));
    }

    /**
     * What each characteristic contributes to the mean chance of each region, a row per region, sector and characteristic.
     *
     * <p>Columns {@code cohort,region_code,region_name,sector,characteristic,contribution,mean_chance,national_mean_chance}; the
     * contributions of a region and sector add up exactly to its mean chance less the national one, as written.
     *
     * @param scores the scores, for what the remarks say
     * @param decompositions one per sector
     * @param regions the regions
     * @return the CSV text
     */
    public static String decomposition(RiskScores scores, List<ChanceDecomposition> decompositions, RegionSet regions) {
        return AllocationFiles.csv(csv -> {
            origin(scores).forEach(csv::writeComment);
            csv.writeComment(" Of all young people on 1 October " + scores.year() + ".");
            csv.writeRecord(
                    COHORT,
                    CODE,
                    NAME,
                    "sector",
                    "characteristic",
                    "contribution",
                    "mean_chance",
                    "national_mean_chance");
            for (int region = 0; region < regions.size(); region++) {
                for (ChanceDecomposition decomposition : decompositions) {
                    write(csv, scores.year(), regions, region, decomposition);
                }
            }
        });
    }

    private static void write(
            CsvWriter csv, int cohort, RegionSet regions, int region, ChanceDecomposition decomposition) {
        ChanceDecomposition.OfRegion own = decomposition.regions().get(region);
        for (int i = 0; i < decomposition.characteristics().size(); i++) {
            csv.writeRecord(
                    Integer.toString(cohort),
                    regions.get(region).code(),
                    regions.get(region).name(),
                    decomposition.sector().code(),
                    decomposition.characteristics().get(i).id(),
                    chance(own.contributions().get(i)),
                    chance(own.meanUnits()),
                    chance(decomposition.nationalUnits()));
        }
    }

    private static String chance(long units) {
        return decimal(ChanceDecomposition.toChance(units));
    }
}
