package nl.verdeelmodel.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as a law writes them, read and calculated without losing a digit; the expectations are worked out by hand. */
class FractionTest {

    @ParameterizedTest
    @CsvSource({
        "0.25, 1/4",
        "99.75%, 399/400",
        "1/3, 1/3",
        "2/6, 1/3",
        "-4/6, -2/3",
        "+0.5, 1/2",
        ".5, 1/2",
        "7, 7",
        "007, 7",
        "100%, 1",
        "0.25 %, 1/400",
        "' 0.25 ', 1/4",
        "0/7, 0",
        "-0, 0",
        "1e3, 1000",
        "12.5E-1, 5/4",
        "1e1000, 1e1000"
    })
    void readsANumberAsALawWritesIt(String text, String sameNumber) {
        assertThat(Fraction.parse(text)).isEqualTo(Fraction.parse(sameNumber));
    }

    @Test
    void readsTheSharesOfTheRegulationExactly() {
        Fraction risk = Fraction.parse("99.75%");
        Fraction border = Fraction.parse("0.25%");

        assertThat(risk.toString()).isEqualTo("399/400");
        assertThat(border.toString()).isEqualTo("1/400");
        assertThat(risk.plus(border)).isEqualTo(Fraction.ONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "%",
                "/",
                "1/",
                "/3",
                "1/0",
                "0/0",
                "1/-3",
                "1/3%",
                "1,5",
                "1.5/2",
                "1.",
                ".",
                "1 000",
                "1.2.3",
                "NaN",
                "Infinity",
                "--1",
                "1e",
                "0x10",
                "1e999999999",
                "1e-999999999",
                "1e1001",
                "50%%",
                "\u0661"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> Fraction.parse(text))
                .withMessageStartingWith("\"" + text + "\"");
    }

    @Test
    void aRefusalShowsHowANumberIsWritten() {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> Fraction.parse("1,5"))
                .withMessage("\"1,5\" is not a number such as 0.25, 99.75% or 1/3.");
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> Fraction.parse("1/0"))
                .withMessage("\"1/0\" divides by 0.");
    }

    @ParameterizedTest
    @CsvSource({"7/2, 3, 4", "-7/2, -4, -3", "3, 3, 3", "-3, -3, -3", "0, 0, 0", "1/1000, 0, 1", "-1/1000, -1, 0"})
    void theFloorOfANegativeNumberLiesBelowItAndItsCeilingAbove(String number, BigInteger floor, BigInteger ceiling) {
        assertThat(Fraction.parse(number).floor()).isEqualTo(floor);
        assertThat(Fraction.parse(number).ceiling()).isEqualTo(ceiling);
    }

    @Test
    void aDecimalHasExactlyTheDecimalsThatWereAskedFor() {
        Fraction third = Fraction.of(1, 3);

        assertThat(third.toDecimal(4, RoundingMode.HALF_UP)).isEqualTo(new BigDecimal("0.3333"));
        assertThat(third.toDecimal(2, RoundingMode.UP)).isEqualTo(new BigDecimal("0.34"));
        assertThat(Fraction.of(-5, 2).toDecimal(0, RoundingMode.HALF_UP)).isEqualTo(new BigDecimal("-3"));
        assertThat(Fraction.of(-5, 2).toDecimal(0, RoundingMode.HALF_EVEN)).isEqualTo(new BigDecimal("-2"));
        assertThat(Fraction.of(7).toDecimal(2, RoundingMode.UNNECESSARY)).isEqualTo(new BigDecimal("7.00"));
    }

    @Test
    void numbersThatCompareEqualAreEqualHoweverTheyWereMade() {
        Fraction[] halves = {
            Fraction.of(1, 2),
            Fraction.of(-3, -6),
            Fraction.parse("50.0%"),
            Fraction.of(new BigDecimal("0.50")),
            Fraction.of(3, 4).minus(Fraction.of(1, 4)),
            Fraction.of(1).dividedBy(Fraction.of(2))
        };

        for (Fraction half : halves) {
            assertThat(half)
                    .isEqualByComparingTo(halves[0])
                    .isEqualTo(halves[0])
                    .hasSameHashCodeAs(halves[0]);
            assertThat(half.denominator()).isEqualTo(BigInteger.TWO);
        }
        assertThat(Fraction.of(0, -5)).isEqualTo(Fraction.ZERO).hasSameHashCodeAs(Fraction.ZERO);
    }

    @Test
    void theOrderIsThatOfTheExactNumbers() {
        Fraction third = Fraction.of(1, 3);
        Fraction almost = Fraction.parse("0.3333333333333333333333333333");

        assertThat(almost).isLessThan(third).isNotEqualTo(third);
        assertThat(Fraction.of(-1, 2)).isLessThan(Fraction.of(-1, 3));
        assertThat(third.minus(almost)).isEqualTo(Fraction.parse("1/3" + "0".repeat(28)));
    }

    @Test
    void theTextOfANumberReadsAsTheSameNumber() {
        Seeded.cases(5_000, 20261122, draw -> {
            Fraction number = number(draw);
            assertThat(Fraction.parse(number.toString())).isEqualTo(number);
        });
    }

    @Test
    void calculatingBackGivesTheSameNumber() {
        Seeded.cases(5_000, 20261122, draw -> {
            Fraction a = number(draw);
            Fraction b = number(draw);

            assertThat(a.plus(b).minus(b)).isEqualTo(a);
            assertThat(a.compareTo(b)).isEqualTo(a.minus(b).signum());
            if (b.signum() != 0) {
                assertThat(a.dividedBy(b).times(b)).isEqualTo(a);
            }
            assertThat(Fraction.of(a.floor())).isLessThanOrEqualTo(a);
            assertThat(Fraction.of(a.floor()).plus(Fraction.ONE)).isGreaterThan(a);
        });
    }

    @Test
    void refusesToDivideByZero() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Fraction.of(1, 3).dividedBy(Fraction.ZERO))
                .withMessage("Cannot divide 1/3 by 0.");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Fraction.of(5, 0))
                .withMessage("The fraction 5/0 has denominator 0.");
    }

    private static Fraction number(Draw draw) {
        long sign = draw.oneIn(2) ? 1 : -1;
        return Fraction.of(sign * draw.ofAnySize(60), 1 + draw.ofAnySize(60));
    }
}
