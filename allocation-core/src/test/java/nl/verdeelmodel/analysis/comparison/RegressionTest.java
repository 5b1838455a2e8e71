package nl.verdeelmodel.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Regions;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/**
 * Effects explained by characteristics. Known answers from R 4.2.2 with HC3 by hand:
 *
 * <pre>
 * hc3 &lt;- function(m) { X &lt;- model.matrix(m); w &lt;- if (is.null(weights(m))) rep(1, nrow(X)) else weights(m)
 *   B &lt;- solve(crossprod(X * sqrt(w))); s &lt;- w * residuals(m) / (1 - hatvalues(m))
 *   se &lt;- sqrt(diag(B %*% crossprod(X * s) %*% B)); t &lt;- coef(m) / se
 *   print(rbind(coef(m), se, t, 2 * pt(abs(t), df.residual(m), lower.tail = FALSE)), digits = 15)
 *   print(summary(m)$r.squared, digits = 15) }
 * hc3(lm(mpg ~ wt + log(hp), mtcars)); hc3(lm(mpg ~ wt + log(hp), mtcars, weights = qsec))
 * </pre>
 */
class RegressionTest {

    private static final List<Double> MPG = doubles(
            "21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4,"
                    + " 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4");
    private static final RegionValues WT =
            values("2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424,"
                    + " 5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77,"
                    + " 3.57, 2.78");
    private static final RegionValues HP = values(
            "110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66, 52, 65, 97, 150,"
                    + " 150, 245, 175, 66, 91, 113, 264, 175, 335, 109");
    private static final List<Double> QSEC = doubles(
            "16.46, 17.02, 18.61, 19.44, 17.02, 20.22, 15.84, 20, 22.9, 18.3, 18.9, 17.4, 17.6, 18, 17.98, 17.82,"
                    + " 17.42, 19.47, 18.52, 19.9, 20.01, 16.87, 17.3, 15.41, 17.05, 18.9, 16.7, 16.9, 14.5, 15.5,"
                    + " 14.6, 18.6");

    private static RegionValues values(String list) {
        return Regions.values(list.split(", "));
    }

    private static List<Double> doubles(String list) {
        return Arrays.stream(list.split(", ")).map(Double::valueOf).toList();
    }

    private static Regression cars(List<Double> weights) {
        return Regression.of(
                WT.regions(),
                MPG,
                List.of(RegionCharacteristic.of("wt", WT), RegionCharacteristic.logarithm("log(hp)", HP)),
                weights);
    }

    private static void is(Regression.Term term, double estimate, double error, double t, double p) {
        assertThat(term.estimate()).isCloseTo(estimate, withinPercentage(1e-9));
        assertThat(term.standardError()).isCloseTo(error, withinPercentage(1e-9));
        assertThat(term.t()).isCloseTo(t, withinPercentage(1e-9));
        assertThat(term.p()).isCloseTo(p, withinPercentage(1e-7));
    }

    @Test
    void estimatesAndRobustErrorsAreThoseOfR() {
        Regression regression = cars(List.of());

        is(regression.terms().get(0), 59.5709422304059, 4.67854414098267, 12.7327947402659, 2.11815014543829e-13);
        is(
                regression.terms().get(1),
                -3.28561506743562548,
                0.777816144178004598,
                -4.224153859531754485,
                0.000216998547826414);
        is(regression.terms().get(2), -5.92178288463786, 1.13802733852009, -5.20355063907222, 1.44057730789339e-05);
        assertThat(regression.r2()).isCloseTo(0.859144141254265, withinPercentage(1e-10));
        assertThat(regression.degrees()).isEqualTo(29);
        // print(1 / (1 - summary(lm(wt ~ log(hp), mtcars))$r.squared), digits = 15)
        assertThat(regression.terms().get(1).inflation()).isCloseTo(2.05090031127399, withinPercentage(1e-10));
        assertThat(regression.warnings()).isEmpty();
    }

    @Test
    void weightedRegionsAreThoseOfR() {
        Regression regression = cars(QSEC);

        is(regression.terms().get(0), 59.9988956136027, 4.83519315085853, 12.4087898335456, 3.99807269036553e-13);
        is(
                regression.terms().get(1),
                -3.287232112934646455,
                0.770580832836346263,
                -4.265914713755642573,
                0.000193508720254868);
        is(
                regression.terms().get(2),
                -6.008265486992401705,
                1.159487289756512496,
                -5.181829537997016288,
                0.000015302127822293);
        assertThat(regression.r2()).isCloseTo(0.857974119637271, withinPercentage(1e-10));
        assertThat(regression.weighted()).isTrue();
    }

    /**
     * The data of Longley (1967), badly conditioned; estimates and R2 as certified by the NIST Statistical Reference Datasets
     * (Longley), here in the units of R. The errors are those of the formula of HC3 in exact fractions: R itself, by the script
     * above, keeps seven digits of them, since it solves with X'X as it is.
     */
    @Test
    void survivesTheBadlyConditionedDataOfLongley() {
        String[] rows = {
            "83.0, 234.289, 235.6, 159.0, 107.608, 1947, 60.323",
            "88.5, 259.426, 232.5, 145.6, 108.632, 1948, 61.122",
            "88.2, 258.054, 368.2, 161.6, 109.773, 1949, 60.171",
            "89.5, 284.599, 335.1, 165.0, 110.929, 1950, 61.187",
            "96.2, 328.975, 209.9, 309.9, 112.075, 1951, 63.221",
            "98.1, 346.999, 193.2, 359.4, 113.270, 1952, 63.639",
            "99.0, 365.385, 187.0, 354.7, 115.094, 1953, 64.989",
            "100.0, 363.112, 357.8, 335.0, 116.219, 1954, 63.761",
            "101.2, 397.469, 290.4, 304.8, 117.388, 1955, 66.019",
            "104.6, 419.180, 282.2, 285.7, 118.734, 1956, 67.857",
            "108.4, 442.769, 293.6, 279.8, 120.445, 1957, 68.169",
            "110.8, 444.546, 468.1, 263.7, 121.950, 1958, 66.513",
            "112.6, 482.704, 381.3, 255.2, 123.366, 1959, 68.655",
            "114.2, 502.601, 393.1, 251.4, 125.368, 1960, 69.564",
            "115.7, 518.173, 480.6, 257.2, 127.852, 1961, 69.331",
            "116.9, 554.894, 400.7, 282.7, 130.081, 1962, 70.551"
        };
        double[][] columns = new double[7][rows.length];
        for (int i = 0; i < rows.length; i++) {
            List<Double> row = doubles(rows[i]);
            for (int j = 0; j < 7; j++) {
                columns[j][i] = row.get(j);
            }
        }
        List<RegionCharacteristic> characteristics = new ArrayList<>();
        for (int j = 0; j < 6; j++) {
            characteristics.add(new RegionCharacteristic("x" + j, RegionCharacteristic.Scale.NUMBER, list(columns[j])));
        }
        Regression regression = Regression.of(Regions.of(16), list(columns[6]), characteristics, List.of());

        double[] certified = {
            -3482.25863459582,
            0.0150618722713733,
            -0.0358191792925910,
            -0.0202022980381683,
            -0.0103322686717359,
            -0.0511041056535807,
            1.82915146461355
        };
        double[] errors = {
            1799.47723066181619,
            0.0911193866011392731,
            0.0556239883883935879,
            0.00822133502016079998,
            0.00298789257590541530,
            0.324905821136016610,
            0.922807841715404033
        };
        for (int j = 0; j < certified.length; j++) {
            assertThat(regression.terms().get(j).estimate()).isCloseTo(certified[j], withinPercentage(1e-6));
            assertThat(regression.terms().get(j).standardError()).isCloseTo(errors[j], withinPercentage(1e-6));
        }
        assertThat(regression.r2()).isCloseTo(0.995479004577296, withinPercentage(1e-10));
        assertThat(regression.warnings())
                .extracting(Text::en)
                .anyMatch(text -> text.startsWith("x0 is closely related"));
    }

    private static ImmutableList<Double> list(double[] values) {
        return Arrays.stream(values).boxed().collect(ImmutableList.toImmutableList());
    }

    @Test
    void theUnitOfACharacteristicAndTheOrderOfRegionsOnlyChangeItsOwnUnits() {
        Seeded.cases(200, 20261122, draw -> {
            int size = draw.between(5, 40);
            List<Double> effect = numbers(draw, size);
            List<Double> x = numbers(draw, size);
            List<Double> z = numbers(draw, size);
            Regression plain = line(effect, x, z);
            Regression thousands =
                    line(effect, x.stream().map(value -> value / 1000).toList(), z);
            Regression backwards = line(reversed(effect), reversed(x), reversed(z));

            for (Regression other : List.of(thousands, backwards)) {
                assertThat(other.terms().get(1).t())
                        .isCloseTo(plain.terms().get(1).t(), withinPercentage(1e-5));
                assertThat(other.terms().get(2).t())
                        .isCloseTo(plain.terms().get(2).t(), withinPercentage(1e-5));
                assertThat(other.r2()).isCloseTo(plain.r2(), withinPercentage(1e-5));
            }
            assertThat(thousands.terms().get(1).estimate())
                    .isCloseTo(1000 * plain.terms().get(1).estimate(), withinPercentage(1e-5));
        });
    }

    private static List<Double> numbers(Draw draw, int size) {
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            numbers.add(draw.random().nextGaussian() * 100);
        }
        return numbers;
    }

    private static List<Double> reversed(List<Double> values) {
        List<Double> reversed = new ArrayList<>(values);
        Collections.reverse(reversed);
        return reversed;
    }

    private static Regression line(List<Double> effect, List<Double> x, List<Double> z) {
        RegionSet regions = Regions.of(effect.size());
        return Regression.of(
                regions,
                effect,
                List.of(
                        new RegionCharacteristic("x", RegionCharacteristic.Scale.NUMBER, ImmutableList.copyOf(x)),
                        new RegionCharacteristic("z", RegionCharacteristic.Scale.RATIO, ImmutableList.copyOf(z))),
                List.of());
    }

    @Test
    void saysInASentenceWhatACharacteristicComesTo() {
        // x = 0, 0.1, ... 0.4 and an effect of -20 per 1, so -2 per 10 percentage points, but for a deviation of 0.01.
        RegionValues numerator = Regions.values(0, 1, 2, 3, 4, 5);
        RegionValues denominator = Regions.values(10, 10, 10, 10, 10, 10);
        List<Double> effect = List.of(5.01, 2.99, 1.01, -1.01, -2.99, -5.0);
        Regression regression = Regression.of(
                Regions.of(6), effect, List.of(RegionCharacteristic.ratio("apc", numerator, denominator)), List.of());
        Text sentence = RegressionWords.of(regression, RegressionWords.Effect.EUR_PER_YOUNG_PERSON)
                .get(0);

        assertThat(sentence.en())
                .startsWith(
                        "Per 10 percentage points more apc: EUR 2.00 less per young person (95 percent interval: -2.0")
                .endsWith("; p < 0.001).");
        assertThat(sentence.nl())
                .startsWith("Per 10 procentpunt meer apc: EUR 2,00 minder per jongere (95-procentinterval");
    }

    @Test
    void saysThatARelationCannotBeToldFromNone() {
        RegionValues size = Regions.values(1000, 9000, 2000, 8000, 4000, 5000);
        List<Double> effect = List.of(1.0, 1.1, -1.0, -1.2, 1.0, -0.9);
        Regression number =
                Regression.of(size.regions(), effect, List.of(RegionCharacteristic.of("pupils", size)), List.of());
        Regression logarithm = Regression.of(
                size.regions(), effect, List.of(RegionCharacteristic.logarithm("log(pupils)", size)), List.of());

        assertThat(RegressionWords.of(number, RegressionWords.Effect.PERCENT)
                        .get(0)
                        .en())
                .startsWith("Per 1,000 more pupils: 0.")
                .contains("percentage points")
                .endsWith("; that cannot be told from no relation.");
        assertThat(RegressionWords.of(logarithm, RegressionWords.Effect.PERCENT)
                        .get(0)
                        .en())
                .startsWith("Per doubling of pupils: ");
    }

    @Test
    void refusesCharacteristicsThatCannotBeToldApart() {
        RegionValues x = Regions.values(1, 2, 3, 5, 8, 13);
        RegionValues twice = x.map(value -> value.plus(value));
        RegionValues constant = Regions.values(7, 7, 7, 7, 7, 7);
        List<Double> effect = List.of(1.0, 2.0, 1.0, 2.0, 1.0, 3.0);

        assertThatThrownBy(() -> Regression.of(
                        x.regions(),
                        effect,
                        List.of(
                                RegionCharacteristic.of("x", x),
                                RegionCharacteristic.of("twice", twice),
                                RegionCharacteristic.of("seven", constant)),
                        List.of()))
                .hasMessageContaining("twice follows entirely from x")
                .hasMessageContaining("seven is the same in all regions");
    }

    @Test
    void refusesACharacteristicOfOneRegionTooFewRegionsAndNoEffect() {
        RegionValues capital = Regions.values(1, 0, 0, 0, 0);
        List<RegionCharacteristic> characteristics = List.of(RegionCharacteristic.of("capital", capital));

        assertThatThrownBy(() ->
                        Regression.of(capital.regions(), List.of(5.0, 1.0, 2.0, 3.0, 1.0), characteristics, List.of()))
                .hasMessageContaining("describe region 01")
                .hasMessageContaining("no standard error");
        assertThatThrownBy(() -> Regression.of(
                        Regions.of(2),
                        List.of(1.0, 2.0),
                        List.of(RegionCharacteristic.of("x", Regions.values(1, 2))),
                        List.of()))
                .hasMessageContaining("2 regions")
                .hasMessageContaining("fewer characteristics");
        assertThatThrownBy(() ->
                        Regression.of(capital.regions(), List.of(1.0, 1.0, 1.0, 1.0, 1.0), characteristics, List.of()))
                .hasMessageContaining("nothing to explain");
        assertThatThrownBy(() -> RegionCharacteristic.logarithm("log(x)", capital))
                .hasMessageContaining("log(x): region 02")
                .hasMessageContaining("above 0");
    }
}
