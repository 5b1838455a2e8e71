package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;

/**
 * A funding model with everything looked up and checked: gives the allocation of any of its years.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Allocator {

    private final FundingModel model;
    private final Inputs inputs;

    private Allocator(FundingModel model, Inputs inputs) {
        this.model = model;
        this.inputs = inputs;
    }

    /**
     * Looks up every name that a model uses.
     *
     * @param model the model as written
     * @param inputs regions and measures
     * @return the allocator
     * @throws ProblemException with every unknown name and every rule that cannot hold, all at once
     */
    public static Allocator of(FundingModel model, Inputs inputs) {
        List<Problem> problems =
                check(model, Optional.of(inputs.regions()), inputs.measures().keySet());
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new Allocator(model, inputs);
    }

    /**
     * All that is wrong with a model by itself, without values.
     *
     * @param model the model as written
     * @param regions the regions that receive money; empty if they are not known, then their codes are not checked
     * @param measures the names of the measures that there are
     * @return the problems in the order of the model; empty if there are none
     */
    public static ImmutableList<Problem> check(
            FundingModel model, Optional<RegionSet> regions, Collection<String> measures) {
        return new ModelCheck(model, regions, measures).problems();
    }

    /**
     * The years that the model has money for.
     *
     * @return the years, rising
     */
    public List<Integer> years() {
        return List.copyOf(model.years());
    }

    /**
     * Divides the money of one year.
     *
     * @param year the year of payment
     * @return what every region gets, with the outcome of every stage
     * @throws ProblemException if the year has no money or a measure lacks the values that it needs; all at once
     */
    public Allocation allocate(int year) {
        if (!model.years().contains(year)) {
            throw new ProblemException(Problem.input(
                    "year-without-amount",
                    model.where(),
                    Text.format(
                            "Model {0} heeft geen bedrag voor {1}; het heeft bedragen voor {2}.",
                            "Model {0} has no amount for {1}; it has amounts for {2}.",
                            model.id(),
                            year,
                            model.years())));
        }
        Problems problems = new Problems();
        List<Allocation.StreamOutcome> streams = new ArrayList<>();
        for (StreamRule stream : model.streams()) {
            problems.collect(() -> new StreamDivision(stream, inputs, year).divide())
                    .ifPresent(streams::add);
        }
        problems.throwIfAny();
        return Allocation.of(model, year, inputs.regions(), ImmutableList.copyOf(streams));
    }
}
