package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;

/** Makes every small change of every input, one at a time. */
record InputEffects(Trial trial, YearlyBudgets base) {

    private static final Fraction THOUSANDTH = Fraction.of(1, 1000);

    /** One value and one change of it. */
    record Case(ModelInput input, int region, Change change, Fraction after) {}

    /** All changes that are possible: no value falls below 0, and nothing is changed by 0. */
    static ImmutableList<Case> cases(List<ModelInput> inputs) {
        List<Case> cases = new ArrayList<>();
        for (ModelInput input : inputs) {
            for (int region = 0; region < input.values().regions().size(); region++) {
                for (Change change : Change.values()) {
                    int index = region;
                    after(input, region, change).ifPresent(after -> cases.add(new Case(input, index, change, after)));
                }
            }
        }
        return ImmutableList.copyOf(cases);
    }

    private static Optional<Fraction> after(ModelInput input, int region, Change change) {
        Fraction value = input.values().get(region);
        Fraction moved = switch (change) {
            case ONE_MORE -> Fraction.ONE;
            case UP -> input.possible(value.times(THOUSANDTH));
            case DOWN -> input.possible(value.times(THOUSANDTH).negate());
        };
        Fraction after = value.plus(moved);
        return moved.signum() == 0 || after.signum() < 0 ? Optional.empty() : Optional.of(after);
    }

    InputEffect of(Case tried) {
        Trial.Answer answer = trial.with(tried.input().with(trial.inputs(), tried.region(), tried.after()));
        return new InputEffect(
                tried.input(),
                tried.region(),
                tried.change(),
                tried.input().values().get(tried.region()),
                tried.after(),
                Money.ofCents(base.cents(0, tried.region())),
                answer.budgets().map(after -> Effect.between(base, after)),
                answer.refusal());
    }
}
