package nl.verdeelmodel;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/** Variations of key rules. */
final class KeyRules {

    private KeyRules() {}

    /** The same rule, with more regions left out. */
    static KeyRule alsoExcluding(KeyRule rule, Set<String> codes) {
        if (codes.isEmpty()) {
            return rule;
        }
        KeyRule.Terms old = rule.terms();
        KeyRule.Terms terms = new KeyRule.Terms(
                old.source(),
                old.frozen(),
                ImmutableSet.<String>builder()
                        .addAll(old.excluded())
                        .addAll(codes)
                        .build(),
                old.where());
        if (rule instanceof KeyRule.ProportionalTo proportional) {
            return new KeyRule.ProportionalTo(terms, proportional.measure(), proportional.condition());
        }
        if (rule instanceof KeyRule.EqualPerRegion) {
            return new KeyRule.EqualPerRegion(terms);
        }
        if (rule instanceof KeyRule.Blend blend) {
            return new KeyRule.Blend(terms, blend.components());
        }
        if (rule instanceof KeyRule.Steps steps) {
            return new KeyRule.Steps(terms, steps.measure(), steps.table());
        }
        return new KeyRule.StatedAmounts(terms, ((KeyRule.StatedAmounts) rule).measure());
    }
}
