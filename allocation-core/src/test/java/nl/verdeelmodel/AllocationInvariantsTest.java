package nl.verdeelmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.rounding.ApportionmentMethod;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** What holds for every model, on thousands of seeded ones: totals, quotas, and what an amount may not depend on. */
class AllocationInvariantsTest {

    private static final int CASES = 1_500;
    private static final long SEED = 20261122;
    private static final List<String> ANY_METHOD = ApportionmentMethod.ids();
    private static final List<String> LARGEST_REMAINDER = List.of("largest-remainder");

    @Test
    void everyPartStreamAndYearAddsUpToTheCent() {
        eachAllocation(ANY_METHOD, (draw, allocation) -> {
            Money year = Money.ZERO;
            for (Allocation.StreamOutcome stream : allocation.streams()) {
                Money sum = Money.ZERO;
                for (Allocation.PartOutcome part : stream.parts()) {
                    assertThat(sumOf(part)).isEqualTo(part.amount());
                    sum = sum.plus(part.amount());
                }
                assertThat(stream.amount()).isEqualTo(sum);
                assertThat(stream.unspent()).isGreaterThanOrEqualTo(Money.ZERO);
                year = year.plus(sum);
            }
            Allocation.StreamOutcome divided = allocation.stream(AllocationRandomModel.DIVIDED);
            assertThat(divided.amount()).isEqualTo(divided.available());
            assertThat(allocation.total()).isEqualTo(year);
        });
    }

    @Test
    void everyAmountIsWholeUnits() {
        eachAllocation(
                ANY_METHOD,
                (draw, allocation) -> allocation
                        .streams()
                        .forEach(stream -> stream.parts()
                                .forEach(part -> IntStream.range(
                                                0, allocation.regions().size())
                                        .forEach(i -> assertThat(
                                                        part.budgets().get(i).cents()
                                                                % stream.rule()
                                                                        .rounding()
                                                                        .unitCents())
                                                .isZero()))));
    }

    @Test
    void aRegionWithoutAShareGetsNothing() {
        eachAllocation(
                ANY_METHOD,
                (draw, allocation) -> allocation
                        .streams()
                        .forEach(stream -> stream.parts().forEach(part -> {
                            for (int i = 0; i < allocation.regions().size(); i++) {
                                if (part.key().key().share(i).signum() == 0) {
                                    assertThat(part.budgets().get(i)).isEqualTo(Money.ZERO);
                                }
                            }
                        })));
    }

    @Test
    void withLargestRemainderNoRegionIsAUnitOrMoreFromItsTarget() {
        eachAllocation(
                LARGEST_REMAINDER,
                (draw, allocation) -> allocation.streams().forEach(stream -> {
                    Fraction unit = Fraction.of(stream.rule().rounding().unitCents());
                    stream.parts().forEach(part -> {
                        for (int i = 0; i < allocation.regions().size(); i++) {
                            Fraction difference = part.budgets()
                                    .get(i)
                                    .toCents()
                                    .minus(part.targets().inCents(i));
                            assertThat(difference).isLessThan(unit).isGreaterThan(Fraction.ZERO.minus(unit));
                        }
                    });
                }));
    }

    @Test
    void multiplyingAllScoresByTheSameNumberChangesNothing() {
        eachModel(ANY_METHOD, (draw, model) -> {
            Fraction factor =
                    draw.oneIn(2) ? Fraction.of(2) : Fraction.of(1 + draw.ofAnySize(20), 1 + draw.ofAnySize(20));
            Optional<Allocation> scaled =
                    model.mapped(values -> values.map(factor::times)).allocate();

            // A product and what it is compared with grow alike only if both have as many factors: shares are compared.
            model.allocate()
                    .ifPresent(before -> scaled.ifPresent(after -> assertSameWhereNoConditionTells(before, after)));
        });
    }

    private static void assertSameWhereNoConditionTells(Allocation before, Allocation after) {
        Allocation.StreamOutcome stream = before.stream(AllocationRandomModel.DIVIDED);
        for (Allocation.PartOutcome part : stream.parts()) {
            if (part.key() instanceof KeyOutcome.Proportional key
                    && key.eligibility().isEmpty()) {
                Allocation.PartOutcome other = after.stream(AllocationRandomModel.DIVIDED)
                        .part(part.rule().id());
                assertThat(other.key().key()).isEqualTo(part.key().key());
                assertThat(other.budgets()).isEqualTo(part.budgets());
            }
        }
    }

    @Test
    void amountsFollowTheValuesWhenRegionsSwapThemUnlessATieDecides() {
        eachModel(ANY_METHOD, (draw, model) -> {
            if (usesExclusion(model)) {
                return;
            }
            List<Integer> order = new ArrayList<>(
                    IntStream.range(0, model.inputs().regions().size()).boxed().toList());
            Collections.shuffle(order, draw.random());
            Optional<Allocation> before = model.allocate();
            Optional<Allocation> after =
                    model.mapped(values -> reordered(values, order)).allocate();

            assertThat(after.isPresent()).isEqualTo(before.isPresent());
            before.ifPresent(allocation -> assertFollows(allocation, after.orElseThrow(), order));
        });
    }

    private static boolean usesExclusion(AllocationRandomModel model) {
        return model.model().toString().matches("(?s).*excluded=\\[\\d.*");
    }

    private static RegionValues reordered(RegionValues values, List<Integer> order) {
        return RegionValues.of(values.regions(), order.stream().map(values::get).toList());
    }

    private static void assertFollows(Allocation before, Allocation after, List<Integer> order) {
        for (Allocation.StreamOutcome stream : before.streams()) {
            for (Allocation.PartOutcome part : stream.parts()) {
                if (!part.rounding().hasTie()) {
                    Allocation.PartOutcome other =
                            after.stream(stream.rule().id()).part(part.rule().id());
                    for (int i = 0; i < order.size(); i++) {
                        assertThat(other.budgets().get(i))
                                .isEqualTo(part.budgets().get(order.get(i)));
                    }
                }
            }
        }
    }

    @Test
    void claimsThatFitArePaidAndOthersAreCutSoThatTheCeilingIsUsedUp() {
        eachAllocation(LARGEST_REMAINDER, (draw, allocation) -> {
            Allocation.StreamOutcome stream = allocation.stream(AllocationRandomModel.CLAIMED);
            Money claims = Money.ZERO;
            for (Allocation.PartOutcome part : stream.parts()) {
                claims = claims.plus(((KeyOutcome.Claims) part.key()).total());
            }
            boolean fits = claims.compareTo(stream.available()) <= 0;
            assertThat(stream.amount()).isEqualTo(fits ? claims : stream.available());
            for (Allocation.PartOutcome part : stream.parts()) {
                KeyOutcome.Claims key = (KeyOutcome.Claims) part.key();
                for (int i = 0; i < allocation.regions().size(); i++) {
                    Fraction claim = key.claims().get(i);
                    if (fits) {
                        assertThat(part.budgets().get(i).toCents()).isEqualTo(claim);
                    } else {
                        assertThat(part.budgets().get(i).toCents()).isLessThanOrEqualTo(claim);
                    }
                }
            }
        });
    }

    @Test
    void theSameModelGivesTheSameAllocationAgain() {
        eachModel(ANY_METHOD, (draw, model) -> assertThat(model.allocate()).isEqualTo(model.allocate()));
    }

    private static Money sumOf(Allocation.PartOutcome part) {
        Money sum = Money.ZERO;
        for (int i = 0; i < part.budgets().regions().size(); i++) {
            sum = sum.plus(part.budgets().get(i));
        }
        return sum;
    }

    private static void eachModel(List<String> methods, BiConsumer<Draw, AllocationRandomModel> claim) {
        Seeded.cases(CASES, SEED, draw -> claim.accept(draw, AllocationRandomModel.of(draw, methods)));
    }

    /** Checks a claim for every model that has an outcome, and that most have one. */
    private static void eachAllocation(List<String> methods, BiConsumer<Draw, Allocation> claim) {
        int[] checked = {0};
        eachModel(
                methods,
                (draw, model) -> model.allocate().ifPresent(allocation -> {
                    checked[0]++;
                    claim.accept(draw, allocation);
                }));
        assertThat(checked[0]).as("models with an outcome").isGreaterThan(CASES / 3);
    }
}
