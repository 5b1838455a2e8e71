package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.numeric.Tails;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.People;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.testing.Seeded;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Persons dealt to folds by lot. */
class FoldsTest {

    private static int[] persons(Cells cells) {
        return IntStream.range(0, cells.size()).map(cells::persons).toArray();
    }

    private static int[] leavers(Cells cells) {
        return IntStream.range(0, cells.size()).map(cells::leavers).toArray();
    }

    private static int[] sum(int[] a, int[] b) {
        return IntStream.range(0, a.length).map(i -> a[i] + b[i]).toArray();
    }

    @Test
    void everyPersonIsInExactlyOneFold() {
        Seeded.cases(200, 71, draw -> {
            Characteristics characteristics = People.characteristics(draw);
            int places = draw.between(1, 5);
            Cells cells = People.count(
                            characteristics,
                            places,
                            People.persons(draw, characteristics, places, draw.between(1, 2000)))
                    .build();
            int folds = draw.between(1, 12);
            Folds dealt = Folds.deal(cells, folds, draw.random().nextLong());
            int[] persons = new int[cells.size()];
            int[] leavers = new int[cells.size()];
            for (int fold = 0; fold < folds; fold++) {
                Cells inside = dealt.of(fold);
                Cells outside = dealt.without(fold);
                persons = sum(persons, persons(inside));
                leavers = sum(leavers, leavers(inside));
                assertThat(sum(persons(inside), persons(outside))).isEqualTo(persons(cells));
                assertThat(sum(leavers(inside), leavers(outside))).isEqualTo(leavers(cells));
            }

            assertThat(persons).isEqualTo(persons(cells));
            assertThat(leavers).isEqualTo(leavers(cells));
        });
    }

    @Test
    void foldsDifferByAtMostOnePersonOneWhoLeftAndOneWhoStayed() {
        Seeded.cases(200, 72, draw -> {
            Characteristics characteristics = People.characteristics(draw);
            Cells cells = People.count(
                            characteristics, 3, People.persons(draw, characteristics, 3, draw.between(1, 500)))
                    .build();
            int folds = draw.between(1, 12);
            Folds dealt = Folds.deal(cells, folds, draw.random().nextLong());
            List<Long> persons = new ArrayList<>();
            List<Long> leavers = new ArrayList<>();
            List<Long> stayers = new ArrayList<>();
            for (int fold = 0; fold < folds; fold++) {
                Cells inside = dealt.of(fold);
                persons.add(inside.totalPersons());
                leavers.add(inside.totalLeavers());
                stayers.add(inside.totalPersons() - inside.totalLeavers());
            }

            for (List<Long> sizes : List.of(persons, leavers, stayers)) {
                assertThat(sizes.stream().max(Long::compare).orElseThrow()
                                - sizes.stream().min(Long::compare).orElseThrow())
                        .isLessThanOrEqualTo(1);
            }
        });
    }

    /** Of 6 who left 3 are in the first cell, and 3 are dealt to the first of two folds: 1, 9, 9 and 1 in 20. */
    @Test
    void howManyOfACellComeIntoAFoldIsHypergeometric() {
        Characteristics one = Characteristics.of(Sector.VO, Characteristic.of("delay", "no", "no", "yes"));
        CellsBuilder builder = new CellsBuilder(one, People.places(1), true);
        builder.add(new int[] {0}, 0, 5, 3);
        builder.add(new int[] {1}, 0, 3, 3);
        Cells cells = builder.build();
        int deals = 20_000;
        int[] found = new int[4];
        for (int seed = 0; seed < deals; seed++) {
            found[Folds.deal(cells, 2, seed).of(0).leavers(0)]++;
        }
        double[] expected = {deals / 20.0, deals * 9 / 20.0, deals * 9 / 20.0, deals / 20.0};
        double statistic = IntStream.range(0, 4)
                .mapToDouble(i -> (found[i] - expected[i]) * (found[i] - expected[i]) / expected[i])
                .sum();

        assertThat(Tails.chiSquared(statistic, 3)).isGreaterThan(0.01);
    }

    /** Two cells of 2^31 - 1 persons: the first kind of count that has more persons than an array has places. */
    @Test
    void morePersonsThanCanBeDealtOrDrawnAgainAreAProblem() {
        Characteristics one = Characteristics.of(Sector.VO, Characteristic.of("delay", "no", "no", "yes"));
        CellsBuilder builder = new CellsBuilder(one, People.places(1), true);
        builder.add(new int[] {0}, 0, Integer.MAX_VALUE, 3_000_000);
        builder.add(new int[] {1}, 0, Integer.MAX_VALUE, 9_000_000);
        Cells cells = builder.build();

        for (ThrowingCallable use : List.<ThrowingCallable>of(
                () -> new CrossValidation(10, 1).judge(cells, RiskFit.plain()),
                () -> RiskBootstrap.of(RiskFit.plain(), cells, 1))) {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(use).satisfies(e -> {
                assertThat(e.problems().get(0).in(Language.EN))
                        .contains("Sector vo", "4,294,967,294 persons are too many", "2,147,483,639 at most", "Maybe");
                assertThat(e.problems().get(0).in(Language.NL)).contains("4.294.967.294 personen", "Misschien");
            });
        }
        assertThat(RiskFit.plain().fit(cells).persons()).isEqualTo(4_294_967_294L);
    }

    @Test
    void anotherSeedDealsOtherwise() {
        Cells cells = DiagnosticsGolden.cells(2022);

        assertThat(Folds.deal(cells, 5, 1).of(2))
                .isEqualTo(Folds.deal(cells, 5, 1).of(2));
        assertThat(Folds.deal(cells, 5, 1).of(2))
                .isNotEqualTo(Folds.deal(cells, 5, 2).of(2));
    }
}
