package nl.verdeelmodel.estimation;

import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.risk.Characteristics;

/** How many persons can be dealt or drawn one by one: as many as an array has places. */
final class PersonLimit {

    /** The longest array that every Java machine makes. */
    static final int MOST = Integer.MAX_VALUE - 8;

    private PersonLimit() {}

    /** @throws ProblemException if there are more persons than can be dealt to folds or drawn anew */
    static void check(Characteristics characteristics, long persons) {
        if (persons > MOST) {
            throw new ProblemException(Problem.input(
                    "fit-many-persons",
                    Where.NOWHERE,
                    Text.format(
                            "Sector {0}: {1} personen zijn te veel om een voor een te verdelen of te trekken; het kunnen er"
                                    + " hoogstens {2} zijn.",
                            "Sector {0}: {1} persons are too many to deal or draw one by one; there may be {2} at most.",
                            characteristics.sector().code(),
                            persons,
                            (long) MOST),
                    Text.of(
                            "Misschien staan er aantallen dubbel in het bestand; een schatting zelf kan wel: zonder --folds en"
                                    + " --bootstrap.",
                            "Maybe the file counts persons more than once; the estimate itself can be made: without --folds and"
                                    + " --bootstrap.")));
        }
    }
}
