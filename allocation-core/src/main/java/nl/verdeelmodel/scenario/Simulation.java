package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.BaselineRule;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;

/**
 * A funding model run year on year: what every region gets, and when it reaches its target.
 *
 * <p>Where the model takes last year's outcome as baseline, each year starts from the one before. Years after the last one
 * of the model are a {@link Projection}; years that the model has money for are exactly those of
 * {@link Allocator#allocate}.
 *
 * @param plan the years, the growth of the money and the tolerance
 * @param projection the model carried on, with what was assumed
 * @param allocations the outcome of each year, rising
 * @param streams the course of each stream, in the order of the model
 * @param total the course of all streams together
 */
public record Simulation(
        SimulationPlan plan,
        Projection projection,
        ImmutableList<Allocation> allocations,
        ImmutableList<Course> streams,
        Course total) {

    /**
     * Runs a model.
     *
     * @param model the model as written
     * @param inputs regions and measures
     * @param plan the years, the growth of the money and the tolerance
     * @return the outcome
     * @throws ProblemException with all that is wrong with the plan, the model or a year of it
     */
    public static Simulation of(FundingModel model, Inputs inputs, SimulationPlan plan) {
        Allocator known = Allocator.of(model, inputs);
        ImmutableList<Problem> problems = plan.problems(model);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        // A year that the model has money for must not rest on a projected measure: allocated as it is, it is refused.
        known.allocate(List.copyOf(model.years().headSet(plan.last() + 1)));
        Projection projection = Projection.of(model, inputs, plan.last(), plan.growth());
        Allocator allocator = Allocator.of(projection.model(), projection.inputs());
        ImmutableList<Allocation> allocations = allocator.allocate(plan.years());
        ImmutableList<Course> streams = IntStream.range(0, model.streams().size())
                .mapToObj(stream -> course(projection.model().streams().get(stream), stream, allocations, plan))
                .collect(ImmutableList.toImmutableList());
        return new Simulation(plan, projection, allocations, streams, total(inputs, streams, plan));
    }

    private static Course course(StreamRule rule, int stream, List<Allocation> allocations, SimulationPlan plan) {
        ImmutableList<CourseYear> years = allocations.stream()
                .map(allocation ->
                        CourseYear.of(allocation.year(), allocation.streams().get(stream)))
                .collect(ImmutableList.toImmutableList());
        return new Course(Optional.of(rule), years, plan.tolerance());
    }

    private static Course total(Inputs inputs, List<Course> streams, SimulationPlan plan) {
        List<CourseYear> years = new ArrayList<>();
        for (int i = 0; i < plan.years().size(); i++) {
            int index = i;
            years.add(CourseYear.sum(
                    plan.years().get(i),
                    inputs.regions(),
                    streams.stream().map(course -> course.years().get(index)).toList()));
        }
        return new Course(Optional.empty(), ImmutableList.copyOf(years), plan.tolerance());
    }

    /**
     * The courses of streams and of all together, as tables list them.
     *
     * @return the streams in the order of the model, then the total
     */
    public ImmutableList<Course> courses() {
        return ImmutableList.<Course>builder().addAll(streams).add(total).build();
    }

    /**
     * Whether any stream has stability rules; without them there is nothing to converge.
     *
     * @return true if at least one has
     */
    public boolean isDampened() {
        return streams.stream().anyMatch(Course::isDampened);
    }

    /**
     * Whether each year starts from the outcome of the one before. Where it does not, more years bring no region nearer to its
     * target.
     *
     * @param course the course of a stream, or of all together
     * @return true if the baseline of every stream with stability rules in it is the outcome of the year before
     */
    public boolean followsOutcome(Course course) {
        return standingStill(course).isEmpty();
    }

    /**
     * The streams whose stability rules do not look at the outcome of the year before.
     *
     * @param course the course of a stream, or of all together
     * @return those of its streams with stability rules whose baseline is stated, or that have none; in the order of the
     *     model
     */
    public ImmutableList<StreamRule> standingStill(Course course) {
        return streams.stream()
                .filter(stream -> course.stream().isEmpty() || stream.equals(course))
                .flatMap(stream -> stream.stream().stream())
                .filter(rule -> rule.stability()
                        .filter(policy -> policy.baseline()
                                .filter(BaselineRule.LastYear.class::isInstance)
                                .isEmpty())
                        .isPresent())
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * What was assumed about a year that was simulated.
     *
     * @param year the year of payment
     * @return the assumptions in the order of the model; none for a year of the model itself
     */
    public ImmutableList<Assumption> assumptions(int year) {
        return projection.assumptions().stream()
                .filter(assumption -> assumption.year() == year)
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * What was assumed in the years that were simulated.
     *
     * @return the assumptions, by year
     */
    public ImmutableList<Assumption> assumptions() {
        return projection.assumptions().stream()
                .filter(assumption -> assumption.year() >= plan.first())
                .collect(ImmutableList.toImmutableList());
    }
}
