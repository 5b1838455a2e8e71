package nl.verdeelmodel.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;

/** Nobody learns a small number from published tables. */
class DisclosureControlTest {

    private static final double TOLERANCE = 1e-6;

    /** What an attacker knows: which cells are kept back, the values of the others, and that tables add up. */
    private static final class Attack {

        private final ScoreTree tree;
        private final boolean[][] keptBack;
        private final double[][] values;
        private final int[][] variable;
        private final List<LinearConstraint> constraints = new ArrayList<>();
        private int variables;

        Attack(ScoreTree tree, boolean[][] keptBack, Function<Score, Fraction> quantity) {
            this.tree = tree;
            this.keptBack = keptBack;
            this.values = new double[tree.size()][ScoreTree.COLUMNS];
            this.variable = new int[tree.size()][ScoreTree.COLUMNS];
            for (int node = 0; node < tree.size(); node++) {
                for (int column = 0; column < ScoreTree.COLUMNS; column++) {
                    values[node][column] =
                            quantity.apply(tree.scores().get(node).get(column)).approximately();
                    if (keptBack[node][column]) {
                        variable[node][column] = variables++;
                    }
                }
            }
            for (int node = 0; node < tree.size(); node++) {
                sum(new int[] {node, ScoreTree.TOTAL}, new int[][] {{node, 0}, {node, 1}});
                List<Integer> children = tree.children().get(node);
                for (int column = 0; column < ScoreTree.COLUMNS && !children.isEmpty(); column++) {
                    int own = column;
                    sum(
                            new int[] {node, column},
                            children.stream()
                                    .map(child -> new int[] {child, own})
                                    .toArray(int[][]::new));
                }
            }
        }

        private void sum(int[] total, int[][] parts) {
            double[] coefficients = new double[variables];
            double known = put(coefficients, total, -1);
            for (int[] part : parts) {
                known += put(coefficients, part, 1);
            }
            if (variables > 0) {
                constraints.add(new LinearConstraint(coefficients, Relationship.EQ, -known));
            }
        }

        private double put(double[] coefficients, int[] cell, double sign) {
            if (keptBack[cell[0]][cell[1]]) {
                coefficients[variable[cell[0]][cell[1]]] += sign;
                return 0;
            }
            return sign * values[cell[0]][cell[1]];
        }

        /** The smallest (or largest) value of a cell that agrees with everything published. */
        double bound(int node, int column, GoalType goal) {
            double[] objective = new double[variables];
            objective[variable[node][column]] = 1;
            try {
                PointValuePair found = new SimplexSolver(TOLERANCE, 10, 1e-10)
                        .optimize(
                                new MaxIter(100_000),
                                new LinearObjectiveFunction(objective, 0),
                                new LinearConstraintSet((Collection<LinearConstraint>) constraints),
                                goal,
                                new NonNegativeConstraint(true));
                return found.getValue();
            } catch (UnboundedSolutionException e) {
                return Double.POSITIVE_INFINITY;
            }
        }

        /** Calls for each cell that is kept back with its true value and the interval that can be derived. */
        void each(Claim claim) {
            for (int node = 0; node < tree.size(); node++) {
                for (int column = 0; column < ScoreTree.COLUMNS; column++) {
                    if (keptBack[node][column]) {
                        claim.check(
                                values[node][column],
                                bound(node, column, GoalType.MINIMIZE),
                                bound(node, column, GoalType.MAXIMIZE));
                    }
                }
            }
        }
    }

    @FunctionalInterface
    private interface Claim {
        void check(double value, double least, double most);
    }

    private static ScoreTree tree(Population population, TargetGroup group) {
        return ScoreTree.of(
                CohortChances.of(population.cohort(), population.models()).scores(group), population.regions());
    }

    @Test
    void anAttackerCannotDeriveASmallCell() {
        Seeded.cases(120, 61, draw -> {
            long minimum = draw.between(2, 12);
            ScoreTree tree = tree(Population.draw(draw), TargetGroup.everyone());
            boolean[][] keptBack = new DisclosureControl(minimum, 1).keptBack(tree, true);

            new Attack(tree, keptBack, score -> Fraction.of(score.persons())).each((value, least, most) -> {
                if (value > 0 && value < minimum) {
                    assertThat(least).isLessThanOrEqualTo(TOLERANCE);
                    assertThat(most).isGreaterThanOrEqualTo(value + minimum - TOLERANCE);
                } else {
                    assertThat(most - least).isGreaterThanOrEqualTo(1 - TOLERANCE);
                }
            });
        });
    }

    /**
     * The 4 of region 01 may be taken for many more once the four cells of regions 01 and 02 are kept back; but the 1 among them
     * can lose only 1, so without more cells everyone could see that there are at least 3.
     */
    @Test
    void aSmallCellMayAlsoBeNobody() {
        int[][] persons = {{204, 201}, {4, 100}, {100, 1}, {100, 100}};
        ScoreTree tree = new ScoreTree(
                ImmutableList.of("", "01", "02", "03"),
                ImmutableList.of(-1, 0, 0, 0),
                3,
                Arrays.stream(persons)
                        .map(row -> ImmutableList.of(score(row[0]), score(row[1]), score(row[0] + row[1])))
                        .collect(ImmutableList.toImmutableList()));
        int[] small = {0};

        boolean[][] keptBack = new DisclosureControl(5, 1).keptBack(tree, true);

        new Attack(tree, keptBack, score -> Fraction.of(score.persons())).each((value, least, most) -> {
            if (value < 5) {
                small[0]++;
                assertThat(least).isLessThanOrEqualTo(TOLERANCE);
                assertThat(most).isGreaterThanOrEqualTo(value + 5 - TOLERANCE);
            }
        });
        assertThat(small[0]).isEqualTo(2);
    }

    private static Score score(int persons) {
        return new Score(persons, Fraction.of(persons), Fraction.of(persons, 10));
    }

    @Test
    void norHowManyOfAPlaceCountOrDoNot() {
        Seeded.cases(60, 62, draw -> {
            long minimum = draw.between(2, 8);
            TargetGroup group = TargetGroup.highest(Fraction.of(draw.between(1, 4), 5), pooling(draw));
            ScoreTree tree = tree(Population.draw(draw), group);
            boolean[][] keptBack = new DisclosureControl(minimum, 1).keptBack(tree, false);

            List<Function<Score, Fraction>> quantities = List.of(
                    Score::counted, score -> Fraction.of(score.persons()).minus(score.counted()));
            quantities.forEach(quantity -> new Attack(tree, keptBack, quantity).each((value, least, most) -> {
                if (value > 0 && value < minimum) {
                    assertThat(least).isLessThan(1);
                    assertThat(most).isGreaterThanOrEqualTo(value + minimum - TOLERANCE);
                }
            }));
        });
    }

    private static TargetGroup.Pooling pooling(Draw draw) {
        return draw.oneIn(2) ? TargetGroup.Pooling.APART : TargetGroup.Pooling.TOGETHER;
    }

    @Test
    void norTheExpectedLeaversOfASmallCell() {
        Seeded.cases(60, 63, draw -> {
            long minimum = draw.between(2, 12);
            ScoreTree tree = tree(Population.draw(draw), TargetGroup.everyone());
            boolean[][] keptBack = new DisclosureControl(minimum, 1).keptBack(tree, true);

            new Attack(tree, keptBack, Score::expectedLeavers)
                    .each((value, least, most) -> assertThat(most - least).isGreaterThan(value / 100));
        });
    }

    /** Why small cells alone are not enough: the attack finds them at once. */
    @Test
    void smallCellsThatAreKeptBackAloneFollowFromTheTotals() {
        int[] found = {0};
        Seeded.cases(60, 64, draw -> {
            ScoreTree tree = tree(Population.draw(draw), TargetGroup.everyone());
            boolean[][] small = new boolean[tree.size()][ScoreTree.COLUMNS];
            for (int node = 0; node < tree.size(); node++) {
                for (int column = 0; column < ScoreTree.COLUMNS; column++) {
                    long persons = tree.scores().get(node).get(column).persons();
                    small[node][column] = persons > 0 && persons < 5;
                }
            }
            new Attack(tree, small, score -> Fraction.of(score.persons()))
                    .each((value, least, most) -> found[0] += most - least < TOLERANCE ? 1 : 0);
        });
        assertThat(found[0]).isGreaterThan(50);
    }

    @Test
    void publishedRowsAddUpToPublishedTotals() {
        Seeded.cases(300, 65, draw -> {
            Population population = Population.draw(draw);
            RiskScores scores = CohortChances.of(population.cohort(), population.models())
                    .scores(TargetGroup.highest(Fraction.of(draw.between(1, 3), 3), pooling(draw)));
            long base = draw.between(1, 12);

            ScoreTables tables = new DisclosureControl(0, base).apply(scores, population.regions());

            assertThat(tables.keptBack()).isZero();
            assertThat(sum(tables.regions())).isEqualTo(tables.country().total().orElseThrow());
            for (int region = 0; region < population.regions().size(); region++) {
                ScoreRow row = tables.regions().get(region);
                int own = region;
                List<ScoreRow> municipalities = tables.municipalities().stream()
                        .filter(place ->
                                population.regions().regionOf(place.place()).getAsInt() == own)
                        .toList();
                if (!municipalities.isEmpty()) {
                    assertThat(sum(municipalities)).isEqualTo(row.total().orElseThrow());
                }
                assertThat(row.get(Sector.VO)
                                .orElseThrow()
                                .plus(row.get(Sector.MBO).orElseThrow()))
                        .isEqualTo(row.total().orElseThrow());
            }
        });
    }

    private static Score sum(List<ScoreRow> rows) {
        return rows.stream().map(row -> row.total().orElseThrow()).reduce(Score.NOBODY, Score::plus);
    }

    @Test
    void everyPublishedNumberIsAMultipleWithinOneStepOfItsValue() {
        Seeded.cases(300, 66, draw -> {
            Population population = Population.draw(draw);
            RiskScores scores =
                    CohortChances.of(population.cohort(), population.models()).scores(TargetGroup.everyone());
            long base = draw.between(1, 12);
            ScoreTables exact = ScoreTables.of(scores, population.regions());
            ScoreTables rounded = new DisclosureControl(0, base).apply(scores, population.regions());

            for (int i = 0; i < exact.municipalities().size(); i++) {
                for (Sector sector : Sector.values()) {
                    Score own = exact.municipalities().get(i).get(sector).orElseThrow();
                    Score published =
                            rounded.municipalities().get(i).get(sector).orElseThrow();
                    assertThat(published.persons() % base).isZero();
                    assertThat(Math.abs(published.persons() - own.persons())).isLessThan(base);
                    Fraction finer = Fraction.of(base, 10);
                    assertThat(published.expectedLeavers().dividedBy(finer).isWhole())
                            .isTrue();
                    assertThat(published
                                    .expectedLeavers()
                                    .minus(own.expectedLeavers())
                                    .abs())
                            .isLessThan(finer);
                }
            }
        });
    }

    @Test
    void withoutSmallCellsNothingIsKeptBack() {
        Seeded.cases(40, 67, draw -> {
            Population population = Population.draw(draw);
            RiskScores scores =
                    CohortChances.of(population.cohort(), population.models()).scores(TargetGroup.everyone());

            ScoreTables tables = new DisclosureControl(1, 1).apply(scores, population.regions());

            assertThat(tables.keptBack()).isZero();
            assertThat(tables.country().total().map(Score::persons))
                    .isEqualTo(Optional.of((long) population.persons().size()));
        });
    }

    @Test
    void aCohortThatIsSmallItselfIsKeptBackWhole() {
        Seeded.cases(40, 68, draw -> {
            Population population = Population.draw(draw);
            RiskScores scores =
                    CohortChances.of(population.cohort(), population.models()).scores(TargetGroup.everyone());

            ScoreTables tables = new DisclosureControl(1000, 10).apply(scores, population.regions());

            tables.municipalities()
                    .forEach(row -> row.bySector()
                            .values()
                            .forEach(score -> assertThat(
                                            score.map(Score::persons).orElse(0L))
                                    .isZero()));
            assertThat(tables.country().total()).isEmpty();
        });
    }

    @Test
    void refusesABaseOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DisclosureControl(10, 0))
                .withMessageContaining("at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new DisclosureControl(-1, 10));
    }
}
