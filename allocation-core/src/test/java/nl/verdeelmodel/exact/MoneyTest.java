package nl.verdeelmodel.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts in whole cents: nothing is rounded, nothing wraps around. The amounts of 2026 are those of BWBR0051614, art. 4.2. */
class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "50173000.00, 5017300000",
        "50173000, 5017300000",
        "1.90, 190",
        "0.01, 1",
        "-0.01, -1",
        "0, 0",
        "007.50, 750",
        "9999999999999999.99, 999999999999999999"
    })
    void readsEurosWithADecimalPoint(String text, long cents) {
        assertThat(Money.parse(text)).isEqualTo(Money.ofCents(cents));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1.999",
                "1.9",
                "1,5",
                "1.",
                ".5",
                "1 000",
                "1,000.00",
                "1.000,00",
                "+1",
                "--1",
                "1e3",
                "EUR 1",
                "NaN",
                " 1",
                "1 ",
                "12345678901234567"
            })
    void refusesWhatIsNoAmountInCents(String text) {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> Money.parse(text))
                .withMessage("\"" + text + "\" is not an amount in euros such as 50173000.00 (two decimals or none).");
    }

    @Test
    void theTwoStreamsOf2026AddUpToTheWholeGrant() {
        assertThat(Money.parse("50173000.00").plus(Money.parse("67640000.00"))).isEqualTo(Money.parse("117813000.00"));
        assertThat(Money.parse("117813000.00").minus(Money.parse("67640000.00")))
                .isEqualTo(Money.parse("50173000.00"));
    }

    @Test
    void writesWhatItReads() {
        Seeded.cases(2_000, 20261122, draw -> {
            Money money = Money.ofCents((draw.oneIn(2) ? 1 : -1) * draw.ofAnySize(59));
            assertThat(Money.parse(money.toString())).isEqualTo(money);
        });
        assertThat(Money.ofCents(-5)).hasToString("-0.05");
        assertThat(Money.ZERO).hasToString("0.00");
    }

    @Test
    void anAmountThatDoesNotFitThrowsInsteadOfWrappingAround() {
        Money most = Money.ofCents(Long.MAX_VALUE);
        Money least = Money.ofCents(Long.MIN_VALUE);
        Money cent = Money.ofCents(1);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(cent));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> least.minus(cent));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.ZERO.minus(least));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofCents(BigInteger.ONE.shiftLeft(63)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofEuros(new BigDecimal("92233720368547758.08")));
        assertThat(most.minus(cent).plus(cent)).isEqualTo(most);
    }

    @Test
    void aFractionOfACentIsNeverRoundedAway() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.ofEuros(new BigDecimal("1.999")));
        assertThat(Money.ofEuros(new BigDecimal("1.990"))).isEqualTo(Money.ofCents(199));
        assertThat(Money.ofEuros(new BigDecimal("1E+3"))).isEqualTo(Money.ofCents(100_000));
    }

    @Test
    void amountsAreOrderedByTheirCents() {
        assertThat(Money.parse("-2")).isLessThan(Money.parse("-1.99"));
        assertThat(Money.parse("10")).isGreaterThan(Money.parse("9.99"));
        assertThat(Money.parse("10").compareTo(Money.parse("10.00"))).isZero();
    }

    @Test
    void centsAndEurosAreTheSameAmount() {
        assertThat(Money.parse("0.07").toCents()).isEqualTo(Fraction.of(7));
        assertThat(Money.parse("0.07").toEuros()).isEqualTo(new BigDecimal("0.07"));
    }
}
