package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.verdeelmodel.io.JsonValue.JsonNumber;
import nl.verdeelmodel.io.JsonValue.JsonObject;
import nl.verdeelmodel.io.ModelReader.Entry;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Covariance;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;

/**
 * Makes a risk model of a JSON value whose shape {@link RiskModelGrammar} has checked.
 *
 * <p>What is left to find here are values that look right but mean nothing, such as two reference categories. Parts of the
 * right shape are looked into even if others have faults.
 */
final class RiskModelReader {

    /** Cells are numbered with 62 bits; this leaves room for the places of any region list. */
    private static final long MOST_PATTERNS = (1L << 62) / 10_000;

    private final Problems problems;

    RiskModelReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The model.
     *
     * @return empty if there are problems, found here or before
     */
    Optional<RiskModel> model(JsonValue json) {
        if (!(json instanceof JsonObject object)) {
            return Optional.empty();
        }
        Entry entry = new Entry(object);
        List<JsonValue> items = items(object);
        List<RiskCharacteristicReader.Part> parts = parts(items);
        Optional<Covariance> covariance = Optional.empty();
        if (!parts.isEmpty() && parts.size() == items.size() && isOnce(parts)) {
            // The names of coefficients are the same in any sector, and that of this file may be wrong.
            covariance = covariance(entry, characteristics(Sector.VO, parts));
        }
        if (problems.count() == 0) {
            RiskModel model = model(entry, parts, covariance);
            requireSmall(model.coefficients(), parts);
            return problems.count() == 0 ? Optional.of(model) : Optional.empty();
        }
        return Optional.empty();
    }

    /** The place is that of the characteristic with the largest effect. */
    private void requireSmall(Coefficients coefficients, List<RiskCharacteristicReader.Part> parts) {
        if (coefficients.largestLogOdds() > Odds.MOST_LOG_ODDS) {
            RiskCharacteristicReader.Part largest =
                    Collections.max(parts, Comparator.comparingDouble(RiskModelReader::largestEffect));
            problems.add(Problem.input(
                    "risk-log-odds-large",
                    largest.where(),
                    Text.format(
                            "de intercept en de grootste effecten van de kenmerken tellen, zonder teken, op tot {0}; het mag"
                                    + " hoogstens {1} zijn. Het grootste effect is {2}, van kenmerk {3}.",
                            "the intercept and the largest effects of the characteristics add up, without sign, to {0}; it"
                                    + " may be {1} at most. The largest effect is {2}, of characteristic {3}.",
                            decimal(coefficients.largestLogOdds()),
                            (int) Odds.MOST_LOG_ODDS,
                            decimal(largestEffect(largest)),
                            largest.characteristic().id()),
                    Text.of(
                            "Misschien zijn het geen log odds, of is de schatting van een effect zonder einde gegroeid; al bij"
                                    + " 10 verschilt een kans nauwelijks van 0 of 1.",
                            "Maybe they are no log odds, or the estimate of an effect grew without end; at 10 already a chance"
                                    + " hardly differs from 0 or 1.")));
        }
    }

    private static double largestEffect(RiskCharacteristicReader.Part part) {
        return part.effects().stream().mapToDouble(Math::abs).max().orElse(0);
    }

    private static BigDecimal decimal(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_EVEN);
    }

    private static List<JsonValue> items(JsonObject object) {
        return object.members().get("characteristics") instanceof JsonValue.JsonList list ? list.items() : List.of();
    }

    private List<RiskCharacteristicReader.Part> parts(List<JsonValue> items) {
        RiskCharacteristicReader reader = new RiskCharacteristicReader(problems);
        List<RiskCharacteristicReader.Part> parts = items.stream()
                .filter(item -> isSound(RiskModelGrammar.characteristic(), item))
                .map(item -> reader.read(new Entry(item)))
                .flatMap(Optional::stream)
                .toList();
        requireOnce(items);
        requireFewPatterns(parts);
        return parts;
    }

    private void requireOnce(List<JsonValue> items) {
        Set<String> ids = new HashSet<>();
        for (JsonValue item : items) {
            if (item instanceof JsonObject object
                    && object.members().get("id") instanceof JsonValue.JsonText id
                    && !ids.add(id.value())) {
                problems.add(Problem.input(
                        "risk-characteristic-twice",
                        id.where(),
                        Text.format(
                                "het kenmerk {0} staat twee keer in het model.",
                                "the characteristic {0} stands twice in the model.", id.value())));
            }
        }
    }

    private static boolean isOnce(List<RiskCharacteristicReader.Part> parts) {
        return parts.stream().map(part -> part.characteristic().id()).distinct().count() == parts.size();
    }

    private void requireFewPatterns(List<RiskCharacteristicReader.Part> parts) {
        long patterns = 1;
        for (RiskCharacteristicReader.Part part : parts) {
            if (patterns > MOST_PATTERNS / part.characteristic().size()) {
                problems.add(Problem.input(
                        "risk-patterns-many",
                        part.where(),
                        Text.format(
                                "tot en met kenmerk {0} zijn er meer dan {1} combinaties van categorieën.",
                                "up to characteristic {0} there are more than {1} combinations of categories.",
                                part.characteristic().id(),
                                MOST_PATTERNS),
                        Text.of(
                                "Misschien kunnen categorieën worden samengevoegd of kenmerken weggelaten.",
                                "Maybe categories can be merged or characteristics left out.")));
                return;
            }
            patterns *= part.characteristic().size();
        }
    }

    private Optional<Covariance> covariance(Entry entry, Characteristics characteristics) {
        return entry.member("covariance")
                .filter(value -> isSound(RiskModelGrammar.covariance(), value))
                .flatMap(value -> new CovarianceReader(problems).read(new Entry(value), characteristics));
    }

    private static boolean isSound(Shape shape, JsonValue value) {
        Problems found = new Problems();
        shape.check(value, found);
        return found.count() == 0;
    }

    private static RiskModel model(
            Entry entry, List<RiskCharacteristicReader.Part> parts, Optional<Covariance> covariance) {
        Characteristics characteristics =
                characteristics(Sector.of(entry.text("sector")).orElseThrow(), parts);
        double intercept = asDouble(entry.member("intercept").orElseThrow());
        double[] vector = Stream.concat(Stream.of(intercept), parts.stream().flatMap(part -> part.effects().stream()))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new RiskModel(
                entry.text("riskModel"),
                entry.title("title", ""),
                entry.textOr("source", ""),
                Math.toIntExact(Entry.asLong(entry.member("cohort").orElseThrow())),
                entry.member("illustrative").isPresent(),
                Coefficients.of(characteristics, vector),
                covariance);
    }

    private static Characteristics characteristics(Sector sector, List<RiskCharacteristicReader.Part> parts) {
        ImmutableList<Characteristic> list = parts.stream()
                .map(RiskCharacteristicReader.Part::characteristic)
                .collect(ImmutableList.toImmutableList());
        return new Characteristics(sector, list);
    }

    static double asDouble(JsonValue value) {
        return Double.parseDouble(((JsonNumber) value).literal());
    }
}
