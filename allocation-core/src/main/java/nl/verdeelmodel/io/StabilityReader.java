package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.verdeelmodel.BaselineRule;
import nl.verdeelmodel.MeasureTerm;
import nl.verdeelmodel.RuleValue;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Graduation;
import nl.verdeelmodel.dampening.Limits;
import nl.verdeelmodel.dampening.Reference;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.JsonValue.JsonObject;
import nl.verdeelmodel.io.JsonValue.JsonText;
import nl.verdeelmodel.io.ModelReader.Entry;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/** Makes the stability rules of a stream of JSON whose shape {@link StabilityGrammar} has checked. */
final class StabilityReader {

    /** The fields that go with each rule, besides {@code id} and {@code source}. */
    private static final Map<String, List<String>> FIELDS = Map.of(
            "floor", List.of("of", "per", "perBefore", "growthPart", "only"),
            "ceiling", List.of("of", "per", "perBefore", "growthPart", "only"),
            "scaledAbove", List.of("of", "per", "perBefore", "growthPart", "only"),
            "minimum", List.of("per", "plus", "only"),
            "maximum", List.of("per", "plus", "only"),
            "corridor", List.of(),
            "supplement", List.of("of"),
            "blend", List.of("with", "ownPots"),
            "increaseOnly", List.of(),
            "growth", List.of());

    private final ModelReader reader;
    private final Problems problems;

    StabilityReader(ModelReader reader, Problems problems) {
        this.reader = reader;
        this.problems = problems;
    }

    /** The stability rules of a stream; empty if it has none. */
    Optional<StabilityPolicy> policy(Entry stream) {
        boolean rules = stream.member("stability").isPresent();
        Optional<JsonValue> balance = stream.member("balance");
        if (rules && balance.isEmpty()) {
            problems.add(Problem.input(
                    "stability-incomplete",
                    stream.where(),
                    Text.of(
                            "\"stability\" heeft \"balance\" nodig: wie voor de regels betaalt.",
                            "\"stability\" needs \"balance\": who pays for the rules.")));
        }
        if (!rules && balance.isEmpty()) {
            forbid(stream, "baseline", "infeasible", "crossing");
        }
        if (balance.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StabilityPolicy(
                stream.member("baseline").map(this::baseline),
                stream.list("stability").map(rule -> rule(new Entry(rule))).collect(ImmutableList.toImmutableList()),
                balance(balance.get()),
                stream.optional("infeasible").filter("reduce-floors"::equals).isPresent(),
                stream.optional("crossing")
                        .map(word -> word.equals("floor") ? Limits.Priority.FLOOR : Limits.Priority.CEILING),
                stream.member("stability").orElse(balance.get()).where()));
    }

    private void forbid(Entry stream, String... names) {
        for (String name : names) {
            stream.member(name)
                    .ifPresent(value -> problems.add(Problem.input(
                            "stability-incomplete",
                            value.where(),
                            Text.format(
                                    "\"{0}\" hoort bij \"stability\" en \"balance\", die ontbreken.",
                                    "\"{0}\" goes with \"stability\" and \"balance\", which are missing.", name))));
        }
    }

    private BaselineRule baseline(JsonValue value) {
        if (value instanceof JsonObject object && object.members().containsKey("lastYear")) {
            Entry entry = new Entry(value);
            return new BaselineRule.LastYear(
                    entry.text("lastYear").equals("dampened"),
                    reader.term(entry.member("start").orElseThrow()),
                    entry.where());
        }
        return new BaselineRule.Stated(reader.term(value));
    }

    private StabilityPolicy.BalanceRule balance(JsonValue value) {
        if (value instanceof JsonText text) {
            return new StabilityPolicy.BalanceRule(method(text.value()), Optional.empty(), "", value.where());
        }
        Entry entry = new Entry(value);
        return new StabilityPolicy.BalanceRule(
                method(entry.text("method")),
                entry.member("per").map(this::weights),
                entry.textOr("source", ""),
                entry.where());
    }

    private static BalanceMethod method(String id) {
        return BalanceMethod.byId(id).orElseThrow();
    }

    private StabilityPolicy.BalanceWeights weights(JsonValue value) {
        return isWord(value, StabilityGrammar.BASELINE_WEIGHTS)
                ? new StabilityPolicy.BalanceWeights.Baseline()
                : new StabilityPolicy.BalanceWeights.PerUnit(reader.term(value));
    }

    private static boolean isWord(JsonValue value, String word) {
        return value instanceof JsonText text && text.value().equals(word);
    }

    private StabilityRule rule(Entry entry) {
        StabilityRule.Terms terms = new StabilityRule.Terms(entry.textOr("source", ""), entry.where());
        String kind = FIELDS.keySet().stream()
                .filter(name -> entry.member(name).isPresent())
                .findFirst()
                .orElseThrow();
        checkFields(entry, kind);
        JsonValue value = entry.member(kind).orElseThrow();
        return switch (kind) {
            case "floor" -> relative(terms, BoundSide.FLOOR, value, entry);
            case "ceiling" -> relative(terms, BoundSide.CEILING, value, entry);
            case "scaledAbove" -> relative(terms, BoundSide.SCALED_ABOVE, value, entry);
            case "minimum" -> stated(terms, BoundSide.FLOOR, value, entry);
            case "maximum" -> stated(terms, BoundSide.CEILING, value, entry);
            case "corridor" -> new StabilityRule.Corridor(terms, value(value));
            case "supplement" ->
                new StabilityRule.Supplement(
                        terms,
                        value(value),
                        entry.member("of").filter(of -> !isWord(of, "loss")).map(this::supplementAmounts));
            case "blend" ->
                new StabilityRule.Blend(
                        terms,
                        value(value),
                        !entry.textOr("with", "baseline-share").equals("baseline"),
                        entry.member("ownPots").isPresent());
            case "increaseOnly" -> new StabilityRule.IncreaseOnly(terms);
            default -> new StabilityRule.PaceOfChange(terms, value(value));
        };
    }

    /** A field that a rule does not look at would be ignored in silence. */
    private void checkFields(Entry entry, String kind) {
        List<String> allowed = FIELDS.getOrDefault(kind, List.of());
        List<String> known = List.of("id", "source", kind);
        entry.object().members().forEach((name, value) -> {
            if (!known.contains(name) && !allowed.contains(name)) {
                problems.add(Problem.input(
                        "rule-field-unused",
                        value.where(),
                        Text.format(
                                "\"{0}\" hoort niet bij \"{1}\"; daarbij kunnen staan: {2}.",
                                "\"{0}\" does not go with \"{1}\"; with it can stand: {2}.",
                                name,
                                kind,
                                allowed.isEmpty() ? List.of("source") : allowed)));
            }
        });
    }

    private StabilityRule.RelativeBound relative(
            StabilityRule.Terms terms, BoundSide side, JsonValue value, Entry entry) {
        return new StabilityRule.RelativeBound(
                terms,
                side,
                value(value),
                entry.member("of").map(this::reference).orElse(Reference.BASELINE),
                entry.member("per").map(reader::term),
                entry.member("perBefore").map(reader::term),
                entry.member("growthPart").map(reader::fraction).orElse(Fraction.ONE),
                entry.child("only").map(this::only));
    }

    private Reference reference(JsonValue value) {
        String word = value instanceof JsonText text ? text.value() : "";
        return switch (word) {
            case "baseline" -> Reference.BASELINE;
            case "baseline-share" -> Reference.BASELINE_SHARE;
            case "baseline-per-unit" -> Reference.BASELINE_PER_UNIT;
            case "average-growth" -> Reference.AVERAGE_GROWTH;
            case "target" -> Reference.TARGET;
            case "average-per-unit" -> Reference.AVERAGE_PER_UNIT;
            default -> {
                problems.add(Problem.input(
                        "reference-wrong",
                        value.where(),
                        Text.of(
                                "\"of\" zegt vanaf wat een bodem of plafond telt: baseline, baseline-share,"
                                        + " baseline-per-unit, average-growth, target of average-per-unit.",
                                "\"of\" says what a floor or ceiling is counted from: baseline, baseline-share,"
                                        + " baseline-per-unit, average-growth, target or average-per-unit.")));
                yield Reference.BASELINE;
            }
        };
    }

    private MeasureTerm supplementAmounts(JsonValue value) {
        if (value instanceof JsonText) {
            problems.add(Problem.input(
                    "reference-wrong",
                    value.where(),
                    Text.of(
                            "bij \"supplement\" is \"of\" het woord \"loss\" of een maatstaf als object, zoals"
                                    + " {\"measure\": \"supplementen\"}.",
                            "with \"supplement\", \"of\" is the word \"loss\" or a measure as an object, such as"
                                    + " {\"measure\": \"supplements\"}.")));
        }
        return reader.term(value);
    }

    private StabilityRule.StatedBound stated(StabilityRule.Terms terms, BoundSide side, JsonValue value, Entry entry) {
        Optional<Money> amount =
                value instanceof JsonText text ? Optional.of(Money.parse(text.value())) : Optional.empty();
        if (amount.isEmpty() && entry.member("per").isPresent()) {
            problems.add(Problem.input(
                    "rule-field-unused",
                    entry.where(),
                    Text.of(
                            "\"per\" hoort bij een bedrag in euro's; een maatstaf noemt al bedragen per regio.",
                            "\"per\" goes with an amount in euros; a measure states amounts per region already.")));
        }
        return new StabilityRule.StatedBound(
                terms,
                side,
                amount,
                amount.isPresent() ? Optional.empty() : Optional.of(reader.term(value)),
                entry.member("per").map(reader::term),
                entry.child("plus")
                        .map(plus -> new StabilityRule.OfTotalAbove(
                                reader.fraction(plus.member("share").orElseThrow()),
                                Money.parse(plus.text("ofTotalAbove")))),
                entry.child("only").map(this::only));
    }

    private StabilityRule.Only only(Entry entry) {
        StabilityRule.Comparison comparison = entry.member("atLeast").isPresent()
                ? StabilityRule.Comparison.AT_LEAST
                : entry.member("above").isPresent() ? StabilityRule.Comparison.ABOVE : StabilityRule.Comparison.BELOW;
        JsonValue limit = entry.member("atLeast")
                .or(() -> entry.member("above"))
                .or(() -> entry.member("below"))
                .orElseThrow();
        return new StabilityRule.Only(
                reader.term(entry.member("measure").orElseThrow()), comparison, reader.fraction(limit));
    }

    // Values

    private RuleValue value(JsonValue value) {
        if (value instanceof JsonText) {
            return new RuleValue.Constant(isRelative(value), number(value), value.where());
        }
        Entry entry = new Entry(value);
        if (entry.member("byYear").isPresent()) {
            return byYear(entry);
        }
        if (entry.member("by").isEmpty()) {
            problems.add(Problem.input(
                    "graded-by-missing",
                    value.where(),
                    Text.of(
                            "\"tiers\" en \"knots\" hebben \"by\" nodig: waar de waarde van afhangt.",
                            "\"tiers\" and \"knots\" need \"by\": on what the value depends.")));
            return new RuleValue.Constant(true, Fraction.ZERO, value.where());
        }
        return graded(entry);
    }

    private RuleValue byYear(Entry entry) {
        if (entry.member("by").isPresent()) {
            problems.add(Problem.input(
                    "json-too-many-fields",
                    entry.where(),
                    Text.of("\"by\" en \"byYear\" gaan niet samen.", "\"by\" and \"byYear\" do not go together.")));
        }
        List<JsonValue> numbers = new ArrayList<>();
        ImmutableSortedMap.Builder<Integer, Fraction> years = ImmutableSortedMap.naturalOrder();
        entry.child("byYear").orElseThrow().object().members().forEach((year, number) -> {
            numbers.add(number);
            years.put(Integer.valueOf(year), number(number));
        });
        return new RuleValue.ByYear(sameKind(numbers, entry.where()), years.buildOrThrow(), entry.where());
    }

    private RuleValue graded(Entry entry) {
        boolean tiers = entry.member("tiers").isPresent();
        List<JsonValue> numbers = new ArrayList<>();
        List<Graduation.Point> points = new ArrayList<>();
        entry.list(tiers ? "tiers" : "knots").map(Entry::new).forEach(point -> {
            JsonValue number = point.member("value").orElseThrow();
            numbers.add(number);
            points.add(new Graduation.Point(
                    reader.fraction(point.member(tiers ? "from" : "at").orElseThrow()), number(number)));
        });
        boolean relative = sameKind(numbers, entry.where());
        if (!rises(points)) {
            problems.add(Problem.input(
                    "graded-points-wrong",
                    entry.where(),
                    Text.of(
                            "De punten moeten oplopen, elk hoger dan het vorige.",
                            "The points must rise, each above the one before.")));
            return new RuleValue.Constant(relative, Fraction.ZERO, entry.where());
        }
        Graduation graduation = tiers ? Graduation.tiers(points) : Graduation.knots(points);
        return new RuleValue.Graded(relative, criterion(entry.member("by").orElseThrow()), graduation, entry.where());
    }

    private static boolean rises(List<Graduation.Point> points) {
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).from().compareTo(points.get(i - 1).from()) <= 0) {
                return false;
            }
        }
        return true;
    }

    private RuleValue.Criterion criterion(JsonValue value) {
        if (isWord(value, StabilityGrammar.DISTANCE)) {
            return new RuleValue.Criterion.DistanceFromTarget();
        }
        return isWord(value, StabilityGrammar.EFFECT)
                ? new RuleValue.Criterion.Effect()
                : new RuleValue.Criterion.ByMeasure(reader.term(value));
    }

    /** Whether these values are all relative; mixing percentages and euros in one value means nothing. */
    private boolean sameKind(List<JsonValue> numbers, Where where) {
        boolean first = isRelative(numbers.get(0));
        if (numbers.stream().anyMatch(number -> isRelative(number) != first)) {
            problems.add(Problem.input(
                    "rule-value-mixed",
                    where,
                    Text.of(
                            "Deze waarden zijn deels percentages en deels bedragen in euro's.",
                            "Some of these values are percentages and some are amounts in euros.")));
        }
        return first;
    }

    private static boolean isRelative(JsonValue value) {
        String text = Entry.asText(value);
        return text.endsWith("%") || text.contains("/");
    }

    private Fraction number(JsonValue value) {
        Fraction number = reader.fraction(value);
        return isRelative(value) ? number : number.times(Money.CENTS_PER_EURO);
    }
}
