package nl.verdeelmodel;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
     * <p>If a stability rule starts from the outcome of the year before, the years of the model up to this one are divided
     * one after another.
     *
     * @param year the year of payment
     * @return what every region gets, with the outcome of every stage
     * @throws ProblemException if the year has no money or a measure lacks the values that it needs; all at once
     */
    public Allocation allocate(int year) {
        return allocate(List.of(year)).get(0);
    }

    /**
     * Divides the money of several years.
     *
     * @param wanted the years of payment, in any order
     * @return an allocation per year, in the order asked for
     * @throws ProblemException if a year has no money or a measure lacks the values that it needs; all at once
     */
    public ImmutableList<Allocation> allocate(List<Integer> wanted) {
        requireYears(wanted);
        Map<Integer, Allocation> byYear = new HashMap<>();
        Problems problems = new Problems();
        Optional<Allocation> before = Optional.empty();
        for (int year : looksBack() ? yearsUpTo(wanted) : wanted) {
            Optional<Allocation> lastYear = before.filter(allocation -> allocation.year() == year - 1);
            Optional<Allocation> allocation = problems.collect(() -> divide(year, lastYear));
            allocation.ifPresent(outcome -> byYear.put(year, outcome));
            if (allocation.isEmpty() && looksBack()) {
                break;
            }
            before = allocation;
        }
        problems.throwIfAny();
        return wanted.stream().map(year -> requireNonNull(byYear.get(year))).collect(ImmutableList.toImmutableList());
    }

    /** Refuses years that the model has no money for, all at once. */
    void requireYears(List<Integer> wanted) {
        Problems problems = new Problems();
        for (int year : wanted) {
            if (!model.years().contains(year)) {
                problems.add(Problem.input(
                        "year-without-amount",
                        model.where(),
                        Text.format(
                                "Model {0} heeft geen bedrag voor {1}; het heeft bedragen voor {2}.",
                                "Model {0} has no amount for {1}; it has amounts for {2}.",
                                model.id(),
                                year,
                                model.years())));
            }
        }
        problems.throwIfAny();
    }

    private boolean looksBack() {
        return model.streams().stream()
                .flatMap(stream -> stream.stability().stream())
                .anyMatch(StabilityPolicy::looksBack);
    }

    private List<Integer> yearsUpTo(List<Integer> wanted) {
        int last = wanted.stream().max(Integer::compare).orElse(Integer.MIN_VALUE);
        return List.copyOf(model.years().headSet(last + 1));
    }

    private Allocation divide(int year, Optional<Allocation> lastYear) {
        Problems problems = new Problems();
        List<Allocation.StreamOutcome> streams = new ArrayList<>();
        for (StreamRule stream : model.streams()) {
            Optional<Allocation.StreamOutcome> before = lastYear.map(allocation -> allocation.stream(stream.id()));
            problems.collect(() -> new StreamDivision(stream, inputs, year).divide(before))
                    .ifPresent(streams::add);
        }
        problems.throwIfAny();
        return Allocation.of(model, year, inputs.regions(), ImmutableList.copyOf(streams));
    }
}
