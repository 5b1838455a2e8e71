package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.DivisionPair;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.io.RegionColumn;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/**
 * Numbers per region of B that an option names: a column of a table, or a measure of a model, the last year there is unless
 * one is named. A measure of A is carried as A itself is.
 *
 * @param values a number per region of B, at least 0
 * @param synthetic whether they were made up
 */
record RegionNumbers(RegionValues values, boolean synthetic) {

    /**
     * Looks a name up.
     *
     * @param option the option, for problems
     * @param text the name, perhaps with {@code @YEAR} behind it
     * @param file the table; empty for a measure of a model
     * @param aFirst whether model A is looked at before model B
     */
    static RegionNumbers of(DivisionPair pair, String option, String text, Optional<Path> file, boolean aFirst) {
        int at = text.lastIndexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        Optional<String> year = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
        year.filter(given -> !given.matches("[0-9]{4}")).ifPresent(given -> {
            throw new ProblemException(wrongYear(option, given));
        });
        Where where = Where.path(option);
        Optional<Integer> wanted = year.map(Integer::valueOf);
        RegionSet regions = pair.b().regions();
        if (file.isPresent()) {
            return at(RegionColumn.read(file.get(), name, regions), wanted, where);
        }
        Optional<RegionNumbers> ofA =
                measure(pair.modelA(), name).map(measure -> carried(at(measure, wanted, where), pair));
        Optional<RegionNumbers> ofB = measure(pair.modelB(), name)
                .map(measure -> at(measure, wanted, where))
                .map(found -> new RegionNumbers(
                        RegionValues.of(regions, found.values().values()), found.synthetic()));
        return (aFirst ? ofA.or(() -> ofB) : ofB.or(() -> ofA))
                .orElseThrow(() -> new ProblemException(unknown(pair, name, where)));
    }

    private static RegionNumbers at(Measure measure, Optional<Integer> wanted, Where where) {
        int year = wanted.orElseGet(
                () -> measure.byYear().isEmpty() ? 0 : measure.byYear().lastKey());
        RegionValues values = measure.at(year).orElseThrow(() -> new ProblemException(measure.missing(year, where)));
        return new RegionNumbers(values, measure.synthetic());
    }

    private static RegionNumbers carried(RegionNumbers ofA, DivisionPair pair) {
        RegionValues values = pair.mapping()
                .map(mapping -> mapping.carry(byCode(ofA.values())))
                .orElseGet(
                        () -> RegionValues.of(pair.b().regions(), ofA.values().values()));
        return new RegionNumbers(values, ofA.synthetic());
    }

    private static Map<String, Fraction> byCode(RegionValues values) {
        ImmutableMap.Builder<String, Fraction> byCode = ImmutableMap.builder();
        for (int i = 0; i < values.regions().size(); i++) {
            byCode.put(values.regions().get(i).code(), values.get(i));
        }
        return byCode.buildOrThrow();
    }

    private static Optional<Measure> measure(Optional<ModelFile> model, String name) {
        return model.flatMap(
                loaded -> Optional.ofNullable(loaded.inputs().measures().get(name)));
    }

    private static Problem wrongYear(String option, String year) {
        return Problem.input(
                "year-wrong",
                Where.path(option),
                Text.format("\"{0}\" is geen jaar van vier cijfers.", "\"{0}\" is not a year of four digits.", year));
    }

    private static Problem unknown(DivisionPair pair, String name, Where where) {
        TreeSet<String> known = new TreeSet<>();
        pair.modelA().ifPresent(model -> known.addAll(model.inputs().measures().keySet()));
        pair.modelB().ifPresent(model -> known.addAll(model.inputs().measures().keySet()));
        return Problem.input(
                "measure-unknown",
                where,
                Text.format(
                        "er is geen maatstaf \"{0}\" in de modellen; er zijn: {1}.",
                        "there is no measure \"{0}\" in the models; there are: {1}.", name, known),
                Suggestions.closestOnly(name, known));
    }
}
