package nl.verdeelmodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** The quick way gives the cents of the exact way or no answer, and never an answer where the exact way refuses. */
class QuickStabilityTest {

    private static final int CASES = 8_000;
    private static final long SEED = 20261202;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void givesTheCentsOfTheExactWayYearAfterYear() {
        Seeded.cases(CASES, SEED, this::agreesOverTheYears);
        assertThat(refused.get()).isGreaterThan(asked.get() / 10);
        assertThat(answered.get()).isGreaterThan((asked.get() - refused.get()) * 6 / 10);
    }

    @Test
    void leavesATotalOfMoreThanTenTrillionToTheExactWayWhichRefusesIt() {
        Money total = Money.ofCents(1_050_000_000_000_000L);
        Seeded.cases(500, SEED + 1, draw -> {
            QuickRandomStream random = QuickRandomStream.of(draw);
            if (random.stream().money().ceiling()) {
                // What regions claim is the total, however high the ceiling.
                return;
            }
            StreamDivision division = new StreamDivision(withMoney(random.stream(), total), random.inputs(), 2026);
            assertThat(division.quick(division.undampened()).budgets(random.policy(), Optional.empty()))
                    .isEmpty();
        });
    }

    private static StreamRule withMoney(StreamRule stream, Money money) {
        StreamRule.YearlyMoney all =
                new StreamRule.YearlyMoney(false, ImmutableSortedMap.of(2026, money), Where.NOWHERE);
        return new StreamRule(
                stream.id(),
                stream.title(),
                stream.source(),
                all,
                stream.parts().stream()
                        .map(part -> part.amounts().isPresent() ? withMoney(part, all) : part)
                        .limit(stream.parts().get(0).amounts().isPresent() ? 1 : 2)
                        .collect(ImmutableList.toImmutableList()),
                stream.stability(),
                stream.rounding(),
                stream.where());
    }

    private static StreamRule.Part withMoney(StreamRule.Part part, StreamRule.YearlyMoney money) {
        return new StreamRule.Part(
                part.id(), part.title(), part.source(), Optional.empty(), Optional.of(money), part.key(), part.where());
    }

    private void agreesOverTheYears(Draw draw) {
        QuickRandomStream random = QuickRandomStream.of(draw);
        Optional<StabilityEvaluator.LastYear> last = Optional.empty();
        for (int year : QuickRandomStream.YEARS) {
            StreamDivision division = new StreamDivision(random.stream(), random.inputs(), year);
            StreamDivision.Undampened undampened = division.undampened();
            Optional<RegionBudgets> exact = exact(division, random.policy(), undampened, last);
            Optional<RegionBudgets> quick = division.quick(undampened).budgets(random.policy(), last);
            asked.incrementAndGet();
            if (exact.isEmpty()) {
                refused.incrementAndGet();
                assertThat(quick).isEmpty();
                return;
            }
            quick.ifPresent(budgets -> {
                answered.incrementAndGet();
                assertThat(budgets).isEqualTo(exact.get());
            });
            last = Optional.of(new StabilityEvaluator.LastYear(exact.get(), undampened.sum(), false));
        }
    }

    private static Optional<RegionBudgets> exact(
            StreamDivision division,
            StabilityPolicy policy,
            StreamDivision.Undampened undampened,
            Optional<StabilityEvaluator.LastYear> last) {
        try {
            return Optional.of(division.stability(policy, undampened, last).budgets());
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }
}
