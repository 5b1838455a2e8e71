package nl.verdeelmodel.cli.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/** The inhabitants of 1 January 2016, carried to the municipalities of 2026 by the table of successions. */
final class InhabitantsOf2026 {

    /**
     * Molenwaard existed in 2016 but is not printed in the list of 2015, so the table does not say that it became part of
     * Molenlanden (1 January 2019).
     */
    private static final Map<String, String> NOT_LISTED = Map.of("GM1927", "GM1978");

    private final Map<String, Double> inhabitants = new HashMap<>();

    /**
     * Carries inhabitants.
     *
     * @param of2016 by municipality of 2016
     * @param successions which part of which municipality became which
     */
    InhabitantsOf2026(Map<String, Long> of2016, List<RealTable.Row> successions) {
        Map<String, Long> unchanged = new HashMap<>(of2016);
        for (RealTable.Row row : successions) {
            String from = row.text("from_code");
            unchanged.remove(from);
            inhabitants.merge(row.text("to_code"), row.ratio("weight") * of2016.getOrDefault(from, 0L), Double::sum);
        }
        unchanged.forEach(
                (code, count) -> inhabitants.merge(NOT_LISTED.getOrDefault(code, code), (double) count, Double::sum));
    }

    /** The inhabitants of a municipality of 2026. */
    double of(Place municipality) {
        double count = inhabitants.getOrDefault(municipality.code(), 0.0);
        if (!(count > 0)) {
            throw new ProblemException(Problem.input(
                    "sample-table-wrong",
                    Where.file("regions/inwoners-2016.csv"),
                    Text.format(
                            "van gemeente {0} ({1}) zijn geen inwoners bekend.",
                            "no inhabitants are known of municipality {0} ({1}).",
                            municipality.code(),
                            municipality.name())));
        }
        return count;
    }
}
