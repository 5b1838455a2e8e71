package nl.verdeelmodel;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.budget.Targets;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.rounding.Apportionment;
import nl.verdeelmodel.rounding.ApportionmentMethod;
import nl.verdeelmodel.rounding.DivisorMethod;
import nl.verdeelmodel.rounding.LargestRemainder;

/** Divides one stream in one year: keys, amounts of the parts, targets, rounding. */
final class StreamDivision {

    private final StreamRule stream;
    private final Inputs inputs;
    private final int year;
    private final long unitCents;
    private final ApportionmentMethod method;

    StreamDivision(StreamRule stream, Inputs inputs, int year) {
        this.stream = stream;
        this.inputs = inputs;
        this.year = year;
        this.unitCents = stream.rounding().unitCents();
        this.method = ApportionmentMethod.byId(stream.rounding().method()).orElseThrow();
    }

    /**
     * A stream in a year before its stability rules: what each part gives.
     *
     * @param available the money
     * @param exactTargets what each region should get from all parts together, exact, in cents; under a ceiling its claims
     *     before any cut
     */
    record Undampened(
            Money available,
            ImmutableList<Allocation.PartOutcome> parts,
            Optional<Apportionment> partition,
            RegionBudgets sum,
            Supplier<RegionValues> exactTargets) {

        RegionValues targets() {
            return exactTargets.get();
        }
    }

    /**
     * Everything but the values of measures that {@link #undampened} depends on: two years that ask the same get the same.
     *
     * @param money what there is for the stream, and for each part with an amount of its own
     * @param lookups the values that the keys ask for, in the order of the model
     */
    record Question(ImmutableList<Money> money, ImmutableList<MeasureTerm.Lookup> lookups) {}

    /** What this stream asks in this year. */
    Question question() {
        ImmutableList.Builder<Money> money = ImmutableList.builder();
        money.add(stream.money().byYear().getOrDefault(year, Money.ZERO));
        for (StreamRule.Part part : stream.parts()) {
            part.amounts().ifPresent(amounts -> money.add(amounts.byYear().getOrDefault(year, Money.ZERO)));
        }
        return new Question(
                money.build(),
                stream.parts().stream()
                        .flatMap(part -> part.key().lookups(year, year))
                        .collect(ImmutableList.toImmutableList()));
    }

    /** The quick way to the amounts under any policy. */
    QuickStability quick(Undampened undampened) {
        return new QuickStability(stream, inputs, year, undampened.sum().total().cents(), quickTargets(undampened));
    }

    /** The targets as doubles and, where asked for, as integers: a sum of weights times the money of their part. */
    private QuickValues quickTargets(Undampened undampened) {
        if (stream.money().ceiling()) {
            return QuickValues.of(undampened.targets().values());
        }
        return QuickValues.sum(
                inputs.regions().size(),
                undampened.parts().stream()
                        .filter(part -> part.amount().cents() > 0)
                        .map(part -> QuickValues.divided(
                                part.amount().cents(), part.targets().key().weights()))
                        .toList());
    }

    /**
     * Divides the stream with its stability rules.
     *
     * @param lastYear the outcome of this stream in the year before; empty if there is none or no rule looks at it
     */
    Allocation.StreamOutcome divide(Optional<Allocation.StreamOutcome> lastYear) {
        Undampened undampened = undampened();
        Optional<StabilityOutcome> stability = stream.stability()
                .map(policy -> stability(policy, undampened, lastYear.map(StabilityEvaluator.LastYear::of)));
        return new Allocation.StreamOutcome(
                stream,
                undampened.available(),
                undampened.parts(),
                undampened.partition(),
                undampened.sum(),
                stability,
                stability.map(StabilityOutcome::budgets).orElse(undampened.sum()));
    }

    /** Divides the stream without stability rules. */
    Undampened undampened() {
        Money available = stream.money().byYear().getOrDefault(year, Money.ZERO);
        List<KeyOutcome> keys = keys();
        PartAmounts amounts = stream.money().ceiling() ? amountsUnderCeiling(available, keys) : amounts(available);
        Problems problems = new Problems();
        List<Allocation.PartOutcome> parts = new ArrayList<>();
        RegionBudgets sum = RegionBudgets.zero(inputs.regions());
        for (int i = 0; i < keys.size(); i++) {
            StreamRule.Part part = stream.parts().get(i);
            Targets targets = new Targets(keys.get(i).key(), amounts.amounts().get(i));
            KeyOutcome key = keys.get(i);
            Allocation.PartOutcome outcome =
                    problems.collect(() -> round(part, key, targets)).orElse(null);
            if (outcome != null) {
                parts.add(outcome);
                sum = sum.plus(outcome.budgets());
            }
        }
        problems.throwIfAny();
        return new Undampened(
                available,
                ImmutableList.copyOf(parts),
                amounts.rounding(),
                sum,
                Suppliers.memoize(() -> targets(parts)));
    }

    /** Keeps the stream stable by a policy, which need not be its own. */
    StabilityOutcome stability(
            StabilityPolicy policy, Undampened undampened, Optional<StabilityEvaluator.LastYear> lastYear) {
        return new StabilityEvaluator(stream, policy, inputs, year, lastYear)
                .apply(undampened.sum().total().toCents(), undampened.targets());
    }

    /** What each region should get from all parts together, exact; under a ceiling its claims before any cut. */
    private RegionValues targets(List<Allocation.PartOutcome> parts) {
        return stream.money().ceiling()
                ? Allocation.StreamOutcome.claims(inputs.regions(), parts)
                : Allocation.StreamOutcome.exactTargets(inputs.regions(), parts);
    }

    private List<KeyOutcome> keys() {
        Problems problems = new Problems();
        KeyEvaluator evaluator = new KeyEvaluator(inputs);
        List<KeyOutcome> keys = new ArrayList<>();
        for (StreamRule.Part part : stream.parts()) {
            problems.collect(() -> evaluator.evaluate(part.key(), year)).ifPresent(keys::add);
        }
        problems.throwIfAny();
        return keys;
    }

    /** What each part divides, and how that became whole units; empty if it was stated in them. */
    private record PartAmounts(List<Money> amounts, Optional<Apportionment> rounding) {

        static PartAmounts stated(List<Money> amounts) {
            return new PartAmounts(amounts, Optional.empty());
        }
    }

    /** Each part has its own amount, or its share of the stream by largest remainder. */
    private PartAmounts amounts(Money available) {
        if (stream.parts().get(0).amounts().isPresent()) {
            return PartAmounts.stated(stream.parts().stream()
                    .map(part -> part.amounts().orElseThrow().byYear().getOrDefault(year, Money.ZERO))
                    .toList());
        }
        Weights shares = Weights.of(
                stream.parts().stream().map(part -> part.share().orElseThrow()).toList());
        return inUnits(available, shares);
    }

    private PartAmounts amountsUnderCeiling(Money ceiling, List<KeyOutcome> keys) {
        List<Money> claims =
                keys.stream().map(key -> ((KeyOutcome.Claims) key).total()).toList();
        Money sum = claims.stream().reduce(Money.ZERO, Money::plus);
        if (sum.compareTo(ceiling) > 0) {
            Money payable = Money.ofCents(ceiling.cents() - ceiling.cents() % unitCents);
            return inUnits(
                    payable, Weights.of(claims.stream().mapToLong(Money::cents).toArray()));
        }
        requireWholeUnits(keys);
        return PartAmounts.stated(claims);
    }

    /** Claims that fit are paid as they are, so each must be whole units. */
    private void requireWholeUnits(List<KeyOutcome> keys) {
        Problems problems = new Problems();
        RegionSet regions = inputs.regions();
        for (KeyOutcome key : keys) {
            for (int i = 0; i < regions.size(); i++) {
                long claim =
                        ((KeyOutcome.Claims) key).claims().get(i).numerator().longValueExact();
                if (claim % unitCents != 0) {
                    problems.add(Problem.input(
                            "amount-not-in-units",
                            stream.rounding().where(),
                            Text.format(
                                    "Het bedrag van regio {0}, {1}, is geen veelvoud van de eenheid {2}.",
                                    "The amount of region {0}, {1}, is not a multiple of the unit {2}.",
                                    regions.label(i),
                                    Money.ofCents(claim),
                                    Money.ofCents(unitCents))));
                }
            }
        }
        problems.throwIfAny();
    }

    private PartAmounts inUnits(Money amount, Weights weights) {
        Apportionment units = LargestRemainder.withoutMinimum().apportion(amount.cents() / unitCents, weights);
        List<Money> amounts = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            amounts.add(Money.ofCents(units.units(i) * unitCents));
        }
        return new PartAmounts(amounts, Optional.of(units));
    }

    private Allocation.PartOutcome round(StreamRule.Part part, KeyOutcome key, Targets targets) {
        requireSomeWeight(part, targets);
        Weights weights = targets.key().weights();
        long units = targets.amount().cents() / unitCents;
        requireEnoughUnits(part, units, weights);
        // With nothing to divide every method gives nothing, also those that give everyone a unit.
        ApportionmentMethod applied = units == 0 ? LargestRemainder.withoutMinimum() : method;
        Apportionment rounding = applied.apportion(units, weights);
        long[] cents = rounding.toArray();
        for (int i = 0; i < cents.length; i++) {
            cents[i] = Math.multiplyExact(cents[i], unitCents);
        }
        return new Allocation.PartOutcome(part, key, targets, rounding, RegionBudgets.ofCents(inputs.regions(), cents));
    }

    private static void requireSomeWeight(StreamRule.Part part, Targets targets) {
        if (targets.key().isZero() && targets.amount().cents() > 0) {
            throw new ProblemException(Problem.input(
                    "weights-all-zero",
                    part.key().terms().where(),
                    Text.format(
                            "Onderdeel {0} heeft {1} te verdelen, maar alle regio's hebben gewicht 0.",
                            "Part {0} has {1} to divide, but every region has weight 0.", part.id(), targets.amount()),
                    Text.of(
                            "Misschien is de kolom leeg of in het verkeerde jaar, of voldoet geen regio aan de voorwaarde.",
                            "Maybe the column is empty or of the wrong year, or no region meets the condition.")));
        }
    }

    private void requireEnoughUnits(StreamRule.Part part, long units, Weights weights) {
        int receivers = weights.countPositive();
        boolean everyoneGetsOne = method instanceof DivisorMethod divisor && divisor.givesEveryoneOne();
        if (everyoneGetsOne && units < receivers && units > 0) {
            throw new ProblemException(new Problem(
                    Problem.Kind.INFEASIBLE,
                    "units-too-few",
                    stream.rounding().where(),
                    Text.format(
                            "De methode {0} geeft elke regio met gewicht minstens een eenheid, maar onderdeel {1} heeft"
                                    + " {2} eenheden voor {3} regio's.",
                            "The method {0} gives every region with weight at least one unit, but part {1} has {2} units"
                                    + " for {3} regions.",
                            method.id(),
                            part.id(),
                            units,
                            receivers),
                    Text.of(
                            "Misschien helpt een kleinere eenheid, of largest-remainder.",
                            "Maybe a smaller unit helps, or largest-remainder.")));
        }
    }
}
