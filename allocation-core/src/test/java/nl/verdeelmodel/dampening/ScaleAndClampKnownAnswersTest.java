package nl.verdeelmodel.dampening;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.testing.PublishedTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small cases that were solved in exact rational arithmetic by another program. */
class ScaleAndClampKnownAnswersTest {

    private static final PublishedTable TABLE = PublishedTable.read("constructed_dampening_cases");

    @ParameterizedTest
    @CsvSource({
        "M1_proportional_floor95_cap115, 1050, 59/52",
        "M6_wioa_share_90_130, 1, 315/352",
        "M12_counterexample_exact, 207073/250, ",
        "M13_zero_weight_with_floor, 100, 35/3"
    })
    void givesTheExactAmounts(String name, String budget, String multiplier) {
        Case known = new Case(name, Fraction.parse(budget));
        ScaleAndClamp solver = new ScaleAndClamp();

        assertThat(known.solve(solver)).isEqualTo(Feasibility.FEASIBLE);
        for (int i = 0; i < known.size(); i++) {
            assertThat(solver.amount(i)).isEqualTo(known.scaled("result_exact", i));
            if (multiplier != null) {
                assertThat(solver.multiplier().any().times(Fraction.of(known.weights[i])))
                        .isEqualTo(known.scaled("target", i).times(Fraction.parse(multiplier)));
            }
        }
        assertThat(solver.exactSolves()).isZero();
    }

    @Test
    void aRegionWithoutWeightStaysOnItsFloor() {
        ScaleAndClamp solver = new ScaleAndClamp();
        new Case("M13_zero_weight_with_floor", Fraction.of(100)).solve(solver);

        assertThat(solver.hold(0)).isEqualTo(Held.BY_FLOOR);
        assertThat(solver.hold(1)).isEqualTo(Held.NO);
        assertThat(solver.hold(2)).isEqualTo(Held.BY_CEILING);
    }

    @Test
    void refusesABudgetThatOnlyARegionWithoutWeightCouldTake() {
        assertThat(new Case("M13b_zero_weight_unreachable", Fraction.of(140)).solve(new ScaleAndClamp()))
                .isEqualTo(Feasibility.BUDGET_OUT_OF_REACH);
        assertThat(new Case("M13b_zero_weight_unreachable", Fraction.of(125)).solve(new ScaleAndClamp()))
                .isEqualTo(Feasibility.FEASIBLE);
    }

    @Test
    void refusesFloorsThatExceedTheBudget() {
        assertThat(new Case("M13_zero_weight_with_floor", Fraction.of(24)).solve(new ScaleAndClamp()))
                .isEqualTo(Feasibility.FLOORS_EXCEED_BUDGET);
    }

    @Test
    void holdingBothSidesInOneRoundGivesTheWrongAmountsOfTheTable() {
        Case known = new Case("M12_counterexample_naive_wrong", Fraction.parse("207073/250"));
        List<Fraction> wrong = BothSidesAtOnce.amounts(known.problem());

        for (int i = 0; i < known.size(); i++) {
            assertThat(wrong.get(i)).isEqualTo(known.scaled("result_exact", i));
        }
        assertThat(wrong.stream().reduce(Fraction.ZERO, Fraction::plus))
                .isEqualTo(Fraction.parse("20067/25").times(known.scale))
                .isNotEqualTo(Fraction.of(known.budget));
    }

    /** A case of the table in the smallest units in which budget and bounds are whole. */
    private static final class Case {

        private final List<NamedCsvRecord> rows;
        private final Fraction scale;
        private final long budget;
        private final long[] weights;

        private Case(String name, Fraction budget) {
            rows = TABLE.rows().stream()
                    .filter(row -> row.getField("scenario").equals(name))
                    .toList();
            scale = Fraction.of(Stream.concat(Stream.of(budget), Stream.concat(column("lower"), column("upper")))
                    .map(Fraction::denominator)
                    .reduce(BigInteger.ONE, (a, b) -> a.multiply(b).divide(a.gcd(b))));
            this.budget = budget.times(scale).numerator().longValueExact();
            weights = Weights.of(column("target").toList()).toLongs();
        }

        private Stream<Fraction> column(String name) {
            return rows.stream().map(row -> Fraction.parse(row.getField(name)));
        }

        private int size() {
            return rows.size();
        }

        private Fraction scaled(String column, int region) {
            return Fraction.parse(rows.get(region).getField(column)).times(scale);
        }

        private long[] whole(String column) {
            return LongStream.range(0, size())
                    .map(i -> scaled(column, (int) i).numerator().longValueExact())
                    .toArray();
        }

        private ClampProblem problem() {
            return new ClampProblem(budget, weights, whole("lower"), whole("upper"));
        }

        private Feasibility solve(ScaleAndClamp solver) {
            return solver.solve(
                    budget, weights, 0, whole("lower"), whole("upper"), new long[size()], 0, new long[size()]);
        }
    }
}
