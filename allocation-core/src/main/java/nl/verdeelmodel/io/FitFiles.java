package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import nl.verdeelmodel.estimation.BootstrapEstimates;
import nl.verdeelmodel.estimation.CalibrationGroup;
import nl.verdeelmodel.estimation.CalibrationLine;
import nl.verdeelmodel.estimation.CrossValidated;
import nl.verdeelmodel.estimation.FittedRisk;
import nl.verdeelmodel.estimation.FoldOutcome;
import nl.verdeelmodel.estimation.HosmerLemeshow;
import nl.verdeelmodel.estimation.Outcome;
import nl.verdeelmodel.estimation.RegionEffect;
import nl.verdeelmodel.estimation.RegionVariance;
import nl.verdeelmodel.estimation.RiskStudy;
import nl.verdeelmodel.estimation.Selection;
import nl.verdeelmodel.estimation.SelectionCandidate;
import nl.verdeelmodel.estimation.SelectionStep;
import nl.verdeelmodel.estimation.Validation;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Covariance;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;

/**
 * Estimated risk models as files: per sector a risk model, and tables of all sectors with coefficients, measures of fit,
 * calibration, selection, cross-validation and effects of regions. The same bytes on every machine.
 *
 * <p>Numbers in the tables have twelve significant digits; those in a risk model are read back as the same double. A cell is
 * empty where there is nothing to say, also that of a judgement that these persons do not allow.
 */
public final class FitFiles {

    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    /** Estimates plus and minus this many standard errors hold the true value in 95 percent of samples. */
    private static final double NORMAL_97_5 = 1.959963984540054;

    private static final String SYNTHETIC = "# SYNTHETIC: estimated on persons who were made up\n";

    private FitFiles() {}

    /**
     * The tables of studies.
     *
     * @param studies a study per sector
     * @param synthetic whether the persons were made up: then the first line of each table says so
     * @return the CSV texts by file name; those of steps that were not taken are left out
     */
    public static ImmutableMap<String, String> tables(Collection<RiskStudy> studies, boolean synthetic) {
        return ImmutableMap.copyOf(Maps.transformValues(tables(studies), text -> (synthetic ? SYNTHETIC : "") + text));
    }

    private static ImmutableMap<String, String> tables(Collection<RiskStudy> studies) {
        ImmutableMap.Builder<String, String> files = ImmutableMap.builder();
        files.put("coefficients.csv", coefficients(studies));
        files.put("fit.csv", measures(studies));
        files.put("calibration.csv", calibration(studies));
        if (studies.stream().anyMatch(study -> study.selection().isPresent())) {
            files.put("selection.csv", selection(studies));
        }
        if (studies.stream().anyMatch(study -> study.crossValidated().isPresent())) {
            files.put("cross-validation.csv", crossValidation(studies));
        }
        if (studies.stream().anyMatch(study -> study.regions().isPresent())) {
            files.put("region-effects.csv", regionEffects(studies));
        }
        return files.buildOrThrow();
    }

    /**
     * The estimate of a study as a risk model, with its covariance.
     *
     * @param study the study
     * @param cohort the year of the persons
     * @param source what it was estimated on
     * @param synthetic whether the persons were made up: then the coefficients are illustrative
     * @return the model
     */
    public static RiskModel model(RiskStudy study, int cohort, String source, boolean synthetic) {
        FittedRisk fitted = study.fitted();
        Sector sector = fitted.coefficients().characteristics().sector();
        return new RiskModel(
                "vsv-" + sector.code() + "-" + cohort,
                Text.format(
                        "Kans op voortijdig schoolverlaten, {0}, geschat op cohort {1}",
                        "Chance of early school leaving, {0}, estimated on cohort {1}", sector.title(), cohort),
                source,
                cohort,
                synthetic,
                fitted.coefficients(),
                Optional.of(fitted.covariance()));
    }

    /**
     * Every coefficient with its uncertainty, a row per coefficient.
     *
     * @param studies a study per sector
     * @return the CSV text
     */
    public static String coefficients(Collection<RiskStudy> studies) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "sector",
                    "coefficient",
                    "estimate",
                    "standard_error",
                    "z",
                    "p_value",
                    "odds_ratio",
                    "odds_ratio_low_95",
                    "odds_ratio_high_95",
                    "bootstrap_mean",
                    "bootstrap_standard_error");
            studies.forEach(study -> coefficients(csv, study));
        });
    }

    private static void coefficients(CsvWriter csv, RiskStudy study) {
        FittedRisk fitted = study.fitted();
        List<String> names = fitted.coefficients().characteristics().coefficientNames();
        double[] vector = fitted.coefficients().vector();
        double[] means = study.bootstrap()
                .map(BootstrapEstimates::mean)
                .map(Coefficients::vector)
                .orElse(new double[0]);
        Covariance spread =
                study.bootstrap().map(BootstrapEstimates::covariance).orElse(fitted.covariance());
        for (int i = 0; i < vector.length; i++) {
            double reach = NORMAL_97_5 * fitted.standardError(i);
            csv.writeRecord(
                    sector(study),
                    names.get(i),
                    number(vector[i]),
                    number(fitted.standardError(i)),
                    number(fitted.z(i)),
                    number(fitted.pValue(i)),
                    number(StrictMath.exp(vector[i])),
                    number(StrictMath.exp(vector[i] - reach)),
                    number(StrictMath.exp(vector[i] + reach)),
                    means.length == 0 ? "" : number(means[i]),
                    means.length == 0 ? "" : number(spread.standardError(i)));
        }
    }

    /**
     * Measures of fit and judgement, a row per sector, step and measure.
     *
     * @param studies a study per sector
     * @return the CSV text
     */
    public static String measures(Collection<RiskStudy> studies) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord("sector", "step", "measure", "value");
            for (RiskStudy study : studies) {
                fit(study, (measure, value) -> csv.writeRecord(sector(study), "fit", measure, number(value)));
                judgement(
                        study.own(), (measure, value) -> csv.writeRecord(sector(study), "own", measure, number(value)));
                study.crossValidated()
                        .ifPresent(outcome -> crossValidation(
                                outcome,
                                (measure, value) ->
                                        csv.writeRecord(sector(study), "cross-validation", measure, number(value))));
                study.other()
                        .ifPresent(other -> judgement(
                                other,
                                (measure, value) ->
                                        csv.writeRecord(sector(study), "validation", measure, number(value))));
                study.regions().ifPresent(regions -> {
                    BiConsumer<String, Double> row =
                            (measure, value) -> csv.writeRecord(sector(study), "multilevel", measure, number(value));
                    row.accept("variance", regions.number(RegionVariance::variance));
                    row.accept("statistic", regions.number(RegionVariance::statistic));
                    row.accept("p_value", regions.number(RegionVariance::pValue));
                    row.accept("median_odds_ratio", regions.number(RegionVariance::medianOddsRatio));
                    row.accept("intraclass_correlation", regions.number(RegionVariance::intraclassCorrelation));
                });
            }
        });
    }

    private static void fit(RiskStudy study, BiConsumer<String, Double> row) {
        FittedRisk fitted = study.fitted();
        row.accept("persons", (double) fitted.persons());
        row.accept("leavers", (double) fitted.leavers());
        row.accept("patterns", (double) fitted.patterns());
        row.accept("parameters", fitted.effectiveParameters());
        row.accept("log_likelihood", fitted.logLikelihood());
        row.accept("null_log_likelihood", fitted.nullLogLikelihood());
        row.accept("grouped_deviance", fitted.deviance());
        row.accept("grouped_degrees_of_freedom", fitted.degreesOfFreedom());
        row.accept("aic", fitted.aic());
        row.accept("bic", fitted.bic());
        row.accept("mcfadden_r2", fitted.mcFaddenR2());
        row.accept("steps", (double) fitted.steps());
    }

    private static void judgement(Validation judged, BiConsumer<String, Double> row) {
        row.accept("persons", (double) judged.observed().totalPersons());
        row.accept("leavers", (double) judged.observed().totalLeavers());
        row.accept("expected_leavers", judged.observed().expectedLeavers());
        row.accept("observed_to_expected", judged.observedToExpected());
        row.accept("auc", judged.discrimination().auc());
        row.accept("auc_standard_error", judged.discrimination().standardError());
        row.accept("brier", judged.brier().value());
        row.accept("brier_skill", judged.brier().skill());
        row.accept("hosmer_lemeshow", judged.test().number(HosmerLemeshow::statistic));
        row.accept("hosmer_lemeshow_degrees_of_freedom", judged.test().number(HosmerLemeshow::degreesOfFreedom));
        row.accept("hosmer_lemeshow_p_value", judged.test().number(HosmerLemeshow::pValue));
        row.accept("calibration_line_intercept", judged.line().number(CalibrationLine::intercept));
        row.accept("calibration_line_slope", judged.line().number(CalibrationLine::slope));
    }

    private static void crossValidation(Outcome<CrossValidated> outcome, BiConsumer<String, Double> row) {
        row.accept("folds", outcome.number(validated -> validated.folds().size()));
        row.accept("auc", outcome.number(validated -> validated.discrimination().auc()));
        row.accept("mean_auc_of_folds", outcome.number(CrossValidated::meanAuc));
        row.accept("brier", outcome.number(validated -> validated.brier().value()));
        row.accept("log_likelihood", outcome.number(CrossValidated::logLikelihood));
    }

    /**
     * Expected and observed leavers in groups of rising chance; of the model's own persons and, where there are, of another
     * cohort's.
     *
     * @param studies a study per sector
     * @return the CSV text
     */
    public static String calibration(Collection<RiskStudy> studies) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "sector",
                    "step",
                    "group",
                    "lowest_chance",
                    "highest_chance",
                    "persons",
                    "leavers",
                    "expected_leavers",
                    "mean_chance",
                    "observed_share");
            for (RiskStudy study : studies) {
                calibration(csv, study, "own", study.own());
                study.other().ifPresent(other -> calibration(csv, study, "validation", other));
            }
        });
    }

    private static void calibration(CsvWriter csv, RiskStudy study, String step, Validation judged) {
        List<CalibrationGroup> groups = judged.table().groups();
        for (int i = 0; i < groups.size(); i++) {
            CalibrationGroup group = groups.get(i);
            csv.writeRecord(
                    sector(study),
                    step,
                    Integer.toString(i + 1),
                    number(group.lowest()),
                    number(group.highest()),
                    Long.toString(group.persons()),
                    Long.toString(group.leavers()),
                    number(group.expected()),
                    number(group.meanChance()),
                    number(group.observedShare()));
        }
    }

    /**
     * What could be added to the model in each step of a selection, and what was.
     *
     * @param studies a study per sector
     * @return the CSV text
     */
    public static String selection(Collection<RiskStudy> studies) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "sector",
                    "step",
                    "candidate",
                    "degrees_of_freedom",
                    "log_likelihood",
                    "statistic",
                    "p_value",
                    "criterion",
                    "must_be_below",
                    "chosen",
                    "problem");
            studies.forEach(
                    study -> study.selection().ifPresent(selection -> selection(csv, sector(study), selection)));
        });
    }

    private static void selection(CsvWriter csv, String sector, Selection selection) {
        for (int i = 0; i < selection.steps().size(); i++) {
            SelectionStep step = selection.steps().get(i);
            for (SelectionCandidate candidate : step.candidates()) {
                boolean fits = candidate.fits();
                csv.writeRecord(
                        sector,
                        Integer.toString(i + 1),
                        candidate.characteristic(),
                        Integer.toString(candidate.degreesOfFreedom()),
                        fits ? number(candidate.logLikelihood()) : "",
                        fits ? number(candidate.statistic()) : "",
                        fits ? number(candidate.pValue()) : "",
                        fits ? number(candidate.value()) : "",
                        number(step.bar()),
                        step.chosen().filter(candidate::equals).isPresent() ? "1" : "0",
                        fits ? "" : candidate.problems().get(0).message().en());
            }
        }
    }

    /**
     * How well each fold was foretold by the others; no rows for a sector whose cross-validation was not possible.
     *
     * @param studies a study per sector
     * @return the CSV text
     */
    public static String crossValidation(Collection<RiskStudy> studies) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "sector", "fold", "persons", "leavers", "expected_leavers", "auc", "brier", "log_likelihood");
            studies.forEach(study -> study.crossValidated()
                    .flatMap(Outcome::value)
                    .ifPresent(validated -> crossValidation(csv, sector(study), validated.folds())));
        });
    }

    private static void crossValidation(CsvWriter csv, String sector, List<FoldOutcome> folds) {
        for (int i = 0; i < folds.size(); i++) {
            FoldOutcome fold = folds.get(i);
            csv.writeRecord(
                    sector,
                    Integer.toString(i + 1),
                    Long.toString(fold.observed().totalPersons()),
                    Long.toString(fold.observed().totalLeavers()),
                    number(fold.observed().expectedLeavers()),
                    number(fold.discrimination().auc()),
                    number(fold.brier().value()),
                    number(fold.logLikelihood()));
        }
    }

    /**
     * What each region adds to the log odds, beyond the characteristics of its young people; no rows for a
     * sector whose variance between regions could not be estimated.
     *
     * @param studies a study per sector
     * @return the CSV text
     */
    public static String regionEffects(Collection<RiskStudy> studies) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "sector", "region_code", "region_name", "persons", "effect", "standard_error", "odds_ratio");
            studies.forEach(study -> study.regions()
                    .flatMap(Outcome::value)
                    .ifPresent(variance ->
                            variance.regions().forEach(effect -> regionEffect(csv, sector(study), effect))));
        });
    }

    private static void regionEffect(CsvWriter csv, String sector, RegionEffect effect) {
        csv.writeRecord(
                sector,
                effect.region().code(),
                effect.region().name(),
                Long.toString(effect.persons()),
                number(effect.effect()),
                number(effect.standardError()),
                number(effect.oddsRatio()));
    }

    private static String sector(RiskStudy study) {
        Sector sector = study.cells().characteristics().sector();
        return sector.code();
    }

    /** Twelve significant digits; a whole number as it is, and nothing for what is not a number. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        return rounded.signum() == 0
                ? "0"
                : rounded.stripTrailingZeros().toString().contains("E+")
                        ? rounded.toBigInteger().toString()
                        : rounded.stripTrailingZeros().toString();
    }
}
