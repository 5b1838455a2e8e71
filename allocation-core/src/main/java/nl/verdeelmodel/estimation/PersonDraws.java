package nl.verdeelmodel.estimation;

import java.util.Arrays;
import nl.verdeelmodel.numeric.RandomStream;

/**
 * Samples of as many persons as there are, with replacement, counted by kind, such as pattern and outcome: a multinomial
 * sample.
 *
 * <p>Persons are lined up by kind, in blocks of {@value #BLOCK}. First each person of the sample draws a block,
 * then a place in that block; both draws touch little memory at a time. Only whole numbers take part. Immutable.
 */
final class PersonDraws {

    private static final int BITS = 12;
    private static final int BLOCK = 1 << BITS;
    private static final int MASK = BLOCK - 1;
    private static final int PLACES_PER_LONG = Long.SIZE / BITS;

    private final int[] kindOfPerson;
    private final int kinds;

    private PersonDraws(int[] kindOfPerson, int kinds) {
        this.kindOfPerson = kindOfPerson;
        this.kinds = kinds;
    }

    /** @throws IllegalArgumentException if there are more persons than {@link PersonLimit#MOST}, or half as many patterns */
    static PersonDraws of(FitPatterns patterns) {
        double persons = patterns.totalPersons();
        if (persons > PersonLimit.MOST || patterns.size() > PersonLimit.MOST / 2) {
            throw new IllegalArgumentException(
                    "At most " + PersonLimit.MOST + " persons can be drawn again, not " + persons + ".");
        }
        int[] kinds = new int[(int) persons];
        int next = 0;
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            int left = (int) patterns.leavers(pattern);
            int all = (int) patterns.persons(pattern);
            for (int i = 0; i < all; i++) {
                kinds[next++] = 2 * pattern + (i < left ? 1 : 0);
            }
        }
        return new PersonDraws(kinds, 2 * patterns.size());
    }

    /** Persons of some kinds, of which there are {@link PersonLimit#MOST} at most. */
    static PersonDraws ofKinds(int... personsOfKind) {
        int[] kinds = new int
                [Math.toIntExact(Arrays.stream(personsOfKind).asLongStream().sum())];
        int next = 0;
        for (int kind = 0; kind < personsOfKind.length; kind++) {
            Arrays.fill(kinds, next, next + personsOfKind[kind], kind);
            next += personsOfKind[kind];
        }
        return new PersonDraws(kinds, personsOfKind.length);
    }

    /** The counts of a sample: persons, then leavers, per pattern. */
    double[][] draw(RandomStream stream) {
        return separated(counts(stream));
    }

    /** The counts of a sample, per kind. */
    int[] counts(RandomStream stream) {
        int[] counts = new int[kinds];
        int[] ofBlock = new int[kindOfPerson.length / BLOCK + 1];
        for (int i = 0; i < kindOfPerson.length; i++) {
            ofBlock[stream.below(kindOfPerson.length) >>> BITS]++;
        }
        for (int block = 0; block < ofBlock.length; block++) {
            int first = block * BLOCK;
            if (kindOfPerson.length - first >= BLOCK) {
                drawFromFull(first, ofBlock[block], stream, counts);
            } else {
                drawFromLast(first, ofBlock[block], stream, counts);
            }
        }
        return counts;
    }

    private void drawFromFull(int first, int number, RandomStream stream, int[] counts) {
        long bits = 0;
        for (int i = 0; i < number; i++) {
            bits = i % PLACES_PER_LONG == 0 ? stream.bits() : bits >>> BITS;
            counts[kindOfPerson[first + (int) (bits & MASK)]]++;
        }
    }

    private void drawFromLast(int first, int number, RandomStream stream, int[] counts) {
        for (int i = 0; i < number; i++) {
            counts[kindOfPerson[first + stream.below(kindOfPerson.length - first)]]++;
        }
    }

    /** Of kinds that are two per pattern: who stayed, then who left. */
    private static double[][] separated(int... counts) {
        double[][] drawn = new double[2][counts.length / 2];
        for (int pattern = 0; pattern < drawn[0].length; pattern++) {
            drawn[1][pattern] = counts[2 * pattern + 1];
            drawn[0][pattern] = counts[2 * pattern] + drawn[1][pattern];
        }
        return drawn;
    }
}
