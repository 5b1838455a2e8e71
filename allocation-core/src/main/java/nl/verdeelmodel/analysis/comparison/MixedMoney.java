package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Optional;
import java.util.TreeMap;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.exact.Money;

/** The money of one form of a model, divided in a year in which the other form is measured. */
final class MixedMoney {

    private MixedMoney() {}

    /** Money whose amount of the year of payment is divided in another year; other years stay as they are. */
    static StreamRule.YearlyMoney of(StreamRule.YearlyMoney money, int paid, int measured) {
        TreeMap<Integer, Money> byYear = new TreeMap<>(money.byYear());
        Money amount = money.byYear().get(paid);
        if (amount == null) {
            byYear.remove(measured);
        } else {
            byYear.put(measured, amount);
        }
        return new StreamRule.YearlyMoney(money.ceiling(), ImmutableSortedMap.copyOf(byYear), money.where());
    }

    /** The parts of a stream with keys and shares of one form and stated amounts of another. */
    static ImmutableList<StreamRule.Part> parts(StreamRule keys, StreamRule money, int paid, int measured) {
        return keys.parts().stream()
                .map(part -> withAmounts(part, amounts(money, part.id()), paid, measured))
                .collect(ImmutableList.toImmutableList());
    }

    private static Optional<StreamRule.YearlyMoney> amounts(StreamRule money, String id) {
        return money.parts().stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .flatMap(StreamRule.Part::amounts);
    }

    private static StreamRule.Part withAmounts(
            StreamRule.Part part, Optional<StreamRule.YearlyMoney> amounts, int paid, int measured) {
        return new StreamRule.Part(
                part.id(),
                part.title(),
                part.source(),
                part.share(),
                amounts.map(own -> of(own, paid, measured)),
                part.key(),
                part.where());
    }
}
