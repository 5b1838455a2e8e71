package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableMap;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.verdeelmodel.analysis.comparison.Bands;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.analysis.comparison.ComparisonMeasures;
import nl.verdeelmodel.analysis.comparison.Division;
import nl.verdeelmodel.analysis.comparison.EffectReasons;
import nl.verdeelmodel.analysis.comparison.Headcount;
import nl.verdeelmodel.analysis.comparison.Inequality;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;

/**
 * Comparisons as files. The same bytes on every machine.
 *
 * <p>Every difference is B minus A. Amounts have four decimals, since divisions that were not put in whole cents
 * ({@link Division#inWholeCents}) can have a part of a cent; amounts per head have six, parts (0.05 is five percent) eight, all rounded half up. A cell is empty where there is nothing
 * to say. The first line begins with {@code # SYNTHETIC} if anything behind the numbers was made up.
 */
public final class ComparisonFiles {

    static final String SYNTHETIC = "# SYNTHETIC data are behind these numbers\n";

    private static final int EURO_DECIMALS = 4;
    private static final int HEAD_DECIMALS = 6;
    private static final int PART_DECIMALS = 8;
    private static final int STATISTIC_DECIMALS = 12;

    private ComparisonFiles() {}

    /**
     * The tables of a comparison.
     *
     * @param comparison the comparison
     * @param measures its measures
     * @param bands its bands
     * @return the CSV texts by file name
     */
    public static ImmutableMap<String, String> tables(
            Comparison comparison, ComparisonMeasures measures, List<Bands> bands) {
        return ImmutableMap.of(
                "comparison.csv", marked(comparison, amounts(comparison)),
                "comparison-bands.csv", marked(comparison, bands(bands)),
                "comparison-measures.csv", marked(comparison, measures(measures)),
                "lorenz.csv", marked(comparison, lorenz(comparison)));
    }

    private static String marked(Comparison comparison, String text) {
        return comparison.isSynthetic() ? SYNTHETIC + text : text;
    }

    /**
     * What each region gets on both sides, a row per region and a last row with the code {@code total}.
     *
     * <p>Column {@code effect}: {@code gain}, {@code loss}, {@code unchanged}; {@code new} where A gives nothing and B does.
     *
     * @param comparison the comparison
     * @return the CSV text
     */
    public static String amounts(Comparison comparison) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "region_code",
                    "region_name",
                    "a_eur",
                    "b_eur",
                    "b_minus_a_eur",
                    "b_minus_a_part",
                    "share_a",
                    "share_b",
                    "b_minus_a_eur_per_young_person",
                    "b_minus_a_eur_per_inhabitant",
                    "young_people",
                    "inhabitants",
                    "effect");
            for (int i = 0; i < comparison.regions().size(); i++) {
                int region = i;
                Fraction difference = comparison.difference(i);
                csv.writeRecord(
                        comparison.regions().get(i).code(),
                        comparison.regions().get(i).name(),
                        euros(comparison.a().cents().get(i)),
                        euros(comparison.b().cents().get(i)),
                        euros(difference),
                        part(comparison.relative(i)),
                        part(Optional.of(comparison.a().share(i))),
                        part(Optional.of(comparison.b().share(i))),
                        perHead(comparison.youngPeople().map(people -> people.perHead(difference, region))),
                        perHead(comparison.inhabitants().map(people -> people.perHead(difference, region))),
                        number(comparison
                                .youngPeople()
                                .map(people -> people.values().get(region))),
                        number(comparison
                                .inhabitants()
                                .map(people -> people.values().get(region))),
                        effect(comparison, i));
            }
            Fraction difference = comparison.totalDifference();
            csv.writeRecord(
                    "total",
                    "",
                    euros(comparison.a().total()),
                    euros(comparison.b().total()),
                    euros(difference),
                    part(Optional.of(comparison.totalRelative())),
                    part(Optional.of(Fraction.ONE)),
                    part(Optional.of(Fraction.ONE)),
                    perHead(comparison.youngPeople().map(people -> perHead(difference, people))),
                    perHead(comparison.inhabitants().map(people -> perHead(difference, people))),
                    number(comparison
                            .youngPeople()
                            .map(people -> people.values().total())),
                    number(comparison
                            .inhabitants()
                            .map(people -> people.values().total())),
                    "");
        });
    }

    /**
     * The regions by the size of their effect, a row per band.
     *
     * <p>Column {@code measure}: {@code eur-per-young-person}, {@code eur-per-inhabitant} or {@code part}; {@code above} and
     * {@code up_to} in euros or as a part, empty for a band without end; the band of a loss holds its lower end instead of its
     * upper one. Column {@code kind}: {@code loss}, {@code unchanged}, {@code gain}, {@code new}.
     *
     * @param bands the bands by measure
     * @return the CSV text
     */
    public static String bands(List<Bands> bands) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "measure", "kind", "above", "up_to", "regions", "young_people", "inhabitants", "b_minus_a_eur");
            bands.forEach(one -> one.bands()
                    .forEach(band -> csv.writeRecord(
                            measure(one.measure()),
                            band.kind().name().toLowerCase(Locale.ROOT),
                            end(one, band, band.kind() == Bands.Kind.LOSS),
                            end(one, band, band.kind() != Bands.Kind.LOSS),
                            Integer.toString(band.tally().regions()),
                            number(band.tally().youngPeople()),
                            number(band.tally().inhabitants()),
                            euros(band.tally().cents()))));
        });
    }

    static String measure(Bands.Measure measure) {
        return switch (measure) {
            case PER_YOUNG_PERSON -> "eur-per-young-person";
            case PER_INHABITANT -> "eur-per-inhabitant";
            case PART -> "part";
        };
    }

    /** The far or the near end of a band, in euros or as a part; empty where there is none. */
    private static String end(Bands bands, Bands.Band band, boolean far) {
        if (band.number() == 0 || (far && band.isOpen())) {
            return "";
        }
        Fraction size = bands.width().times(Fraction.of(far ? band.number() : band.number() - 1L));
        Fraction signed = band.kind() == Bands.Kind.LOSS ? size.negate() : size;
        Fraction shown = bands.measure() == Bands.Measure.PART ? signed : signed.dividedBy(Money.CENTS_PER_EURO);
        return decimal(shown, EURO_DECIMALS);
    }

    /**
     * The measures, a row per measure and basis: what counts once, {@code regions}, {@code young_people} or {@code inhabitants}.
     *
     * <p>Columns {@code a}, {@code b} and {@code b_minus_a} for measures of each side, {@code value} for those of both together;
     * twelve decimals, {@code Infinity} for a mean log deviation with an amount of 0. Theil T over groups has the rows
     * {@code theil_t_between}, {@code theil_t_within} and {@code theil_t_group:NAME}.
     *
     * @param measures the measures
     * @return the CSV text
     */
    public static String measures(ComparisonMeasures measures) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord("measure", "basis", "a", "b", "b_minus_a", "value");
            measures.sides().forEach(row -> sides(csv, row.id(), row.basis(), row.a(), row.b()));
            measures.decomposition().ifPresent(split -> {
                sides(
                        csv,
                        "theil_t_between",
                        split.basis(),
                        split.a().between(),
                        split.b().between());
                sides(
                        csv,
                        "theil_t_within",
                        split.basis(),
                        split.a().within(),
                        split.b().within());
                List<String> groups = split.grouping().groups().asList();
                for (int i = 0; i < groups.size(); i++) {
                    double a = split.a().groups().get(i);
                    double b = split.b().groups().get(i);
                    sides(csv, "theil_t_group:" + groups.get(i), split.basis(), a, b);
                }
            });
            measures.between()
                    .forEach(row -> csv.writeRecord(
                            row.id(),
                            basis(row.basis()),
                            "",
                            "",
                            "",
                            row.value().isPresent() ? statistic(row.value().getAsDouble()) : ""));
        });
    }

    private static void sides(CsvWriter csv, String id, ComparisonMeasures.Basis basis, double a, double b) {
        csv.writeRecord(id, basis(basis), statistic(a), statistic(b), statistic(b - a), "");
    }

    static String basis(ComparisonMeasures.Basis basis) {
        return basis.name().toLowerCase(Locale.ROOT);
    }

    /** Twelve decimals; a difference of two infinite values does not exist and is empty. */
    private static String statistic(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return Double.isInfinite(value)
                ? Double.toString(value)
                : new BigDecimal(value)
                        .setScale(STATISTIC_DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /**
     * The Lorenz curves of A and B, for regions and for the people that are known: from the smallest amount per head to the
     * largest, twelve decimals.
     *
     * <p>Column {@code region_code}: the region that the curve passes on the way to the point; empty for the start.
     *
     * @param comparison the comparison
     * @return the CSV text
     */
    public static String lorenz(Comparison comparison) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord("side", "basis", "region_code", "cumulative_people", "cumulative_amount");
            for (ComparisonMeasures.Basis basis : bases(comparison)) {
                lorenz(csv, comparison, "a", comparison.a(), basis);
                lorenz(csv, comparison, "b", comparison.b(), basis);
            }
        });
    }

    private static void lorenz(
            CsvWriter csv, Comparison comparison, String side, Division division, ComparisonMeasures.Basis basis) {
        Inequality inequality = ComparisonMeasures.inequality(comparison, division, basis);
        List<Inequality.Point> points = inequality.lorenz();
        for (int i = 0; i < points.size(); i++) {
            csv.writeRecord(
                    side,
                    basis(basis),
                    i == 0
                            ? ""
                            : comparison
                                    .regions()
                                    .get(inequality.order().get(i - 1))
                                    .code(),
                    decimal(points.get(i).people(), STATISTIC_DECIMALS),
                    decimal(points.get(i).amount(), STATISTIC_DECIMALS));
        }
    }

    private static List<ComparisonMeasures.Basis> bases(Comparison comparison) {
        return Arrays.stream(ComparisonMeasures.Basis.values())
                .filter(basis -> switch (basis) {
                    case REGIONS -> true;
                    case YOUNG_PEOPLE -> comparison.youngPeople().isPresent();
                    case INHABITANTS -> comparison.inhabitants().isPresent();
                })
                .toList();
    }

    /**
     * The whole comparison with exact numbers.
     *
     * @param comparison the comparison
     * @param measures its measures
     * @param bands its bands
     * @param reasons why regions gain or lose
     * @return the JSON text
     */
    public static String json(
            Comparison comparison, ComparisonMeasures measures, List<Bands> bands, EffectReasons reasons) {
        return JsonFormat.write(ComparisonJson.of(comparison, measures, bands, reasons));
    }

    private static Fraction perHead(Fraction cents, Headcount people) {
        return cents.dividedBy(people.values().total());
    }

    /** {@code gain}, {@code loss}, {@code unchanged} or {@code new}. */
    static String effect(Comparison comparison, int region) {
        return comparison.isNew(region)
                ? "new"
                : comparison.effect(region).name().toLowerCase(Locale.ROOT);
    }

    private static String euros(Fraction cents) {
        return decimal(cents.dividedBy(Money.CENTS_PER_EURO), EURO_DECIMALS);
    }

    private static String perHead(Optional<Fraction> cents) {
        return cents.map(value -> decimal(value.dividedBy(Money.CENTS_PER_EURO), HEAD_DECIMALS))
                .orElse("");
    }

    private static String part(Optional<Fraction> part) {
        return part.map(value -> decimal(value, PART_DECIMALS)).orElse("");
    }

    private static String number(Optional<Fraction> number) {
        return number.map(value -> value.isWhole() ? value.toString() : decimal(value, EURO_DECIMALS))
                .orElse("");
    }

    private static String decimal(Fraction value, int decimals) {
        return value.toDecimal(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
