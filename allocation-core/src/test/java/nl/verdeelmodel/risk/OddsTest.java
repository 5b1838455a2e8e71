package nl.verdeelmodel.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** A chance is 1 / (1 + exp(-log odds)), in whole units of 1e-12, and its sums are exact. */
class OddsTest {

    private static final Characteristics ONE = Characteristics.of(Sector.VO, Characteristic.of("a", "x", "x", "y"));

    @Test
    void oddsOfOneToThreeAreAChanceOfAQuarter() {
        Odds odds = Odds.of(Coefficients.of(ONE, 0, -StrictMath.log(3)));

        assertThat(odds.chance(0)).isEqualTo(Odds.ONE / 2);
        assertThat(odds.chance(1)).isEqualTo(Odds.ONE / 4);
    }

    @Test
    void chancesAreThoseOfTheFormulaInSixtyDigits() {
        Seeded.cases(2_000, 51, draw -> {
            Characteristics characteristics = People.characteristics(draw);
            Coefficients coefficients = People.coefficients(draw, characteristics);
            int[] categories =
                    People.persons(draw, characteristics, 1, 1).get(0).categories();
            BigDecimal logOdds = new BigDecimal(coefficients.intercept());
            for (int i = 0; i < categories.length; i++) {
                logOdds = logOdds.add(new BigDecimal(coefficients.effect(i, categories[i])));
            }

            BigDecimal exact = SlowChance.of(logOdds).multiply(BigDecimal.valueOf(Odds.ONE));

            // A double holds a chance to about 1e-15: a thousandth of a unit, and a half more by rounding to a unit.
            assertThat(new BigDecimal(Odds.of(coefficients).chance(categories)))
                    .isCloseTo(exact, within(new BigDecimal("0.505")));
        });
    }

    @Test
    void chancesBeyondTheUnitsAreNothingAndCertainty() {
        Odds odds = Odds.of(Coefficients.of(ONE, -60, 640));

        assertThat(odds.chance(0)).isZero();
        assertThat(odds.chance(1)).isEqualTo(Odds.ONE);
        assertThat(Odds.of(Coefficients.of(ONE, 350, 350)).chance(1)).isEqualTo(Odds.ONE);
        assertThat(Odds.of(Coefficients.of(ONE, -350, -350)).chance(1)).isZero();
    }

    /** Effects of 50, 15 times, are a factor of 1e-326, which is no double; the 15 of -50 behind them made it chance 1, not 1/2. */
    @Test
    void effectsThatTogetherLeaveTheRangeOfADoubleAreRefused() {
        for (double first : new double[] {50, -50}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Odds.of(upAndDown(30, first)))
                    .withMessageContaining("at most 700")
                    .withMessageContaining("1500");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Odds.of(Coefficients.of(ONE, 350, -351)));
    }

    @Test
    void effectsUpToTheBoundCancelOutInAnyOrder() {
        for (double first : new double[] {50, -50}) {
            Odds odds = Odds.of(upAndDown(14, first));
            int[] all = new int[14];
            Arrays.fill(all, 1);

            assertThat(odds.chance(all)).isEqualTo(Odds.ONE / 2);
        }
    }

    /** As many characteristics of two categories, the effect of one half the opposite of that of the other. */
    private static Coefficients upAndDown(int size, double first) {
        double[] vector = new double[size + 1];
        for (int i = 0; i < size; i++) {
            vector[i + 1] = i < size / 2 ? first : -first;
        }
        return Coefficients.of(
                new Characteristics(
                        Sector.VO,
                        IntStream.range(0, size)
                                .mapToObj(i -> Characteristic.of("c" + i, "x", "x", "y"))
                                .collect(ImmutableList.toImmutableList())),
                vector);
    }

    @Test
    void patternsOfCellsHaveTheChanceOfTheirPersons() {
        Seeded.cases(300, 52, draw -> {
            Characteristics characteristics = People.characteristics(draw);
            Odds odds = Odds.of(People.coefficients(draw, characteristics));
            Cells cells = People.count(
                            characteristics, 4, People.persons(draw, characteristics, 4, draw.between(0, 800)))
                    .build();

            long[] chances = odds.chances(cells);

            assertThat(chances).hasSize(cells.patterns());
            for (int pattern = 0; pattern < chances.length; pattern++) {
                int[] categories = new int[characteristics.size()];
                for (int i = 0; i < categories.length; i++) {
                    categories[i] = cells.category(pattern, i);
                }
                assertThat(chances[pattern]).isEqualTo(odds.chance(categories));
            }
        });
    }

    @Test
    void totalsOfCellsAreTheSumsOverPersons() {
        Seeded.cases(300, 53, draw -> {
            Characteristics characteristics = People.characteristics(draw);
            Odds odds = Odds.of(People.coefficients(draw, characteristics));
            int places = draw.between(1, 5);
            List<People.Person> persons = People.persons(draw, characteristics, places, draw.between(0, 600));
            BigInteger[] sums = new BigInteger[places];
            long[] counts = new long[places];
            Arrays.fill(sums, BigInteger.ZERO);
            for (People.Person person : persons) {
                sums[person.place()] = sums[person.place()].add(BigInteger.valueOf(odds.chance(person.categories())));
                counts[person.place()]++;
            }
            Cells cells = People.count(characteristics, places, persons).build();

            ChanceTotals totals = ChanceTotals.of(cells, odds.chances(cells));

            for (int place = 0; place < places; place++) {
                assertThat(totals.units(place)).isEqualTo(sums[place]);
                assertThat(totals.persons(place)).isEqualTo(counts[place]);
            }
        });
    }

    @Test
    void sumsBeyondSixtyFourBitsAreExact() {
        ChanceTotals.Builder builder = new ChanceTotals.Builder(ImmutableList.of("GM0001"));
        for (int i = 0; i < 5; i++) {
            builder.add(0, Odds.ONE - 1, Integer.MAX_VALUE);
        }
        ChanceTotals.Builder other = new ChanceTotals.Builder(ImmutableList.of("GM0001"));
        other.addAll(builder);
        other.addAll(builder);

        assertThat(other.build().units(0))
                .isEqualTo(BigInteger.valueOf(Odds.ONE - 1)
                        .multiply(BigInteger.valueOf(Integer.MAX_VALUE))
                        .multiply(BigInteger.TEN));
    }

    @Test
    void expectedLeaversAreAFractionOfUnits() {
        ChanceTotals.Builder builder = new ChanceTotals.Builder(ImmutableList.of("GM0001", "GM0002"));
        builder.add(1, 23_000_000_001L, 3);

        assertThat(builder.build().expectedLeavers(1).toDecimal(12, RoundingMode.UNNECESSARY))
                .isEqualTo("0.069000000003");
        assertThat(builder.build().expectedLeavers(0)).isEqualTo(Fraction.ZERO);
    }

    @Test
    void cellsOfOtherCharacteristicsHaveNoChanceInThisModel() {
        Cells cells = new CellsBuilder(
                        Characteristics.of(Sector.VO, Characteristic.of("b", "x", "x", "y")),
                        ImmutableList.of("GM0001"),
                        false)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Odds.of(Coefficients.of(ONE, 0, 0)).chances(cells));
    }

    @Test
    void totalsOfOtherPlacesAreNotAdded() {
        ChanceTotals.Builder one = new ChanceTotals.Builder(ImmutableList.of("GM0001"));
        ChanceTotals.Builder two = new ChanceTotals.Builder(ImmutableList.of("GM0002"));

        assertThatIllegalArgumentException().isThrownBy(() -> one.addAll(two));
    }
}
