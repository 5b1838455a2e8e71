package nl.verdeelmodel.estimation;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nl.verdeelmodel.risk.Cells;

/**
 * The patterns of cells that have persons, as a fit reads them: a code per group of characteristics, and counts.
 *
 * <p>Patterns are taken in chunks of a fixed size whose sums are added in a fixed order, so the bits of a result do not depend
 * on the number of threads. Counts are whole numbers in doubles. The arrays are not changed after they are made.
 */
final class FitPatterns {

    /** Patterns per chunk; fixed, because sums of doubles depend on how they are split. */
    static final int CHUNK = 1 << 15;

    private final CategoryGroups groups;
    private final int coefficients;
    private final byte[][] codes;
    private final double[] persons;
    private final double[] leavers;

    private FitPatterns(CategoryGroups groups, int coefficients, byte[][] codes, double[] persons, double[] leavers) {
        this.groups = groups;
        this.coefficients = coefficients;
        this.codes = codes;
        this.persons = persons;
        this.leavers = leavers;
    }

    static FitPatterns of(Cells cells) {
        int[] patterns = IntStream.range(0, cells.patterns())
                .filter(pattern -> cells.personsOfPattern(pattern) > 0)
                .toArray();
        CategoryGroups groups = CategoryGroups.of(cells.characteristics());
        byte[][] codes = new byte[groups.count()][];
        Arrays.setAll(codes, group -> groups.codesOf(cells, patterns, group));
        double[] persons = new double[patterns.length];
        Arrays.setAll(persons, i -> cells.personsOfPattern(patterns[i]));
        double[] leavers = new double[patterns.length];
        Arrays.setAll(leavers, i -> cells.leaversOfPattern(patterns[i]));
        return new FitPatterns(groups, cells.characteristics().coefficientCount(), codes, persons, leavers);
    }

    /** The same patterns with other counts, which are not copied. */
    FitPatterns withCounts(double[] newPersons, double[] newLeavers) {
        return new FitPatterns(groups, coefficients, codes, newPersons, newLeavers);
    }

    CategoryGroups groups() {
        return groups;
    }

    int coefficients() {
        return coefficients;
    }

    int size() {
        return persons.length;
    }

    int code(int group, int pattern) {
        return codes[group][pattern];
    }

    byte[] codes(int group) {
        return codes[group];
    }

    double persons(int pattern) {
        return persons[pattern];
    }

    double leavers(int pattern) {
        return leavers[pattern];
    }

    double totalPersons() {
        return Arrays.stream(persons).sum();
    }

    double totalLeavers() {
        return Arrays.stream(leavers).sum();
    }

    /** What a step makes of each chunk, in the order of the chunks; on all processors if asked. */
    <T> T[] chunks(boolean parallel, IntFunction<T> step, IntFunction<T[]> array) {
        IntStream numbers = IntStream.range(0, (size() + CHUNK - 1) / CHUNK);
        return (parallel ? numbers.parallel() : numbers)
                .mapToObj(number -> step.apply(number * CHUNK))
                .toArray(array);
    }

    /** Where the chunk that begins at a pattern ends. */
    int end(int begin) {
        return Math.min(size(), begin + CHUNK);
    }
}
