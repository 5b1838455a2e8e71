package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/** How the contribution of a step is defined where it depends on which other steps were taken before. */
public sealed interface AttributionMethod {

    /** The mean over all orders: {@link Shapley}. */
    record OverAllOrders() implements AttributionMethod {}

    /**
     * One order of the steps.
     *
     * @param first the ids of the steps that come first; the others follow in the order in which they are listed
     */
    record InOrder(ImmutableList<String> first) implements AttributionMethod {

        /**
         * The order of the steps of a comparison.
         *
         * @param steps the steps as they are listed
         * @return their numbers in the order in which they are taken
         * @throws nl.verdeelmodel.problem.ProblemException if an id is not that of a step, or is named twice
         */
        ImmutableList<Integer> of(List<AttributionStep> steps) {
            List<String> ids = steps.stream().map(AttributionStep::id).toList();
            Problems problems = new Problems();
            Set<Integer> order = new LinkedHashSet<>();
            for (String id : first) {
                int step = ids.indexOf(id);
                if (step < 0) {
                    problems.add(unknown(id, ids));
                } else if (!order.add(step)) {
                    problems.add(twice(id));
                }
            }
            problems.throwIfAny();
            for (int step = 0; step < ids.size(); step++) {
                order.add(step);
            }
            return ImmutableList.copyOf(order);
        }

        private static Problem unknown(String id, List<String> ids) {
            return Problem.input(
                    "attribution-step-unknown",
                    Where.NOWHERE,
                    Text.format(
                            "\"{0}\" is geen stap van deze vergelijking; de stappen zijn {1}.",
                            "\"{0}\" is no step of this comparison; the steps are {1}.", id, ids),
                    Text.of(
                            "Misschien hoort die stap bij een ander model; stappen die niet genoemd zijn komen achteraan.",
                            "Maybe that step belongs to another model; steps that are not named come last."));
        }

        private static Problem twice(String id) {
            return Problem.input(
                    "attribution-step-twice",
                    Where.NOWHERE,
                    Text.format(
                            "Stap \"{0}\" staat twee keer in de volgorde.",
                            "Step \"{0}\" stands in the order twice.", id),
                    Text.of("Misschien is een van de twee een andere stap.", "Maybe one of the two is another step."));
        }
    }
}
