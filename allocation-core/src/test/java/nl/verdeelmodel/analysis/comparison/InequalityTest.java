package nl.verdeelmodel.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.testing.PublishedTable;
import nl.verdeelmodel.testing.Regions;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inequality by published examples, by slow definitions, and by what every measure of it promises. */
class InequalityTest {

    /** The vectors that the head of the published table describes. */
    private static final Map<String, List<Fraction>> VECTORS = Map.of(
            "x",
            Splitter.on('|')
                    .splitToStream("541|1463|2445|3438|4437|5401|6392|8304|11904|22261")
                    .map(Fraction::parse)
                    .toList(),
            "y",
            Stream.concat(Collections.nCopies(9, Fraction.of(50, 9)).stream(), Stream.of(Fraction.of(50)))
                    .toList(),
            "z",
            Stream.concat(
                            Collections.nCopies(5, Fraction.of(2)).stream(),
                            Collections.nCopies(5, Fraction.of(18)).stream())
                    .toList());

    /** What is done in doubles at the end: a few roundings of numbers of about 1. */
    private static final double ROUNDING = 1e-12;

    static List<NamedCsvRecord> reference() {
        return PublishedTable.read("inequality_reference").rows();
    }

    /** Source: saved output of the examples of the R package ineq; the rows marked computed use the same definitions. */
    @ParameterizedTest
    @MethodSource("reference")
    void givesTheReferenceValue(NamedCsvRecord row) {
        String value = row.getField("value");
        int decimals = value.length() - value.indexOf('.') - 1;
        Inequality inequality = Inequality.ofRegions(values(VECTORS.getOrDefault(row.getField("vector"), List.of())));
        assertThat(measure(inequality, row.getField("measure")))
                .isCloseTo(Double.parseDouble(value), within(0.5000001 * StrictMath.pow(10, -decimals)));
    }

    private static double measure(Inequality inequality, String name) {
        return switch (name) {
            case "gini" -> inequality.gini();
            case "gini_corrected" -> inequality.giniCorrected();
            case "atkinson_0.5" -> inequality.atkinson();
            case "herfindahl" -> inequality.herfindahl();
            case "rosenbluth" -> inequality.rosenbluth();
            case "lorenz_asymmetry" -> inequality.lorenzAsymmetry();
            case "theil_T" -> inequality.theil();
            case "theil_L_mean_log_deviation" -> inequality.meanLogDeviation();
            case "hoover_robin_hood" -> inequality.hoover();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static RegionValues values(List<Fraction> values) {
        return RegionValues.of(Regions.of(values.size()), values);
    }

    /**
     * R's ineq drops zeros before it takes the mean: Theil(c(0, 1, 1, 2)) is there that of (1, 1, 2). Here the region counts:
     * by hand T = 1/4 ln 1 + 1/4 ln 1 + 1/2 ln 2.
     */
    @Test
    void aRegionThatGetsNothingCounts() {
        Inequality inequality = Inequality.ofRegions(Regions.values(0L, 1L, 1L, 2L));
        assertThat(inequality.theil()).isCloseTo(StrictMath.log(2) / 2, within(ROUNDING));
        assertThat(inequality.meanLogDeviation()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(inequality.hoover()).isEqualTo(0.25);
    }

    @Test
    void equalAmountsPerHeadAreNoInequality() {
        Inequality inequality = Inequality.ofPeople(Regions.values(100L, 300L, 600L), Sides.people(10, 30, 60));
        assertThat(inequality.gini()).isZero();
        assertThat(inequality.theil()).isZero();
        assertThat(inequality.hoover()).isZero();
        assertThat(inequality.atkinson()).isCloseTo(0, within(ROUNDING));
        assertThat(inequality.lorenzAsymmetry()).isEqualTo(1);
    }

    /** Two regions, 1 and 3 people, EUR 3 and 1 per head, by hand: the richest quarter has half of the money. */
    @Test
    void theWeightedLorenzCurveIsThatOfPeople() {
        Inequality inequality = Inequality.ofPeople(Regions.values(3L, 3L), Sides.people(1, 3));
        assertThat(inequality.lorenz())
                .containsExactly(
                        new Inequality.Point(Fraction.ZERO, Fraction.ZERO),
                        new Inequality.Point(Fraction.of(3, 4), Fraction.of(1, 2)),
                        new Inequality.Point(Fraction.ONE, Fraction.ONE));
        assertThat(inequality.gini()).isEqualTo(0.25);
        assertThat(inequality.hoover()).isEqualTo(0.25);
    }

    /** Gini = sum over all pairs of n(i) n(j) |v(i) - v(j)| / (2 N X), the mean difference between two people. */
    @Test
    void theWeightedGiniIsTheMeanDifferenceBetweenTwoPeople() {
        Seeded.cases(300, 20261122, draw -> {
            int size = draw.between(1, 9);
            RegionValues amounts = Sides.amounts(draw, size);
            Headcount people = Sides.people(draw, size);
            Fraction sum = Fraction.ZERO;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    Fraction difference = people.perHead(amounts.get(i), i).minus(people.perHead(amounts.get(j), j));
                    sum = sum.plus(difference
                            .abs()
                            .times(people.values().get(i))
                            .times(people.values().get(j)));
                }
            }
            Fraction gini =
                    sum.dividedBy(Fraction.of(2).times(people.values().total()).times(amounts.total()));
            assertThat(Inequality.ofPeople(amounts, people).gini()).isCloseTo(gini.approximately(), within(ROUNDING));
        });
    }

    @Test
    void theilIsWhatItIsBetweenAndWithinGroups() {
        Seeded.cases(300, 7, draw -> {
            int size = draw.between(1, 12);
            RegionValues amounts = Sides.amounts(draw, size);
            Inequality inequality = Inequality.ofPeople(amounts, Sides.people(draw, size));
            Inequality.Decomposition parts = inequality.decompose(Sides.groups(draw, amounts.regions()));
            assertThat(parts.total()).isCloseTo(inequality.theil(), within(ROUNDING));
            assertThat(parts.between()).isGreaterThanOrEqualTo(-ROUNDING);
            assertThat(parts.within()).isGreaterThanOrEqualTo(-ROUNDING);
        });
    }

    @Test
    void oneGroupHasOnlyInequalityWithinAndSingleRegionsOnlyBetween() {
        Inequality inequality = Inequality.ofRegions(Regions.values(1L, 2L, 9L));
        assertThat(inequality.decompose(new Grouping("g", ImmutableList.of("all", "all", "all"))))
                .satisfies(parts -> assertThat(parts.between()).isZero())
                .satisfies(parts -> assertThat(parts.within()).isEqualTo(inequality.theil()));
        assertThat(inequality.decompose(new Grouping("g", ImmutableList.of("a", "b", "c"))))
                .satisfies(parts -> assertThat(parts.within()).isZero())
                .satisfies(parts -> assertThat(parts.between()).isEqualTo(inequality.theil()));
    }

    @Test
    void noMeasureChangesWhenAllAmountsAreDoubledOrRegionsHaveAnotherOrder() {
        Seeded.cases(200, 3, draw -> {
            int size = draw.between(2, 9);
            RegionValues amounts = Sides.amounts(draw, size);
            Headcount people = Sides.people(draw, size);
            Inequality once = Inequality.ofPeople(amounts, people);
            Inequality doubled = Inequality.ofPeople(amounts.map(Fraction.of(2)::times), people);
            assertThat(all(doubled)).isEqualTo(all(once));
            List<Fraction> money = Lists.reverse(amounts.values());
            List<Fraction> heads = Lists.reverse(people.values().values());
            assertThat(Inequality.of(money, heads).gini()).isEqualTo(once.gini());
            assertThat(Inequality.of(money, heads).theil()).isCloseTo(once.theil(), within(ROUNDING));
        });
    }

    private static List<Double> all(Inequality inequality) {
        return List.of(
                inequality.gini(),
                inequality.theil(),
                inequality.meanLogDeviation(),
                inequality.hoover(),
                inequality.atkinson(),
                inequality.herfindahl(),
                inequality.rosenbluth(),
                inequality.lorenzAsymmetry());
    }

    /** Pigou and Dalton: from a richer region to a poorer one, without changing who is richer. */
    @Test
    void aTransferToAPoorerRegionLowersTheMeasures() {
        Inequality before = Inequality.ofRegions(Regions.values(10L, 20L, 40L));
        Inequality after = Inequality.ofRegions(Regions.values(14L, 20L, 36L));
        assertThat(after.gini()).isLessThan(before.gini());
        assertThat(after.theil()).isLessThan(before.theil());
        assertThat(after.meanLogDeviation()).isLessThan(before.meanLogDeviation());
        assertThat(after.hoover()).isLessThan(before.hoover());
        assertThat(after.atkinson()).isLessThan(before.atkinson());
    }

    @Test
    void refusesAmountsBelowZeroAndNothingAtAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> Inequality.ofRegions(Regions.values(-1L, 2L)));
        assertThatIllegalArgumentException().isThrownBy(() -> Inequality.ofRegions(Regions.values(0L, 0L)));
    }
}
