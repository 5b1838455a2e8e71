package nl.verdeelmodel.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How Dutch and English write numbers; in every locale the same digits. The expectations are the rules of both languages. */
@Tag("locale")
class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0           | 0              | 0",
                "999         | 999            | 999",
                "1000        | 1.000          | 1,000",
                "-1000       | -1.000         | -1,000",
                "-999.50     | -999,50        | -999.50",
                "50173000.00 | 50.173.000,00  | 50,173,000.00",
                "-1234567.891 | -1.234.567,891 | -1,234,567.891",
                "0.05        | 0,05           | 0.05",
                "1E+6        | 1.000.000      | 1,000,000"
            })
    void writesANumberWithAllItsDecimals(BigDecimal number, String dutch, String english) {
        assertThat(Language.NL.number(number)).isEqualTo(dutch);
        assertThat(Language.EN.number(number)).isEqualTo(english);
    }

    @Test
    void writesTheLargestAndTheSmallestWholeNumber() {
        assertThat(Language.EN.number(Long.MAX_VALUE)).isEqualTo("9,223,372,036,854,775,807");
        assertThat(Language.NL.number(Long.MIN_VALUE)).isEqualTo("-9.223.372.036.854.775.808");
    }

    @Test
    void roundsAnExactNumberHalfUpForReading() {
        assertThat(Language.NL.number(Fraction.of(2, 3), 4)).isEqualTo("0,6667");
        assertThat(Language.EN.number(Fraction.of(-1, 8), 2)).isEqualTo("-0.13");
        assertThat(Language.EN.number(Fraction.of(123456789, 2), 0)).isEqualTo("61,728,395");
    }

    @Test
    void aTinyNegativeNumberIsNotWrittenAsMinusZero() {
        assertThat(Language.EN.number(Fraction.of(-1, 1000), 2)).isEqualTo("0.00");
    }

    @Test
    void writesAShareAsAPercentage() {
        assertThat(Language.NL.percentage(Fraction.parse("99.75%"), 2)).isEqualTo("99,75 %");
        assertThat(Language.EN.percentage(Fraction.parse("0.25%"), 2)).isEqualTo("0.25 %");
        assertThat(Language.EN.percentage(Fraction.of(-1, 3), 1)).isEqualTo("-33.3 %");
        assertThat(Language.NL.percentage(Fraction.of(15), 0)).isEqualTo("1.500 %");
    }

    @Test
    void writesAChangeWithItsSignUnlessItRoundsToNothing() {
        assertThat(Language.NL.signedPercentage(Fraction.of(7, 18), 2)).isEqualTo("+38,89 %");
        assertThat(Language.EN.signedPercentage(Fraction.of(-1, 20), 2)).isEqualTo("-5.00 %");
        assertThat(Language.EN.signedPercentage(Fraction.of(1, 20_001), 2)).isEqualTo("0.00 %");
        assertThat(Language.EN.signedPercentage(Fraction.of(-1, 20_001), 2)).isEqualTo("0.00 %");
        assertThat(Language.EN.signedPercentage(Fraction.of(1, 20_000), 2)).isEqualTo("+0.01 %");
    }

    @Test
    void writesMoneyWithItsCurrencyInFrontAndTwoDecimals() {
        Money grant = Money.parse("117813000.00");

        assertThat(Language.NL.money(grant)).isEqualTo("EUR 117.813.000,00");
        assertThat(Language.EN.money(grant)).isEqualTo("EUR 117,813,000.00");
        assertThat(Language.NL.amount(Money.ofCents(-5))).isEqualTo("-0,05");
    }

    @Test
    void knowsTheTwoLanguagesByTheirCodeAndNoOther() {
        assertThat(Language.of("nl")).contains(Language.NL);
        assertThat(Language.of("en")).contains(Language.EN);
        assertThat(Language.of("NL")).isEmpty();
        assertThat(Language.of("fr")).isEmpty();
        assertThat(Language.of("")).isEmpty();
        assertThat(Language.NL.code()).isEqualTo("nl");
    }
}
