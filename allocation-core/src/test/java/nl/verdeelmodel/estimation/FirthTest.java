package nl.verdeelmodel.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Booleans;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Firth's penalty: finite coefficients also where nobody or everybody of a category left. */
class FirthTest {

    private static final RiskFit FIRTH = RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.FIRTH));

    private static final List<String> COLUMNS = List.of("age", "oc", "vic", "vicl", "vis", "dia");

    private static Cells infections() throws IOException {
        CellsBuilder builder = new CellsBuilder(
                new Characteristics(
                        Sector.MBO,
                        COLUMNS.stream()
                                .map(id -> Characteristic.of(id, "0", "0", "1"))
                                .collect(ImmutableList.toImmutableList())),
                ImmutableList.of("01"),
                true);
        Path file = Path.of("src/test/resources/risk/urinary-infections.csv");
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(file)) {
            rows.forEach(row -> builder.add(
                    COLUMNS.stream()
                            .mapToInt(id -> Integer.parseInt(row.getField(id)))
                            .toArray(),
                    0,
                    Integer.parseInt(row.getField("persons")),
                    Integer.parseInt(row.getField("cases"))));
        }
        return builder.build();
    }

    /**
     * The example of the R package logistf of Heinze and others, {@code logistf(case ~ age+oc+vic+vicl+vis+dia, sex2)};
     * eight digits of its coefficients in the tests of the Python package firthlogist, which also prints the standard errors of
     * the information and the penalized log-likelihood.
     */
    @Test
    void theInfectionsOfLogistfHaveThePublishedCoefficients() throws IOException {
        FittedRisk fitted = FIRTH.fit(infections());

        assertThat(fitted.coefficients().vector())
                .containsExactly(
                        new double[] {
                            0.12025405, -1.10598131, -0.06881673, 2.26887464, -2.11140817, -0.78831694, 3.09601166
                        },
                        within(1e-6));
        double[] errors = {0.485542, 0.42366, 0.443793, 0.548416, 0.543082, 0.417368, 1.67501};
        for (int i = 0; i < errors.length; i++) {
            assertThat(fitted.standardError(i)).isCloseTo(errors[i], within(1e-5));
        }
        assertThat(fitted.penalizedLogLikelihood()).isCloseTo(-132.5394, within(5e-5));
    }

    /**
     * Penalised likelihood ratio tests of the same example: the chi-squared values that logistf prints, with p-values from
     * 0.875 (oc) to 0.0000017 (vic).
     */
    @Test
    void theInfectionsOfLogistfHaveThePublishedLikelihoodRatios() throws IOException {
        Cells cells = infections();
        FittedRisk fitted = FIRTH.fit(cells);
        double[] published = {7.50773092, 0.02467044, 22.93139022, 19.10407252, 3.69740975, 7.89693139};

        for (int held = 0; held < published.length; held++) {
            double without = new RestrictedFirth(cells, held).maximum(fitted.coefficients(), FIRTH.options());

            assertThat(2 * (fitted.penalizedLogLikelihood() - without)).isCloseTo(published[held], within(1e-4));
        }
    }

    /** Nobody without a diaphragm is missed: maximum likelihood passes dia over, Firth's penalty selects it. */
    @Test
    void aSelectionUsesThePenalty() throws IOException {
        Cells cells = infections();
        Selection plain = new StepwiseSelection(SelectionCriterion.significance(0.05)).select(cells);
        Selection firth = new StepwiseSelection(SelectionCriterion.significance(0.05), FIRTH).select(cells);

        assertThat(plain.passedOver())
                .extracting(SelectionCandidate::characteristic)
                .containsExactly("dia");
        assertThat(firth.passedOver()).isEmpty();
        assertThat(firth.order()).contains("dia", "vic", "vicl", "age").doesNotContain("oc");
        SelectionStep first = firth.steps().get(0);
        for (int i = 0; i < COLUMNS.size(); i++) {
            Cells one = cells.only(List.of(i));
            FittedRisk fitted = FIRTH.fit(one);
            assertThat(first.candidates().get(i).statistic())
                    .isCloseTo(2 * (fitted.penalizedLogLikelihood() - constantOf(one)), within(1e-6));
        }
    }

    /** The largest penalised log-likelihood of one chance for two groups, tried on a grid. */
    private static double constantOf(Cells cells) {
        double best = Double.NEGATIVE_INFINITY;
        double n0 = cells.personsOfPattern(0);
        double n1 = cells.personsOfPattern(1);
        double left = cells.totalLeavers();
        for (double p = 0.4; p < 0.7; p += 1e-6) {
            double weight = p * (1 - p);
            double value =
                    left * Math.log(p) + (n0 + n1 - left) * Math.log(1 - p) + Math.log(n0 * weight * n1 * weight) / 2;
            best = Math.max(best, value);
        }
        return best;
    }

    @Test
    void criteriaOfASelectionAreThoseOfThePenalisedFits() throws IOException {
        Cells cells = infections();
        for (RiskFit fit : List.of(FIRTH, RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.ridge(5))))) {
            SelectionStep byAic = new StepwiseSelection(SelectionCriterion.AIC, fit)
                    .select(cells)
                    .steps()
                    .get(0);
            SelectionStep byBic = new StepwiseSelection(SelectionCriterion.BIC, fit)
                    .select(cells)
                    .steps()
                    .get(0);
            for (int i = 0; i < COLUMNS.size(); i++) {
                FittedRisk fitted = fit.fit(cells.only(List.of(i)));
                assertThat(byAic.candidates().get(i).value()).isCloseTo(fitted.aic(), within(1e-9));
                assertThat(byBic.candidates().get(i).value()).isCloseTo(fitted.bic(), within(1e-9));
            }
        }
    }

    @Test
    void theTestOfARidgeSelectionIsTheGainInPenalisedLogLikelihood() throws IOException {
        Cells cells = infections();
        RiskFit ridge = RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.ridge(5)));
        Selection selection = new StepwiseSelection(SelectionCriterion.significance(0.2), ridge).select(cells);

        List<Integer> chosen = new ArrayList<>();
        double before = selection.nullLogLikelihood();
        for (SelectionStep step : selection.steps()) {
            for (SelectionCandidate candidate : step.candidates()) {
                List<Integer> with = new ArrayList<>(chosen);
                with.add(COLUMNS.indexOf(candidate.characteristic()));
                with.sort(null);
                double gain = ridge.fit(cells.only(with)).penalizedLogLikelihood() - before;
                assertThat(candidate.statistic()).isCloseTo(2 * gain, within(1e-9));
            }
            if (step.chosen().isPresent()) {
                chosen.add(COLUMNS.indexOf(step.chosen().get().characteristic()));
                chosen.sort(null);
                before = ridge.fit(cells.only(chosen)).penalizedLogLikelihood();
            }
        }
        assertThat(chosen).hasSizeGreaterThan(1);
    }

    @Test
    void withoutThePenaltyTheUseOfADiaphragmIsNamedAsSeparated() throws IOException {
        Cells cells = infections();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RiskFit.plain().fit(cells))
                .withMessageContaining("All 7 young people in category 1 of characteristic dia left early")
                .withMessageContaining("Maybe merge the category with another one, or estimate with Firth's penalty");
    }

    /**
     * For a table of two rows and two columns Firth's estimate is the log odds after adding 1/2 to each of the four counts
     * (Firth, 1993, section 4: the penalty is Jeffreys' prior; the model has a parameter per row).
     */
    @Test
    void aTwoByTwoTableGetsAHalfInEachCell() {
        Seeded.cases(300, 65, draw -> {
            int[] left = {draw.between(0, 40), draw.oneIn(3) ? 0 : draw.between(0, 40)};
            int[] stayed = {draw.between(1, 400), draw.oneIn(3) ? 0 : draw.between(1, 400)};
            stayed[1] += left[1] == 0 && stayed[1] == 0 ? 1 : 0;
            CellsBuilder builder = new CellsBuilder(
                    Characteristics.of(Sector.VO, Characteristic.of("delay", "no", "no", "yes")),
                    ImmutableList.of("01"),
                    true);
            for (int category = 0; category < 2; category++) {
                builder.add(new int[] {category}, 0, left[category] + stayed[category], left[category]);
            }

            double[] vector = FIRTH.fit(builder.build()).coefficients().vector();

            double reference = Math.log((left[0] + 0.5) / (stayed[0] + 0.5));
            double other = Math.log((left[1] + 0.5) / (stayed[1] + 0.5));
            assertThat(vector).containsExactly(new double[] {reference, other - reference}, within(1e-7));
        });
    }

    @Test
    void countingPersonsTogetherOrApartIsTheSame() throws IOException {
        Cells together = infections();
        CellsBuilder apart = new CellsBuilder(together.characteristics(), ImmutableList.of("01", "02"), true);
        for (int pattern = 0; pattern < together.patterns(); pattern++) {
            int[] categories = new int[COLUMNS.size()];
            for (int i = 0; i < categories.length; i++) {
                categories[i] = together.category(pattern, i);
            }
            int left = (int) together.leaversOfPattern(pattern);
            apart.add(categories, 0, left, left);
            apart.add(categories, 1, (int) together.personsOfPattern(pattern) - left, 0);
        }

        assertThat(FIRTH.fit(apart.build())).isEqualTo(FIRTH.fit(together));
    }

    /**
     * All with debts left and nobody else but some of age 16: steps by the information alone came nearer by a tenth a step, and
     * had not arrived after a hundred. At the top the slope, worked out person by person, is flat.
     */
    @Test
    void aSeparatedSampleHasATopWhereTheSlopeIsFlat() {
        Seeded.cases(150, 67, draw -> {
            Characteristics characteristics = new Characteristics(
                    Sector.VO,
                    ImmutableList.of(
                            Characteristic.of("suspect", "no", "no", "yes"),
                            Characteristic.of("age", "15", "14", "15", "16", "17"),
                            Characteristic.of("welfare", "1", "1", "2", "3"),
                            Characteristic.of("delay", "no", "no", "yes")));
            CellsBuilder builder = new CellsBuilder(characteristics, ImmutableList.of("01"), true);
            List<double[]> rows = new ArrayList<>();
            List<Boolean> left = new ArrayList<>();
            int persons = draw.between(60, 400);
            int rare = draw.between(3, 40);
            for (int n = 0; n < persons; n++) {
                int suspect = n % rare == 0 ? 1 : 0;
                int[] categories = {suspect, n < 4 ? n : draw.between(0, 3), n < 3 ? n : draw.between(0, 2), n % 2};
                boolean leaves = suspect == 1 || (categories[1] == 2 && draw.oneIn(4));
                builder.add(categories, 0, 1, leaves ? 1 : 0);
                rows.add(SlowLogistic.row(characteristics, categories));
                left.add(leaves);
            }

            double[] vector = FIRTH.fit(builder.build()).coefficients().vector();

            double[] slope = SlowLogistic.score(rows.toArray(double[][]::new), Booleans.toArray(left), 0, true, vector);
            assertThat(slope).containsExactly(new double[slope.length], within(1e-6));
        });
    }
}
