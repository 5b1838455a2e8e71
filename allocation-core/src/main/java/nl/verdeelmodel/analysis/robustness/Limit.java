package nl.verdeelmodel.analysis.robustness;

import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;

/**
 * A limit that a rule of a model sets, at which what a region gets can jump or bend.
 *
 * @param kind what changes there
 * @param rule the place of the rule in the model, such as {@code streams.plusvoorziening.parts.staffel.key}
 * @param source the article behind it, or empty
 * @param value the limit itself: a count, a ratio, a value of a measure; empty if it depends on the amounts
 */
public record Limit(LimitKind kind, String rule, String source, Optional<Fraction> value) {}
