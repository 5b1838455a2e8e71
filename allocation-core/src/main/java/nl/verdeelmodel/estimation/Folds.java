package nl.verdeelmodel.estimation;

import nl.verdeelmodel.numeric.RandomStream;
import nl.verdeelmodel.risk.Cells;

/**
 * Persons dealt to folds: each person to exactly one, by lot.
 *
 * <p>Those who left are dealt like cards: as many of each fold number as fit, shuffled (Fisher and Yates); then those who
 * stayed, beginning with the fold where the others ended. So the folds differ by at most one person, by at most one who left
 * and by at most one who stayed. How many of a cell come into a fold is hypergeometric. Persons go in the order of the cells,
 * so seed and cells decide. Immutable.
 *
 * @implNote a byte per person.
 */
final class Folds {

    /** A number of a fold fits in a byte. */
    static final int MOST = 100;

    private static final int LEAVERS = 0;
    private static final int STAYERS = 1;

    private final Cells cells;
    private final byte[] ofLeaver;
    private final byte[] ofStayer;

    private Folds(Cells cells, byte[] ofLeaver, byte[] ofStayer) {
        this.cells = cells;
        this.ofLeaver = ofLeaver;
        this.ofStayer = ofStayer;
    }

    /**
     * Deals persons whose outcomes are known to 1 to {@value #MOST} folds.
     *
     * @throws nl.verdeelmodel.problem.ProblemException if there are more than {@value PersonLimit#MOST} persons
     */
    static Folds deal(Cells cells, int folds, long seed) {
        PersonLimit.check(cells.characteristics(), cells.totalPersons());
        int leavers = Math.toIntExact(cells.totalLeavers());
        int stayers = Math.toIntExact(cells.totalPersons() - leavers);
        return new Folds(
                cells,
                shuffled(leavers, 0, folds, RandomUse.FOLDS.stream(seed, LEAVERS)),
                shuffled(stayers, leavers % folds, folds, RandomUse.FOLDS.stream(seed, STAYERS)));
    }

    private static byte[] shuffled(int count, int first, int folds, RandomStream random) {
        byte[] labels = new byte[count];
        int label = first;
        for (int i = 0; i < count; i++) {
            int other = random.below(i + 1);
            labels[i] = labels[other];
            labels[other] = (byte) label;
            label = label + 1 == folds ? 0 : label + 1;
        }
        return labels;
    }

    /** The persons of a fold; cells may count nobody. */
    Cells of(int fold) {
        return select(fold, true);
    }

    /** The persons of all other folds; cells may count nobody. */
    Cells without(int fold) {
        return select(fold, false);
    }

    private Cells select(int fold, boolean inside) {
        int[] persons = new int[cells.size()];
        int[] leavers = new int[cells.size()];
        int leaver = 0;
        int stayer = 0;
        for (int cell = 0; cell < persons.length; cell++) {
            int left = cells.leavers(cell);
            int stayed = cells.persons(cell) - left;
            int leftHere = count(ofLeaver, leaver, left, fold);
            int stayedHere = count(ofStayer, stayer, stayed, fold);
            leavers[cell] = inside ? leftHere : left - leftHere;
            persons[cell] = leavers[cell] + (inside ? stayedHere : stayed - stayedHere);
            leaver += left;
            stayer += stayed;
        }
        return cells.withCounts(persons, leavers);
    }

    private static int count(byte[] labels, int from, int length, int label) {
        int count = 0;
        for (int i = from; i < from + length; i++) {
            count += labels[i] == label ? 1 : 0;
        }
        return count;
    }
}
