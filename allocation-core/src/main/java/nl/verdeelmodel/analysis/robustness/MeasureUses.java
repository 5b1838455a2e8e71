package nl.verdeelmodel.analysis.robustness;

import java.util.HashSet;
import java.util.Set;
import nl.verdeelmodel.BaselineRule;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.KeyRule;
import nl.verdeelmodel.MeasureTerm;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.StreamRule;

/**
 * What a model uses its measures for.
 *
 * @param dividing the measures of which more should mean more money: by which keys divide, count or state amounts
 * @param levelled the measures whose level has a meaning: compared with a threshold or a step, an amount, or used by a
 *     stability rule; doubling them in all regions is not the same division in another unit
 * @param moving the measures that move amounts all along, not only where they cross a limit
 */
record MeasureUses(Set<String> dividing, Set<String> levelled, Set<String> moving) {

    static MeasureUses of(FundingModel model) {
        MeasureUses uses = new MeasureUses(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (StreamRule stream : model.streams()) {
            stream.parts().forEach(part -> uses.key(part.key()));
            stream.stability().ifPresent(uses::policy);
        }
        return uses;
    }

    private void key(KeyRule key) {
        if (key instanceof KeyRule.ProportionalTo proportional) {
            dividing(proportional.measure());
            all(proportional.measure(), moving);
            proportional.condition().ifPresent(condition -> {
                levelled(proportional.measure());
                levelled(condition.base());
            });
        } else if (key instanceof KeyRule.Steps steps) {
            dividing(steps.measure());
            levelled(steps.measure());
        } else if (key instanceof KeyRule.StatedAmounts stated) {
            dividing(stated.measure());
            all(stated.measure(), moving);
            levelled(stated.measure());
        } else if (key instanceof KeyRule.Blend blend) {
            blend.components().forEach(component -> key(component.key()));
        }
    }

    /** What a term grows with: not the denominator of a quotient. */
    private void dividing(MeasureTerm term) {
        if (term instanceof MeasureTerm.InYear inYear) {
            dividing.add(inYear.measure());
        } else if (term instanceof MeasureTerm.Quotient quotient) {
            dividing(quotient.numerator());
        } else {
            term.terms().forEach(this::dividing);
        }
    }

    private void levelled(MeasureTerm term) {
        all(term, levelled);
    }

    private static void all(MeasureTerm term, Set<String> measures) {
        if (term instanceof MeasureTerm.InYear inYear) {
            measures.add(inYear.measure());
        }
        term.terms().forEach(inner -> all(inner, measures));
    }

    /** What a stability rule looks at has a level, and may move amounts. */
    private void ruled(MeasureTerm term) {
        all(term, levelled);
        all(term, moving);
    }

    private void policy(StabilityPolicy policy) {
        policy.baseline().ifPresent(baseline -> {
            if (baseline instanceof BaselineRule.Stated stated) {
                ruled(stated.amounts());
            } else if (baseline instanceof BaselineRule.LastYear last) {
                ruled(last.start());
            }
        });
        policy.rules().stream()
                .map(StabilityRule::measures)
                .forEach(measures -> measures.values().forEach(this::ruled));
        policy.balance().weights().ifPresent(weights -> {
            if (weights instanceof StabilityPolicy.BalanceWeights.PerUnit perUnit) {
                ruled(perUnit.term());
            }
        });
    }
}
