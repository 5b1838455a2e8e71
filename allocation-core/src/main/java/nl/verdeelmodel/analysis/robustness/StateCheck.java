package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/** Looks at one division: totals, bounds, and whether stability rules keep the order of the regions. */
record StateCheck(Trial trial) {

    private static final int MOST_PER_CASE = 3;

    /** What was found in one case; {@code answered} is false if the model has no amounts. */
    record Outcome(boolean answered, List<Counterexample> breaches) {

        List<Counterexample> of(RobustnessCheck check, String subject) {
            return breaches.stream()
                    .filter(breach ->
                            breach.check() == check && breach.subject().equals(subject))
                    .toList();
        }
    }

    Outcome of(int number, Inputs data) {
        try {
            Allocation allocation = Allocator.of(trial.model(), data).allocate(trial.year());
            List<Counterexample> breaches = new ArrayList<>();
            for (Allocation.StreamOutcome stream : allocation.streams()) {
                total(number, stream).ifPresent(breaches::add);
                stream.stability().ifPresent(stability -> {
                    breaches.addAll(bounds(number, stream, stability));
                    breaches.addAll(order(number, stream, stability, false));
                    if (stability.policy().baseline().isPresent()) {
                        breaches.addAll(order(number, stream, stability, true));
                    }
                });
            }
            return new Outcome(true, breaches);
        } catch (ProblemException e) {
            return new Outcome(false, List.of());
        }
    }

    /** Exactly the money there is; under a ceiling at most that; whatever it costs where the total is an outcome. */
    private Optional<Counterexample> total(int number, Allocation.StreamOutcome stream) {
        boolean isOutcome = stream.rule()
                .stability()
                .map(StabilityPolicy::balance)
                .filter(balance -> balance.method() == BalanceMethod.NONE)
                .isPresent();
        Money there = stream.available();
        Money given = stream.budgets().total();
        boolean right = stream.rule().money().ceiling() ? given.compareTo(there) <= 0 : given.equals(there);
        if (isOutcome || right) {
            return Optional.empty();
        }
        return Optional.of(counterexample(
                RobustnessCheck.TOTALS,
                number,
                stream,
                new Pair(0, 0),
                Fraction.ZERO,
                Fraction.ZERO,
                there,
                given,
                Text.format(
                        "{0} verdeelt {1} van {2}.",
                        "{0} divides {1} of {2}.", stream.rule().id(), given, there)));
    }

    private List<Counterexample> bounds(int number, Allocation.StreamOutcome stream, StabilityOutcome stability) {
        List<Counterexample> found = new ArrayList<>();
        for (int i = 0; stability.keepsBounds() && i < stability.situation().size(); i++) {
            Money amount = stability.budgets().get(i);
            if (!stability.dampened().limits().allow(i, amount.toCents())) {
                found.add(counterexample(
                        RobustnessCheck.TOTALS,
                        number,
                        stream,
                        new Pair(i, i),
                        stability.dampened().limits().floor(i),
                        stability.dampened().limits().ceiling(i).orElse(Fraction.ZERO),
                        amount,
                        amount,
                        Text.format(
                                "Regio {0} krijgt {1} in {2}, buiten haar bodem of plafond.",
                                "Region {0} gets {1} in {2}, outside its floor or ceiling.",
                                stream.budgets().regions().label(i),
                                amount,
                                stream.rule().id())));
            }
        }
        return found;
    }

    private record Pair(int higher, int lower) {}

    /** The pairs in which the region with the higher target, and if asked also the higher baseline, gets less; most first. */
    private List<Counterexample> order(
            int number, Allocation.StreamOutcome stream, StabilityOutcome stability, boolean withBaseline) {
        List<Counterexample> found = new ArrayList<>();
        RegionValues targets = stability.situation().targets();
        RegionValues baseline = stability.situation().baseline();
        Fraction slack = Fraction.of(2 * stability.unitCents());
        for (int i = 0; i < targets.regions().size(); i++) {
            for (int j = 0; j < targets.regions().size(); j++) {
                boolean higher = targets.get(i).compareTo(targets.get(j)) > 0
                        && (!withBaseline || baseline.get(i).compareTo(baseline.get(j)) >= 0);
                Fraction lacking =
                        stability.dampened().cents(j).minus(stability.dampened().cents(i));
                if (higher && lacking.compareTo(slack) > 0) {
                    found.add(reversal(number, stream, stability, new Pair(i, j), withBaseline));
                }
            }
        }
        found.sort(Comparator.comparingLong(
                breach -> breach.firstAmount().cents() - breach.secondAmount().cents()));
        return found.subList(0, Math.min(MOST_PER_CASE, found.size()));
    }

    private Counterexample reversal(
            int number, Allocation.StreamOutcome stream, StabilityOutcome stability, Pair pair, boolean withBaseline) {
        RegionSet regions = stream.budgets().regions();
        Fraction higher = stability.situation().targets().get(pair.higher());
        Fraction lower = stability.situation().targets().get(pair.lower());
        Money less = stability.budgets().get(pair.higher());
        Money more = stability.budgets().get(pair.lower());
        Text sentence = Text.format(
                "In {0} is het streefbedrag van regio {1} {2} en dat van regio {3} {4}, maar zij krijgen {5} en {6}.",
                "In {0} the target of region {1} is {2} and that of region {3} {4}, but they get {5} and {6}.",
                stream.rule().id(),
                regions.label(pair.higher()),
                Money.ofCents(higher.floor()),
                regions.label(pair.lower()),
                Money.ofCents(lower.floor()),
                less,
                more);
        Text baselines = Text.format(
                "{0} Het uitgangsbedrag was {1} en {2}.",
                "{0} The baseline was {1} and {2}.",
                sentence,
                Money.ofCents(
                        stability.situation().baseline().get(pair.higher()).floor()),
                Money.ofCents(stability.situation().baseline().get(pair.lower()).floor()));
        return counterexample(
                withBaseline ? RobustnessCheck.ORDER_OF_BOTH : RobustnessCheck.ORDER_OF_TARGETS,
                number,
                stream,
                pair,
                higher,
                lower,
                less,
                more,
                withBaseline ? baselines : sentence);
    }

    private static Counterexample counterexample(
            RobustnessCheck check,
            int number,
            Allocation.StreamOutcome stream,
            Pair pair,
            Fraction firstValue,
            Fraction secondValue,
            Money first,
            Money second,
            Text sentence) {
        String id = stream.rule().id();
        return new Counterexample(
                check,
                id,
                number,
                id,
                pair.higher(),
                pair.lower(),
                firstValue,
                secondValue,
                first,
                second,
                ImmutableList.of(),
                sentence);
    }
}
