package nl.verdeelmodel.analysis.stability;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.verdeelmodel.BaselineRule;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.PreparedDivision;
import nl.verdeelmodel.RuleValue;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Reference;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.scenario.Replay;

/** Applies every rule of a frontier to the values of one replicate. */
final class FrontierRun {

    private final Replay everyYear;
    private final Replay asWritten;
    private final ImmutableList<FrontierRule> rules;
    private final PreparedDivision everyYearBase;
    private final PreparedDivision asWrittenBase;
    private final ImmutableList<ImmutableMap<String, Optional<StabilityPolicy>>> policies;

    FrontierRun(Replay everyYear, Replay asWritten, ImmutableList<FrontierRule> rules) {
        this.everyYear = everyYear;
        this.asWritten = asWritten;
        this.rules = rules;
        this.everyYearBase = everyYear.prepare();
        this.asWrittenBase = asWritten.prepare();
        this.policies = rules.stream().map(this::policies).collect(ImmutableList.toImmutableList());
    }

    /** What a rule gives, or why it cannot be kept. */
    record Outcome(Optional<AmountSeries> amounts, Optional<Text> refusal) {}

    /** The stability rules that a rule gives to each stream, as far as it is made of stability rules. */
    ImmutableMap<String, Optional<StabilityPolicy>> policies(FrontierRule rule) {
        ImmutableMap.Builder<String, Optional<StabilityPolicy>> policies = ImmutableMap.builder();
        for (StreamRule stream : everyYear.model().streams()) {
            policies.put(stream.id(), policy(rule, stream));
        }
        return policies.buildOrThrow();
    }

    private Optional<StabilityPolicy> policy(FrontierRule rule, StreamRule stream) {
        StabilityRule.Terms terms = new StabilityRule.Terms("", stream.where());
        List<StabilityRule> made = new ArrayList<>();
        rule.floor().ifPresent(value -> made.add(bound(terms, BoundSide.FLOOR, value)));
        rule.ceiling().ifPresent(value -> made.add(bound(terms, BoundSide.CEILING, value)));
        if (rule.family() == FrontierRule.Family.BLEND) {
            made.add(
                    new StabilityRule.Blend(terms, constant(terms, rule.weight().orElseThrow()), true, false));
        }
        if (made.isEmpty()) {
            return Optional.empty();
        }
        BaselineRule baseline = Replay.baseline(stream, everyYear.years().get(0), true);
        return Optional.of(new StabilityPolicy(
                Optional.of(baseline),
                ImmutableList.copyOf(made),
                new StabilityPolicy.BalanceRule(BalanceMethod.SCALE, Optional.empty(), "", stream.where()),
                false,
                Optional.empty(),
                stream.where()));
    }

    private static StabilityRule bound(StabilityRule.Terms terms, BoundSide side, Fraction value) {
        return new StabilityRule.RelativeBound(
                terms,
                side,
                constant(terms, value),
                Reference.BASELINE_SHARE,
                Optional.empty(),
                Optional.empty(),
                Fraction.ONE,
                Optional.empty());
    }

    private static RuleValue constant(StabilityRule.Terms terms, Fraction value) {
        return new RuleValue.Constant(true, value, terms.where());
    }

    /** The outcome of each rule, in their order. */
    List<Outcome> outcomes(Inputs inputs) {
        PreparedDivision prepared = everyYear.prepare(everyYearBase, inputs);
        YearlyBudgets undampened = prepared.undampened();
        MeasureHistory history = new MeasureHistory(everyYear, inputs);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            outcomes.add(outcome(rules.get(i), policies.get(i), inputs, prepared, undampened, history));
        }
        return outcomes;
    }

    private Outcome outcome(
            FrontierRule rule,
            Map<String, Optional<StabilityPolicy>> policy,
            Inputs inputs,
            PreparedDivision prepared,
            YearlyBudgets undampened,
            MeasureHistory history) {
        try {
            AmountSeries amounts = switch (rule.family()) {
                case NONE -> AmountSeries.total(undampened);
                case OWN ->
                    AmountSeries.total(asWritten.prepare(asWrittenBase, inputs).budgets());
                case OWN_YEARLY -> AmountSeries.total(prepared.budgets());
                case BAND, FLOOR, BLEND -> AmountSeries.total(prepared.budgets(policy));
                case AVERAGE -> AmountSeries.total(everyYear.undampened(prepared, history.averaged(rule.years())));
                case SMOOTHING ->
                    AmountSeries.total(everyYear.undampened(
                            prepared, history.smoothed(rule.weight().orElseThrow())));
                case UPDATE -> AmountSeries.total(undampened).heldFor(rule.years());
            };
            return new Outcome(Optional.of(amounts), Optional.empty());
        } catch (ProblemException e) {
            return new Outcome(
                    Optional.empty(), e.problems().stream().findFirst().map(problem -> problem.message()));
        }
    }
}
