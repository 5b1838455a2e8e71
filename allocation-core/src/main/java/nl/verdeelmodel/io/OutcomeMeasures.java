package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableSortedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.MeasureSource;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionMapping;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/**
 * Makes a measure of what another model gives its regions: euros per region and year of payment, exact to the cent, for
 * the same regions or carried to those of this model.
 */
final class OutcomeMeasures {

    private final ModelFile other;
    private final MeasureSource.Outcome source;
    private final RegionSet regions;
    private final Optional<Carried> carried;
    private final Problems problems = new Problems();

    /** The region list that a model declares for the other one, and the way from there. */
    record Carried(RegionSet from, RegionMapping mapping) {}

    private OutcomeMeasures(
            ModelFile other, MeasureSource.Outcome source, RegionSet regions, Optional<Carried> carried) {
        this.other = other;
        this.source = source;
        this.regions = regions;
        this.carried = carried;
    }

    /**
     * Reads a measure.
     *
     * @param other the other model
     * @param source what this model says of it
     * @param regions the regions of this model
     * @param carried how amounts come to these regions; empty if the regions are the same
     * @throws nl.verdeelmodel.problem.ProblemException if stream, years or regions do not fit, or the other model has no
     *     outcome
     */
    static Measure read(ModelFile other, MeasureSource.Outcome source, RegionSet regions, Optional<Carried> carried) {
        return new OutcomeMeasures(other, source, regions, carried).measure();
    }

    private Measure measure() {
        source.stream().ifPresent(this::checkStream);
        checkYears();
        carried.ifPresentOrElse(this::checkCarried, this::checkSameRegions);
        problems.throwIfAny();
        ImmutableSortedMap.Builder<Integer, RegionValues> byYear = ImmutableSortedMap.naturalOrder();
        List<Integer> years =
                List.copyOf(source.years().isEmpty() ? other.model().years() : source.years());
        other.allocator()
                .allocate(years)
                .forEach(allocation -> byYear.put(allocation.year(), values(amounts(allocation))));
        return new Measure(
                source.id(),
                source.title(),
                source.source().isEmpty() ? other.model().source() : source.source(),
                other.files().stream().anyMatch(ModelFile.SourceFile::synthetic),
                byYear.buildOrThrow(),
                Optional.empty());
    }

    private void checkStream(String stream) {
        List<String> ids = other.model().streams().stream().map(StreamRule::id).toList();
        if (!ids.contains(stream)) {
            problems.add(Problem.input(
                    "outcome-stream-unknown",
                    source.where(),
                    Text.format(
                            "Model {0} heeft geen geldstroom \"{1}\".",
                            "Model {0} has no stream \"{1}\".", id(), stream),
                    Suggestions.advice(stream, ids)));
        }
    }

    private String id() {
        return other.model().id();
    }

    private void checkYears() {
        List<Integer> missing = source.years().stream()
                .filter(year -> !other.model().years().contains(year))
                .toList();
        if (!missing.isEmpty()) {
            problem(
                    "outcome-year-missing",
                    Text.format(
                            "Model {0} heeft geen bedrag voor {1}; het heeft bedragen voor {2}.",
                            "Model {0} has no amount for {1}; it has amounts for {2}.",
                            id(),
                            missing,
                            other.model().years()));
        }
    }

    private void problem(String code, Text message) {
        problems.add(Problem.input(code, source.where(), message));
    }

    private RegionSet places() {
        return other.inputs().regions();
    }

    private static boolean same(RegionSet a, RegionSet b) {
        return a.year() == b.year() && a.regions().equals(b.regions());
    }

    private void checkSameRegions() {
        if (!same(places(), regions)) {
            problems.add(Problem.input(
                    "outcome-regions-differ",
                    source.where(),
                    Text.format(
                            "Model {0} verdeelt over de {1} regio's van {2}, dit model over de {3} van {4}; dat zijn niet"
                                    + " dezelfde.",
                            "Model {0} divides over the {1} regions of {2}, this model over the {3} of {4}; these are not"
                                    + " the same.",
                            id(),
                            places().size(),
                            places().year(),
                            regions.size(),
                            regions.year()),
                    Text.of(
                            "Misschien moet de maatstaf zeggen hoe de bedragen overgaan: \"carry\" met de regiolijst van het"
                                    + " andere model en een omzetting.",
                            "Maybe the measure should say how the amounts are carried: \"carry\" with the region list of"
                                    + " the other model and a mapping.")));
        }
    }

    private void checkCarried(Carried way) {
        if (!same(places(), way.from())) {
            problem(
                    "outcome-regions-differ",
                    Text.format(
                            "Model {0} verdeelt over de {1} regio's van {2}, maar de regiolijst onder \"from\" heeft er {3}"
                                    + " van {4}; dat zijn niet dezelfde.",
                            "Model {0} divides over the {1} regions of {2}, but the region list under \"from\" has {3} of"
                                    + " {4}; these are not the same.",
                            id(),
                            places().size(),
                            places().year(),
                            way.from().size(),
                            way.from().year()));
        } else if (way.mapping().fromYear() != way.from().year()) {
            problem(
                    "mapping-year",
                    Text.format(
                            "de omzetting gaat uit van {0}, maar de regiolijst onder \"from\" is van {1}.",
                            "the mapping starts from {0}, but the region list under \"from\" is of {1}.",
                            way.mapping().fromYear(),
                            way.from().year()));
        } else {
            places().regions().stream()
                    .filter(region -> !way.mapping().places(region.code()))
                    .forEach(region -> problems.add(way.mapping().unplaced(region.code(), source.where())));
        }
    }

    private RegionBudgets amounts(Allocation allocation) {
        return source.stream()
                .map(stream -> allocation.stream(stream).budgets())
                .orElse(allocation.budgets());
    }

    private RegionValues values(RegionBudgets amounts) {
        Map<String, Fraction> euros = new LinkedHashMap<>();
        for (int i = 0; i < places().size(); i++) {
            euros.put(places().get(i).code(), amounts.get(i).toCents().dividedBy(Money.CENTS_PER_EURO));
        }
        return carried.map(way -> way.mapping().carry(euros))
                .orElseGet(() -> RegionValues.of(regions, List.copyOf(euros.values())));
    }
}
