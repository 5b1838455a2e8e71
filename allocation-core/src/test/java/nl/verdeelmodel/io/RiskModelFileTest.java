package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.risk.Category;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Covariance;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.SampleData;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Risk models as files, and their published schema.
 *
 * <p>{@code mvn -pl allocation-core test -Dtest=RiskModelFileTest -Dupdate=true} writes the schema anew.
 */
@Tag("locale")
class RiskModelFileTest {

    private static final Path FOLDER = SampleData.FOLDER.resolve("risk");
    private static final Path PUBLISHED = FOLDER.resolve("risk-model.schema.json");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(RiskModelFile.schema());

    @TempDir
    private Path temporary;

    @Test
    void thePublishedSchemaIsTheOneOfTheReaderByteForByte() throws IOException {
        if (Boolean.getBoolean("update")) {
            Files.writeString(PUBLISHED, RiskModelFile.schema());
        }

        assertThat(Files.readString(PUBLISHED)).isEqualTo(RiskModelFile.schema());
    }

    @ParameterizedTest
    @ValueSource(strings = {"vo.json", "mbo.json"})
    void theSchemaAcceptsTheShippedModels(String name) throws IOException {
        assertThat(SCHEMA.validate(Files.readString(FOLDER.resolve(name)), InputFormat.JSON))
                .isEmpty();
    }

    /** Walhout (CBS), Onderwijs Research Dagen 2024: the characteristics of the revised models. */
    @Test
    void theShippedModelsHaveTheRevisedCharacteristicsOfCbs() {
        RiskModel vo = RiskModelFile.read(FOLDER.resolve("vo.json"));
        RiskModel mbo = RiskModelFile.read(FOLDER.resolve("mbo.json"));

        assertThat(vo.characteristics().list())
                .extracting(Characteristic::id)
                .containsExactlyInAnyOrder(
                        "age",
                        "education_type",
                        "psychosocial_problems",
                        "delay",
                        "welfare",
                        "parental_structure",
                        "suspect");
        assertThat(mbo.characteristics().list())
                .extracting(Characteristic::id)
                .containsExactlyInAnyOrder(
                        "level",
                        "age",
                        "psychosocial_problems",
                        "suspect",
                        "parental_structure",
                        "sex",
                        "debts",
                        "mother_education",
                        "learning_path",
                        "field",
                        "welfare",
                        "urbanity");
        assertThat(vo.sector()).isEqualTo(Sector.VO);
        assertThat(mbo.sector()).isEqualTo(Sector.MBO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vo.json", "mbo.json"})
    void theShippedModelsSayThatTheirCoefficientsWereMadeUp(String name) {
        RiskModel model = RiskModelFile.read(FOLDER.resolve(name));

        assertThat(model.illustrative()).isTrue();
        assertThat(model.source()).contains("MADE UP", "vavo is left out");
        assertThat(model.title().nl()).contains("illustratief");
    }

    /** CBS, annex 2: ages of vo in six classes, of mbo in one class up to 16 and single years after it. */
    @Test
    void agesFallInTheClassesOfCbs() {
        Characteristic vo = characteristic("vo.json", "age");
        Characteristic mbo = characteristic("mbo.json", "age");

        assertThat(vo.indexOfCode("12")).isEqualTo(vo.indexOfCode("14")).isEqualTo(vo.indexOf("14-"));
        assertThat(vo.indexOfCode("18")).isEqualTo(vo.indexOf("18"));
        assertThat(vo.indexOfCode("20")).isEqualTo(vo.indexOfCode("26")).isEqualTo(vo.indexOf("19+"));
        assertThat(vo.size()).isEqualTo(6);
        assertThat(mbo.indexOfCode("15")).isEqualTo(mbo.indexOf("16-"));
        assertThat(mbo.indexOfCode("26")).isEqualTo(OptionalInt.of(10));
        assertThat(mbo.indexOfCode("27")).isEmpty();
    }

    private static Characteristic characteristic(String model, String id) {
        Characteristics characteristics =
                RiskModelFile.read(FOLDER.resolve(model)).characteristics();
        return characteristics.get(characteristics.indexOf(id).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"vo.json", "mbo.json"})
    void aShippedModelThatIsWrittenReadsBackTheSame(String name) throws IOException {
        RiskModel model = RiskModelFile.read(FOLDER.resolve(name));

        assertThat(readAgain(model)).isEqualTo(model);
    }

    @Test
    void anyModelThatIsWrittenReadsBackTheSameToTheLastBitAndFitsTheSchema() {
        Seeded.cases(200, 4, draw -> {
            RiskModel model = model(draw);

            assertThat(readAgain(model)).isEqualTo(model);
            assertThat(SCHEMA.validate(RiskModelFile.write(model), InputFormat.JSON))
                    .isEmpty();
        });
    }

    private RiskModel readAgain(RiskModel model) {
        Path file = temporary.resolve("again.json");
        try {
            Files.writeString(file, RiskModelFile.write(model));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return RiskModelFile.read(file);
    }

    private static RiskModel model(Draw draw) {
        Characteristics characteristics = new Characteristics(
                draw.oneIn(2) ? Sector.VO : Sector.MBO,
                IntStream.range(0, draw.between(1, 4))
                        .mapToObj(i -> characteristic(draw, "kenmerk_" + i))
                        .collect(ImmutableList.toImmutableList()));
        double[] vector = IntStream.range(0, characteristics.coefficientCount())
                .mapToDouble(i -> awkward(draw, 50))
                .toArray();
        return new RiskModel(
                "model-" + draw.between(0, 9),
                draw.oneIn(2) ? Text.same("é\"\\\n") : Text.of("ja", "yes"),
                draw.oneIn(2) ? "" : "source",
                draw.between(1900, 2999),
                draw.oneIn(2),
                Coefficients.of(characteristics, vector),
                draw.oneIn(2) ? Optional.empty() : Optional.of(covariance(draw, vector.length)));
    }

    private static Characteristic characteristic(Draw draw, String id) {
        int size = draw.between(2, 5);
        ImmutableList<Category> categories = IntStream.range(0, size)
                .mapToObj(i -> new Category(
                        "c" + i,
                        draw.oneIn(2) ? Text.same("c" + i) : Text.of("nl " + i, "en " + i),
                        draw.oneIn(2) ? ImmutableList.of("c" + i) : ImmutableList.of("x" + i, "two words " + i)))
                .collect(ImmutableList.toImmutableList());
        OptionalInt missing = draw.oneIn(2) ? OptionalInt.empty() : OptionalInt.of(draw.between(0, size - 1));
        return new Characteristic(
                id, Text.same(id), categories, draw.between(0, size - 1), missing, draw.oneIn(2) ? "" : "art. 1");
    }

    /** A G G' for a random lower triangular G, so positive semi-definite. */
    private static Covariance covariance(Draw draw, int size) {
        double[][] factor = new double[size][size];
        double[][] lower = new double[size][];
        for (int i = 0; i < size; i++) {
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                factor[i][j] = awkward(draw, 0.5);
                for (int k = 0; k <= j; k++) {
                    lower[i][j] += factor[i][k] * factor[j][k];
                }
            }
        }
        return Covariance.ofLowerTriangle(lower);
    }

    private static double awkward(Draw draw, double most) {
        double fraction = draw.random().nextDouble() * 2 - 1;
        return switch (draw.between(0, 4)) {
            case 0 -> 0;
            case 1 -> fraction * 1e-100;
            case 2 -> Math.rint(fraction * most);
            default -> fraction * most;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"sector", "municipality", "region", "vsv", "persons", "leavers", "intercept"})
    void aCharacteristicCannotHaveTheNameOfAColumnOfOurs(String id) throws IOException {
        Path file = temporary.resolve("clash.json");
        Files.writeString(file, Files.readString(FOLDER.resolve("vo.json")).replace("\"suspect\"", '"' + id + '"'));

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> RiskModelFile.read(file));

        assertThat(refused.problems().get(0).message().en()).contains("a characteristic cannot be called " + id);
        assertThat(refused.problems().get(0).message().nl()).contains("een kenmerk kan niet " + id + " heten");
        assertThat(refused.problems().get(0).where().line()).isPositive();
    }

    @Test
    void anotherEncodingThanUtf8IsToldWithoutTalkOfMeasures() throws IOException {
        Path file = temporary.resolve("latin.json");
        Files.writeString(file, "{ \"riskModel\": \"één\" }", StandardCharsets.ISO_8859_1);

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> RiskModelFile.read(file));

        assertThat(refused.problems().get(0).code()).isEqualTo("encoding-wrong");
        assertThat(refused.problems().get(0).in(Language.EN))
                .contains("save it as UTF-8")
                .doesNotContain("measure");
    }
}
