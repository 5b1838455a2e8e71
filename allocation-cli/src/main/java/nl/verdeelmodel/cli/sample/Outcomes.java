package nl.verdeelmodel.cli.sample;

import java.util.Arrays;
import java.util.List;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;

/** The chance of leaving early of synthetic persons of a sector, by a risk model. For one thread. */
final class Outcomes {

    private static final int NONE = -1;

    private final Odds odds;
    private final PersonColumn[] columns;
    private final int[][] categoryOfCode;
    private final int[] categories;

    private Outcomes(Odds odds, PersonColumn[] columns, int[][] categoryOfCode) {
        this.odds = odds;
        this.columns = columns;
        this.categoryOfCode = categoryOfCode;
        this.categories = new int[columns.length];
    }

    /**
     * The chances of a model.
     *
     * @param model a model of characteristics that are drawn, with a category for each code
     * @param file its file, for problems
     * @throws nl.verdeelmodel.problem.ProblemException with every characteristic and code that do not fit
     */
    static Outcomes of(RiskModel model, String file) {
        Problems problems = new Problems();
        List<Characteristic> characteristics = model.characteristics().list();
        PersonColumn[] columns = new PersonColumn[characteristics.size()];
        int[][] categoryOfCode = new int[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            Characteristic characteristic = characteristics.get(i);
            PersonColumn column =
                    PersonColumn.of(characteristic.id(), model.sector()).orElse(null);
            if (column == null) {
                problems.add(unknown(file, characteristic));
            } else {
                columns[i] = column;
                categoryOfCode[i] = categories(characteristic, column, model.sector(), file, problems);
            }
        }
        problems.throwIfAny();
        return new Outcomes(Odds.of(model.coefficients()), columns, categoryOfCode);
    }

    private static Problem unknown(String file, Characteristic characteristic) {
        return Problem.input(
                "sample-characteristic-unknown",
                Where.file(file),
                Text.format(
                        "kenmerk {0} van dit risicomodel hebben de synthetische personen niet.",
                        "the synthetic persons do not have characteristic {0} of this risk model.",
                        characteristic.id()),
                Text.of(
                        "Misschien wijst --data niet naar de map sample-data.",
                        "Maybe --data does not point to the folder sample-data."));
    }

    private static int[] categories(
            Characteristic characteristic, PersonColumn column, Sector sector, String file, Problems problems) {
        List<String> codes = column.codes();
        int[] categories = new int[codes.size()];
        Arrays.fill(categories, NONE);
        for (int i = column.firstCode(sector); i < categories.length; i++) {
            String code = codes.get(i);
            categories[i] = characteristic.indexOfCode(code).orElse(NONE);
            if (categories[i] == NONE) {
                problems.add(Problem.input(
                        "sample-code-unknown",
                        Where.file(file),
                        Text.format(
                                "kenmerk {0} van dit risicomodel heeft geen categorie voor code \"{1}\".",
                                "characteristic {0} of this risk model has no category for code \"{1}\".",
                                characteristic.id(),
                                code)));
            }
        }
        return categories;
    }

    /** The chance of a person that is drawn in full, in units of 1e-12. */
    long chance(Person person) {
        for (int i = 0; i < columns.length; i++) {
            categories[i] = categoryOfCode[i][person.get(columns[i])];
        }
        return odds.chance(categories);
    }
}
