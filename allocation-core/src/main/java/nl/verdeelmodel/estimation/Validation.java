package nl.verdeelmodel.estimation;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Odds;

/**
 * A risk model judged by what became of the persons of a cohort.
 *
 * @param observed the chances and what became of the persons
 * @param discrimination how well the chances tell who will leave from who will stay
 * @param brier the mean squared difference between chances and outcomes
 * @param table expected and observed leavers in groups of rising chance
 * @param test whether the table can be chance; not possible if the chances form too few groups
 * @param line intercept and slope of the calibration; not possible if there is no such line, as when the chances part those who
 *     left from those who stayed completely
 */
public record Validation(
        ObservedChances observed,
        Discrimination discrimination,
        BrierScore brier,
        CalibrationTable table,
        Outcome<HosmerLemeshow> test,
        Outcome<CalibrationLine> line) {

    /**
     * A model judged on persons that it was not estimated on, such as another cohort.
     *
     * @param coefficients the coefficients of the model
     * @param cells persons whose outcomes are known; they may have more characteristics than the model, in any order
     * @param groups how many groups the calibration table gets, at least 1
     * @return the judgement; the test has as many degrees of freedom as groups
     * @throws ProblemException if the persons lack a characteristic of the model, outcomes are not known, or all the same
     */
    public static Validation ofOtherPersons(Coefficients coefficients, Cells cells, int groups) {
        return of(coefficients, cells, groups, HosmerLemeshow::ofOtherPersons);
    }

    /**
     * A model judged on the persons that it was estimated on: better than it is.
     *
     * @param coefficients the coefficients of the model
     * @param cells the persons that it was estimated on
     * @param groups how many groups the calibration table gets, at least 3
     * @return the judgement; the test has two degrees of freedom less than groups
     * @throws ProblemException as {@link #ofOtherPersons}
     */
    public static Validation ofOwnPersons(Coefficients coefficients, Cells cells, int groups) {
        return of(coefficients, cells, groups, HosmerLemeshow::ofOwnPersons);
    }

    private static Validation of(Coefficients coefficients, Cells cells, int groups, TableTest test) {
        ObservedChances observed = ObservedChances.of(cells, chances(coefficients, cells));
        Discrimination discrimination = Discrimination.of(observed);
        CalibrationTable table = CalibrationTable.of(observed, groups);
        return new Validation(
                observed,
                discrimination,
                BrierScore.of(observed),
                table,
                Outcome.of(() -> test.of(table)),
                Outcome.of(() -> CalibrationLine.of(observed)));
    }

    /** A test on a calibration table. */
    private interface TableTest {

        HosmerLemeshow of(CalibrationTable table);
    }

    /** The chance of each pattern, by the characteristics that the model has. */
    private static long[] chances(Coefficients coefficients, Cells cells) {
        int[] columns = columns(coefficients.characteristics(), cells);
        Odds odds = Odds.of(coefficients);
        long[] chances = new long[cells.patterns()];
        int[] categories = new int[columns.length];
        for (int pattern = 0; pattern < chances.length; pattern++) {
            for (int i = 0; i < columns.length; i++) {
                categories[i] = cells.category(pattern, columns[i]);
            }
            chances[pattern] = odds.chance(categories);
        }
        return chances;
    }

    private static int[] columns(Characteristics wanted, Cells cells) {
        Problems problems = new Problems();
        if (!cells.hasOutcomes()) {
            problems.add(noOutcomes());
        }
        ImmutableList<Characteristic> given = cells.characteristics().list();
        int[] columns = new int[wanted.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = given.indexOf(wanted.get(i));
            if (columns[i] < 0) {
                problems.add(otherCharacteristic(wanted.get(i), cells.characteristics()));
            }
        }
        problems.throwIfAny();
        return columns;
    }

    private static Problem noOutcomes() {
        return Problem.input(
                "validation-no-outcomes",
                Where.NOWHERE,
                Text.of(
                        "Van deze personen is niet bekend wie er uitviel; zonder dat valt een model niet te beoordelen.",
                        "It is not known which of these persons left early; without that a model cannot be judged."),
                Text.of(
                        "Misschien ontbreekt de kolom vsv (personen) of leavers (cellen).",
                        "Maybe the column vsv (persons) or leavers (cells) is missing."));
    }

    private static Problem otherCharacteristic(Characteristic wanted, Characteristics given) {
        boolean known = given.indexOf(wanted.id()).isPresent();
        return Problem.input(
                "validation-characteristic",
                Where.path(wanted.id()),
                Text.format(
                        known
                                ? "De personen hebben kenmerk \"{0}\" met andere categorieën dan het model."
                                : "De personen hebben kenmerk \"{0}\" van het model niet; ze hebben {1}.",
                        known
                                ? "The persons have characteristic \"{0}\" with other categories than the model."
                                : "The persons lack characteristic \"{0}\" of the model; they have {1}.",
                        wanted.id(),
                        given.list().stream().map(Characteristic::id).toList()),
                Text.of(
                        "Misschien de personen inlezen met de kenmerken van dit model.",
                        "Maybe read the persons with the characteristics of this model."));
    }

    /**
     * Calibration in the large: how many left for each who was expected to.
     *
     * @return observed leavers divided by the sum of the chances; above 1 if the model expects too few
     */
    public double observedToExpected() {
        return observed.totalLeavers() / observed.expectedLeavers();
    }
}
