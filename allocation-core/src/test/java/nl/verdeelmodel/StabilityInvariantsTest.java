package nl.verdeelmodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.dampening.Limits;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** What holds for every combination of stability rules, on thousands of seeded models. */
class StabilityInvariantsTest {

    private static final int CASES = 1_500;
    private static final long SEED = 20261122;
    private static final List<String> LARGEST_REMAINDER = List.of("largest-remainder");

    private record Case(FundingModel model, Inputs inputs) {

        static Case of(Draw draw) {
            AllocationRandomModel random = AllocationRandomModel.of(draw, LARGEST_REMAINDER);
            return new Case(withPolicies(random.model(), StabilityRandomPolicy.of(draw)), random.inputs());
        }

        Optional<Allocation> allocate() {
            try {
                return Optional.of(Allocator.of(model, inputs).allocate(AllocationRandomModel.YEAR));
            } catch (ProblemException e) {
                return Optional.empty();
            }
        }
    }

    private static FundingModel withPolicies(FundingModel model, StabilityPolicy policy) {
        return model.withStreams(model.streams().stream()
                .map(stream -> stream.withStability(Optional.of(policy)))
                .collect(ImmutableList.toImmutableList()));
    }

    private static void eachStream(BiConsumer<Case, Allocation.StreamOutcome> claim) {
        Seeded.cases(CASES, SEED, draw -> {
            Case one = Case.of(draw);
            one.allocate().ifPresent(allocation -> allocation.streams().forEach(stream -> claim.accept(one, stream)));
        });
    }

    @Test
    void theTotalIsWhatThereIsAndTheLineMakesUpTheDifference() {
        eachStream((one, stream) -> {
            StabilityOutcome stability = stream.stability().orElseThrow();
            Money line = Money.ZERO;
            for (int i = 0; i < one.inputs().regions().size(); i++) {
                line = line.plus(stream.stabilityLine(i));
                assertThat(stream.budgets().get(i).cents()).isNotNegative();
                assertThat(stream.budgets().get(i).cents()
                                % stream.rule().rounding().unitCents())
                        .isZero();
            }
            assertThat(line).isEqualTo(stability.cost());
            if (stability.policy().balance().method() != BalanceMethod.NONE) {
                assertThat(stability.cost()).isEqualTo(Money.ZERO);
                assertThat(stream.amount()).isEqualTo(stream.undampened().total());
            }
        });
    }

    @Test
    void noRegionLeavesItsBoundsUnlessTheBalanceSaysSo() {
        eachStream((one, stream) -> {
            StabilityOutcome stability = stream.stability().orElseThrow();
            if (stability.policy().balance().method() == BalanceMethod.RENORMALISE
                    || stability.dampened().floorsReduced()) {
                return;
            }
            for (int i = 0; i < one.inputs().regions().size(); i++) {
                Fraction cents = stream.budgets().get(i).toCents();
                for (StabilityOutcome.BoundOutcome rule : stability.bounds()) {
                    boolean crossed =
                            stability.dampened().limits().regions().get(i).crossed();
                    Optional<Fraction> bound =
                            crossed ? Optional.empty() : rule.bound().cents(i);
                    Fraction slack = slack(stability, i);
                    switch (rule.bound().side()) {
                        case FLOOR ->
                            bound.ifPresent(
                                    floor -> assertThat(cents.plus(slack)).isGreaterThanOrEqualTo(floor));
                        case CEILING ->
                            bound.filter(ceiling -> ceiling.signum() >= 0)
                                    .ifPresent(ceiling ->
                                            assertThat(cents.minus(slack)).isLessThanOrEqualTo(ceiling));
                        case SCALED_ABOVE -> {}
                    }
                }
            }
        });
    }

    /** A unit where no whole unit lies between floor and ceiling, so that the two around them count; otherwise nothing. */
    private static Fraction slack(StabilityOutcome stability, int region) {
        Limits limits = stability.dampened().limits();
        Fraction unit = Fraction.of(stability.unitCents());
        boolean around = limits.ceiling(region)
                .filter(limits.floor(region).plus(unit)::equals)
                .isPresent();
        return around ? unit : Fraction.ZERO;
    }

    @Test
    void theOrderOfTheBoundsDoesNotMatter() {
        Seeded.cases(CASES, SEED, draw -> {
            Case one = Case.of(draw);
            StabilityPolicy policy = one.model().streams().get(0).stability().orElseThrow();
            List<StabilityRule> bounds = new ArrayList<>(policy.rules().stream()
                    .filter(StabilityRule.BoundRule.class::isInstance)
                    .toList());
            Collections.shuffle(bounds, draw.random());
            List<StabilityRule> rules = new ArrayList<>(bounds);
            policy.rules().stream()
                    .filter(StabilityRule.PathRule.class::isInstance)
                    .forEach(rules::add);
            StabilityPolicy shuffled = new StabilityPolicy(
                    policy.baseline(),
                    ImmutableList.copyOf(rules),
                    policy.balance(),
                    policy.reduceFloors(),
                    policy.priority(),
                    policy.where());

            Optional<Allocation> before = one.allocate();
            Optional<Allocation> after = new Case(withPolicies(one.model(), shuffled), one.inputs()).allocate();

            assertThat(after.map(Allocation::budgets)).isEqualTo(before.map(Allocation::budgets));
        });
    }

    @Test
    void rulesThatHoldNobodyChangeNothing() {
        eachStream((one, stream) -> {
            StabilityOutcome stability = stream.stability().orElseThrow();
            boolean nobodyHeld = stability.dampened().count(Held.NO)
                    == one.inputs().regions().size();
            boolean balanced = stability
                    .situation()
                    .targets()
                    .total()
                    .equals(stability.situation().total());
            boolean keepsTargets = stability.policy().balance().method() != BalanceMethod.LARGEST_WINNERS;
            if (nobodyHeld && balanced && keepsTargets && stability.paths().isEmpty()) {
                assertThat(stability.dampened().certificate().amounts())
                        .isEqualTo(stability.situation().targets().values());
            }
        });
    }

    @Test
    void everyRefusalSaysWhyAndMostModelsWork() {
        Map<String, Integer> refused = new TreeMap<>();
        int[] allocated = {0};
        Seeded.cases(CASES, SEED, draw -> {
            Case one = Case.of(draw);
            try {
                Allocator.of(one.model(), one.inputs()).allocate(AllocationRandomModel.YEAR);
                allocated[0]++;
            } catch (ProblemException e) {
                for (Problem problem : e.problems()) {
                    refused.merge(problem.code(), 1, Integer::sum);
                    assertThat(problem.message().nl()).isNotEmpty().doesNotContain("{");
                    assertThat(problem.message().en()).isNotEmpty().doesNotContain("{");
                }
            }
        });
        System.out.println(
                "stability rules: " + allocated[0] + " of " + CASES + " models allocated, refused " + refused);
        assertThat(allocated[0]).isGreaterThan(CASES / 4);
    }
}
