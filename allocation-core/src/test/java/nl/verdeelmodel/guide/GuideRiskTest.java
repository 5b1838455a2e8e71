package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import nl.verdeelmodel.estimation.FittedRisk;
import nl.verdeelmodel.estimation.Penalty;
import nl.verdeelmodel.estimation.RiskFit;
import nl.verdeelmodel.estimation.Validation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.CohortFile;
import nl.verdeelmodel.io.RegionFiles;
import nl.verdeelmodel.io.RiskModelFile;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.CbsScenario;
import nl.verdeelmodel.score.CohortChances;
import nl.verdeelmodel.score.CutOff;
import nl.verdeelmodel.score.RiskScores;
import nl.verdeelmodel.score.TargetGroup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of docs/guide/risk.md, scores.md and fit.md, all of persons in the regions of the first. */
class GuideRiskTest {

    private static final int YEAR = 2023;

    private final GuidePage risk = GuidePage.read("risk.md");
    private final GuidePage scores = GuidePage.read("scores.md");
    private final GuidePage fit = GuidePage.read("fit.md");

    @TempDir
    Path folder;

    private RiskModel model;
    private RegionSet regions;
    private Cohort cohort;

    @BeforeEach
    void readThePersonsOfThePage() {
        risk.writeTables(folder);
        model = readModel(risk);
        regions = RegionFiles.read(folder.resolve("regions.csv"));
        cohort = CohortFile.persons(
                folder.resolve("persons.csv"), List.of(model.characteristics()), regions, CohortFile.Options.of(YEAR));
    }

    private RiskModel readModel(GuidePage page) {
        GuidePage.write(folder.resolve("model.json"), page.json().get(0));
        return RiskModelFile.read(folder.resolve("model.json"));
    }

    @Test
    void givesEveryPatternOfThePageItsChance() {
        Cells cells = cohort.of(Sector.VO).orElseThrow();
        long[] chances = CohortChances.of(cohort, List.of(model)).chances(Sector.VO);

        assertThat(cells.patterns()).isEqualTo(5);
        for (int pattern = 0; pattern < chances.length; pattern++) {
            risk.hasRow(
                    category(cells, pattern, 0),
                    category(cells, pattern, 1),
                    BigDecimal.valueOf(chances[pattern], 12).toPlainString(),
                    cells.personsOfPattern(pattern));
        }
    }

    private static String category(Cells cells, int pattern, int index) {
        Characteristic characteristic = cells.characteristics().get(index);
        return characteristic.categories().get(cells.category(pattern, index)).id();
    }

    @Test
    void addsThemUpPerRegion() {
        RiskScores outcome = CohortChances.of(cohort, List.of(model))
                .scores(TargetGroup.everyone())
                .perRegion(regions);

        for (int i = 0; i < regions.size(); i++) {
            risk.hasRow(
                    regions.label(i),
                    outcome.get(i).persons(),
                    decimal(outcome.get(i).expectedLeavers()));
        }
    }

    private static String decimal(Fraction number) {
        return number.toDecimal(12, RoundingMode.UNNECESSARY).toPlainString();
    }

    @Test
    void cellsOfAQueryGiveTheSame() {
        GuidePage.write(folder.resolve("cells.csv"), """
                leavers,municipality,persons,suspect,sector,age
                0,GM9003,1,0,vo,16
                1,GM9001,1,1,vo,16
                0,GM9001,2,0,vo,15
                0,GM9004,1,0,vo,14-
                0,GM9001,1,0,vo,13
                0,GM9003,1,yes,vo,15
                0,GM9002,1,0,vo,15
                0,GM9003,1,0,vo,17
                0,GM9004,1,1,vo,17
                """);

        assertThat(CohortFile.cells(
                        folder.resolve("cells.csv"),
                        List.of(model.characteristics()),
                        regions,
                        CohortFile.Options.of(YEAR)))
                .isEqualTo(cohort);
    }

    @Test
    void takesInTheHighestFortyPercent() {
        RiskScores outcome = CohortChances.of(cohort, List.of(model))
                .scores(CbsScenario.of("cbs-4").orElseThrow().targetGroup());
        CutOff cutOff = outcome.cutOffs().get(0);
        RiskScores perRegion = outcome.perRegion(regions);

        for (int i = 0; i < regions.size(); i++) {
            scores.hasRow(
                    regions.label(i),
                    perRegion.get(i).persons(),
                    perRegion.get(i).counted(),
                    decimal(perRegion.get(i).expectedLeavers()));
        }
        scores.says("So A = " + cutOff.above() + ", E = " + cutOff.at());
        assertThat(cutOff.taken()).isEqualTo(Fraction.of(1, 2));
        assertThat(perRegion.total().counted()).isEqualTo(Fraction.of(4));
    }

    @Test
    void namesTheScenariosOfCbs() {
        for (CbsScenario scenario : CbsScenario.values()) {
            assertThat(scores.rows().map(row -> row.get(0))).contains(scenario.id());
        }
        scores.says("20 % is ours");
        assertThat(CbsScenario.STRICTER).isEqualTo(Fraction.of(1, 5));
    }

    @Test
    void estimatesTheOddsRatioOfATwoByTwoTable() {
        fit.writeTables(folder);
        RiskModel one = readModel(fit);
        Cells cells = CohortFile.cells(
                        folder.resolve("cells.csv"),
                        List.of(one.characteristics()),
                        regions,
                        CohortFile.Options.of(YEAR))
                .of(Sector.VO)
                .orElseThrow();
        FittedRisk fitted = RiskFit.plain().fit(cells);
        FittedRisk firth =
                RiskFit.of(RiskFit.Options.DEFAULT.withPenalty(Penalty.FIRTH)).fit(cells);
        List<String> names = one.characteristics().coefficientNames();

        for (int i = 0; i < names.size(); i++) {
            fit.hasRow(
                    names.get(i),
                    six(fitted.coefficients().vector()[i]),
                    six(fitted.standardError(i)),
                    six(firth.coefficients().vector()[i]));
        }
        fit.hasRow("log-likelihood", six(fitted.logLikelihood()));
        fit.hasRow("McFadden R2", six(fitted.mcFaddenR2()));
        fit.hasRow("AIC", six(fitted.aic()));
        fit.hasRow("BIC", six(fitted.bic()));
        Validation judged = Validation.ofOtherPersons(fitted.coefficients(), cells, 2);
        fit.hasRow("AUC", six(judged.discrimination().auc()));
        fit.hasRow("Brier score", six(judged.brier().value()));
    }

    private static String six(double value) {
        return new BigDecimal(value).setScale(6, RoundingMode.HALF_UP).toPlainString();
    }
}
