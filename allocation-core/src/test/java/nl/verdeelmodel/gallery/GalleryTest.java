package nl.verdeelmodel.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.testing.ConstructedCase;
import nl.verdeelmodel.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The gallery: a model per law, with {@code expected.csv} for what it gives and a README that lists it. */
class GalleryTest {

    private static final Path GALLERY = SampleData.FOLDER.resolve("models").resolve("gallery");

    /** What regions get according to {@code expected.csv}, in cents, by {@code model stream year}. */
    private static final Map<String, List<Long>> EXPECTED = expected();

    private static Map<String, List<Long>> expected() {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(GALLERY.resolve("expected.csv"))) {
            return csv.stream()
                    .collect(Collectors.toMap(
                            GalleryTest::key, row -> cents(row, GalleryTest::region), (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String key(NamedCsvRecord row) {
        return row.getField("model") + " " + row.getField("stream") + " " + row.getField("year");
    }

    private static String region(int number) {
        return "region_0" + number;
    }

    private static List<Long> cents(NamedCsvRecord row, Function<Integer, String> column) {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(number ->
                        Money.parse(row.getField(column.apply(number))).cents())
                .toList();
    }

    static List<String> models() throws IOException {
        try (Stream<Path> files = Files.list(GALLERY)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    private static ModelFile read(String model) {
        return ModelFile.read(GALLERY.resolve(model + ".json"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelGivesWhatTheListOfExpectedAmountsSays(String model) {
        ModelFile file = read(model);
        Map<String, List<Long>> amounts = new TreeMap<>();
        for (Allocation year : file.allocator().allocate(file.allocator().years())) {
            for (Allocation.StreamOutcome stream : year.streams()) {
                String key = model + " " + stream.rule().id() + " " + year.year();
                amounts.put(key, cents(stream));
            }
        }

        assertThat(amounts).isNotEmpty().isEqualTo(expectedOf(model));
    }

    private static List<Long> cents(Allocation.StreamOutcome stream) {
        return IntStream.range(0, 6)
                .mapToObj(i -> stream.budgets().get(i).cents())
                .toList();
    }

    private static Map<String, List<Long>> expectedOf(String model) {
        Map<String, List<Long>> expected = new TreeMap<>(EXPECTED);
        expected.keySet().removeIf(key -> !key.startsWith(model + " "));
        return expected;
    }

    @Test
    void theListHoldsWhatTheTextOfEachLawGivesByHand() {
        Map<String, List<Long>> byHand = new TreeMap<>();
        Laws.outcomes()
                .forEach((key, amounts) -> byHand.put(
                        key,
                        IntStream.range(0, 6)
                                .mapToObj(i -> ByHand.inCents(amounts)[i])
                                .toList()));

        assertThat(byHand.keySet()).isEqualTo(EXPECTED.keySet());
        byHand.forEach((key, amounts) -> assertThat(EXPECTED.get(key)).as(key).isEqualTo(amounts));
    }

    @ParameterizedTest
    @CsvSource({
        "M1_proportional_floor95_cap115,     floor-and-ceiling grant 2026,          1000",
        "M3_floor_damping_plus2pct,          england-formula-grant grant 2026,      1000",
        "M5_titleI_hold_harmless_95_90_85,   us-title-i grant 2026,                 1000",
        "M5b_titleI_insufficient,            us-title-i grant 2027,                 1000",
        "M6_wioa_share_90_130,               us-wioa grant 2026,                    1050000",
        "M11_max_loss_per_head_gains_scaled, nl-gemeentefonds-gains-pay grant 2026, 1000",
        "M14_linear_transition_year0,        transition-linear grant 2026,          1000",
        "M14_linear_transition_year1,        transition-linear grant 2027,          1000",
        "M14_linear_transition_year2,        transition-linear grant 2028,          1000",
        "M14_linear_transition_year3,        transition-linear grant 2029,          1000",
        "M14_linear_transition_year4,        transition-linear grant 2030,          1000"
    })
    void theConstructedCasesComeBackInThousandsOfEuros(String constructed, String outcome, long factor) {
        List<Fraction> exact = ConstructedCase.named(constructed).fractions("result_exact", factor * 100);

        assertThat(EXPECTED.get(outcome))
                .isEqualTo(IntStream.range(0, 6)
                        .mapToObj(i -> ByHand.inCents(exact)[i])
                        .toList());
    }

    @Test
    void theReadmeListsEveryModelOnceAndNothingElse() throws IOException {
        List<String> listed = Files.readAllLines(GALLERY.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .map(name -> name.replace(".json", ""))
                .sorted()
                .toList();

        assertThat(listed).isEqualTo(models());
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelIsNamedAfterItsFileInTwoLanguagesAndCitesItsLaw(String name) {
        FundingModel model = read(name).model();

        assertThat(model.id()).isEqualTo(name);
        assertThat(model.title().nl()).isNotEqualTo(model.title().en());
        assertThat(model.source()).isNotBlank();
        assertThat(model.streams())
                .allSatisfy(stream -> assertThat(stream.stability()).isPresent());
    }

    @Test
    void everyTableSaysInItsFirstLineThatItIsConstructed() throws IOException {
        try (Stream<Path> files = Files.list(GALLERY)) {
            assertThat(files.filter(file -> file.toString().endsWith(".csv")))
                    .hasSizeGreaterThan(3)
                    .allSatisfy(
                            file -> assertThat(Files.readAllLines(file).get(0)).containsIgnoringCase("constructed"));
        }
    }
}
