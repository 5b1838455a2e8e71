package nl.verdeelmodel.dampening;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.dampening.ClampProblem.Family;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.rounding.ClampedAllocation;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scale-and-clamp by the fast path, in integers of any size and in fractions: the same cents, always. */
class FastAndExactClampAgreeTest {

    private static final long SEED = 1884;

    @ParameterizedTest
    @EnumSource
    void givesTheSameCentsAsIntegersOfAnySize(Family family) {
        ClampedAllocation allocation = new ClampedAllocation();
        Map<Feasibility, Integer> met = new EnumMap<>(Feasibility.class);
        int[] ties = {0};
        Seeded.cases(600_000, SEED, draw -> {
            ClampProblem problem = family.draw(draw);
            long[] cents = new long[problem.size()];
            Feasibility fast = allocation.allocate(
                    problem.budget(), problem.weights(), problem.floors(), problem.ceilings(), cents);
            ties[0] += allocation.hasTie() ? 1 : 0;
            met.merge(fast, 1, Integer::sum);

            ExactScaleAndClamp exact = new ExactScaleAndClamp(
                    problem.budget(), problem.weights(), 0, problem.floors(), problem.ceilings());
            Feasibility slow = exact.feasibility();
            if (fast != slow) {
                assertThat(fast).as(problem.toString()).isEqualTo(slow);
            }
            long[] expected = fast == Feasibility.FEASIBLE ? units(exact, problem.size()) : new long[problem.size()];
            if (!Arrays.equals(cents, expected)) {
                assertThat(cents).isEqualTo(expected);
            }
        });
        System.out.println("scale-and-clamp, " + family + ": " + met + ", exact path taken "
                + allocation.solution().exactSolves() + " times, ties " + ties[0]);
        assertThat(met.get(Feasibility.FEASIBLE)).isGreaterThan(100_000);
    }

    private static long[] units(ExactScaleAndClamp exact, int size) {
        long[] units = new long[size];
        long[] ranks = new long[size];
        exact.solve();
        long left = exact.divide(units, 0, ranks);
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < size; i++) {
                largest = ranks[i] > ranks[largest] ? i : largest;
            }
            units[largest]++;
            ranks[largest] = -1;
        }
        return units;
    }

    @ParameterizedTest
    @EnumSource
    void givesTheAmountsOfTheDefinition(Family family) {
        ClampedAllocation allocation = new ClampedAllocation();
        Seeded.cases(6_000, SEED, draw -> {
            ClampProblem problem = family.draw(draw);
            long[] cents = new long[problem.size()];
            Feasibility found = allocation.allocate(
                    problem.budget(), problem.weights(), problem.floors(), problem.ceilings(), cents);
            if (found == Feasibility.FEASIBLE) {
                ScaleAndClamp solution = allocation.solution();
                List<Fraction> expected = SlowScaleAndClamp.amounts(problem);
                for (int i = 0; i < problem.size(); i++) {
                    assertThat(solution.amount(i)).isEqualTo(expected.get(i));
                }
                assertThat(cents).isEqualTo(SlowScaleAndClamp.units(problem));
            }
        });
    }

    /** What funding models use: another algorithm, in fractions, for lines of any kind. */
    @ParameterizedTest
    @EnumSource
    void givesTheAmountsAndMultipliersOfTheBalancer(Family family) {
        ScaleAndClamp solver = new ScaleAndClamp();
        Seeded.cases(6_000, SEED, draw -> {
            ClampProblem problem = family.draw(draw);
            int size = problem.size();
            Feasibility found = solver.solve(
                    problem.budget(),
                    problem.weights(),
                    0,
                    problem.floors(),
                    problem.ceilings(),
                    new long[size],
                    0,
                    new long[size]);
            Equation equation = equation(problem);
            Optional<Multipliers> solved = equation.solve();

            assertThat(solved.isPresent()).isEqualTo(found == Feasibility.FEASIBLE);
            solved.ifPresent(multipliers -> {
                assertThat(IntStream.range(0, size).mapToObj(solver::amount).toList())
                        .isEqualTo(Certificate.of(equation, multipliers).amounts());
                Multipliers multiplier = solver.multiplier();
                assertThat(multiplier.high()).isEqualTo(multipliers.high());
                // Only the equation knows multipliers below 0.
                assertThat(multiplier.low())
                        .contains(multipliers
                                .low()
                                .filter(low -> low.signum() > 0)
                                .orElse(Fraction.ZERO));
            });
        });
    }

    private static Equation equation(ClampProblem problem) {
        return new Equation(
                Fraction.of(problem.budget()),
                IntStream.range(0, problem.size())
                        .mapToObj(i -> new Line(
                                Fraction.ZERO,
                                Fraction.of(problem.weights()[i]),
                                Optional.of(Fraction.of(problem.floors()[i])),
                                Optional.of(Fraction.of(problem.ceilings()[i]))))
                        .collect(ImmutableList.toImmutableList()));
    }

    @Test
    void theCasesHaveEveryOutcome() {
        Map<Feasibility, Integer> met = new EnumMap<>(Feasibility.class);
        ClampedAllocation allocation = new ClampedAllocation();
        Seeded.cases(1_000, SEED, draw -> {
            ClampProblem problem = Family.TINY.draw(draw);
            met.merge(
                    allocation.allocate(
                            problem.budget(),
                            problem.weights(),
                            problem.floors(),
                            problem.ceilings(),
                            new long[problem.size()]),
                    1,
                    Integer::sum);
        });
        assertThat(met).containsOnlyKeys(Feasibility.values());
    }
}
