package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Optional;
import nl.verdeelmodel.BaselineRule;
import nl.verdeelmodel.KeyRule;
import nl.verdeelmodel.MeasureTerm;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.KeySchedule;

/**
 * A stream moved to other years of payment: the money of its first year, keys as far behind the payment as in that year, and
 * rules by year as far from the first year as in the model.
 */
final class ReplayedStream {

    private final StreamRule stream;
    private final int first;

    ReplayedStream(StreamRule stream) {
        this.stream = stream;
        this.first = stream.money().byYear().firstKey();
    }

    /** The measures and years that a year of payment asks for if its keys are measured anew. */
    ImmutableSet<MeasureTerm.Lookup> lookups(int year) {
        return at(ImmutableList.of(year), ReplayPlan.Keys.EVERY_YEAR, stream.stability())
                .lookups(year);
    }

    /** The stream with money in the first of these years only, for a projection to carry on. */
    StreamRule in(ImmutableList<Integer> years, ReplayPlan plan) {
        int shift = years.get(0) - first;
        Optional<StabilityPolicy> policy = stream.stability()
                .map(rules -> plan.start() == ReplayPlan.Start.MODEL ? rules : withStart(rules, years.get(0)))
                .map(rules -> ShiftedRules.by(shift, rules));
        return at(years, plan.keys(), policy);
    }

    private StreamRule at(ImmutableList<Integer> years, ReplayPlan.Keys keys, Optional<StabilityPolicy> policy) {
        ImmutableList<StreamRule.Part> parts = stream.parts().stream()
                .map(part -> new StreamRule.Part(
                        part.id(),
                        part.title(),
                        part.source(),
                        part.share(),
                        part.amounts().map(amounts -> money(amounts, years.get(0))),
                        key(part.key(), years, keys),
                        part.where()))
                .collect(ImmutableList.toImmutableList());
        return new StreamRule(
                stream.id(),
                stream.title(),
                stream.source(),
                money(stream.money(), years.get(0)),
                parts,
                policy,
                stream.rounding(),
                stream.where());
    }

    private StreamRule.YearlyMoney money(StreamRule.YearlyMoney money, int year) {
        Money amount = money.byYear().getOrDefault(first, Money.ZERO);
        return new StreamRule.YearlyMoney(money.ceiling(), ImmutableSortedMap.of(year, amount), money.where());
    }

    private KeyRule key(KeyRule rule, ImmutableList<Integer> years, ReplayPlan.Keys keys) {
        KeyRule.Terms terms = rule.terms();
        KeyRule.Terms moved = new KeyRule.Terms(
                terms.source(),
                terms.frozen().map(frozen -> schedule(frozen, years, keys)),
                terms.excluded(),
                terms.where());
        return rule instanceof KeyRule.Blend blend
                ? new KeyRule.Blend(
                        moved,
                        blend.components().stream()
                                .map(component ->
                                        new KeyRule.Component(component.weight(), key(component.key(), years, keys)))
                                .collect(ImmutableList.toImmutableList()))
                : rule.withTerms(moved);
    }

    private KeySchedule schedule(KeySchedule frozen, ImmutableList<Integer> years, ReplayPlan.Keys keys) {
        ImmutableSortedMap.Builder<Integer, Integer> moved = ImmutableSortedMap.naturalOrder();
        if (keys == ReplayPlan.Keys.EVERY_YEAR) {
            years.forEach(year -> moved.put(year, year - lag(frozen)));
        } else {
            int shift = years.get(0) - first;
            frozen.baseYears().forEach((from, base) -> moved.put(from + shift, base + shift));
        }
        return new KeySchedule(moved.buildOrThrow());
    }

    /** How many years a frozen key lies behind the first payment; one that is frozen later only, behind its own first. */
    private int lag(KeySchedule frozen) {
        return frozen.at(first)
                .map(entry -> first - entry.getValue())
                .orElseGet(() -> frozen.baseYears().firstKey()
                        - frozen.baseYears().values().asList().get(0));
    }

    private StabilityPolicy withStart(StabilityPolicy policy, int firstYear) {
        Optional<BaselineRule> baseline = policy.baseline()
                .map(rule -> rule instanceof BaselineRule.LastYear last
                        ? Replay.baseline(stream, firstYear, last.dampened())
                        : rule);
        return new StabilityPolicy(
                baseline, policy.rules(), policy.balance(), policy.reduceFloors(), policy.priority(), policy.where());
    }
}
