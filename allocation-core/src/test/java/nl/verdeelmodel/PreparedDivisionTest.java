package nl.verdeelmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.verdeelmodel.budget.YearlyBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.SampleData;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A prepared division gives the cents of the allocator, with the model's stability rules and with any other. */
class PreparedDivisionTest {

    private static final int CASES = 1_000;
    private static final long SEED = 20261201;

    @Test
    void givesTheCentsOfTheAllocatorForRandomModelsWithRandomRules() {
        Seeded.cases(CASES, SEED, draw -> {
            AllocationRandomModel random = AllocationRandomModel.of(draw, List.of("largest-remainder"));
            Optional<StabilityPolicy> policy =
                    draw.oneIn(5) ? Optional.empty() : Optional.of(StabilityRandomPolicy.of(draw));
            FundingModel model = random.model()
                    .withStreams(random.model().streams().stream()
                            .map(stream -> stream.withStability(policy))
                            .collect(ImmutableList.toImmutableList()));
            List<Integer> years = List.of(AllocationRandomModel.YEAR);
            assertThat(outcome(() ->
                            PreparedDivision.of(model, random.inputs(), years).budgets()))
                    .isEqualTo(outcome(() -> allocated(model, random.inputs(), years)));
        });
    }

    static Stream<Path> shippedModels() throws IOException {
        try (Stream<Path> files = Files.walk(SampleData.FOLDER.resolve("models"))) {
            return files
                    .filter(file -> file.toString().endsWith(".json")
                            && !file.toString().endsWith("schema.json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shippedModels")
    void givesTheCentsOfTheAllocatorForEveryShippedModelInEveryYear(Path path) {
        ModelFile file = ModelFile.read(path);
        List<Integer> years = List.copyOf(file.model().years());
        assertThat(outcome(() ->
                        PreparedDivision.of(file.model(), file.inputs(), years).budgets()))
                .isEqualTo(outcome(() -> allocated(file.model(), file.inputs(), years)));
    }

    @Test
    void takesOtherValuesOfSomeMeasuresAsIfItWasMadeWithThem() {
        Seeded.cases(CASES, SEED + 1, draw -> {
            AllocationRandomModel random = AllocationRandomModel.of(draw, List.of("largest-remainder"));
            FundingModel model = random.model()
                    .withStreams(random.model().streams().stream()
                            .map(stream -> stream.withStability(Optional.of(StabilityRandomPolicy.of(draw))))
                            .collect(ImmutableList.toImmutableList()));
            List<Integer> years = List.of(AllocationRandomModel.YEAR);
            Inputs changed = random.inputs().with(someDoubled(draw, random.inputs()));
            Optional<PreparedDivision> before = ifNotRefused(() -> PreparedDivision.of(model, random.inputs(), years));
            before.ifPresent(
                    prepared -> assertThat(outcome(() -> prepared.with(changed).budgets()))
                            .isEqualTo(outcome(() -> allocated(model, changed, years))));
        });
    }

    /** Some measures, with the value of one region doubled in each year. */
    private static List<Measure> someDoubled(Draw draw, Inputs inputs) {
        return inputs.measures().values().stream()
                .filter(measure -> draw.oneIn(2))
                .map(measure -> {
                    int region = draw.between(0, inputs.regions().size() - 1);
                    Map<Integer, RegionValues> byYear = new TreeMap<>();
                    measure.byYear().forEach((year, values) -> byYear.put(year, doubled(values, region)));
                    return Measure.of(measure.id(), byYear);
                })
                .toList();
    }

    private static RegionValues doubled(RegionValues values, int region) {
        List<Fraction> changed = new ArrayList<>(values.values());
        changed.set(region, values.get(region).plus(values.get(region)));
        return RegionValues.of(values.regions(), changed);
    }

    private static <T> Optional<T> ifNotRefused(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    @Test
    void asksForTheRegionsAndNamesOfOtherInputsAnew() {
        ModelFile file = ModelFile.read(SampleData.model("regeling-with-stability"));
        PreparedDivision prepared = PreparedDivision.of(file.model(), file.inputs(), List.of(2026));
        Inputs without = Inputs.of(
                file.inputs().regions(),
                file.inputs().measures().values().stream()
                        .filter(measure -> !measure.id().equals("jongeren"))
                        .toList());
        assertThatThrownBy(() -> prepared.with(without)).hasMessageContaining("jongeren");
    }

    @Test
    void answersTheUsualPoliciesTheQuickWay() {
        ModelFile file = ModelFile.read(SampleData.model("regeling-with-stability"));
        for (StreamRule stream : file.model().streams()) {
            StreamDivision division = new StreamDivision(stream, file.inputs(), 2026);
            assertThat(division.quick(division.undampened())
                            .budgets(stream.stability().orElseThrow(), Optional.empty()))
                    .isPresent();
        }
    }

    @Test
    void triesOtherRulesOnTheSameTargets() {
        ModelFile file = ModelFile.read(SampleData.model("regeling-with-stability"));
        List<Integer> years = List.of(2029, 2027);
        PreparedDivision prepared = PreparedDivision.of(file.model(), file.inputs(), years);
        FundingModel without = file.model()
                .withStreams(file.model().streams().stream()
                        .map(stream -> stream.withStability(Optional.empty()))
                        .collect(ImmutableList.toImmutableList()));
        assertThat(cents(prepared.budgets())).isEqualTo(cents(allocated(file.model(), file.inputs(), years)));
        assertThat(cents(prepared.undampened())).isEqualTo(cents(allocated(without, file.inputs(), years)));
        Map<String, Optional<StabilityPolicy>> oneWithout = ImmutableMap.of("doorstroompunt", Optional.empty());
        YearlyBudgets mixed = prepared.budgets(oneWithout);
        assertThat(mixed.cents(0, 0, 0)).isEqualTo(prepared.budgets().cents(0, 0, 0));
        assertThat(mixed.cents(0, 1, 0)).isEqualTo(prepared.undampened().cents(0, 1, 0));
    }

    /** The amounts, or that they are refused: of several problems a prepared division meets those of the keys first. */
    private static String outcome(Supplier<YearlyBudgets> division) {
        try {
            return cents(division.get());
        } catch (ProblemException e) {
            assertThat(e.problems()).isNotEmpty();
            return "refused";
        }
    }

    private static YearlyBudgets allocated(FundingModel model, Inputs inputs, List<Integer> years) {
        List<Allocation> allocations = Allocator.of(model, inputs).allocate(years);
        return YearlyBudgets.of(
                inputs.regions(),
                years,
                model.streams().stream().map(StreamRule::id).toList(),
                allocations.stream()
                        .map(allocation -> allocation.streams().stream()
                                .map(Allocation.StreamOutcome::budgets)
                                .toList())
                        .toList());
    }

    private static String cents(YearlyBudgets budgets) {
        StringBuilder out = new StringBuilder();
        for (int year = 0; year < budgets.years().size(); year++) {
            for (int stream = 0; stream < budgets.streams().size(); stream++) {
                for (int region = 0; region < budgets.regions().size(); region++) {
                    out.append(budgets.cents(year, stream, region)).append(' ');
                }
            }
        }
        return out.toString();
    }
}
