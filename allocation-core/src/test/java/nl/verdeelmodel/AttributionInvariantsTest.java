package nl.verdeelmodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.verdeelmodel.analysis.comparison.Attribution;
import nl.verdeelmodel.analysis.comparison.AttributionMethod;
import nl.verdeelmodel.analysis.comparison.AttributionStep;
import nl.verdeelmodel.analysis.comparison.DivisionParts;
import nl.verdeelmodel.analysis.comparison.RuleAttribution;
import nl.verdeelmodel.analysis.comparison.ShareAttribution;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** What holds for the attribution of the difference between any two models, on seeded random pairs. */
class AttributionInvariantsTest {

    private static final long SEED = 20261122;
    private static final AttributionMethod OVER_ALL_ORDERS = new AttributionMethod.OverAllOrders();
    private static final List<String> METHODS = List.of("largest-remainder", "webster");

    /** Two divisions of the same regions, and what is known of their young people. */
    private record Pair(
            Allocation a, Allocation b, Optional<RegionValues> youngPeopleBefore, RegionValues youngPeople) {

        static Pair of(Draw draw) {
            Allocation a = withMoney(draw);
            Allocation b = withMoney(draw);
            while (!b.regions().equals(a.regions())) {
                b = withMoney(draw);
            }
            Optional<RegionValues> before = draw.oneIn(2) ? Optional.empty() : Optional.of(people(draw, a.regions()));
            return new Pair(a, b, before, people(draw, a.regions()));
        }

        Attribution attribution(AttributionMethod method) {
            return ShareAttribution.of(parts(a), parts(b), youngPeopleBefore, youngPeople, Optional.empty(), method);
        }
    }

    private static AllocationRandomModel dampened(Draw draw, AllocationRandomModel random) {
        return draw.oneIn(3) ? random : withPolicy(random, StabilityRandomPolicy.of(draw));
    }

    private static AllocationRandomModel withPolicy(AllocationRandomModel random, StabilityPolicy policy) {
        return new AllocationRandomModel(
                random.model()
                        .withStreams(random.model().streams().stream()
                                .map(stream -> stream.withStability(Optional.of(policy)))
                                .collect(ImmutableList.toImmutableList())),
                random.inputs());
    }

    /** The first of some random models that has an outcome and divides something. */
    private static Allocation withMoney(Draw draw) {
        while (true) {
            Optional<Allocation> allocation = allocate(dampened(draw, AllocationRandomModel.of(draw, METHODS)));
            if (allocation.isPresent() && allocation.get().total().cents() > 0) {
                return allocation.get();
            }
        }
    }

    private static Optional<Allocation> allocate(AllocationRandomModel random) {
        try {
            return Optional.of(Allocator.of(random.model(), random.inputs()).allocate(AllocationRandomModel.YEAR));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static RegionValues people(Draw draw, RegionSet regions) {
        List<Fraction> people = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            people.add(Fraction.of(draw.between(1, 100_000)));
        }
        return RegionValues.of(regions, people);
    }

    private static DivisionParts parts(Allocation allocation) {
        return DivisionParts.of(allocation, stream -> true);
    }

    private static void addsUpToTheCent(Attribution attribution, Allocation a, Allocation b) {
        Attribution.InCents table = attribution.inCents();
        for (int i = 0; i < a.regions().size(); i++) {
            long difference = b.budgets().get(i).minus(a.budgets().get(i)).cents();
            assertThat(attribution.difference().get(i)).isEqualTo(Fraction.of(difference));
            assertThat(table.differences().get(i)).isEqualTo(difference);
            assertThat(table.cells().get(i).stream().mapToLong(cents -> cents).sum())
                    .isEqualTo(difference);
        }
        assertThat(table.total()).isEqualTo(b.total().minus(a.total()).cents());
        assertThat(table.totals().stream().mapToLong(cents -> cents).sum()).isEqualTo(table.total());
        for (int step = 0; step < attribution.steps().size(); step++) {
            int column = step;
            assertThat(table.totals().get(step))
                    .isEqualTo(table.cells().stream()
                            .mapToLong(row -> row.get(column))
                            .sum())
                    .isBetween(
                            attribution
                                    .contributions()
                                    .get(step)
                                    .total()
                                    .floor()
                                    .longValueExact(),
                            attribution
                                    .contributions()
                                    .get(step)
                                    .total()
                                    .ceiling()
                                    .longValueExact());
        }
    }

    private static void eachPair(int cases, long seed, Consumer<Pair> claim) {
        Seeded.cases(cases, seed, draw -> claim.accept(Pair.of(draw)));
    }

    @Test
    void theStepsBetweenTwoModelsAddUpToTheCent() {
        eachPair(150, SEED, pair -> addsUpToTheCent(pair.attribution(OVER_ALL_ORDERS), pair.a(), pair.b()));
    }

    @Test
    void theStepsInAnyOrderAddUpToTheCent() {
        eachPair(60, SEED + 1, pair -> {
            List<String> ids = new ArrayList<>(pair.attribution(OVER_ALL_ORDERS).steps().stream()
                    .map(AttributionStep::id)
                    .toList());
            Collections.reverse(ids);
            Attribution inOrder = pair.attribution(new AttributionMethod.InOrder(ImmutableList.copyOf(ids)));

            addsUpToTheCent(inOrder, pair.a(), pair.b());
        });
    }

    @Test
    void fromAModelToItselfNothingContributes() {
        eachPair(40, SEED + 2, pair -> {
            Attribution same = ShareAttribution.of(
                    parts(pair.a()),
                    parts(pair.a()),
                    Optional.empty(),
                    pair.youngPeople(),
                    Optional.empty(),
                    OVER_ALL_ORDERS);
            assertThat(same.difference().values()).containsOnly(Fraction.ZERO);
            // What lapses comes in again, part by part.
            for (int step = 0; step < same.steps().size(); step++) {
                AttributionStep own = same.steps().get(step);
                if (own.id().startsWith("old:")) {
                    String coming = own.id().replaceFirst("^old:", "new:");
                    assertThat(contribution(same, coming))
                            .isEqualTo(same.contributions().get(step).map(Fraction::negate));
                }
            }
        });
    }

    private static RegionValues contribution(Attribution attribution, String id) {
        return attribution
                .contributions()
                .get(attribution.steps().stream()
                        .map(AttributionStep::id)
                        .toList()
                        .indexOf(id));
    }

    // ---- two forms of one model

    /** The same streams and parts with some other data, rules and money. */
    private static AllocationRandomModel changed(Draw draw, AllocationRandomModel random) {
        AllocationRandomModel other = draw.oneIn(3) ? random : otherData(draw, random);
        other = draw.oneIn(2) ? other : withPolicy(other, StabilityRandomPolicy.of(draw));
        long factor = draw.between(1, 3);
        return new AllocationRandomModel(
                other.model()
                        .withStreams(other.model().streams().stream()
                                .map(stream -> withMoney(stream, factor))
                                .collect(ImmutableList.toImmutableList())),
                other.inputs());
    }

    private static AllocationRandomModel otherData(Draw draw, AllocationRandomModel random) {
        List<Measure> measures = new ArrayList<>();
        random.inputs().measures().values().forEach(measure -> {
            Map<Integer, RegionValues> byYear = new HashMap<>();
            measure.byYear()
                    .forEach((year, values) ->
                            byYear.put(year, values.map(value -> value.times(Fraction.of(draw.between(1, 3))))));
            measures.add(draw.oneIn(2) ? measure : measure.withYears(byYear));
        });
        return new AllocationRandomModel(random.model(), random.inputs().with(measures));
    }

    private static StreamRule withMoney(StreamRule stream, long factor) {
        ImmutableList<StreamRule.Part> parts = stream.parts().stream()
                .map(part -> new StreamRule.Part(
                        part.id(),
                        part.title(),
                        part.source(),
                        part.share(),
                        part.amounts().map(amounts -> times(amounts, factor)),
                        part.key(),
                        part.where()))
                .collect(ImmutableList.toImmutableList());
        return new StreamRule(
                stream.id(),
                stream.title(),
                stream.source(),
                times(stream.money(), factor),
                parts,
                stream.stability(),
                stream.rounding(),
                stream.where());
    }

    private static StreamRule.YearlyMoney times(StreamRule.YearlyMoney money, long factor) {
        ImmutableSortedMap.Builder<Integer, Money> byYear = ImmutableSortedMap.naturalOrder();
        money.byYear().forEach((year, amount) -> byYear.put(year, Money.ofCents(amount.cents() * factor)));
        return new StreamRule.YearlyMoney(money.ceiling(), byYear.build(), money.where());
    }

    private static RuleAttribution.Side side(AllocationRandomModel random) {
        return new RuleAttribution.Side(random.model(), random.inputs(), AllocationRandomModel.YEAR);
    }

    @Test
    void theStepsBetweenTwoFormsOfAModelAddUpToTheCent() {
        int[] tried = {0};
        Seeded.cases(400, SEED + 3, draw -> {
            AllocationRandomModel first = AllocationRandomModel.of(draw, METHODS);
            AllocationRandomModel second = changed(draw, first);
            Optional<Allocation> a = allocate(first);
            Optional<Allocation> b = allocate(second);
            if (a.isEmpty() || b.isEmpty()) {
                return;
            }
            try {
                addsUpToTheCent(
                        RuleAttribution.of(side(first), side(second), stream -> true, OVER_ALL_ORDERS),
                        a.get(),
                        b.get());
                tried[0]++;
            } catch (ProblemException e) {
                assertThat(e.problems())
                        .allSatisfy(problem -> assertThat(problem.code()).isEqualTo("attribution-mixture"));
            }
        });
        assertThat(tried[0]).as("pairs of which every mixture has an outcome").isGreaterThan(100);
    }
}
