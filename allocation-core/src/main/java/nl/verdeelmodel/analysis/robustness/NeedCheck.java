package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;

/**
 * Raises the value of a region and looks at the amounts per stream: the region itself must not lose, and no other may gain.
 *
 * <p>What rounding alone can move ({@link Trial#slackCents(StreamRule)}) is no finding.
 */
record NeedCheck(Trial trial) {

    /**
     * A raise of a value.
     *
     * @param number 0 on the model's own data, else the number of the random case
     */
    record Raise(int number, Inputs data, ModelInput input, int region, Fraction from, Fraction to) {

        Raise on(Inputs other) {
            return new Raise(number, other, input, region, from, to);
        }
    }

    /**
     * What a raise showed.
     *
     * @param input the measure that was raised
     * @param raise the raise, if a property is lacking; otherwise its data are let go
     * @param answered whether the model has amounts before and after
     * @param breaches the properties that it lacks, at most one case of each
     */
    record Outcome(ModelInput input, Optional<Raise> raise, boolean answered, List<Counterexample> breaches) {

        Optional<Counterexample> breach(RobustnessCheck check) {
            return breaches.stream().filter(breach -> breach.check() == check).findFirst();
        }
    }

    Outcome of(Raise raise) {
        Trial.Answer before = trial.with(raise.input().with(raise.data(), raise.region(), raise.from()));
        Trial.Answer after = trial.with(raise.input().with(raise.data(), raise.region(), raise.to()));
        if (before.budgets().isEmpty() || after.budgets().isEmpty()) {
            return new Outcome(raise.input(), Optional.empty(), false, List.of());
        }
        List<Counterexample> breaches = new ArrayList<>();
        own(raise, before.budgets().get(), after.budgets().get()).ifPresent(breaches::add);
        others(raise, before.budgets().get(), after.budgets().get()).ifPresent(breaches::add);
        Optional<Raise> kept = breaches.isEmpty() ? Optional.empty() : Optional.of(raise);
        return new Outcome(raise.input(), kept, true, breaches);
    }

    private Optional<Counterexample> own(Raise raise, YearlyBudgets before, YearlyBudgets after) {
        int region = raise.region();
        for (int s = 0; s < trial.model().streams().size(); s++) {
            StreamRule stream = trial.model().streams().get(s);
            long lost = before.cents(0, s, region) - after.cents(0, s, region);
            if (lost > trial.slackCents(stream)) {
                return Optional.of(counterexample(RobustnessCheck.MORE_NEED, raise, s, region, before, after));
            }
        }
        return Optional.empty();
    }

    /** The other region that gains most. */
    private Optional<Counterexample> others(Raise raise, YearlyBudgets before, YearlyBudgets after) {
        long most = 0;
        Optional<Counterexample> worst = Optional.empty();
        for (int s = 0; s < trial.model().streams().size(); s++) {
            long slack = trial.slackCents(trial.model().streams().get(s));
            for (int i = 0; i < before.regions().size(); i++) {
                long gained = after.cents(0, s, i) - before.cents(0, s, i);
                if (i != raise.region() && gained > slack && gained > most) {
                    most = gained;
                    worst = Optional.of(counterexample(RobustnessCheck.OTHERS, raise, s, i, before, after));
                }
            }
        }
        return worst;
    }

    private Counterexample counterexample(
            RobustnessCheck check, Raise raise, int s, int affected, YearlyBudgets before, YearlyBudgets after) {
        Money first = Money.ofCents(before.cents(0, s, affected));
        Money second = Money.ofCents(after.cents(0, s, affected));
        String stream = trial.model().streams().get(s).id();
        return new Counterexample(
                check,
                raise.input().label(),
                raise.number(),
                stream,
                raise.region(),
                affected,
                raise.from(),
                raise.to(),
                first,
                second,
                ImmutableList.of(),
                Text.format(
                        "Gaat {0} van regio {1} van {2} naar {3}, dan gaat regio {4} in {5} van {6} naar {7}.",
                        "If {0} of region {1} goes from {2} to {3}, region {4} goes from {6} to {7} in {5}.",
                        raise.input().label(),
                        before.regions().label(raise.region()),
                        raise.from(),
                        raise.to(),
                        before.regions().label(affected),
                        stream,
                        first,
                        second));
    }
}
