package nl.verdeelmodel.scenario;

import java.math.BigDecimal;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;

/** Something that is not known about a year of payment, and what was taken in its place. */
public sealed interface Assumption {

    /**
     * The year of payment.
     *
     * @return a year after the last one of the model
     */
    int year();

    /**
     * The stream that rests on it.
     *
     * @return its id
     */
    String stream();

    /**
     * The assumption as a short text for tables: {@code amount of 2029 x (1 + 2 %)^3, rounded
     * down to units} or {@code score 2028 as 2024}.
     *
     * @return a text of one line, the same in every language
     */
    String label();

    /**
     * The assumption as a sentence without the year of payment.
     *
     * @return for example "the amount of Doorstroompunt function is that of 2029"
     */
    Text words();

    /**
     * The money of a stream: that of the last year of the model, with growth.
     *
     * @param year the year of payment
     * @param stream the id of the stream
     * @param title the stream for readers
     * @param ceiling whether the money is a ceiling
     * @param from the last year of the model
     * @param growth the growth per year
     * @param amount what was assumed
     */
    record MoneyOf(int year, String stream, Text title, boolean ceiling, int from, Fraction growth, Money amount)
            implements Assumption {
        @Override
        public String label() {
            String known = (ceiling ? "ceiling" : "amount") + " of " + from;
            return growth.signum() == 0
                    ? known
                    : known + " x (1 + " + percent() + " %)^" + (year - from) + ", rounded down to units";
        }

        private String percent() {
            Fraction percent = growth.times(Fraction.of(100));
            return percent.toExactDecimal().map(BigDecimal::toPlainString).orElseGet(percent::toString);
        }

        @Override
        public Text words() {
            Text what = ceiling ? Text.of("het plafond", "the ceiling") : Text.of("het bedrag", "the amount");
            return growth.signum() == 0
                    ? Text.format("{0} van {1} is dat van {2}", "{0} of {1} is that of {2}", what, title, from)
                    : Text.format(
                            "{0} van {1} is dat van {2} met {3} % groei per jaar, naar beneden afgerond op hele eenheden",
                            "{0} of {1} is that of {2} with {3} % growth per year, rounded down to whole units",
                            what,
                            title,
                            from,
                            growth.times(Fraction.of(100)));
        }
    }

    /**
     * The values of a measure: those of the last year that it is known for.
     *
     * @param year the year of payment
     * @param stream the id of the stream
     * @param measure the name of the measure
     * @param title the measure for readers
     * @param asked the year whose values the model asks for
     * @param from the last year that the measure is known for
     */
    record MeasureOf(int year, String stream, String measure, Text title, int asked, int from) implements Assumption {
        @Override
        public String label() {
            return measure + " " + asked + " as " + from;
        }

        @Override
        public Text words() {
            return Text.format(
                    "{0} ({1}) van {2} is die van {3}", "{0} ({1}) of {2} is that of {3}", title, measure, asked, from);
        }
    }
}
