package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.MeasureTerm;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/**
 * A funding model and its inputs carried on beyond the last year that the model has money for.
 *
 * <p>For each later year of payment y, with L the last year of the model and g the growth per year:
 *
 * <ul>
 *   <li>an amount or ceiling is floor(m(L) x (1 + g)^(y - L)), where floor goes down to whole units of the stream and the
 *       power is exact: nothing is rounded in between. Without growth it is m(L) itself. A stream whose parts have stated
 *       amounts grows by its parts, and is their sum;
 *   <li>a measure that the model asks for in a year after its last known one has the values of that last one;
 *   <li>frozen keys keep their schedule, and values of rules by year hold on as they do within the model.
 * </ul>
 *
 * <p>Years that the model has money for are left as they are. A year that a measure lacks among those that it is known for
 * stays a problem.
 *
 * @param model the model with money for every year up to the last one that was asked for
 * @param inputs the regions and the measures, with values for every year that the model asks for
 * @param lastKnown L, the last year of the model as written
 * @param assumptions what was assumed, by year, then in the order of the model
 */
public record Projection(FundingModel model, Inputs inputs, int lastKnown, ImmutableList<Assumption> assumptions) {

    /** EUR 10 trillion in cents: more than any budget, and far from what a {@code long} holds. */
    private static final BigInteger LARGEST_AMOUNT = BigInteger.valueOf(1_000_000_000_000_000L);

    /**
     * Carries a model on.
     *
     * @param model the model as written
     * @param inputs regions and measures
     * @param last the last year that must have money
     * @param growth the growth of amounts and ceilings per year, at least -1
     * @return the model and its inputs as they are if {@code last} is not after the years of the model
     * @throws ProblemException if an amount grows beyond EUR 10 trillion
     */
    public static Projection of(FundingModel model, Inputs inputs, int last, Fraction growth) {
        SortedSet<Integer> years = model.years();
        int lastKnown = years.last();
        if (last <= lastKnown) {
            return new Projection(model, inputs, lastKnown, ImmutableList.of());
        }
        Problems problems = new Problems();
        ImmutableList<StreamRule> streams = model.streams().stream()
                .flatMap(stream ->
                        problems.collect(() -> new StreamGrowth(stream, lastKnown, growth).until(last)).stream())
                .collect(ImmutableList.toImmutableList());
        problems.throwIfAny();
        FundingModel longer = model.withStreams(streams);
        ImmutableList<Assumption> assumptions = assumptions(longer, inputs, lastKnown, last, growth);
        return new Projection(longer, extended(inputs, assumptions), lastKnown, assumptions);
    }

    /** A stream with money for later years. */
    private record StreamGrowth(StreamRule stream, int lastKnown, Fraction growth) {

        StreamRule until(int last) {
            ImmutableList<StreamRule.Part> parts = stream.parts().stream()
                    .map(part -> part.amounts()
                            .map(amounts -> withAmounts(part, extended(amounts, last)))
                            .orElse(part))
                    .collect(ImmutableList.toImmutableList());
            boolean byPart = parts.get(0).amounts().isPresent();
            StreamRule.YearlyMoney money = byPart ? sums(parts, last) : extended(stream.money(), last);
            return new StreamRule(
                    stream.id(),
                    stream.title(),
                    stream.source(),
                    money,
                    parts,
                    stream.stability(),
                    stream.rounding(),
                    stream.where());
        }

        private static StreamRule.Part withAmounts(StreamRule.Part part, StreamRule.YearlyMoney amounts) {
            return new StreamRule.Part(
                    part.id(),
                    part.title(),
                    part.source(),
                    part.share(),
                    Optional.of(amounts),
                    part.key(),
                    part.where());
        }

        private StreamRule.YearlyMoney extended(StreamRule.YearlyMoney money, int last) {
            SortedMap<Integer, Money> byYear = new TreeMap<>(money.byYear());
            Money known = byYear.getOrDefault(lastKnown, Money.ZERO);
            Fraction factor = Fraction.ONE;
            for (int year = lastKnown + 1; year <= last; year++) {
                factor = factor.times(Fraction.ONE.plus(growth));
                byYear.put(year, growth.signum() == 0 ? known : grown(known, factor, year));
            }
            return new StreamRule.YearlyMoney(money.ceiling(), ImmutableSortedMap.copyOfSorted(byYear), money.where());
        }

        private Money grown(Money known, Fraction factor, int year) {
            Fraction unit = Fraction.of(stream.rounding().unitCents());
            BigInteger units = known.toCents().times(factor).dividedBy(unit).floor();
            BigInteger cents = units.multiply(unit.numerator());
            if (cents.compareTo(LARGEST_AMOUNT) > 0) {
                throw new ProblemException(Problem.input(
                        "amount-too-large",
                        stream.money().where(),
                        Text.format(
                                "Met een groei van {0} % per jaar is het bedrag van geldstroom {1} in {2} meer dan {3}.",
                                "With a growth of {0} % per year the amount of stream {1} is more than {3} in {2}.",
                                growth.times(Fraction.of(100)),
                                stream.id(),
                                year,
                                Money.ofCents(LARGEST_AMOUNT)),
                        Text.of(
                                "Misschien is de groei te hoog, of de reeks jaren te lang.",
                                "Maybe the growth is too high, or the range of years too long.")));
            }
            return Money.ofCents(cents);
        }

        /** The money of a stream as the sum of its parts, in the years after the last known one. */
        private StreamRule.YearlyMoney sums(ImmutableList<StreamRule.Part> parts, int last) {
            SortedMap<Integer, Money> byYear = new TreeMap<>(stream.money().byYear());
            for (int year = lastKnown + 1; year <= last; year++) {
                Money sum = Money.ZERO;
                for (StreamRule.Part part : parts) {
                    sum = sum.plus(part.amounts().orElseThrow().byYear().getOrDefault(year, Money.ZERO));
                }
                byYear.put(year, sum);
            }
            return new StreamRule.YearlyMoney(
                    false,
                    ImmutableSortedMap.copyOfSorted(byYear),
                    stream.money().where());
        }
    }

    private static ImmutableList<Assumption> assumptions(
            FundingModel model, Inputs inputs, int lastKnown, int last, Fraction growth) {
        ImmutableList.Builder<Assumption> out = ImmutableList.builder();
        for (int year = lastKnown + 1; year <= last; year++) {
            for (StreamRule stream : model.streams()) {
                Money amount = stream.money().byYear().getOrDefault(year, Money.ZERO);
                out.add(new Assumption.MoneyOf(
                        year, stream.id(), stream.title(), stream.money().ceiling(), lastKnown, growth, amount));
                int payment = year;
                stream.lookups(year).stream()
                        .flatMap(lookup -> measure(inputs, lookup, stream, payment).stream())
                        .forEach(out::add);
            }
        }
        return out.build();
    }

    /** What is assumed about the values that a stream asks for; nothing if they are known, or are missing before the end. */
    private static Optional<Assumption.MeasureOf> measure(
            Inputs inputs, MeasureTerm.Lookup lookup, StreamRule stream, int payment) {
        return Optional.ofNullable(inputs.measures().get(lookup.measure()))
                .filter(measure -> measure.at(lookup.year()).isEmpty()
                        && !measure.byYear().isEmpty()
                        && measure.byYear().lastKey() < lookup.year())
                .map(measure -> new Assumption.MeasureOf(
                        payment,
                        stream.id(),
                        lookup.measure(),
                        measure.title(),
                        lookup.year(),
                        measure.byYear().lastKey()));
    }

    private static Inputs extended(Inputs inputs, ImmutableList<Assumption> assumptions) {
        Map<String, SortedMap<Integer, RegionValues>> byYear = new LinkedHashMap<>();
        for (Assumption assumption : assumptions) {
            if (assumption instanceof Assumption.MeasureOf missing) {
                Measure measure = measure(inputs, missing.measure());
                byYear.computeIfAbsent(missing.measure(), name -> new TreeMap<>(measure.byYear()))
                        .put(missing.asked(), measure.at(missing.from()).orElseThrow());
            }
        }
        Map<String, Measure> measures = new LinkedHashMap<>(inputs.measures());
        byYear.forEach(
                (name, longer) -> measures.put(name, measure(inputs, name).withYears(longer)));
        return new Inputs(inputs.regions(), ImmutableMap.copyOf(measures));
    }

    private static Measure measure(Inputs inputs, String name) {
        return Optional.ofNullable(inputs.measures().get(name)).orElseThrow();
    }
}
