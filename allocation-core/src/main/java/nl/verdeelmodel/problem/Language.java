package nl.verdeelmodel.problem;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;

/**
 * A language for users, with its way of writing numbers.
 *
 * <p>Nothing here looks at the locale of the machine: the same value is written the same way everywhere.
 */
public enum Language {
    /** Dutch: {@code 1.234.567,89}. */
    NL("nl", '.', ','),
    /** English: {@code 1,234,567.89}. */
    EN("en", ',', '.');

    private static final int GROUP = 3;

    private final String code;
    private final char groupSign;
    private final char decimalSign;

    Language(String code, char groupSign, char decimalSign) {
        this.code = code;
        this.groupSign = groupSign;
        this.decimalSign = decimalSign;
    }

    /**
     * The language with an ISO 639-1 code.
     *
     * @param code {@code nl} or {@code en}
     * @return the language, or nothing for another code
     */
    public static Optional<Language> of(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /**
     * The ISO 639-1 code: {@code nl} or {@code en}.
     *
     * @return the code
     */
    public String code() {
        return code;
    }

    /**
     * A number with the separators of this language, all its decimals kept.
     *
     * @param value any decimal number
     * @return for example {@code -1.234,50} in Dutch
     */
    public String number(BigDecimal value) {
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        StringBuilder out = new StringBuilder(plain.length() + 8);
        if (value.signum() < 0) {
            out.append('-');
        }
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % GROUP == 0) {
                out.append(groupSign);
            }
            out.append(whole.charAt(i));
        }
        if (point >= 0) {
            out.append(decimalSign).append(plain, point + 1, plain.length());
        }
        return out.toString();
    }

    /**
     * A whole number with thousands separators.
     *
     * @param value any whole number
     * @return for example {@code 29,163} in English
     */
    public String number(long value) {
        return number(BigDecimal.valueOf(value));
    }

    /**
     * An exact number, rounded half up for reading only.
     *
     * @param value any number
     * @param decimals digits behind the decimal sign
     * @return the rounded number with separators
     */
    public String number(Fraction value, int decimals) {
        return number(value.toDecimal(decimals, RoundingMode.HALF_UP));
    }

    /**
     * A share as a percentage, rounded half up for reading only.
     *
     * @param share 1 is a hundred percent
     * @param decimals digits behind the decimal sign
     * @return for example {@code 99,75 %} in Dutch
     */
    public String percentage(Fraction share, int decimals) {
        return number(share.times(Fraction.of(100)), decimals) + " %";
    }

    /**
     * A change as a percentage with its sign, rounded half up for reading only; what rounds to 0 has no sign.
     *
     * @param change 1 is a hundred percent more
     * @param decimals digits behind the decimal sign
     * @return for example {@code +38.89 %}, {@code -5.00 %} or {@code 0.00 %} in English
     */
    public String signedPercentage(Fraction change, int decimals) {
        boolean more = change.times(Fraction.of(100))
                        .toDecimal(decimals, RoundingMode.HALF_UP)
                        .signum()
                > 0;
        return (more ? "+" : "") + percentage(change, decimals);
    }

    /**
     * An amount without a currency sign.
     *
     * @param amount any amount
     * @return for example {@code 50,173,000.00} in English
     */
    public String amount(Money amount) {
        return number(amount.toEuros());
    }

    /**
     * An amount with its currency.
     *
     * @param amount any amount
     * @return for example {@code EUR 50,173,000.00} in English
     */
    public String money(Money amount) {
        return "EUR " + amount(amount);
    }
}
