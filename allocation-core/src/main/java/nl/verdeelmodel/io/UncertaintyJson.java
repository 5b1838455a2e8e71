package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import nl.verdeelmodel.analysis.uncertainty.Gain;
import nl.verdeelmodel.analysis.uncertainty.Ratchet;
import nl.verdeelmodel.analysis.uncertainty.RatchetYear;
import nl.verdeelmodel.analysis.uncertainty.RegionUncertainty;
import nl.verdeelmodel.analysis.uncertainty.Uncertainty;
import nl.verdeelmodel.analysis.uncertainty.UncertaintyPlan;
import nl.verdeelmodel.analysis.uncertainty.YearUncertainty;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.Region;

/** Writes uncertainty as JSON: exact amounts as texts, estimates as numbers with all their digits. */
final class UncertaintyJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private UncertaintyJson() {}

    static ObjectNode of(Uncertainty uncertainty, Optional<Ratchet> ratchet, String model, boolean synthetic) {
        UncertaintyPlan plan = uncertainty.plan();
        ObjectNode root = JSON.objectNode()
                .put("format", "verdeelmodel-uncertainty-1")
                .put("model", model)
                .put("synthetic", synthetic)
                .put("measure", uncertainty.measure());
        root.set("noise", text(uncertainty.noise().title()));
        root.put("replicates", plan.replicates())
                .put("failed_replicates", uncertainty.failed())
                .put("scores_cut_at_0", uncertainty.cut())
                .put("seed", plan.seed())
                .put("level", plan.level().toString())
                .put("exceeds", plan.exceeds().toString());
        root.set("against", against(plan.against()));
        ArrayNode regions = root.putArray("regions");
        for (Region region : uncertainty.regions().regions()) {
            regions.addObject().put("code", region.code()).put("name", region.name());
        }
        ArrayNode years = root.putArray("years");
        uncertainty.years().forEach(year -> years.add(year(uncertainty, year)));
        ratchet.ifPresent(found -> root.set("ratchet", ratchet(found)));
        return root;
    }

    private static ObjectNode against(UncertaintyPlan.Against against) {
        ObjectNode node = JSON.objectNode();
        if (against instanceof UncertaintyPlan.Against.Year year) {
            return node.put("year", year.year());
        }
        if (against instanceof UncertaintyPlan.Against.Model other) {
            node.put("model", other.model().id());
            other.year().ifPresent(year -> node.put("year", year));
            return node;
        }
        return node.put("noise", "none");
    }

    private static ObjectNode year(Uncertainty uncertainty, YearUncertainty year) {
        ObjectNode node = JSON.objectNode()
                .put("year", year.year())
                .put("total_eur", year.total().toString())
                .put("moved_by_noise_eur", year.moved())
                .put("moved_by_noise_upper_eur", year.movedUpper().toString())
                .put("moved_by_noise_part", year.movedShare());
        if (UncertaintyFiles.hasReference(uncertainty)) {
            year.noisePart().ifPresent(part -> node.put("noise_part", part));
            year.reliability().ifPresent(part -> node.put("reliability", part));
            for (RegionUncertainty.Verdict verdict : RegionUncertainty.Verdict.values()) {
                node.put("regions_" + UncertaintyFiles.word(verdict), year.count(verdict));
            }
        }
        ArrayNode regions = node.putArray("regions");
        year.regions().forEach(region -> regions.add(region(uncertainty, region)));
        return node;
    }

    private static ObjectNode region(Uncertainty uncertainty, RegionUncertainty region) {
        ObjectNode node = JSON.objectNode()
                .put("amount_eur", region.amount().toString())
                .put("mean_eur", region.mean())
                .put("standard_error_eur", region.standardError())
                .put("lower_eur", region.lower().toString())
                .put("upper_eur", region.upper().toString())
                .put("reference_eur", region.reference().toString())
                .put("gain_eur", region.gain().toString())
                .put("mean_gain_eur", region.meanGain().mean())
                .put("gain_lower_eur", region.gainLower().toString())
                .put("gain_upper_eur", region.gainUpper().toString())
                .put("chance_of_gain", region.gains())
                .put("chance_of_loss", region.loses())
                .put("chance_of_exceeding", region.exceeds())
                .put("share_change", region.shareChange())
                .put("share_change_variance", region.noiseVariance());
        if (UncertaintyFiles.hasReference(uncertainty)) {
            node.put("doubt", region.doubt())
                    .put("verdict", UncertaintyFiles.word(region.verdict()))
                    .put("opposed", region.isOpposed());
            region.noisePart().ifPresent(part -> node.put("noise_part", part));
        }
        return node;
    }

    private static ObjectNode ratchet(Ratchet ratchet) {
        ObjectNode node = JSON.objectNode()
                .put("year_of_payment", ratchet.plan().year())
                .put("replicates", ratchet.plan().replicates())
                .put("failed_replicates", ratchet.failed())
                .put("scores_cut_at_0", ratchet.cut());
        ArrayNode years = node.putArray("noise_years");
        for (RatchetYear year : ratchet.years()) {
            ObjectNode own = years.addObject().put("year", year.number()).put("largest_eur", year.largest());
            own.set("total", gain(year.total()));
            own.set("to_noisy_half", gain(year.toNoisy()));
            ArrayNode regions = own.putArray("regions");
            year.regions().forEach(region -> regions.add(region(region)));
        }
        return node;
    }

    private static ObjectNode region(RatchetYear.RegionGain region) {
        ObjectNode node =
                JSON.objectNode().put("relative_error", region.relativeError()).put("noisy_half", region.noisy());
        node.set("gain", gain(region.gain()));
        node.set("without_rules", gain(region.withoutRules()));
        node.set("by_rules", gain(region.byRules()));
        return node;
    }

    private static ObjectNode gain(Gain gain) {
        return JSON.objectNode().put("mean_eur", gain.mean()).put("standard_error_eur", gain.standardError());
    }

    private static ObjectNode text(Text text) {
        return JSON.objectNode().put("nl", text.nl()).put("en", text.en());
    }
}
