package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.analysis.comparison.Division;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.testing.ModelFolder;
import nl.verdeelmodel.testing.SampleData;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both sides of a comparison as files give them: models, earlier results, published tables, other regions. */
class DivisionPairTest {

    private static final Path MAPPING = SampleData.FOLDER.resolve("regions/regios-2020-2026.csv");
    private static final Path PUBLISHED = SampleData.FOLDER.resolve("rmc/rmc-extra-2020.csv");
    private static final Path REGELING = SampleData.model("regeling-2026-2029");

    @TempDir
    private Path folder;

    private ModelFolder trial;

    @BeforeEach
    void writeATrial() {
        trial = new ModelFolder(folder);
    }

    private static DivisionSource a(Path path) {
        return DivisionSource.of(DivisionSource.Side.A, path);
    }

    private static DivisionSource b(Path path) {
        return DivisionSource.of(DivisionSource.Side.B, path);
    }

    private static DivisionPair read(Path a, Path b) {
        return DivisionPair.read(a(a), b(b), Optional.empty());
    }

    private Path file(String name, String text) {
        trial.write(name, text);
        return trial.file(name);
    }

    private static String euros(Division division) {
        return division.cents().values().stream()
                .map(cents -> cents.dividedBy(Money.CENTS_PER_EURO).toString())
                .collect(Collectors.joining(" "));
    }

    // What a side can be

    @Test
    void aModelGivesTheAmountsOfTheAllocator() {
        DivisionPair pair = read(trial.model(), trial.model());
        Allocation allocation = trial.allocate(2026);
        for (int i = 0; i < 3; i++) {
            assertThat(pair.b().cents().get(i))
                    .isEqualTo(allocation.budgets().get(i).toCents());
        }
        assertThat(pair.b().unit()).isEqualTo(Fraction.ONE);
        assertThat(pair.modelB()).isPresent();
        assertThat(pair.files().get(CommandManifest.FOUND)).hasSize(4);
    }

    /** The regulation has two streams; the table of its run has parts and lines of stability, which add up. */
    @Test
    void anEarlierResultGivesTheSameAsItsModel() throws IOException {
        Path model = SampleData.model("regeling-with-stability");
        Allocation allocation = ModelFile.read(model).allocate(2026);
        Path result = folder.resolve("run");
        Files.createDirectories(result);
        Files.writeString(result.resolve("allocation.csv"), AllocationFiles.amounts(List.of(allocation)));
        DivisionPair pair = read(result, model);
        assertThat(pair.a().cents()).isEqualTo(pair.b().cents());
        assertThat(pair.a().label().en()).isEqualTo("run/allocation.csv (2026)");
        DivisionPair file = read(result.resolve("allocation.csv"), model);
        assertThat(file.a().cents()).isEqualTo(pair.a().cents());
    }

    @Test
    void oneStreamOfAResultIsThatStreamOfTheModel() throws IOException {
        Allocation allocation = ModelFile.read(REGELING).allocate(2027);
        Path result = folder.resolve("allocation.csv");
        Files.writeString(
                result, AllocationFiles.amounts(List.of(ModelFile.read(REGELING).allocate(2026), allocation)));
        DivisionSource stream = new DivisionSource(
                DivisionSource.Side.A,
                result,
                OptionalInt.of(2027),
                Optional.of("doorstroompunt"),
                Optional.empty(),
                Optional.empty(),
                ModelFile.Options.NONE,
                ImmutableSet.of("year-a", "stream-a"));
        DivisionPair pair = DivisionPair.read(stream, b(REGELING), Optional.empty());
        assertThat(pair.a().total()).isEqualTo(Fraction.of(6_764_000_000L));
        assertThat(pair.a().cents())
                .isEqualTo(Division.ofStream(allocation, "doorstroompunt").cents());
    }

    /** The manifest of the run names synthetic tables, so its amounts are too. */
    @Test
    void aResultIsSyntheticIfItsManifestSaysSo() throws IOException {
        ModelFile loaded = ModelFile.read(REGELING);
        List<Allocation> allocations = List.of(loaded.allocate(2026));
        Path result = folder.resolve("run");
        Map<String, String> files = new TreeMap<>(Map.of("allocation.csv", AllocationFiles.amounts(allocations)));
        Manifest manifest = Manifest.of("0", REGELING, ModelFile.Options.NONE, loaded, allocations, files);
        files.put(Manifest.NAME, manifest.write(result, allocations));
        ResultFolder.write(result, files);
        assertThat(read(result, REGELING).a().synthetic()).isTrue();
        assertThat(read(PUBLISHED, PUBLISHED).a().synthetic()).isFalse();
    }

    @Test
    void aPublishedTableKeepsEveryDigit() {
        DivisionPair pair = read(PUBLISHED, SampleData.model("rmc-extra-2020"));
        assertThat(pair.a().total()).isEqualTo(Fraction.of(800_000_003));
        assertThat(pair.b().total()).isEqualTo(Fraction.of(800_000_000));
        Path thousandths = file("t.csv", "region_code,amount_eur\n01,0.125\n2,1\n03,2.5\n");
        assertThat(euros(read(thousandths, trial.model()).a())).isEqualTo("1/8 1 5/2");
    }

    /** Two results of one region list need no list beside them. */
    @Test
    void twoTablesNameTheirRegionsThemselves() {
        Path one = file("one.csv", "year,region_code,region_name,amount_eur\n2020,01,N,1\n2020,02,S,2\n");
        Path two = file("two.csv", "year,region_code,region_name,amount_eur\n2021,02,S,4\n2021,01,N,3\n");
        DivisionPair pair = read(one, two);
        assertThat(euros(pair.a())).isEqualTo("1 2");
        assertThat(euros(pair.b())).isEqualTo("3 4");
        Path renamed = file("renamed.csv", "year,region_code,region_name,amount_eur\n2021,01,N,3\n2021,02,Zuid,4\n");
        refused(() -> read(one, renamed), "region 02 is called \"S\" here and \"Zuid\" in B", "--regions-a");
        Path twice = file("twice.csv", "year,region_code,region_name,amount_eur\n2021,01,N,3\n2021,01,Noord,4\n");
        refused(() -> read(one, twice), "twice.csv:3", "region 01 has another name here", "\"Noord\"");
    }

    // Other regions

    /** 39 or 40 old regions, carried: every cent of the published grant is there afterwards. */
    @Test
    void aMappingCarriesAAndLosesNothing() {
        DivisionPair pair = DivisionPair.read(a(PUBLISHED), b(REGELING), Optional.of(MAPPING));
        RegionSet regions = pair.b().regions();
        assertThat(pair.beforeCarry().orElseThrow().total()).isEqualTo(Fraction.of(800_000_003));
        assertThat(pair.a().total()).isEqualTo(Fraction.of(800_000_003));
        // Arnhem is 14 in 2020 and 41 in 2026.
        assertThat(pair.a().cents().get(regions.indexOf("41").orElseThrow())).isEqualTo(Fraction.of(18_012_308));
        assertThat(pair.files().get("mapping")).containsExactly(MAPPING);
    }

    @Test
    void withoutAMappingTheShippedOneIsNamed() {
        refused(
                () -> read(SampleData.model("rmc-extra-2020"), REGELING),
                "A has the 40 regions of 2020 and B the 40 of 2026",
                "--mapping sample-data/regions/regios-2020-2026.csv");
        refused(
                () -> read(REGELING, SampleData.model("rmc-extra-2020")),
                "A has the 40 regions of 2026 and B the 40 of 2020",
                "Maybe swap A and B");
    }

    @Test
    void aMappingThatMissesARegionIsRefused() {
        String text = "from_year,from_code,to_year,to_code,weight\n2020,01,2026,01,1\n2020,02,2026,02,1\n";
        Path list = file("old.csv", "year,region_code,region_name\n2020,01,N\n2020,02,M\n2020,03,S\n");
        Path amounts = file("a.csv", "region_code,amount_eur\n01,1\n02,1\n03,1\n");
        DivisionSource source = withRegions(amounts, list);
        refused(
                () -> DivisionPair.read(source, b(trial.model()), Optional.of(file("map.csv", text))),
                "does not say where \"03\" goes");
    }

    @Test
    void aMappingOfOtherRegionsIsRefused() {
        String text = "from_year,from_code,to_year,to_code,weight\n2015,01,2026,01,1\n";
        Path list = file("old.csv", "year,region_code,region_name\n2020,01,N\n");
        Path amounts = file("a.csv", "region_code,amount_eur\n01,1\n");
        refused(
                () -> DivisionPair.read(
                        withRegions(amounts, list), b(trial.model()), Optional.of(file("map.csv", text))),
                "this mapping starts from the regions of 2015, but A has those of 2020");
    }

    private static DivisionSource withRegions(Path path, Path list) {
        return new DivisionSource(
                DivisionSource.Side.A,
                path,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(list),
                ModelFile.Options.NONE,
                ImmutableSet.of("regions-a"));
    }

    // Bad input

    @Test
    void refusesATableThatLacksARegionOrHasOneTwice() {
        refused(
                () -> read(file("a.csv", "region_code,amount_eur\n01,1\n03,1\n"), trial.model()),
                "regions of the list of 2026 are missing: 02",
                "--regions-a");
        refused(
                () -> read(file("a.csv", "region_code,amount_eur\n01,1\n02,1\n03,1\n2,1\n"), trial.model()),
                "a.csv:5",
                "region 2 stands earlier in the table");
        refused(
                () -> read(file("a.csv", "region_code,amount_eur\n01,1\n02,1\n03,1\n14,1\n"), trial.model()),
                "Region code \"14\" is not in the region list of 2026");
    }

    @Test
    void refusesAmountsThatAreNoneOrBelowZero() {
        refused(
                () -> read(file("a.csv", "region_code,amount_eur\n01,-1\n02,\n03,x\n"), trial.model()),
                "column amount_eur holds -1; it must be 0 or more",
                "column amount_eur is empty",
                "column amount_eur holds \"x\", which is not a number");
    }

    @Test
    void namesTheYearsAndStreamsThatThereAre() {
        Path years = file("a.csv", "year,region_code,amount_eur\n2020,01,1\n2021,01,1\n");
        DivisionSource source = new DivisionSource(
                DivisionSource.Side.A,
                years,
                OptionalInt.of(2026),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ModelFile.Options.NONE,
                ImmutableSet.of());
        refused(
                () -> DivisionPair.read(source, b(trial.model()), Optional.empty()),
                "there are no amounts of 2026; there are the years 2020, 2021");
        DivisionSource stream = new DivisionSource(
                DivisionSource.Side.B,
                trial.model(),
                OptionalInt.empty(),
                Optional.of("grants"),
                Optional.empty(),
                Optional.empty(),
                ModelFile.Options.NONE,
                ImmutableSet.of("stream-b"));
        refused(
                () -> DivisionPair.read(a(trial.model()), stream, Optional.empty()),
                "there is no stream \"grants\"; there are: grant");
    }

    @Test
    void refusesAFileThatIsNoDivision() throws IOException {
        refused(
                () -> read(file("a.csv", "region_code,pupils\n01,1\n"), trial.model()),
                "this is no model (JSON) and no table of amounts: the column amount_eur is missing",
                "--column-a");
        refused(
                () -> read(file("a.json", "{ \"format\": \"verdeelmodel-allocation-1\" }"), trial.model()),
                "a result or a manifest, not a model");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refused(() -> read(empty, trial.model()), "this folder has no allocation.csv");
        refused(() -> read(folder.resolve("nothing.csv"), trial.model()), "this file does not exist");
    }

    @Test
    void refusesAnOptionThatMeansNothingForItsSide() {
        Path table = file("a.csv", "region_code,amount_eur\n01,1\n02,1\n03,1\n");
        DivisionSource source = new DivisionSource(
                DivisionSource.Side.A,
                table,
                OptionalInt.of(2026),
                Optional.of("grant"),
                Optional.empty(),
                Optional.empty(),
                new ModelFile.Options(List.of("x=1"), Optional.empty()),
                ImmutableSet.of("year-a", "stream-a", "set-a"));
        refused(
                () -> DivisionPair.read(source, b(trial.model()), Optional.empty()),
                "--year-a means nothing for this table",
                "--stream-a means nothing for this table",
                "--set-a means nothing for this table");
    }

    private static void refused(ThrowingCallable reading, String... words) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(reading).satisfies(e -> {
            String all = e.problems().stream()
                    .map(problem -> problem.in(Language.EN))
                    .collect(Collectors.joining("\n"));
            assertThat(all).contains(words);
        });
    }
}
