package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableMap;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import nl.verdeelmodel.analysis.uncertainty.Gain;
import nl.verdeelmodel.analysis.uncertainty.Ratchet;
import nl.verdeelmodel.analysis.uncertainty.RatchetYear;
import nl.verdeelmodel.analysis.uncertainty.RegionUncertainty;
import nl.verdeelmodel.analysis.uncertainty.Uncertainty;
import nl.verdeelmodel.analysis.uncertainty.UncertaintyPlan;
import nl.verdeelmodel.analysis.uncertainty.YearUncertainty;
import nl.verdeelmodel.region.Region;

/**
 * Uncertainty as files: CSV, and JSON with the same numbers and what they rest on. The same bytes on every machine.
 *
 * <p>Amounts that a division gave are exact, with two decimals; means and standard errors in EUR are rounded half up to two
 * decimals, chances and parts to six, changes of shares to nine. A gain is amount - reference. A cell is empty where there is
 * nothing to say. If data were made up, the first line begins with {@code # SYNTHETIC}.
 */
public final class UncertaintyFiles {

    private static final int EURO_DECIMALS = 2;
    private static final int PART_DECIMALS = 6;
    private static final int SHARE_DECIMALS = 9;

    private UncertaintyFiles() {}

    /**
     * The tables.
     *
     * @param uncertainty the outcome
     * @param ratchet what noise does over years; empty if that was not asked
     * @param synthetic whether any data were made up
     * @return the CSV texts by file name
     */
    public static ImmutableMap<String, String> tables(
            Uncertainty uncertainty, Optional<Ratchet> ratchet, boolean synthetic) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("uncertainty.csv", regions(uncertainty, synthetic));
        files.put("uncertainty-overall.csv", overall(uncertainty, synthetic));
        ratchet.ifPresent(found -> files.put("ratchet.csv", ratchet(found, synthetic)));
        return ImmutableMap.copyOf(files);
    }

    private static String marked(boolean synthetic, String csv) {
        return (synthetic ? "# SYNTHETIC: worked out from data that were made up\n" : "") + csv;
    }

    /** Whether gains are counted from something else than the amounts themselves. */
    static boolean hasReference(Uncertainty uncertainty) {
        return !(uncertainty.plan().against() instanceof UncertaintyPlan.Against.NoiseFree);
    }

    /**
     * A row per year and region.
     *
     * @param uncertainty the outcome
     * @param synthetic whether any data were made up
     * @return the CSV text
     */
    public static String regions(Uncertainty uncertainty, boolean synthetic) {
        return marked(synthetic, AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "year",
                    "region_code",
                    "region_name",
                    "amount_eur",
                    "mean_eur",
                    "standard_error_eur",
                    "lower_eur",
                    "upper_eur",
                    "reference_eur",
                    "gain_eur",
                    "mean_gain_eur",
                    "gain_lower_eur",
                    "gain_upper_eur",
                    "chance_of_gain",
                    "chance_of_loss",
                    "chance_of_exceeding",
                    "doubt",
                    "verdict",
                    "opposed",
                    "share_change",
                    "share_change_error",
                    "noise_part");
            uncertainty.years().forEach(year -> regions(csv, uncertainty, year));
        }));
    }

    private static void regions(CsvWriter csv, Uncertainty uncertainty, YearUncertainty year) {
        boolean reference = hasReference(uncertainty);
        for (int i = 0; i < year.regions().size(); i++) {
            Region region = uncertainty.regions().get(i);
            RegionUncertainty own = year.regions().get(i);
            csv.writeRecord(
                    Integer.toString(year.year()),
                    region.code(),
                    region.name(),
                    own.amount().toString(),
                    euros(own.mean()),
                    euros(own.standardError()),
                    own.lower().toString(),
                    own.upper().toString(),
                    own.reference().toString(),
                    own.gain().toString(),
                    euros(own.meanGain().mean()),
                    own.gainLower().toString(),
                    own.gainUpper().toString(),
                    part(own.gains()),
                    part(own.loses()),
                    part(own.exceeds()),
                    reference ? part(own.doubt()) : "",
                    reference ? word(own.verdict()) : "",
                    reference ? Boolean.toString(own.isOpposed()) : "",
                    decimal(own.shareChange(), SHARE_DECIMALS),
                    decimal(Math.sqrt(own.noiseVariance()), SHARE_DECIMALS),
                    reference ? part(own.noisePart()) : "");
        }
    }

    /** {@code sure}, {@code likely}, {@code doubtful}, {@code noise} or {@code unchanged}. */
    static String word(RegionUncertainty.Verdict verdict) {
        return switch (verdict) {
            case SURE -> "sure";
            case LIKELY -> "likely";
            case DOUBTFUL -> "doubtful";
            case NOISE -> "noise";
            case UNCHANGED -> "unchanged";
        };
    }

    /**
     * A row per year.
     *
     * @param uncertainty the outcome
     * @param synthetic whether any data were made up
     * @return the CSV text
     */
    public static String overall(Uncertainty uncertainty, boolean synthetic) {
        boolean reference = hasReference(uncertainty);
        return marked(synthetic, AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "year",
                    "total_eur",
                    "moved_by_noise_eur",
                    "moved_by_noise_upper_eur",
                    "moved_by_noise_part",
                    "noise_part",
                    "reliability",
                    "sure",
                    "likely",
                    "doubtful",
                    "noise",
                    "unchanged",
                    "regions",
                    "replicates",
                    "failed_replicates",
                    "scores_cut_at_0");
            for (YearUncertainty year : uncertainty.years()) {
                csv.writeRecord(
                        Integer.toString(year.year()),
                        year.total().toString(),
                        euros(year.moved()),
                        year.movedUpper().toString(),
                        part(year.movedShare()),
                        reference ? part(year.noisePart()) : "",
                        reference ? part(year.reliability()) : "",
                        count(reference, year, RegionUncertainty.Verdict.SURE),
                        count(reference, year, RegionUncertainty.Verdict.LIKELY),
                        count(reference, year, RegionUncertainty.Verdict.DOUBTFUL),
                        count(reference, year, RegionUncertainty.Verdict.NOISE),
                        count(reference, year, RegionUncertainty.Verdict.UNCHANGED),
                        Integer.toString(year.regions().size()),
                        Integer.toString(uncertainty.plan().replicates()),
                        Integer.toString(uncertainty.failed()),
                        Long.toString(uncertainty.cut()));
            }
        }));
    }

    private static String count(boolean reference, YearUncertainty year, RegionUncertainty.Verdict verdict) {
        return reference ? Integer.toString(year.count(verdict)) : "";
    }

    /**
     * A row per year of noise and region; then those of the noisy half of the regions ({@code noisy}) and of all ({@code total}).
     *
     * @param ratchet the outcome
     * @param synthetic whether any data were made up
     * @return the CSV text
     */
    public static String ratchet(Ratchet ratchet, boolean synthetic) {
        return marked(synthetic, AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "noise_year",
                    "region_code",
                    "region_name",
                    "relative_error",
                    "noisy_half",
                    "gain_eur",
                    "gain_error_eur",
                    "z",
                    "without_rules_eur",
                    "without_rules_error_eur",
                    "by_rules_eur",
                    "by_rules_error_eur");
            for (RatchetYear year : ratchet.years()) {
                for (int i = 0; i < year.regions().size(); i++) {
                    ratchet(csv, year, ratchet.regions().get(i), year.regions().get(i));
                }
                sum(csv, year, "noisy", "noisy half", year.toNoisy());
                sum(csv, year, "total", "all regions", year.total());
            }
        }));
    }

    private static void ratchet(CsvWriter csv, RatchetYear year, Region region, RatchetYear.RegionGain own) {
        csv.writeRecord(
                Integer.toString(year.number()),
                region.code(),
                region.name(),
                part(own.relativeError()),
                Boolean.toString(own.noisy()),
                euros(own.gain().mean()),
                euros(own.gain().standardError()),
                z(own.gain()),
                euros(own.withoutRules().mean()),
                euros(own.withoutRules().standardError()),
                euros(own.byRules().mean()),
                euros(own.byRules().standardError()));
    }

    private static void sum(CsvWriter csv, RatchetYear year, String code, String name, Gain gain) {
        csv.writeRecord(
                Integer.toString(year.number()),
                code,
                name,
                "",
                "",
                euros(gain.mean()),
                euros(gain.standardError()),
                z(gain),
                "",
                "",
                "",
                "");
    }

    /** Empty if every replicate gave the same gain that is not 0. */
    static String z(Gain gain) {
        return Double.isFinite(gain.z()) ? decimal(gain.z(), EURO_DECIMALS) : "";
    }

    /**
     * Everything.
     *
     * @param uncertainty the outcome
     * @param ratchet what noise does over years; empty if that was not asked
     * @param model the id of the model
     * @param synthetic whether any data were made up
     * @return the JSON text
     */
    public static String json(Uncertainty uncertainty, Optional<Ratchet> ratchet, String model, boolean synthetic) {
        return JsonFormat.write(UncertaintyJson.of(uncertainty, ratchet, model, synthetic));
    }

    static String euros(double amount) {
        return decimal(amount, EURO_DECIMALS);
    }

    static String part(double part) {
        return decimal(part, PART_DECIMALS);
    }

    private static String part(OptionalDouble part) {
        return part.isPresent() ? part(part.getAsDouble()) : "";
    }

    private static String decimal(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
