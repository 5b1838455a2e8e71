package nl.verdeelmodel.io;

import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.io.JsonValue.JsonList;
import nl.verdeelmodel.io.ModelReader.Entry;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Covariance;

/** Makes a covariance matrix of an entry of the right shape. */
final class CovarianceReader {

    private final Problems problems;

    CovarianceReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The matrix of an entry.
     *
     * @return empty after adding what is wrong with it
     */
    Optional<Covariance> read(Entry entry, Characteristics characteristics) {
        int before = problems.count();
        List<String> names = characteristics.coefficientNames();
        requireNames(entry, names);
        List<JsonValue> rows = entry.list("lower").toList();
        requireRows(entry, rows, names.size());
        if (problems.count() > before) {
            return Optional.empty();
        }
        Covariance covariance = Covariance.ofLowerTriangle(
                rows.stream().map(CovarianceReader::numbers).toArray(double[][]::new));
        requirePossible(entry, covariance, names);
        return problems.count() > before ? Optional.empty() : Optional.of(covariance);
    }

    private void requireNames(Entry entry, List<String> names) {
        List<JsonValue> written = entry.list("coefficients").toList();
        requireCount(entry.member("coefficients").orElseThrow().where(), written.size(), names.size());
        for (int i = 0; i < Math.min(written.size(), names.size()); i++) {
            String name = Entry.asText(written.get(i));
            if (!name.equals(names.get(i))) {
                problems.add(Problem.input(
                        "risk-covariance-order",
                        written.get(i).where(),
                        Text.format(
                                "coëfficiënt {0} van de covariantiematrix is \"{1}\"; in dit model is dat \"{2}\".",
                                "coefficient {0} of the covariance matrix is \"{1}\"; in this model it is \"{2}\".",
                                i + 1,
                                name,
                                names.get(i)),
                        Text.of(
                                "Misschien is de volgorde van kenmerken of categorieën veranderd: eerst intercept, dan elke"
                                        + " categorie behalve de referentie, in de volgorde van het model.",
                                "Maybe the order of characteristics or categories was changed: first intercept, then every"
                                        + " category but the reference, in the order of the model.")));
                return;
            }
        }
    }

    private void requireRows(Entry entry, List<JsonValue> rows, int size) {
        requireCount(entry.member("lower").orElseThrow().where(), rows.size(), size);
        for (int i = 0; i < rows.size(); i++) {
            List<JsonValue> row = ((JsonList) rows.get(i)).items();
            if (row.size() != i + 1) {
                add(
                        "risk-covariance-size",
                        rows.get(i).where(),
                        Text.format(
                                "rij {0} van de covariantiematrix moet {0} getallen hebben, maar heeft er {1}.",
                                "row {0} of the covariance matrix must have {0} numbers, but has {1}.",
                                i + 1,
                                row.size()));
            } else if (!(RiskModelReader.asDouble(row.get(i)) >= 0)) {
                add(
                        "risk-covariance-negative",
                        row.get(i).where(),
                        Text.format(
                                "het laatste getal van rij {0} is een variantie; die is 0 of meer, niet {1}.",
                                "the last number of row {0} is a variance; it is 0 or more, not {1}.",
                                i + 1,
                                ((JsonValue.JsonNumber) row.get(i)).literal()));
            }
        }
    }

    private void requireCount(Where where, int count, int size) {
        if (count != size) {
            add(
                    "risk-covariance-size",
                    where,
                    Text.format(
                            "de covariantiematrix is van {0} coëfficiënten, maar het model heeft er {1}.",
                            "the covariance matrix is of {0} coefficients, but the model has {1}.", count, size));
        }
    }

    private void requirePossible(Entry entry, Covariance covariance, List<String> names) {
        if (!covariance.isPositiveSemidefinite()) {
            problems.add(Problem.input(
                    "risk-covariance-impossible",
                    entry.member("lower").orElseThrow().where(),
                    Text.of(
                            "dit kan geen covariantiematrix zijn: een combinatie van coëfficiënten zou een negatieve"
                                    + " variantie hebben (niet positief semidefiniet).",
                            "this cannot be a covariance matrix: a combination of coefficients would have a negative"
                                    + " variance (it is not positive semi-definite)."),
                    impossiblePair(covariance, names)));
        }
    }

    /** The first two coefficients that would correlate more than fully. */
    private static Text impossiblePair(Covariance covariance, List<String> names) {
        for (int i = 0; i < covariance.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(covariance.get(i, j))
                        > covariance.standardError(i) * covariance.standardError(j) * 1.0001) {
                    return Text.format(
                            "Misschien is de covariantie van {0} en {1} verkeerd: hun correlatie zou groter dan 1 zijn.",
                            "Maybe the covariance of {0} and {1} is wrong: their correlation would be larger than 1.",
                            names.get(j),
                            names.get(i));
                }
            }
        }
        return Text.of("Misschien zijn de getallen te sterk afgerond.", "Maybe the numbers were rounded too much.");
    }

    private static double[] numbers(JsonValue row) {
        return ((JsonList) row)
                .items().stream().mapToDouble(RiskModelReader::asDouble).toArray();
    }

    private void add(String code, Where where, Text message) {
        problems.add(Problem.input(code, where, message));
    }
}
