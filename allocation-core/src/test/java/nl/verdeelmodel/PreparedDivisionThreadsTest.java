package nl.verdeelmodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Reference;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.testing.SampleData;
import org.junit.jupiter.api.Test;

/** One prepared division asked by many threads at once, each with other rules. */
class PreparedDivisionThreadsTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 25;
    private static final List<Integer> YEARS = List.of(2026, 2027, 2028, 2029);

    @Test
    void givesEveryThreadTheCentsOfItsOwnRules() throws ExecutionException, InterruptedException {
        ModelFile file = ModelFile.read(SampleData.model("regeling-with-stability"));
        List<Map<String, Optional<StabilityPolicy>>> policies = policies(file.model());
        List<String> alone = new ArrayList<>();
        for (Map<String, Optional<StabilityPolicy>> policy : policies) {
            alone.add(cents(
                    PreparedDivision.of(file.model(), file.inputs(), YEARS).budgets(policy)));
        }
        assertThat(alone).doesNotHaveDuplicates();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                PreparedDivision shared = PreparedDivision.of(file.model(), file.inputs(), YEARS);
                assertThat(atOnce(threads, shared, policies)).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Per thread: no rules, or bands of 0.5 percent, 1 percent and so on around last year. */
    private static List<Map<String, Optional<StabilityPolicy>>> policies(FundingModel model) {
        List<Map<String, Optional<StabilityPolicy>>> policies = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            ImmutableMap.Builder<String, Optional<StabilityPolicy>> policy = ImmutableMap.builder();
            for (StreamRule stream : model.streams()) {
                policy.put(stream.id(), thread == 0 ? Optional.empty() : Optional.of(band(stream, thread)));
            }
            policies.add(policy.buildOrThrow());
        }
        return policies;
    }

    private static StabilityPolicy band(StreamRule stream, int thread) {
        StabilityPolicy own = stream.stability().orElseThrow();
        Fraction width = Fraction.of(thread, 200);
        return new StabilityPolicy(
                own.baseline(),
                ImmutableList.of(bound(BoundSide.FLOOR, width.negate()), bound(BoundSide.CEILING, width)),
                new StabilityPolicy.BalanceRule(
                        thread % 2 == 0 ? BalanceMethod.SCALE : BalanceMethod.SCALE_THE_EXCESS,
                        Optional.empty(),
                        "",
                        Where.NOWHERE),
                false,
                Optional.empty(),
                Where.NOWHERE);
    }

    private static StabilityRule bound(BoundSide side, Fraction width) {
        return new StabilityRule.RelativeBound(
                new StabilityRule.Terms("", Where.NOWHERE),
                side,
                new RuleValue.Constant(true, width, Where.NOWHERE),
                Reference.BASELINE_SHARE,
                Optional.empty(),
                Optional.empty(),
                Fraction.ONE,
                Optional.empty());
    }

    private static List<String> atOnce(
            ExecutorService threads, PreparedDivision shared, List<Map<String, Optional<StabilityPolicy>>> policies)
            throws ExecutionException, InterruptedException {
        CountDownLatch start = new CountDownLatch(THREADS);
        List<Future<String>> answers = new ArrayList<>();
        for (Map<String, Optional<StabilityPolicy>> policy : policies) {
            answers.add(threads.submit(() -> {
                start.countDown();
                start.await();
                return cents(shared.budgets(policy));
            }));
        }
        List<String> cents = new ArrayList<>();
        for (Future<String> answer : answers) {
            cents.add(answer.get());
        }
        return cents;
    }

    private static String cents(YearlyBudgets budgets) {
        StringBuilder out = new StringBuilder();
        for (int year = 0; year < budgets.years().size(); year++) {
            for (int stream = 0; stream < budgets.streams().size(); stream++) {
                for (int region = 0; region < budgets.regions().size(); region++) {
                    out.append(budgets.cents(year, stream, region)).append(' ');
                }
            }
        }
        return out.toString();
    }
}
