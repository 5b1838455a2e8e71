package nl.verdeelmodel.problem;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;

/**
 * A sentence, title or label in Dutch and English.
 *
 * @param nl the Dutch text
 * @param en the English text
 */
public record Text(String nl, String en) implements Serializable {

    /** No text. */
    public static final Text NONE = new Text("", "");

    /**
     * A text that is written out in both languages.
     *
     * @param nl the Dutch text
     * @param en the English text
     * @return the text
     */
    public static Text of(String nl, String en) {
        return new Text(nl, en);
    }

    /**
     * A text that is the same in both languages, such as a name.
     *
     * @param both the text
     * @return the text
     */
    public static Text same(String both) {
        return new Text(both, both);
    }

    /**
     * A text with values filled in, each written as its language writes it.
     *
     * <p>{@code {0}} to {@code {9}} stand for the arguments; the two languages may use them in another order. A
     * {@link Money} is written with its currency, a {@link BigDecimal} and a {@code Long} with separators, an
     * {@code Integer} (a year, a line) without, a {@link Fraction} exactly, as a decimal where it has an end, a {@link Text} in the language at hand, a collection with commas.
     *
     * @param nl the Dutch pattern
     * @param en the English pattern
     * @param arguments what to fill in, at most ten
     * @return the text
     */
    public static Text format(String nl, String en, Object... arguments) {
        return new Text(fill(nl, Language.NL, arguments), fill(en, Language.EN, arguments));
    }

    /**
     * This text in one language.
     *
     * @param language the language
     * @return the text
     */
    public String in(Language language) {
        return language == Language.NL ? nl : en;
    }

    /**
     * Whether there is nothing to read.
     *
     * @return true for {@link #NONE}
     */
    public boolean isEmpty() {
        return nl.isEmpty() && en.isEmpty();
    }

    private static String fill(String pattern, Language language, Object... arguments) {
        StringBuilder out = new StringBuilder(pattern.length() + 32);
        for (int i = 0; i < pattern.length(); i++) {
            int argument = i + 2 < pattern.length() && pattern.charAt(i) == '{' && pattern.charAt(i + 2) == '}'
                    ? pattern.charAt(i + 1) - '0'
                    : -1;
            if (argument >= 0 && argument <= 9) {
                out.append(write(arguments[argument], language));
                i += 2;
            } else {
                out.append(pattern.charAt(i));
            }
        }
        return out.toString();
    }

    private static String write(Object value, Language language) {
        if (value instanceof Text text) {
            return text.in(language);
        }
        if (value instanceof Money money) {
            return language.money(money);
        }
        if (value instanceof BigDecimal decimal) {
            return language.number(decimal);
        }
        if (value instanceof Fraction fraction) {
            return fraction.toExactDecimal().map(language::number).orElse(fraction.toString());
        }
        if (value instanceof Long number) {
            return language.number(number);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(item -> write(item, language)).collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }

    /**
     * The English text.
     *
     * @return {@link #en()}
     */
    @Override
    public String toString() {
        return en;
    }
}
