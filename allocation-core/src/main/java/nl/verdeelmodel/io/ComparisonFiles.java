package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableMap;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.analysis.comparison.Headcount;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;

/**
 * Comparisons as files. The same bytes on every machine.
 *
 * <p>Every difference is B minus A. Amounts have four decimals, since a published or carried amount can have a part of a cent;
 * amounts per head have six, parts (0.05 is five percent) eight, all rounded half up. A cell is empty where there is nothing
 * to say. The first line begins with {@code # SYNTHETIC} if anything behind the numbers was made up.
 */
public final class ComparisonFiles {

    static final String SYNTHETIC = "# SYNTHETIC data are behind these numbers\n";

    private static final int EURO_DECIMALS = 4;
    private static final int HEAD_DECIMALS = 6;
    private static final int PART_DECIMALS = 8;

    private ComparisonFiles() {}

    /**
     * The tables of a comparison.
     *
     * @param comparison the comparison
     * @return the CSV texts by file name
     */
    public static ImmutableMap<String, String> tables(Comparison comparison) {
        return ImmutableMap.of("comparison.csv", marked(comparison, amounts(comparison)));
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
     * The whole comparison with exact numbers.
     *
     * @param comparison the comparison
     * @return the JSON text
     */
    public static String json(Comparison comparison) {
        return JsonFormat.write(ComparisonJson.of(comparison));
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
