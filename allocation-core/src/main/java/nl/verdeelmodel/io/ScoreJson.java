package nl.verdeelmodel.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.verdeelmodel.analysis.ChanceDecomposition;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.score.CbsScenario;
import nl.verdeelmodel.score.CutOff;
import nl.verdeelmodel.score.DisclosureControl;
import nl.verdeelmodel.score.RiskScores;
import nl.verdeelmodel.score.Score;
import nl.verdeelmodel.score.ScoreRow;
import nl.verdeelmodel.score.ScoreTables;
import nl.verdeelmodel.score.TargetGroup;

/**
 * Writes scores as JSON. Exact numbers are texts such as {@code 59/52}; chances at a cut-off and contributions are texts of whole
 * units of 1e-12. A score that is kept back is null, and so is a mean chance that is not there. Names of rounded numbers end in
 * {@code _rounded}, as in the tables.
 */
final class ScoreJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final RiskScores scores;
    private final RegionSet regions;
    private final Optional<DisclosureControl> control;
    private final String ending;

    ScoreJson(RiskScores scores, RegionSet regions, Optional<DisclosureControl> control) {
        this.scores = scores;
        this.regions = regions;
        this.control = control;
        this.ending = control.isPresent() ? ScoreFiles.ROUNDED : "";
    }

    ObjectNode of(
            ScoreTables tables,
            ImmutableMap<CbsScenario, RiskScores> scenarios,
            List<ChanceDecomposition> decompositions) {
        ObjectNode root = JSON.objectNode()
                .put("format", "verdeelmodel-scores-1")
                .put("cohort", scores.year())
                .put("synthetic", scores.synthetic())
                .put("illustrative", scores.illustrative());
        root.set("target", target(scores.group()));
        control.ifPresent(rule ->
                root.putObject("disclosure").put("minimum", rule.minimum()).put("base", rule.base()));
        if (control.isEmpty() && !scores.group().isEveryone()) {
            root.set("cut_offs", cutOffs(scores));
        }
        root.set("country", row(tables, tables.country()));
        ArrayNode regionList = root.putArray("regions");
        for (int i = 0; i < regions.size(); i++) {
            ObjectNode node = regionList.addObject();
            node.put("code", regions.get(i).code()).put("name", regions.get(i).name());
            node.setAll(row(tables, tables.regions().get(i)));
        }
        ArrayNode municipalities = root.putArray("municipalities");
        tables.municipalities().forEach(row -> municipalities.add(municipality(tables, row)));
        if (!scenarios.isEmpty()) {
            ArrayNode list = root.putArray("scenarios");
            scenarios.forEach((scenario, own) -> list.add(scenario(scenario, own)));
        }
        if (!decompositions.isEmpty()) {
            ArrayNode list = root.putArray("decomposition");
            decompositions.forEach(decomposition -> list.add(decomposition(decomposition)));
        }
        return root;
    }

    private static ObjectNode target(TargetGroup group) {
        ObjectNode node = JSON.objectNode()
                .put("share", group.share().toString())
                .put("pooling", group.pooling().name().toLowerCase(Locale.ROOT));
        node.set("title", text(group.title()));
        return node;
    }

    private static ObjectNode text(Text text) {
        return JSON.objectNode().put("nl", text.nl()).put("en", text.en());
    }

    private static ArrayNode cutOffs(RiskScores scores) {
        ArrayNode list = JSON.arrayNode();
        for (CutOff cutOff : scores.cutOffs()) {
            ObjectNode node = list.addObject();
            ArrayNode sectors = node.putArray("sectors");
            cutOff.sectors().forEach(sector -> sectors.add(sector.code()));
            node.put("young_people", cutOff.persons())
                    .put("chance_units", Long.toString(cutOff.chance()))
                    .put("above", cutOff.above())
                    .put("at", cutOff.at())
                    .put("taken", cutOff.taken().toString())
                    .put("counted", cutOff.counted().toString());
        }
        return list;
    }

    private ObjectNode municipality(ScoreTables tables, ScoreRow row) {
        ObjectNode node = JSON.objectNode()
                .put("code", row.place())
                .put("name", ScoreFiles.name(regions, row.place()))
                .put(
                        "region",
                        regions.get(regions.regionOf(row.place()).orElseThrow()).code());
        node.setAll(row(tables, row));
        return node;
    }

    private ObjectNode row(ScoreTables tables, ScoreRow row) {
        ObjectNode node = JSON.objectNode();
        row.bySector().forEach((sector, score) -> put(node, sector.code(), score));
        put(node, "total", row.total());
        node.put(
                "share" + ending,
                tables.share(row)
                        .map(share -> control.map(rule -> Fraction.of(rule.share(share)))
                                .orElse(share))
                        .map(Fraction::toString)
                        .orElse(null));
        return node;
    }

    private void put(ObjectNode node, String name, Optional<Score> score) {
        if (score.isPresent()) {
            node.set(name, score(score.get()));
        } else {
            node.putNull(name);
        }
    }

    private ObjectNode score(Score score) {
        return JSON.objectNode()
                .put("young_people" + ending, score.persons())
                .put("counted" + ending, score.counted().toString())
                .put("expected_leavers" + ending, score.expectedLeavers().toString())
                .put("mean_chance" + ending, meanChance(score).orElse(null));
    }

    private Optional<String> meanChance(Score score) {
        return control.isPresent()
                ? control.get().meanChance(score).map(BigDecimal::toPlainString)
                : score.meanChance().map(Fraction::toString);
    }

    private ObjectNode scenario(CbsScenario scenario, RiskScores own) {
        ObjectNode node = JSON.objectNode().put("id", scenario.id());
        node.set("target", target(scenario.targetGroup()));
        if (!scenario.note().isEmpty()) {
            node.set("note", text(scenario.note()));
        }
        node.set("cut_offs", cutOffs(own));
        ArrayNode list = node.putArray("regions");
        for (int i = 0; i < regions.size(); i++) {
            list.addObject()
                    .put("code", regions.get(i).code())
                    .put("share", own.share(i).toString())
                    .setAll(score(own.get(i)));
        }
        return node;
    }

    private ObjectNode decomposition(ChanceDecomposition decomposition) {
        ObjectNode node = JSON.objectNode()
                .put("sector", decomposition.sector().code())
                .put("national_units", Long.toString(decomposition.nationalUnits()));
        ArrayNode characteristics = node.putArray("characteristics");
        decomposition.characteristics().forEach(characteristic -> characteristics.add(characteristic.id()));
        ArrayNode list = node.putArray("regions");
        for (int i = 0; i < regions.size(); i++) {
            ChanceDecomposition.OfRegion own = decomposition.regions().get(i);
            ObjectNode region = list.addObject()
                    .put("code", regions.get(i).code())
                    .put("young_people", own.persons())
                    .put("mean_units", Long.toString(own.meanUnits()));
            ArrayNode contributions = region.putArray("contribution_units");
            own.contributions().forEach(units -> contributions.add(Long.toString(units)));
        }
        return node;
    }
}
