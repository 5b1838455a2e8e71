package nl.verdeelmodel.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import nl.verdeelmodel.numeric.CholeskyFactor;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Characteristics;

/** What can be seen to be wrong with cells before a fit begins; all of it is reported together. */
final class FitChecks {

    private final Characteristics characteristics;
    private final Cells cells;
    private final FitPatterns patterns;
    private final long[][] persons;
    private final long[][] leavers;
    private final Problems problems = new Problems();

    private FitChecks(Cells cells, FitPatterns patterns) {
        this.characteristics = cells.characteristics();
        this.cells = cells;
        this.patterns = patterns;
        this.persons = perCategory(cells::personsOfPattern);
        this.leavers = perCategory(cells::leaversOfPattern);
    }

    private long[][] perCategory(IntToLongFunction count) {
        long[] ofPattern = IntStream.range(0, cells.patterns()).mapToLong(count).toArray();
        return IntStream.range(0, characteristics.size())
                .parallel()
                .mapToObj(i -> perCategory(i, ofPattern))
                .toArray(long[][]::new);
    }

    private long[] perCategory(int characteristic, long... ofPattern) {
        long[] counts = new long[characteristics.get(characteristic).size()];
        for (int pattern = 0; pattern < ofPattern.length; pattern++) {
            counts[cells.category(pattern, characteristic)] += ofPattern[pattern];
        }
        return counts;
    }

    /**
     * The patterns of cells that a fit can be made of.
     *
     * @throws ProblemException with all that is wrong
     */
    static FitPatterns checked(Cells cells, Penalty penalty) {
        if (!cells.hasOutcomes()) {
            throw new ProblemException(FitProblems.noOutcomes(cells.characteristics()));
        }
        if (cells.totalPersons() == 0) {
            throw new ProblemException(FitProblems.noPersons(cells.characteristics()));
        }
        FitChecks checks = new FitChecks(cells, FitPatterns.of(cells));
        checks.checkCategories();
        if (!(penalty instanceof Penalty.Firth)) {
            checks.checkLeavers(penalty);
        }
        if (!(penalty instanceof Penalty.Ridge)) {
            checks.checkCollinearity();
        }
        checks.problems.throwIfAny();
        return checks.patterns;
    }

    private void checkCategories() {
        forEachCategory((i, category) -> {
            if (persons[i][category] == 0) {
                problems.add(FitProblems.emptyCategory(characteristics, i, category));
            }
        });
    }

    private void checkLeavers(Penalty penalty) {
        long all = cells.totalPersons();
        long left = cells.totalLeavers();
        if (left == 0 || left == all) {
            problems.add(FitProblems.oneOutcome(characteristics, all, left));
        } else if (penalty instanceof Penalty.None) {
            forEachCategory(this::checkLeavers);
        }
    }

    private void checkLeavers(int i, int category) {
        long all = persons[i][category];
        long left = leavers[i][category];
        if (all > 0 && (left == 0 || left == all)) {
            problems.add(FitProblems.separatedCategory(characteristics, i, category, all, left));
        }
    }

    private interface CategoryCheck {
        void of(int characteristic, int category);
    }

    private void forEachCategory(CategoryCheck check) {
        for (int i = 0; i < persons.length; i++) {
            for (int category = 0; category < persons[i].length; category++) {
                check.of(i, category);
            }
        }
    }

    /** Sums of squares and products of the columns over patterns that have persons are whole numbers: no rounding. */
    private void checkCollinearity() {
        double[] four = new double[patterns.size()];
        Arrays.fill(four, 4);
        double[][] products = LikelihoodStep.at(
                        patterns.withCounts(four, new double[four.length]), new double[patterns.coefficients()], true)
                .information();
        List<Integer> columns = columns();
        double[][] chosen = new double[columns.size()][columns.size()];
        for (int i = 0; i < chosen.length; i++) {
            for (int j = 0; j <= i; j++) {
                chosen[i][j] = products[columns.get(i)][columns.get(j)];
            }
        }
        CholeskyFactor factor = CholeskyFactor.of(chosen);
        for (int row : factor.dependent()) {
            problems.add(FitProblems.collinear(characteristics, columns, row, factor.combination(row)));
        }
    }

    /**
     * The intercept, and of each characteristic the categories with persons but one: the reference, or the first of them where
     * nobody has the reference.
     */
    private List<Integer> columns() {
        List<Integer> columns = new ArrayList<>(List.of(0));
        int next = 1;
        for (int i = 0; i < persons.length; i++) {
            int reference = characteristics.get(i).reference();
            boolean skip = persons[i][reference] == 0;
            for (int category = 0; category < persons[i].length; category++) {
                if (category == reference) {
                    continue;
                }
                if (persons[i][category] > 0 && !skip) {
                    columns.add(next);
                }
                skip &= persons[i][category] == 0;
                next++;
            }
        }
        return columns;
    }
}
