package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.KeyRule;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;

/** Finds the numbers that a model states for a year. */
final class Parameters {

    private final FundingModel model;
    private final int year;
    private final ImmutableList.Builder<Parameter> found = ImmutableList.builder();

    private Parameters(FundingModel model, int year) {
        this.model = model;
        this.year = year;
    }

    /** The parameters in the order of the model: per stream its money, its parts, its keys, its stability rules. */
    static ImmutableList<Parameter> of(FundingModel model, int year) {
        Parameters parameters = new Parameters(model, year);
        for (int i = 0; i < model.streams().size(); i++) {
            parameters.stream(i);
        }
        return parameters.found.build();
    }

    private void stream(int index) {
        StreamRule stream = model.streams().get(index);
        Function<StreamRule, FundingModel> put =
                changed -> model.withStreams(replaced(model.streams(), index, changed));
        String path = "streams." + stream.id();
        money(stream, path, put);
        for (int i = 0; i < stream.parts().size(); i++) {
            int number = i;
            StreamRule.Part part = stream.parts().get(i);
            part.share()
                    .filter(share -> stream.parts().size() > 1)
                    .ifPresent(share -> share(stream, number, share, put));
            String article = part.article().isEmpty() ? stream.source() : part.article();
            new KeyParameters(stream.rounding().unitCents(), found)
                    .add(
                            part.key(),
                            path + ".parts." + part.id() + ".key",
                            article,
                            key -> put.apply(withParts(stream, replaced(stream.parts(), number, withKey(part, key)))));
        }
        stream.stability().ifPresent(policy -> rules(stream, policy, path, put));
    }

    private void money(StreamRule stream, String path, Function<StreamRule, FundingModel> put) {
        Money amount = stream.money().byYear().get(year);
        if (amount == null) {
            return;
        }
        if (stream.parts().get(0).amounts().isEmpty()) {
            String kind = stream.money().ceiling() ? ".ceiling." : ".amount.";
            found.add(new Parameter(
                    path + kind + year,
                    stream.source(),
                    Parameter.Unit.MONEY,
                    amount.toCents(),
                    stream.rounding().unitCents(),
                    cents -> put.apply(withMoney(stream, at(stream.money(), cents)))));
            return;
        }
        for (int i = 0; i < stream.parts().size(); i++) {
            amountOfPart(stream, i, path, put);
        }
    }

    /** The amount of a part; that of its stream changes along. */
    private void amountOfPart(StreamRule stream, int number, String path, Function<StreamRule, FundingModel> put) {
        StreamRule.Part part = stream.parts().get(number);
        StreamRule.YearlyMoney money = part.amounts().orElseThrow();
        Money amount = money.byYear().get(year);
        if (amount == null) {
            return;
        }
        Fraction rest = stream.money()
                .byYear()
                .getOrDefault(year, Money.ZERO)
                .minus(amount)
                .toCents();
        found.add(new Parameter(
                path + ".parts." + part.id() + ".amount." + year,
                part.article(),
                Parameter.Unit.MONEY,
                amount.toCents(),
                stream.rounding().unitCents(),
                cents -> {
                    StreamRule.Part changed = new StreamRule.Part(
                            part.id(),
                            part.title(),
                            part.source(),
                            part.share(),
                            Optional.of(at(money, cents)),
                            part.key(),
                            part.where());
                    StreamRule whole = withParts(stream, replaced(stream.parts(), number, changed));
                    return put.apply(withMoney(whole, at(stream.money(), rest.plus(cents))));
                }));
    }

    /** The share of a part; those of the others change along in proportion, so that they still add up to 1. */
    private void share(StreamRule stream, int number, Fraction share, Function<StreamRule, FundingModel> put) {
        StreamRule.Part part = stream.parts().get(number);
        found.add(new Parameter(
                "streams." + stream.id() + ".parts." + part.id() + ".share",
                part.article(),
                Parameter.Unit.RELATIVE,
                share,
                1,
                changed -> put.apply(withParts(
                        stream,
                        IntStream.range(0, stream.parts().size())
                                .mapToObj(i -> withShare(
                                        stream.parts().get(i),
                                        other(
                                                stream.parts().get(i).share().orElseThrow(),
                                                share,
                                                changed,
                                                i == number)))
                                .collect(ImmutableList.toImmutableList())))));
    }

    /** What a share becomes if one of them goes from {@code old} to {@code changed} and all together stay 1. */
    static Fraction other(Fraction share, Fraction old, Fraction changed, boolean isChanged) {
        if (isChanged) {
            return changed;
        }
        Fraction others = Fraction.ONE.minus(old);
        return others.signum() == 0
                ? share
                : share.times(Fraction.ONE.minus(changed)).dividedBy(others);
    }

    private void rules(StreamRule stream, StabilityPolicy policy, String path, Function<StreamRule, FundingModel> put) {
        for (int i = 0; i < policy.rules().size(); i++) {
            int number = i;
            StabilityRule rule = policy.rules().get(i);
            new RuleParameters(
                            rule,
                            year,
                            path + ".stability." + i,
                            stream.rounding().unitCents(),
                            found)
                    .add(changed -> put.apply(stream.withStability(
                            Optional.of(withRules(policy, replaced(policy.rules(), number, changed))))));
        }
    }

    private static StabilityPolicy withRules(StabilityPolicy policy, ImmutableList<StabilityRule> rules) {
        return new StabilityPolicy(
                policy.baseline(), rules, policy.balance(), policy.reduceFloors(), policy.priority(), policy.where());
    }

    private static StreamRule withMoney(StreamRule stream, StreamRule.YearlyMoney money) {
        return new StreamRule(
                stream.id(),
                stream.title(),
                stream.source(),
                money,
                stream.parts(),
                stream.stability(),
                stream.rounding(),
                stream.where());
    }

    private static StreamRule withParts(StreamRule stream, ImmutableList<StreamRule.Part> parts) {
        return new StreamRule(
                stream.id(),
                stream.title(),
                stream.source(),
                stream.money(),
                parts,
                stream.stability(),
                stream.rounding(),
                stream.where());
    }

    private static StreamRule.Part withShare(StreamRule.Part part, Fraction share) {
        return new StreamRule.Part(
                part.id(), part.title(), part.source(), Optional.of(share), part.amounts(), part.key(), part.where());
    }

    private static StreamRule.Part withKey(StreamRule.Part part, KeyRule key) {
        return new StreamRule.Part(
                part.id(), part.title(), part.source(), part.share(), part.amounts(), key, part.where());
    }

    private StreamRule.YearlyMoney at(StreamRule.YearlyMoney money, Fraction cents) {
        TreeMap<Integer, Money> byYear = new TreeMap<>(money.byYear());
        byYear.put(year, Money.ofCents(cents.numerator()));
        return new StreamRule.YearlyMoney(money.ceiling(), ImmutableSortedMap.copyOf(byYear), money.where());
    }

    /** The same list with another item at a place. */
    static <T> ImmutableList<T> replaced(List<? extends T> items, int index, T item) {
        List<T> changed = new ArrayList<>(items);
        changed.set(index, item);
        return ImmutableList.copyOf(changed);
    }
}
