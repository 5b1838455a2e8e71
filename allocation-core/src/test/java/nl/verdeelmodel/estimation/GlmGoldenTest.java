package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Sector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The numbers of R's glm on 60,000 made-up students, from {@code glm-golden.R}.
 *
 * <p>{@code -Dupdate=true} writes the cells anew; then run the script.
 */
class GlmGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/risk");
    private static final int PERSONS = 60_000;

    private static final Characteristics STUDENTS = Characteristics.of(
            Sector.MBO,
            Characteristic.of("level", "entry", "entry", "2", "3", "4"),
            Characteristic.of("age", "17", "16-", "17", "18", "19", "20", "21+"),
            Characteristic.of("psychosocial_problems", "no", "no", "yes"),
            Characteristic.of("suspect", "no", "no", "yes"),
            Characteristic.of("welfare", "40-60", "0-20", "20-40", "40-60", "60-80", "80-100"),
            Characteristic.of("sex", "male", "male", "female"),
            Characteristic.of("debts", "no", "no", "yes"));

    /** How many in a hundred have each category, and what it adds to the log odds. */
    private static final int[][] HUNDREDTHS = {
        {6, 24, 25, 45}, {10, 26, 25, 17, 10, 12}, {88, 12}, {95, 5}, {20, 20, 20, 20, 20}, {52, 48}, {94, 6}
    };

    private static final double[][] EFFECTS = {
        {0, -1, -1.7, -2.1},
        {-0.3, 0, 0.4, 0.6, 0.7, 0.5},
        {0, 0.4},
        {0, 0.9},
        {0.3, 0.15, 0, -0.1, -0.2},
        {0, -0.25},
        {0, 0.6}
    };

    private static Cells cells;
    private static FittedRisk fitted;
    private static JsonNode golden;

    @BeforeAll
    static void fit() throws IOException {
        cells = cells();
        if (Boolean.getBoolean("update")) {
            Files.writeString(FOLDER.resolve("glm-cells.csv"), written());
        }
        fitted = RiskFit.plain().fit(cells);
        golden = new ObjectMapper().readTree(FOLDER.resolve("glm-golden.json").toFile());
    }

    private static Cells cells() {
        CellsBuilder builder = new CellsBuilder(STUDENTS, ImmutableList.of("01"), true);
        Random random = new Random(2023);
        int[] categories = new int[STUDENTS.size()];
        for (int n = 0; n < PERSONS; n++) {
            double logOdds = -1.4;
            for (int i = 0; i < categories.length; i++) {
                categories[i] = category(random, HUNDREDTHS[i]);
                logOdds += EFFECTS[i][categories[i]];
            }
            boolean left = random.nextDouble() < 1 / (1 + StrictMath.exp(-logOdds));
            builder.add(categories, 0, 1, left ? 1 : 0);
        }
        return builder.build();
    }

    private static int category(Random random, int... hundredths) {
        int left = random.nextInt(100);
        int category = 0;
        while (left >= hundredths[category]) {
            left -= hundredths[category++];
        }
        return category;
    }

    private static String written() {
        StringBuilder out = new StringBuilder("# SYNTHETIC: made-up students, drawn by GlmGoldenTest\nsector,region");
        STUDENTS.list().forEach(characteristic -> out.append(',').append(characteristic.id()));
        out.append(",persons,leavers\n");
        for (int pattern = 0; pattern < cells.patterns(); pattern++) {
            out.append("mbo,01");
            for (int i = 0; i < STUDENTS.size(); i++) {
                out.append(',')
                        .append(STUDENTS.get(i)
                                .categories()
                                .get(cells.category(pattern, i))
                                .id());
            }
            out.append(',').append(cells.personsOfPattern(pattern));
            out.append(',').append(cells.leaversOfPattern(pattern)).append('\n');
        }
        return out.toString();
    }

    @Test
    void theCellsAreThoseThatRRead() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("glm-cells.csv"), StandardCharsets.UTF_8))
                .isEqualTo(written());
        assertThat(golden.get("persons").asInt()).isEqualTo(PERSONS);
        assertThat(fitted.persons()).isEqualTo(PERSONS);
        assertThat(fitted.leavers()).isEqualTo(golden.get("leavers").asLong());
    }

    /** R lists coefficients of a factor with the reference first; so do our characteristics but for age and welfare. */
    private static int index(int inR) {
        return STUDENTS.coefficientNames().indexOf(golden.get("names").get(inR).asText());
    }

    @Test
    void coefficientsStandardErrorsAndPValuesAreThoseOfR() {
        double[] vector = fitted.coefficients().vector();
        assertThat(golden.get("names")).hasSize(vector.length);
        for (int i = 0; i < vector.length; i++) {
            assertThat(vector[index(i)])
                    .isCloseTo(golden.get("coefficients").get(i).asDouble(), within(1e-8));
            assertThat(fitted.standardError(index(i)))
                    .isCloseTo(golden.get("standardErrors").get(i).asDouble(), within(1e-8));
            assertThat(fitted.z(index(i))).isCloseTo(golden.get("z").get(i).asDouble(), within(1e-6));
            double pValue = golden.get("pValues").get(i).asDouble();
            assertThat(fitted.pValue(index(i))).isCloseTo(pValue, within(1e-6 * pValue));
        }
    }

    @Test
    void theCovarianceIsThatOfR() {
        for (int i = 0; i < golden.get("covariance").size(); i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(fitted.covariance().get(index(i), index(j)))
                        .isCloseTo(golden.get("covariance").get(i).get(j).asDouble(), within(1e-9));
            }
        }
    }

    @Test
    void theMeasuresOfFitAreThoseOfR() {
        assertThat(fitted.logLikelihood()).isCloseTo(golden.get("logLikelihood").asDouble(), within(1e-6));
        assertThat(fitted.nullLogLikelihood())
                .isCloseTo(golden.get("nullLogLikelihood").asDouble(), within(1e-6));
        assertThat(fitted.aic()).isCloseTo(golden.get("aic").asDouble(), within(1e-6));
        assertThat(fitted.bic()).isCloseTo(golden.get("bic").asDouble(), within(1e-6));
        assertThat(fitted.deviance()).isCloseTo(golden.get("deviance").asDouble(), within(1e-6));
        assertThat(fitted.degreesOfFreedom())
                .isEqualTo(golden.get("degreesOfFreedom").asDouble());
        assertThat(fitted.mcFaddenR2())
                .isCloseTo(
                        1
                                - golden.get("logLikelihood").asDouble()
                                        / golden.get("nullLogLikelihood").asDouble(),
                        within(1e-10));
    }
}
