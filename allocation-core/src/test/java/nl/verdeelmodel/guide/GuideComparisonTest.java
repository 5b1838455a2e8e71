package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.verdeelmodel.analysis.comparison.Bands;
import nl.verdeelmodel.analysis.comparison.Comparison;
import nl.verdeelmodel.analysis.comparison.ComparisonMeasures;
import nl.verdeelmodel.analysis.comparison.ComparisonMeasures.Basis;
import nl.verdeelmodel.analysis.comparison.Headcount;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.DivisionPair;
import nl.verdeelmodel.io.DivisionSource;
import nl.verdeelmodel.io.GroupingFile;
import nl.verdeelmodel.io.HeadcountFile;
import nl.verdeelmodel.problem.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of docs/guide/comparison.md. */
class GuideComparisonTest {

    private final GuidePage page = GuidePage.read("comparison.md");

    @TempDir
    Path folder;

    private Comparison comparison;
    private ComparisonMeasures measures;

    @BeforeEach
    void compareTheTablesOfThePage() {
        page.writeTables(folder);
        DivisionPair pair = DivisionPair.read(
                DivisionSource.of(DivisionSource.Side.A, folder.resolve("a.csv")),
                DivisionSource.of(DivisionSource.Side.B, folder.resolve("b.csv")),
                Optional.empty());
        Path people = folder.resolve("people.csv");
        Headcount young = HeadcountFile.read(
                people, "young_people", OptionalInt.empty(), pair.b().regions());
        comparison = new Comparison(
                pair.a(),
                Optional.empty(),
                Optional.empty(),
                pair.b(),
                Optional.of(young),
                Optional.empty(),
                Optional.of(GroupingFile.read(people, "part", pair.b().regions())));
        measures = ComparisonMeasures.of(comparison);
    }

    @Test
    void everyDifferenceIsBMinusA() {
        for (int i = 0; i < 3; i++) {
            Fraction difference = comparison.difference(i);
            page.hasRow(
                    comparison.regions().label(i),
                    euros(comparison.a().cents().get(i)),
                    euros(comparison.b().cents().get(i)),
                    euros(difference),
                    Language.EN.signedPercentage(comparison.relative(i).orElseThrow(), 2),
                    euros(comparison.youngPeople().orElseThrow().perHead(difference, i)));
        }
        page.says("M = (70 + 45 + 25) / (2 x 1,000) = " + Language.EN.percentage(comparison.movedShare(), 0));
    }

    @Test
    void measuresAreThoseOfThePage() {
        for (ComparisonMeasures.OfSides row : measures.sides()) {
            page.hasRow(row.title().en(), row.basis().title().en(), decimals(row.a()), decimals(row.b()));
        }
        ComparisonMeasures.Split split = measures.decomposition().orElseThrow();
        assertThat(split.basis()).isEqualTo(Basis.YOUNG_PEOPLE);
        page.hasRow(
                "Theil T between groups",
                "young people",
                decimals(split.a().between()),
                decimals(split.b().between()));
        page.hasRow(
                "Theil T within groups",
                "young people",
                decimals(split.a().within()),
                decimals(split.b().within()));
        for (ComparisonMeasures.Between row : measures.between()) {
            page.hasRow(
                    row.title().en(),
                    row.basis().title().en(),
                    decimals(row.value().orElseThrow()));
        }
    }

    @Test
    void bandsAreThoseOfThePage() {
        List<Bands.Band> bands = Bands.of(comparison, Bands.Measure.PER_YOUNG_PERSON, Fraction.of(50))
                .orElseThrow()
                .bands();
        int zero = Bands.EACH_SIDE;
        page.hasRow(
                "-1.00 to -0.50", "1", "100", euros(bands.get(zero - 2).tally().cents()));
        page.hasRow(
                "+0.50 to +1.00", "1", "60", euros(bands.get(zero + 2).tally().cents()));
        page.hasRow(
                "beyond +2.00",
                "1",
                "10",
                euros(bands.get(zero + Bands.EACH_SIDE).tally().cents()));
        assertThat(List.of(bands.get(zero - 2), bands.get(zero + 2), bands.get(zero + Bands.EACH_SIDE)))
                .allSatisfy(band -> assertThat(band.tally().regions()).isEqualTo(1));
    }

    private static String euros(Fraction cents) {
        BigDecimal euros = cents.dividedBy(Fraction.of(100)).toDecimal(2, RoundingMode.HALF_UP);
        return Language.EN.number(euros);
    }

    private static String decimals(double value) {
        return new BigDecimal(value).setScale(6, RoundingMode.HALF_UP).toPlainString();
    }
}
