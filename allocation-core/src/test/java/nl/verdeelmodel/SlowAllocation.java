package nl.verdeelmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.score.Measure;
import nl.verdeelmodel.score.YearAverage;

/** The division of a stream with an amount, written down from its definition: slow, obvious, in exact fractions only. */
record SlowAllocation(Inputs inputs, int year) {

    /** What each region gets in cents, by largest remainder; ties go to the lower index. */
    List<Fraction> divide(StreamRule stream) {
        Fraction unit = Fraction.of(stream.rounding().unitCents());
        Fraction amount = stream.money().byYear().get(year).toCents();
        List<Fraction> parts = new ArrayList<>();
        for (StreamRule.Part part : stream.parts()) {
            parts.add(
                    part.amounts().isPresent()
                            ? part.amounts().get().byYear().get(year).toCents()
                            : part.share().orElseThrow().times(amount));
        }
        List<Fraction> partAmounts = wholeUnits(parts, unit);
        List<Fraction> sums = zeros();
        for (int p = 0; p < parts.size(); p++) {
            List<Fraction> targets = new ArrayList<>();
            for (Fraction share : shares(stream.parts().get(p).key(), Set.of(), year)) {
                targets.add(share.times(partAmounts.get(p)));
            }
            List<Fraction> cents = wholeUnits(targets, unit);
            for (int i = 0; i < sums.size(); i++) {
                sums.set(i, sums.get(i).plus(cents.get(i)));
            }
        }
        return sums;
    }

    private static List<Fraction> wholeUnits(List<Fraction> amounts, Fraction unit) {
        List<Fraction> quotas =
                amounts.stream().map(amount -> amount.dividedBy(unit)).toList();
        List<Fraction> units = new ArrayList<>(
                quotas.stream().map(quota -> Fraction.of(quota.floor())).toList());
        long left = sum(quotas).minus(sum(units)).numerator().longValueExact();
        IntStream.range(0, quotas.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> units.get(i).minus(quotas.get(i)))
                        .thenComparing(i -> i))
                .limit(left)
                .forEach(i -> units.set(i, units.get(i).plus(Fraction.ONE)));
        return units.stream().map(unit::times).toList();
    }

    /** Shares of a key; in a blend, codes that the blend leaves out and the year that it is measured in. */
    private List<Fraction> shares(KeyRule rule, Set<String> outside, int blendYear) {
        int t = rule.terms().frozen().map(frozen -> lastAt(frozen.baseYears())).orElse(blendYear);
        Set<String> excluded = new HashSet<>(outside);
        excluded.addAll(rule.terms().excluded());
        List<Fraction> weights = new ArrayList<>();
        for (int i = 0; i < inputs.regions().size(); i++) {
            boolean out = excluded.contains(inputs.regions().get(i).code());
            weights.add(out ? Fraction.ZERO : weight(rule, excluded, i, t));
        }
        Fraction total = sum(weights);
        return total.signum() == 0
                ? weights
                : weights.stream().map(weight -> weight.dividedBy(total)).toList();
    }

    private int lastAt(SortedMap<Integer, Integer> baseYears) {
        int base = 0;
        for (Map.Entry<Integer, Integer> entry : baseYears.entrySet()) {
            base = entry.getKey() <= year ? entry.getValue() : base;
        }
        return base;
    }

    private Fraction weight(KeyRule rule, Set<String> excluded, int region, int t) {
        if (rule instanceof KeyRule.ProportionalTo proportional) {
            Fraction value = value(proportional.measure(), region, t);
            return proportional
                    .condition()
                    .filter(condition -> !meets(condition, value, region, t))
                    .map(condition -> Fraction.ZERO)
                    .orElse(value);
        }
        if (rule instanceof KeyRule.Blend blend) {
            Fraction sum = Fraction.ZERO;
            for (KeyRule.Component component : blend.components()) {
                Fraction share = shares(component.key(), excluded, t).get(region);
                sum = sum.plus(component.weight().times(share));
            }
            return sum;
        }
        return Fraction.ONE;
    }

    private boolean meets(KeyRule.Condition condition, Fraction value, int region, int t) {
        Fraction base = value(condition.base(), region, t);
        return base.signum() > 0 && value.compareTo(condition.rule().atLeast().times(base)) >= 0;
    }

    private Fraction value(MeasureTerm term, int region, int t) {
        if (term instanceof MeasureTerm.Product product) {
            return product.factors().stream()
                    .map(factor -> value(factor, region, t))
                    .reduce(Fraction.ONE, Fraction::times);
        }
        if (term instanceof MeasureTerm.InYear inYear) {
            return value(inYear.measure(), inYear.year().from(t), region);
        }
        if (term instanceof MeasureTerm.Quotient quotient) {
            Fraction denominator = value(quotient.denominator(), region, t);
            return denominator.signum() == 0
                    ? Fraction.ZERO
                    : value(quotient.numerator(), region, t).dividedBy(denominator);
        }
        return term instanceof MeasureTerm.Smoothed smoothed
                ? smoothed(smoothed, region, smoothed.year().from(t))
                : mean((MeasureTerm.MeanOver) term, region, t);
    }

    private Fraction mean(MeasureTerm.MeanOver mean, int region, int t) {
        Fraction sum = Fraction.ZERO;
        Fraction weights = Fraction.ZERO;
        int first = mean.over().first().from(t);
        for (int year = first; year <= mean.over().last().from(t); year++) {
            Fraction weight =
                    mean.weights().isEmpty() ? Fraction.ONE : mean.weights().get(year - first);
            sum = sum.plus(weight.times(valueOrShare(mean, region, year)));
            weights = weights.plus(weight);
        }
        return sum.dividedBy(weights);
    }

    private Fraction valueOrShare(MeasureTerm.MeanOver mean, int region, int t) {
        Fraction value = value(mean.term(), region, t);
        if (mean.of() == YearAverage.Of.VALUES) {
            return value;
        }
        Fraction total = Fraction.ZERO;
        for (int i = 0; i < inputs.regions().size(); i++) {
            total = total.plus(value(mean.term(), i, t));
        }
        return value.dividedBy(total);
    }

    /** From its definition: z of a year by z of the year before. */
    private Fraction smoothed(MeasureTerm.Smoothed term, int region, int t) {
        Fraction value = value(term.term(), region, t);
        if (t == term.rule().first()) {
            return value;
        }
        Fraction a = term.rule().weight();
        return a.times(value).plus(Fraction.ONE.minus(a).times(smoothed(term, region, t - 1)));
    }

    private Fraction value(String name, int ofYear, int region) {
        Measure measure = inputs.measures().get(name);
        return measure.byYear().get(ofYear).get(region);
    }

    private List<Fraction> zeros() {
        return new ArrayList<>(java.util.Collections.nCopies(inputs.regions().size(), Fraction.ZERO));
    }

    private static Fraction sum(List<Fraction> values) {
        return values.stream().reduce(Fraction.ZERO, Fraction::plus);
    }
}
