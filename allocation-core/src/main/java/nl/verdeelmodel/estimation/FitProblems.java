package nl.verdeelmodel.estimation;

import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;

/** Why a model cannot be estimated, in words. */
final class FitProblems {

    /** Below this a number of a combination or direction is what is left of rounding. */
    private static final double VISIBLE = 1e-3;

    /** More names than this do not help a reader. */
    private static final int MOST_NAMES = 12;

    private static final Text PENALTY = Text.of(
            "Misschien voegt u de categorie samen met een andere, of schat u met de straf van Firth of een ridge-straf.",
            "Maybe merge the category with another one, or estimate with Firth's penalty or a ridge penalty.");

    private static final Text RIDGE = Text.of(
            "Misschien voegt u zeldzame categorieën samen, laat u een kenmerk weg, of schat u met een ridge-straf.",
            "Maybe merge rare categories, leave a characteristic out, or estimate with a ridge penalty.");

    private static final Text LARGER_RIDGE = Text.of(
            "Misschien voegt u zeldzame categorieën samen, laat u een kenmerk weg, of neemt u een grotere ridge-straf.",
            "Maybe merge rare categories, leave a characteristic out, or take a larger ridge penalty.");

    private FitProblems() {}

    static Problem noOutcomes(Characteristics characteristics) {
        return Problem.input(
                "fit-no-outcomes",
                where(characteristics),
                Text.format(
                        "Van de jongeren in het {0} is niet bekend wie voortijdig vertrok; zonder uitkomst valt er niets te schatten.",
                        "It is not known which young people in {0} left early; without outcomes nothing can be estimated.",
                        characteristics.sector().title()),
                Text.of(
                        "Misschien ontbreekt in het bestand de kolom vsv (personen) of leavers (cellen).",
                        "Maybe the file lacks the column vsv (persons) or leavers (cells)."));
    }

    static Problem noPersons(Characteristics characteristics) {
        return Problem.input(
                "fit-no-persons",
                where(characteristics),
                Text.format(
                        "Er zijn geen jongeren in het {0}; een schatting heeft jongeren nodig.",
                        "There are no young people in {0}; an estimate needs some.",
                        characteristics.sector().title()));
    }

    static Problem oneOutcome(Characteristics characteristics, long persons, long leavers) {
        Text message = leavers == 0
                ? Text.format(
                        "Van de {0} jongeren in het {1} vertrok niemand voortijdig; een schatting heeft vertrekkers en blijvers nodig.",
                        "Of the {0} young people in {1} nobody left early; an estimate needs some who left and some who stayed.",
                        persons,
                        characteristics.sector().title())
                : Text.format(
                        "Alle {0} jongeren in het {1} vertrokken voortijdig; een schatting heeft vertrekkers en blijvers nodig.",
                        "All {0} young people in {1} left early; an estimate needs some who left and some who stayed.",
                        persons,
                        characteristics.sector().title());
        return Problem.input(
                leavers == 0 ? "fit-nobody-left" : "fit-everybody-left",
                where(characteristics),
                message,
                Text.of(
                        "Misschien is de kolom met de uitkomst een andere dan bedoeld.",
                        "Maybe the column of the outcome is another one than meant."));
    }

    static Problem emptyCategory(Characteristics characteristics, int index, int category) {
        Characteristic characteristic = characteristics.get(index);
        boolean reference = category == characteristic.reference();
        return Problem.input(
                "fit-category-empty",
                where(characteristics, characteristic, category),
                reference
                        ? Text.format(
                                "Niemand valt in categorie {0} van kenmerk {1}, de referentie waarmee de andere worden vergeleken.",
                                "Nobody falls in category {0} of characteristic {1}, the reference that the others are compared with.",
                                id(characteristic, category),
                                characteristic.id())
                        : Text.format(
                                "Niemand valt in categorie {0} van kenmerk {1}; haar effect kan niet worden geschat.",
                                "Nobody falls in category {0} of characteristic {1}; its effect cannot be estimated.",
                                id(characteristic, category),
                                characteristic.id()),
                reference
                        ? Text.of(
                                "Misschien kiest u een referentie met veel jongeren.",
                                "Maybe choose a reference with many young people.")
                        : Text.of(
                                "Misschien laat u de categorie weg of voegt u haar samen met een andere.",
                                "Maybe leave the category out or merge it with another one."));
    }

    static Problem separatedCategory(
            Characteristics characteristics, int index, int category, long persons, long leavers) {
        Characteristic characteristic = characteristics.get(index);
        Text message = leavers == 0
                ? Text.format(
                        "Van de {0} jongeren in categorie {1} van kenmerk {2} vertrok niemand voortijdig; de schatting van haar effect daalt zonder einde.",
                        "Of the {0} young people in category {1} of characteristic {2} nobody left early; the estimate of its effect falls without end.",
                        persons,
                        id(characteristic, category),
                        characteristic.id())
                : Text.format(
                        "Alle {0} jongeren in categorie {1} van kenmerk {2} vertrokken voortijdig; de schatting van haar effect stijgt zonder einde.",
                        "All {0} young people in category {1} of characteristic {2} left early; the estimate of its effect rises without end.",
                        persons,
                        id(characteristic, category),
                        characteristic.id());
        return Problem.input(
                "fit-category-separated", where(characteristics, characteristic, category), message, PENALTY);
    }

    /** Column {@code columns.get(row)} is the sum of the columns before it, times {@code combination}. */
    static Problem collinear(Characteristics characteristics, List<Integer> columns, int row, double[] combination) {
        List<String> names = characteristics.coefficientNames();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < combination.length; i++) {
            if (Math.abs(combination[i]) > VISIBLE) {
                others.add(names.get(columns.get(i)));
            }
        }
        String name = names.get(columns.get(row));
        return Problem.input(
                "fit-collinear",
                where(characteristics, name),
                Text.format(
                        "Of een jongere in {0} valt, ligt vast door {1}: hun effecten zijn niet te onderscheiden.",
                        "Whether a young person falls in {0} is determined by {1}: their effects cannot be told apart.",
                        name,
                        some(others)),
                Text.of(
                        "Misschien laat u een van deze kenmerken weg of voegt u categorieën samen.",
                        "Maybe leave one of these characteristics out or merge categories."));
    }

    static Problem separated(Characteristics characteristics, double[] direction) {
        return Problem.input(
                "fit-separated",
                where(characteristics),
                Text.format(
                        "Deze schattingen groeien zonder einde: {0}. Een combinatie van hun categorieën voorspelt van een deel van de jongeren precies of ze voortijdig vertrekken.",
                        "These estimates grow without end: {0}. A combination of their categories predicts of some of the young people exactly whether they leave early.",
                        moving(characteristics, direction)),
                Text.of(
                        "Misschien voegt u categorieën samen, of schat u met de straf van Firth of een ridge-straf.",
                        "Maybe merge categories, or estimate with Firth's penalty or a ridge penalty."));
    }

    static Problem notDetermined(Characteristics characteristics, List<Integer> coefficients) {
        return Problem.input(
                "fit-not-determined",
                where(characteristics),
                Text.format(
                        "Deze coëfficiënten liggen niet vast: {0}. Er zijn te weinig jongeren met en zonder hun categorie, bij verder gelijke kenmerken.",
                        "These coefficients are not determined: {0}. There are too few young people with and without their category whose other characteristics are equal.",
                        some(coefficients.stream()
                                .map(characteristics.coefficientNames()::get)
                                .toList())),
                Text.of(
                        "Misschien voegt u zeldzame categorieën samen, of laat u een kenmerk weg.",
                        "Maybe merge rare categories, or leave a characteristic out."));
    }

    static Problem notConverged(Characteristics characteristics, RiskFit.Options options, double[] direction) {
        return Problem.input(
                "fit-not-converged",
                where(characteristics),
                Text.format(
                        "De schatting is na {0} stappen niet tot rust gekomen; deze coëfficiënten bewegen nog: {1}.",
                        "The estimate has not come to rest after {0} steps; these coefficients still move: {1}.",
                        options.mostSteps(),
                        moving(characteristics, direction)),
                options.penalty() instanceof Penalty.Ridge ? LARGER_RIDGE : RIDGE);
    }

    /** The names of the largest entries, each with the direction in which it moves. */
    private static String moving(Characteristics characteristics, double[] direction) {
        double largest = 0;
        for (double part : direction) {
            largest = Math.max(largest, Math.abs(part));
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < direction.length; i++) {
            if (Math.abs(direction[i]) > VISIBLE * largest) {
                names.add(characteristics.coefficientNames().get(i) + (direction[i] > 0 ? " (+)" : " (-)"));
            }
        }
        return some(names);
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
                + (names.size() > MOST_NAMES ? ", ..." : "");
    }

    private static String id(Characteristic characteristic, int category) {
        return characteristic.categories().get(category).id();
    }

    private static Where where(Characteristics characteristics) {
        return Where.path("sector " + characteristics.sector().code());
    }

    private static Where where(Characteristics characteristics, String coefficient) {
        return Where.path(where(characteristics).path() + ", " + coefficient);
    }

    private static Where where(Characteristics characteristics, Characteristic characteristic, int category) {
        return where(characteristics, characteristic.id() + "=" + id(characteristic, category));
    }
}
