package nl.verdeelmodel.io;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * Reads a number in the one convention that was declared for a table; nothing is guessed per cell.
 *
 * <p>Thousands separators are read only where they cannot be mistaken for the other convention's decimal sign:
 * {@code 1.234.567} and {@code 1.234,5} with a decimal comma, but not {@code 1.234}.
 */
final class Decimals {

    private static final Pattern POINT = Pattern.compile("-?[0-9]{1,40}(?:\\.[0-9]{1,40})?");
    private static final Pattern COMMA = Pattern.compile("-?[0-9]{1,40}(?:,[0-9]{1,40})?");
    private static final Pattern POINT_GROUPED =
            Pattern.compile("-?[0-9]{1,3}(?:(?:,[0-9]{3}){2,12}(?:\\.[0-9]{1,40})?|,[0-9]{3}\\.[0-9]{1,40})");
    private static final Pattern COMMA_GROUPED =
            Pattern.compile("-?[0-9]{1,3}(?:(?:\\.[0-9]{3}){2,12}(?:,[0-9]{1,40})?|\\.[0-9]{3},[0-9]{1,40})");

    private static final Pattern THOUSANDS = Pattern.compile("[1-9][0-9]{0,2}\\.[0-9]{3}");

    /** One thousands separator or one decimal sign with three decimals: nobody can tell. */
    private static final Pattern ONE_GROUP = Pattern.compile("-?[1-9][0-9]{0,2}[.,][0-9]{3}");

    private Decimals() {}

    /**
     * Reads a cell that must hold a number of 0 or more.
     *
     * @return the number; empty after adding a problem
     */
    static Optional<BigDecimal> notNegative(
            String cell, boolean decimalComma, String column, Where where, Problems problems) {
        Optional<BigDecimal> value = read(cell, decimalComma);
        if (value.isEmpty()) {
            problems.add(notANumber(cell, decimalComma, column, where));
        } else if (value.get().signum() < 0) {
            problems.add(Problem.input(
                    "number-negative",
                    where,
                    Text.format(
                            "in kolom {0} staat {1}; het moet 0 of meer zijn.",
                            "column {0} holds {1}; it must be 0 or more.", column, cell)));
            return Optional.empty();
        }
        return value;
    }

    /** Reads a number in a convention; empty if it is not written so. */
    static Optional<BigDecimal> read(String cell, boolean decimalComma) {
        if ((decimalComma ? COMMA : POINT).matcher(cell).matches()) {
            return Optional.of(new BigDecimal(cell.replace(',', '.')));
        }
        if ((decimalComma ? COMMA_GROUPED : POINT_GROUPED).matcher(cell).matches()) {
            String plain = decimalComma ? cell.replace(".", "").replace(',', '.') : cell.replace(",", "");
            return Optional.of(new BigDecimal(plain));
        }
        return Optional.empty();
    }

    /**
     * The first row of a column whose numbers could as well be thousands: some like {@code 12.345}, and none with another
     * number of decimals that would settle it.
     */
    static Optional<CsvTable.Row> firstAmbiguous(List<CsvTable.Row> rows, Function<CsvTable.Row, String> cell) {
        boolean settled = rows.stream()
                .map(cell)
                .anyMatch(text ->
                        text.indexOf('.') >= 0 && !THOUSANDS.matcher(text).matches());
        return settled
                ? Optional.empty()
                : rows.stream()
                        .filter(row -> THOUSANDS.matcher(cell.apply(row)).matches())
                        .findFirst();
    }

    private static Problem notANumber(String cell, boolean decimalComma, String column, Where where) {
        Text convention = decimalComma
                ? Text.of("een decimale komma", "a decimal comma")
                : Text.of("een decimale punt", "a decimal point");
        if (cell.isEmpty()) {
            return Problem.input(
                    "number-empty",
                    where,
                    Text.format("kolom {0} is leeg.", "column {0} is empty.", column),
                    Text.of(
                            "Misschien hoort hier 0 te staan; een lege cel telt nooit als 0.",
                            "Maybe 0 should stand here; an empty cell never counts as 0."));
        }
        return Problem.input(
                "number-wrong",
                where,
                Text.format(
                        "in kolom {0} staat \"{1}\"; dat is geen getal met {2}.",
                        "column {0} holds \"{1}\", which is not a number with {2}.", column, cell, convention),
                adviceFor(cell, decimalComma));
    }

    private static Text adviceFor(String cell, boolean decimalComma) {
        if (ONE_GROUP.matcher(cell).matches()) {
            return Text.format(
                    "Misschien is dit {0}: schrijf het dan zonder scheidingsteken; zo kan het twee getallen zijn.",
                    "Maybe this is {0}: then write it without a separator; like this it may be two numbers.",
                    cell.replaceAll("[.,]", ""));
        }
        if (read(cell, !decimalComma).isEmpty()) {
            return Text.NONE;
        }
        return decimalComma
                ? Text.of(
                        "Misschien heeft deze tabel een decimale punt: geef bij de maatstaf \"decimal\": \"point\" op.",
                        "Maybe this table has a decimal point: declare \"decimal\": \"point\" with the measure.")
                : Text.of(
                        "Misschien heeft deze tabel een decimale komma: geef bij de maatstaf \"decimal\": \"comma\" op.",
                        "Maybe this table has a decimal comma: declare \"decimal\": \"comma\" with the measure.");
    }
}
