package nl.verdeelmodel.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Scores under many vectors of coefficients are those of each vector by itself. */
class ScoreDrawsTest {

    private static double[] vector(RiskModel model, int draw) {
        double[] vector = model.coefficients().vector();
        for (int i = 0; i < vector.length; i++) {
            vector[i] += Math.sin(draw * 31.0 + i) / 3;
        }
        return vector;
    }

    private static ScoreDraws stage(Population population, RiskModel model) {
        Cells cells = population.cohort().of(model.sector()).orElseThrow();
        return ScoreDraws.of(cells, Cohort.PlaceKind.MUNICIPALITY, population.regions());
    }

    @Test
    void everyDrawIsTheScoreOfItsOwnCoefficients() {
        Seeded.cases(60, 51, draw -> {
            Population population = Population.draw(draw);
            for (RiskModel model : population.models()) {
                ScoreDraws.Outcome outcome =
                        stage(population, model).run(5, number -> vector(model, number), draw.between(1, 3));
                for (int number = 0; number < 5; number++) {
                    RiskModel drawn = new RiskModel(
                            "drawn",
                            Text.NONE,
                            "",
                            2023,
                            true,
                            Coefficients.of(model.characteristics(), vector(model, number)),
                            java.util.Optional.empty());
                    RiskScores scores = CohortChances.of(population.cohort(), both(population, drawn))
                            .scores(TargetGroup.everyone())
                            .perRegion(population.regions());
                    for (int region = 0; region < population.regions().size(); region++) {
                        assertThat(outcome.expectedLeavers(number, region))
                                .isEqualTo(scores.get(model.sector(), region).expectedLeavers());
                    }
                }
            }
        });
    }

    private static List<RiskModel> both(Population population, RiskModel drawn) {
        return population.models().stream()
                .map(model -> model.sector() == drawn.sector() ? drawn : model)
                .toList();
    }

    @Test
    void theNumberOfThreadsMakesNoDifference() {
        Seeded.cases(20, 52, draw -> {
            Population population = Population.draw(draw);
            RiskModel model = population.models().get(1);
            ScoreDraws stage = stage(population, model);
            ScoreDraws.Outcome one = stage.run(40, number -> vector(model, number), 1);
            for (int parts : List.of(2, 8, 64)) {
                ScoreDraws.Outcome other = stage.run(40, number -> vector(model, number), parts);
                for (int number = 0; number < 40; number++) {
                    assertThat(other.totalUnits(number)).isEqualTo(one.totalUnits(number));
                    for (int region = 0; region < one.regions().size(); region++) {
                        assertThat(other.units(number, region)).isEqualTo(one.units(number, region));
                    }
                }
            }
        });
    }

    @Test
    void refusesNoParts() {
        Seeded.repeat(53, 0, draw -> {
            Population population = Population.draw(draw);
            RiskModel model = population.models().get(0);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> stage(population, model).run(1, number -> vector(model, number), 0))
                    .withMessageContaining("must be 1 or more");
        });
    }
}
