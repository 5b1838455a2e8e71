package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import nl.verdeelmodel.analysis.comparison.Regression;
import nl.verdeelmodel.analysis.comparison.RegressionWords;

/**
 * Regressions as files. The same bytes on every machine.
 *
 * <p>In the CSV file numbers have ten significant digits, rounded half up, in the unit of the effect (B minus A in EUR per
 * young person, or in percent of A) per unit of the characteristic; in the JSON file they have all their digits.
 */
public final class RegressionFiles {

    private static final MathContext DIGITS = new MathContext(10);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RegressionFiles() {}

    /**
     * The terms, a row each, the constant first.
     *
     * @param regression the regression
     * @param synthetic whether anything behind it was made up
     * @return the CSV text
     */
    public static String csv(Regression regression, boolean synthetic) {
        String text = AllocationFiles.csv(csv -> {
            csv.writeRecord("term", "estimate", "standard_error_hc3", "t", "p", "lower_95", "upper_95", "vif");
            for (Regression.Term term : regression.terms()) {
                csv.writeRecord(
                        term.name(),
                        digits(term.estimate()),
                        digits(term.standardError()),
                        digits(term.t()),
                        digits(term.p()),
                        digits(term.lower()),
                        digits(term.upper()),
                        term.name().equals(Regression.CONSTANT) ? "" : digits(term.inflation()));
            }
        });
        return synthetic ? ComparisonFiles.SYNTHETIC + text : text;
    }

    /** Ten digits; a number that is not finite, as with a line without any rest, in words. */
    private static String digits(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    /**
     * The whole regression, with its sentences.
     *
     * @param regression the regression
     * @param effect what was explained
     * @param synthetic whether anything behind it was made up
     * @return the JSON text
     */
    public static String json(Regression regression, RegressionWords.Effect effect, boolean synthetic) {
        ObjectNode root = JSON.objectNode()
                .put("format", "verdeelmodel-regression-1")
                .put("direction", "b-minus-a")
                .put("synthetic", synthetic)
                .put("effect", effect.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("regions", regression.regions())
                .put("weighted_by_young_people", regression.weighted())
                .put("degrees_of_freedom", regression.degrees())
                .put("r2", regression.r2());
        ArrayNode terms = root.putArray("terms");
        for (Regression.Term term : regression.terms()) {
            terms.addObject()
                    .put("name", term.name())
                    .put("estimate", term.estimate())
                    .put("standard_error_hc3", term.standardError())
                    .put("t", term.t())
                    .put("p", term.p())
                    .put("lower_95", term.lower())
                    .put("upper_95", term.upper())
                    .put("vif", term.inflation());
        }
        ArrayNode sentences = root.putArray("sentences");
        RegressionWords.of(regression, effect).forEach(sentence -> sentences.add(ComparisonJson.text(sentence)));
        ArrayNode warnings = root.putArray("warnings");
        regression.warnings().forEach(warning -> warnings.add(ComparisonJson.text(warning)));
        return JsonFormat.write(root);
    }
}
