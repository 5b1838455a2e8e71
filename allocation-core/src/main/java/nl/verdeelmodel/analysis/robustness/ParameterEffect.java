package nl.verdeelmodel.analysis.robustness;

import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;

/**
 * What a small change of a number that the model states does.
 *
 * @param parameter the number
 * @param change the change
 * @param after its value after the change
 * @param effect what the change does; empty if the model has no amounts then
 * @param refusal why there are no amounts; empty if there are
 */
public record ParameterEffect(
        Parameter parameter, Change change, Fraction after, Optional<Effect> effect, Text refusal) {}
