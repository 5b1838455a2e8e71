package nl.verdeelmodel.analysis.uncertainty;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.testing.ModelFolder;

/** A model of EUR 1,000,000 a year in 2026 and 2027, divided by the scores of the year before. */
final class SmallModel {

    private static final String MODEL = """
            {
              "model": "small",
              "title": { "nl": "Klein", "en": "Small" },
              "regions": "regions.csv",
              "measures": {
                "score": { "table": "scores.csv", "column": "score" },
                "error": { "table": "scores.csv", "column": "error" },
                "start": { "table": "scores.csv", "column": "start" }
              },
              "streams": [
                {
                  "id": "grant",
                  "amount": { "2026": "1000000.00", "2027": "1000000.00" },
                  "parts": [ { "id": "all", "share": "100%%", "key": { "proportionalTo": { "measure": "score", "year": "t-1" } } } ]%s
                }
              ]
            }
            """;

    private SmallModel() {}

    /** Rules that start from last year's amount; the first year has the start of the table. */
    static String rules(String rules, String balance) {
        return """
                ,
                      "baseline": { "lastYear": "dampened", "start": { "measure": "start", "year": "2025" } },
                      "stability": [ %s ],
                      "balance": "%s\"""".formatted(rules, balance);
    }

    /** A model with so many regions: the same scores in 2025 and 2026, unless {@code scores2026} has others. */
    static ModelFile in(Path folder, String rules, List<Double> scores, List<Double> scores2026) {
        String regions = IntStream.range(0, scores.size())
                .mapToObj(i -> "2026,%02d,Region %d\n".formatted(i + 1, i + 1))
                .collect(Collectors.joining());
        double sum = scores.stream().mapToDouble(Double::doubleValue).sum();
        String rows = IntStream.range(0, scores.size())
                .mapToObj(i -> "2025,%02d,%s,%s,%s\n2026,%02d,%s,%s,0\n"
                        .formatted(
                                i + 1,
                                decimal(scores.get(i)),
                                decimal(Math.sqrt(scores.get(i))),
                                decimal(scores.get(i) / sum * 1_000_000),
                                i + 1,
                                decimal(scores2026.get(i)),
                                decimal(Math.sqrt(scores2026.get(i)))))
                .collect(Collectors.joining());
        ModelFolder files = new ModelFolder(folder)
                .write("model.json", MODEL.formatted(rules))
                .write("regions.csv", "year,region_code,region_name\n" + regions)
                .write("scores.csv", "year,region_code,score,error,start\n" + rows);
        return ModelFile.read(files.model());
    }

    private static String decimal(double value) {
        return Long.toString(Math.round(value * 10) / 10) + "." + Math.round(value * 10) % 10;
    }

    static NoisyMeasure noisy(ModelFile file, List<Integer> years, StandardErrors errors, double correlation) {
        return new NoisyMeasure(
                "score",
                StandardErrorNoise.of(
                        file.inputs().measures().get("score"),
                        NoisyMeasure.years(file.model(), file.inputs(), "score", years),
                        errors,
                        correlation));
    }

    static StandardErrors percent(int part) {
        return new StandardErrors.Relative(Fraction.of(part, 100));
    }
}
