package nl.verdeelmodel.dampening;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** What every balance promises, whatever the numbers (the invariants of constrained proportional division). */
class BalancerInvariantsTest {

    private static final int CASES = 4_000;
    private static final long SEED = 20261122;

    @Test
    void theAmountsAddUpAndKeepEveryLimit() {
        Seeded.cases(CASES, SEED, draw -> {
            RandomBalance balance = RandomBalance.of(draw);

            List<Fraction> amounts = balance.amounts();

            assertThat(amounts.stream().reduce(Fraction.ZERO, Fraction::plus))
                    .isEqualTo(balance.situation().total());
            for (int i = 0; i < balance.size(); i++) {
                assertThat(amounts.get(i))
                        .isGreaterThanOrEqualTo(balance.limits().floor(i));
                assertThat(balance.limits().clamp(i, amounts.get(i))).isEqualTo(amounts.get(i));
            }
        });
    }

    @Test
    void anotherAlgorithmFindsTheSameAmounts() {
        Seeded.cases(CASES, SEED, draw -> {
            RandomBalance balance = RandomBalance.of(draw);

            assertThat(SlowEquation.solve(balance.equation())).contains(balance.amounts());
        });
    }

    @Test
    void moreMoneyGivesNobodyLess() {
        Seeded.cases(CASES, SEED, draw -> {
            RandomBalance balance = RandomBalance.of(draw);
            Fraction more = Fraction.of(draw.between(0, 30), 7);

            Optional<DampenedBudgets> richer =
                    balance.withTotal(balance.situation().total().plus(more)).solve();

            List<Fraction> before = balance.amounts();
            richer.ifPresent(after -> {
                Fraction moved = Fraction.ZERO;
                for (int i = 0; i < balance.size(); i++) {
                    assertThat(after.cents(i)).isGreaterThanOrEqualTo(before.get(i));
                    moved = moved.plus(after.cents(i).minus(before.get(i)));
                }
                // No cliff: all changes together are just the money that came in.
                assertThat(moved).isEqualTo(more);
            });
        });
    }

    @Test
    void aLargerTargetGivesARegionNoLessAndOthersNoMore() {
        Seeded.cases(CASES, SEED, draw -> {
            RandomBalance balance = RandomBalance.of(draw, draw.oneIn(2) ? BalanceMethod.SCALE : BalanceMethod.SHIFT);
            int region = draw.between(0, balance.size() - 1);
            Fraction added = Fraction.of(draw.between(0, 30), 7);
            Fraction target = balance.situation().targets().get(region).plus(added);
            List<Fraction> before = balance.amounts();

            balance.withTarget(region, target).solve().ifPresent(after -> {
                for (int i = 0; i < balance.size(); i++) {
                    int sign = after.cents(i).compareTo(before.get(i));
                    assertThat(i == region ? sign : -sign).isGreaterThanOrEqualTo(0);
                }
                if (balance.balancer().method() == BalanceMethod.SHIFT) {
                    // Lipschitz with constant 1: no target moves its region by more than it moved itself.
                    assertThat(after.cents(region).minus(before.get(region))).isLessThanOrEqualTo(added);
                }
            });
        });
    }

    @Test
    void aRegionTakenOutWithItsAmountChangesNothingForTheRest() {
        Seeded.cases(CASES, SEED, draw -> {
            RandomBalance balance = RandomBalance.of(draw);
            Equation equation = balance.equation();
            List<Fraction> amounts = balance.amounts();
            int out = draw.between(0, balance.size() - 1);

            List<Line> rest = new ArrayList<>(equation.lines());
            rest.remove(out);
            Equation smaller = new Equation(equation.total().minus(amounts.get(out)), ImmutableList.copyOf(rest));
            Certificate certificate = Certificate.of(smaller, smaller.solve().orElseThrow());

            List<Fraction> expected = new ArrayList<>(amounts);
            expected.remove(out);
            assertThat(certificate.amounts()).isEqualTo(expected);
        });
    }

    @Test
    void theOrderOfTheRegionsDoesNotMatter() {
        Seeded.cases(CASES, SEED, draw -> {
            RandomBalance balance = RandomBalance.of(draw);
            Equation equation = balance.equation();
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, balance.size()).boxed().toList());
            Collections.shuffle(order, draw.random());

            Equation shuffled = new Equation(
                    equation.total(),
                    order.stream().map(equation.lines()::get).collect(ImmutableList.toImmutableList()));

            List<Fraction> amounts = balance.amounts();
            assertThat(Certificate.of(shuffled, shuffled.solve().orElseThrow()).amounts())
                    .isEqualTo(order.stream().map(amounts::get).toList());
            assertThat(shuffled.solve()).isEqualTo(equation.solve());
        });
    }

    @Test
    void balancingABalanceChangesNothing() {
        Seeded.cases(CASES, SEED, draw -> {
            RandomBalance balance = RandomBalance.of(draw);
            List<Fraction> amounts = balance.amounts();

            RegionValues again = RegionValues.of(balance.situation().targets().regions(), amounts);
            Optional<DampenedBudgets> twice = balance.balancer()
                    .balance(balance.situation().withTargets(again), balance.limits(), Optional.empty());

            assertThat(twice.orElseThrow().certificate().amounts()).isEqualTo(amounts);
        });
    }

    @Test
    void scaledTargetsGiveTheSameScaledBalance() {
        Seeded.cases(CASES, SEED, draw -> {
            RandomBalance balance = RandomBalance.of(draw, BalanceMethod.SCALE);
            Fraction factor = Fraction.of(draw.between(1, 50), draw.between(1, 50));

            RegionValues scaled = balance.situation().targets().map(target -> target.times(factor));

            assertThat(balance.balancer()
                            .balance(balance.situation().withTargets(scaled), balance.limits(), Optional.empty())
                            .orElseThrow()
                            .certificate()
                            .amounts())
                    .isEqualTo(balance.amounts());
        });
    }

    @Test
    void theMultipliersAreAllThatSolveTheEquation() {
        Seeded.cases(CASES, SEED, draw -> {
            Equation equation = RandomBalance.of(draw).equation();
            Multipliers multipliers = equation.solve().orElseThrow();
            Fraction little = Fraction.of(1, 1_000_000);

            assertThat(equation.sumAt(multipliers.any())).isEqualTo(equation.total());
            multipliers.low().ifPresent(low -> {
                assertThat(equation.sumAt(low)).isEqualTo(equation.total());
                boolean moves =
                        equation.lines().stream().anyMatch(line -> line.slope().signum() > 0);
                assertThat(equation.sumAt(low.minus(little)).compareTo(equation.total()))
                        .isEqualTo(moves ? -1 : 0);
            });
            multipliers.high().ifPresent(high -> {
                assertThat(equation.sumAt(high)).isEqualTo(equation.total());
                boolean moves =
                        equation.lines().stream().anyMatch(line -> line.slope().signum() > 0);
                assertThat(equation.sumAt(high.plus(little)).compareTo(equation.total()))
                        .isEqualTo(moves ? 1 : 0);
            });
        });
    }

    @Test
    void aTotalOutOfReachHasNoSolution() {
        Seeded.cases(CASES, SEED, draw -> {
            RandomBalance balance = RandomBalance.of(draw);
            Fraction little = Fraction.of(1, 1_000_000);

            balance.equation()
                    .least()
                    .ifPresent(least -> assertThat(new Equation(
                                            least.minus(little),
                                            balance.equation().lines())
                                    .solve())
                            .isEmpty());
            balance.equation()
                    .most()
                    .ifPresent(most -> assertThat(new Equation(
                                            most.plus(little),
                                            balance.equation().lines())
                                    .solve())
                            .isEmpty());
        });
    }
}
