package nl.verdeelmodel.dampening;

import java.util.Arrays;
import nl.verdeelmodel.testing.Draw;

/** A budget with the weights, floors and ceilings of its regions. */
record ClampProblem(long budget, long[] weights, long[] floors, long[] ceilings) {

    /** Kinds of problems that are hard in different ways. */
    enum Family {
        /** Numbers below ten: ties, zero weights, amounts on bounds and infeasible budgets all the time. */
        TINY {
            @Override
            ClampProblem draw(Draw draw) {
                int size = draw.between(1, 6);
                ClampProblem problem = empty(size);
                for (int i = 0; i < size; i++) {
                    problem.set(i, draw.between(0, 5), draw.between(0, 6), draw.between(0, 8));
                }
                return problem.withBudget(draw.between(0, 9 * size));
            }
        },
        /** Amounts of last year with a floor of 95 and a ceiling of 110 percent, scores with two decimals. */
        AROUND_LAST_YEAR {
            @Override
            ClampProblem draw(Draw draw) {
                int size = draw.oneIn(50) ? 40 : draw.between(1, 6);
                ClampProblem problem = empty(size);
                for (int i = 0; i < size; i++) {
                    long last = 1 + draw.ofAnySize(38);
                    long weight = (long) (last * (0.7 + 0.7 * draw.random().nextDouble()));
                    problem.set(i, weight, last * 95 / 100, last * 15 / 100);
                }
                return problem.withBudgetWithin(draw);
            }
        },
        /** Weights that are few multiples of one number, so that rests are equal. */
        COARSE {
            @Override
            ClampProblem draw(Draw draw) {
                int size = draw.oneIn(50) ? 40 : draw.between(2, 8);
                ClampProblem problem = empty(size);
                long scale = 1 + draw.ofAnySize(40);
                long step = 1 + draw.ofAnySize(20);
                for (int i = 0; i < size; i++) {
                    problem.set(i, scale * draw.between(0, 4), step * draw.between(0, 3), step * draw.between(0, 9));
                }
                return problem.withBudgetWithin(draw);
            }
        },
        /** Bounds that are exactly what one multiplier gives, for some or for all. */
        ON_BOUND {
            @Override
            ClampProblem draw(Draw draw) {
                int size = draw.between(1, 6);
                ClampProblem problem = empty(size);
                long numerator = 1 + draw.ofAnySize(16);
                long denominator = 1 + draw.ofAnySize(16);
                long budget = 0;
                for (int i = 0; i < size; i++) {
                    long amount = numerator * draw.ofAnySize(14);
                    long under = draw.oneIn(2) ? 0 : Math.min(amount, draw.ofAnySize(20));
                    long over = draw.oneIn(2) ? 0 : draw.ofAnySize(20);
                    problem.set(i, amount / numerator * denominator, amount - under, under + over);
                    budget += amount;
                }
                return problem.withBudget(draw.oneIn(3) ? budget + draw.between(-1, 1) : budget);
            }
        },
        /** A multiplier that holds every region on a bound, with the budget that is left exactly nothing. */
        ALL_HELD {
            @Override
            ClampProblem draw(Draw draw) {
                int size = draw.between(1, 6);
                ClampProblem problem = empty(size);
                double multiplier = draw.ofAnySize(20) / (double) (1 + draw.ofAnySize(20));
                long budget = 0;
                for (int i = 0; i < size; i++) {
                    long weight = draw.ofAnySize(24);
                    long amount = (long) (multiplier * weight);
                    long width = draw.ofAnySize(10);
                    boolean ceiling = amount > 0 && draw.oneIn(2);
                    long bound = ceiling ? draw.ofAnySize(40) % amount : amount + 1 + draw.ofAnySize(12);
                    problem.set(i, weight, ceiling ? Math.max(0, bound - width) : bound, width);
                    budget += ceiling ? problem.ceilings[i] : bound;
                }
                return problem.withBudget(budget);
            }
        },
        /** The budget at the sum of the floors, at what can be reached at most, or one unit beside those. */
        AT_THE_EDGE {
            @Override
            ClampProblem draw(Draw draw) {
                ClampProblem problem = COARSE.draw(draw);
                long edge = draw.oneIn(2) ? Arrays.stream(problem.floors).sum() : problem.reach();
                return problem.withBudget(Math.max(0, edge + draw.between(-1, 1)));
            }
        },
        /** Floor and ceiling equal for many. */
        FIXED {
            @Override
            ClampProblem draw(Draw draw) {
                ClampProblem problem = AROUND_LAST_YEAR.draw(draw);
                for (int i = 0; i < problem.size(); i++) {
                    if (!draw.oneIn(3)) {
                        problem.ceilings[i] = problem.floors[i];
                    }
                }
                return problem.withBudgetWithin(draw);
            }
        },
        /** Ceilings that are none. */
        NO_CEILING {
            @Override
            ClampProblem draw(Draw draw) {
                ClampProblem problem = draw.oneIn(2) ? TINY.draw(draw) : AROUND_LAST_YEAR.draw(draw);
                for (int i = 0; i < problem.size(); i++) {
                    if (draw.oneIn(2)) {
                        problem.ceilings[i] = Long.MAX_VALUE - draw.between(0, 1) * draw.ofAnySize(62);
                    }
                }
                return problem;
            }
        },
        /** Total amounts around 10^15 cents, and at the largest budget of the fast path. */
        LARGE_AMOUNTS {
            @Override
            ClampProblem draw(Draw draw) {
                int size = draw.between(1, 5);
                ClampProblem problem = empty(size);
                long most = draw.oneIn(3) ? 1_000_000_000_000_000L : 1L << 49;
                for (int i = 0; i < size; i++) {
                    long middle = most / size;
                    long under = draw.oneIn(2) ? middle : draw.ofAnySize(40) % (middle + 1);
                    long weight = draw.oneIn(2) ? 1 + draw.ofAnySize(58) : middle + draw.between(-9, 9);
                    problem.set(i, weight, middle - under, under + draw.ofAnySize(draw.oneIn(2) ? 48 : 40));
                }
                return problem.withBudget(most - (draw.oneIn(2) ? draw.between(0, 3) : draw.ofAnySize(40)));
            }
        },
        /** Weights at the limit of the fast path and beyond, one giant among dwarfs. */
        LARGE_WEIGHTS {
            @Override
            ClampProblem draw(Draw draw) {
                int size = draw.between(1, 5);
                ClampProblem problem = empty(size);
                int bits = draw.between(57, 62);
                for (int i = 0; i < size; i++) {
                    long weight = draw.oneIn(3) ? draw.ofAnySize(bits) : (1L << bits) - 1 - draw.between(0, 5);
                    problem.set(i, draw.oneIn(9) ? 0 : weight, draw.ofAnySize(40), draw.ofAnySize(40));
                }
                return problem.withBudgetWithin(draw);
            }
        };

        abstract ClampProblem draw(Draw draw);
    }

    private static ClampProblem empty(int size) {
        return new ClampProblem(0, new long[size], new long[size], new long[size]);
    }

    private void set(int region, long weight, long floor, long width) {
        weights[region] = weight;
        floors[region] = floor;
        ceilings[region] = floor + width;
    }

    int size() {
        return weights.length;
    }

    /** What the regions can take at most; the sum must fit a long. */
    long reach() {
        long reach = 0;
        for (int i = 0; i < size(); i++) {
            reach += weights[i] > 0 ? ceilings[i] : floors[i];
        }
        return reach;
    }

    ClampProblem withBudget(long other) {
        return new ClampProblem(Math.max(0, other), weights, floors, ceilings);
    }

    /** The same bounds with a feasible budget anywhere between them, now and then very near one end. */
    private ClampProblem withBudgetWithin(Draw draw) {
        long least = Arrays.stream(floors).sum();
        long room = reach() - least;
        long step = draw.oneIn(8)
                ? draw.between(0, 3)
                : (long) (room * draw.random().nextDouble());
        return withBudget(least + Math.min(room, step));
    }
}
