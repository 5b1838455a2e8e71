package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.KeyRule;
import nl.verdeelmodel.MeasureSource;
import nl.verdeelmodel.MeasureTerm;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.JsonValue.JsonObject;
import nl.verdeelmodel.key.Eligibility;
import nl.verdeelmodel.key.KeySchedule;
import nl.verdeelmodel.key.StepTable;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.rounding.LargestRemainder;

/**
 * Makes a funding model of a JSON value whose shape {@link ModelGrammar} has checked.
 *
 * <p>What is left to find here are values that look right but mean nothing, such as a step table with a gap.
 */
final class ModelReader {

    private final Problems problems;

    ModelReader(Problems problems) {
        this.problems = problems;
    }

    FundingModel model(JsonObject json) {
        Entry entry = new Entry(json);
        return new FundingModel(
                entry.text("model"),
                entry.title("title", ""),
                entry.textOr("source", ""),
                entry.text("regions"),
                measures(json),
                entry.list("streams").map(item -> stream(new Entry(item))).collect(ImmutableList.toImmutableList()),
                json.where());
    }

    private ImmutableMap<String, MeasureSource> measures(JsonObject json) {
        Map<String, MeasureSource> measures = new LinkedHashMap<>();
        if (json.members().get("measures") instanceof JsonObject object) {
            object.members().forEach((name, value) -> measures.put(name, measure(name, new Entry(value))));
        }
        return ImmutableMap.copyOf(measures);
    }

    MeasureSource measure(String name, Entry entry) {
        Optional<MeasureSource.Carry> carry = entry.child("carry")
                .map(way -> new MeasureSource.Carry(way.text("from"), way.text("mapping"), way.where()));
        return entry.optional("outcomeOf")
                .<MeasureSource>map(model -> outcome(name, model, carry, entry))
                .orElseGet(() -> table(name, carry, entry));
    }

    private static MeasureSource.Outcome outcome(
            String name, String model, Optional<MeasureSource.Carry> carry, Entry entry) {
        return new MeasureSource.Outcome(
                name,
                entry.title("title", name),
                entry.textOr("source", ""),
                model,
                entry.optional("stream"),
                entry.list("years")
                        .map(year -> Math.toIntExact(Entry.asLong(year)))
                        .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder())),
                carry,
                entry.where());
    }

    private static MeasureSource.Table table(String name, Optional<MeasureSource.Carry> carry, Entry entry) {
        boolean municipal = entry.textOr("per", "region").equals("municipality");
        return new MeasureSource.Table(
                name,
                entry.title("title", name),
                entry.textOr("source", ""),
                entry.text("table"),
                entry.text("column"),
                municipal ? MeasureSource.Level.MUNICIPALITY : MeasureSource.Level.REGION,
                entry.textOr("place", municipal ? "municipality_code" : "region_code"),
                entry.textOr("year", "year"),
                new MeasureSource.TableFormat(
                        entry.optional("separator").map(text -> text.charAt(0)),
                        entry.optional("decimal")
                                .map(sign -> sign.equals("comma")
                                        ? MeasureSource.DecimalSign.COMMA
                                        : MeasureSource.DecimalSign.POINT),
                        entry.textOr("encoding", "utf-8")),
                entry.optional("missing").isPresent(),
                entry.optional("otherYears").isPresent(),
                codes(entry, "exclude"),
                carry,
                entry.where());
    }

    private static ImmutableSet<String> codes(Entry entry, String name) {
        return entry.list(name).map(Entry::asText).collect(ImmutableSet.toImmutableSet());
    }

    private StreamRule stream(Entry entry) {
        boolean ceiling = entry.child("ceiling").isPresent();
        return new StreamRule(
                entry.text("id"),
                entry.title("title", entry.text("id")),
                entry.textOr("source", ""),
                money(ceiling, entry.child(ceiling ? "ceiling" : "amount").orElseThrow()),
                entry.list("parts").map(item -> part(new Entry(item))).collect(ImmutableList.toImmutableList()),
                new StabilityReader(this, problems).policy(entry),
                rounding(entry),
                entry.where());
    }

    private StreamRule.YearlyMoney money(boolean ceiling, Entry entry) {
        ImmutableSortedMap.Builder<Integer, Money> byYear = ImmutableSortedMap.naturalOrder();
        entry.object()
                .members()
                .forEach((year, value) -> byYear.put(Integer.valueOf(year), Money.parse(Entry.asText(value))));
        return new StreamRule.YearlyMoney(ceiling, byYear.buildOrThrow(), entry.where());
    }

    private StreamRule.RoundingRule rounding(Entry stream) {
        Optional<Entry> entry = stream.child("rounding");
        String unit = entry.flatMap(e -> e.optional("unit")).orElse("0.01");
        String method = entry.flatMap(e -> e.optional("method"))
                .orElse(LargestRemainder.withoutMinimum().id());
        Where where = entry.map(Entry::where).orElse(stream.where());
        long cents = Money.parse(unit).cents();
        if (cents < 1) {
            problems.add(Problem.input(
                    "unit-zero",
                    where,
                    Text.of("de eenheid van afronding moet meer dan 0 zijn.", "the rounding unit must be above 0.")));
        }
        return new StreamRule.RoundingRule(Math.max(1, cents), method, where);
    }

    private StreamRule.Part part(Entry entry) {
        return new StreamRule.Part(
                entry.text("id"),
                entry.title("title", entry.text("id")),
                entry.textOr("source", ""),
                entry.member("share").map(this::fraction),
                entry.child("amount").map(amount -> money(false, amount)),
                key(entry.child("key").orElseThrow()),
                entry.where());
    }

    Fraction fraction(JsonValue value) {
        return fraction(value, problems);
    }

    /** The number in a text; 0 and a problem if there is none, such as in {@code 1/0}. */
    static Fraction fraction(JsonValue value, Problems problems) {
        String text = Entry.asText(value);
        try {
            return Fraction.parse(text);
        } catch (NumberFormatException e) {
            problems.add(Problem.input(
                    "number-wrong",
                    value.where(),
                    Text.format("\"{0}\" is geen getal.", "\"{0}\" is not a number.", text)));
            return Fraction.ZERO;
        }
    }

    private KeyRule key(Entry entry) {
        KeyRule.Terms terms =
                new KeyRule.Terms(entry.textOr("source", ""), frozen(entry), codes(entry, "exclude"), entry.where());
        Optional<JsonValue> proportional = entry.member("proportionalTo");
        if (proportional.isEmpty() && entry.member("eligible").isPresent()) {
            problems.add(Problem.input(
                    "eligible-without-measure",
                    entry.where(),
                    Text.of(
                            "\"eligible\" hoort bij \"proportionalTo\".",
                            "\"eligible\" goes with \"proportionalTo\".")));
        }
        if (proportional.isPresent()) {
            return new KeyRule.ProportionalTo(
                    terms, term(proportional.get()), entry.child("eligible").map(this::condition));
        }
        if (entry.member("equalPerRegion").isPresent()) {
            return new KeyRule.EqualPerRegion(terms);
        }
        if (entry.member("blend").isPresent()) {
            return new KeyRule.Blend(
                    terms,
                    entry.list("blend")
                            .map(item -> component(new Entry(item)))
                            .collect(ImmutableList.toImmutableList()));
        }
        Optional<Entry> steps = entry.child("steps");
        if (steps.isPresent()) {
            return new KeyRule.Steps(terms, term(steps.get().member("of").orElseThrow()), steps(steps.get()));
        }
        return new KeyRule.StatedAmounts(terms, term(entry.member("amounts").orElseThrow()));
    }

    private static Optional<KeySchedule> frozen(Entry entry) {
        return entry.child("frozen").map(frozen -> {
            ImmutableSortedMap.Builder<Integer, Integer> years = ImmutableSortedMap.naturalOrder();
            frozen.object()
                    .members()
                    .forEach((year, base) -> years.put(Integer.valueOf(year), Math.toIntExact(Entry.asLong(base))));
            return new KeySchedule(years.buildOrThrow());
        });
    }

    private KeyRule.Component component(Entry entry) {
        return new KeyRule.Component(
                fraction(entry.member("weight").orElseThrow()),
                key(entry.child("key").orElseThrow()));
    }

    private KeyRule.Condition condition(Entry entry) {
        return new KeyRule.Condition(
                term(entry.member("ratioTo").orElseThrow()),
                new Eligibility(fraction(entry.member("atLeast").orElseThrow())),
                entry.textOr("source", ""),
                entry.where());
    }

    private StepTable steps(Entry entry) {
        List<StepTable.Step> steps =
                entry.list("table").map(Entry::new).map(ModelReader::step).toList();
        return problems.collect(() -> StepTable.of(steps, entry.where()))
                .orElseGet(() -> StepTable.of(
                        List.of(new StepTable.Step(0, OptionalLong.empty(), Money.ZERO, entry.where())),
                        entry.where()));
    }

    MeasureTerm term(JsonValue value) {
        return new TermReader(problems).term(value);
    }

    private static StepTable.Step step(Entry entry) {
        Optional<JsonValue> to = entry.member("to");
        return new StepTable.Step(
                Entry.asLong(entry.member("from").orElseThrow()),
                to.isPresent() ? OptionalLong.of(Entry.asLong(to.get())) : OptionalLong.empty(),
                Money.parse(entry.text("amount")),
                entry.where());
    }

    /** An object of the model, with its members by type. The shape was checked, so a cast cannot fail. */
    static final class Entry {

        private final JsonObject object;

        Entry(JsonValue value) {
            this.object = (JsonObject) value;
        }

        JsonObject object() {
            return object;
        }

        Where where() {
            return object.where();
        }

        Optional<JsonValue> member(String name) {
            return Optional.ofNullable(object.members().get(name));
        }

        Optional<Entry> child(String name) {
            return member(name).map(Entry::new);
        }

        Optional<String> optional(String name) {
            return member(name).map(Entry::asText);
        }

        String text(String name) {
            return optional(name).orElseThrow();
        }

        String textOr(String name, String absent) {
            return optional(name).orElse(absent);
        }

        Stream<JsonValue> list(String name) {
            Function<JsonValue, Stream<JsonValue>> items = value -> ((JsonValue.JsonList) value).items().stream();
            return member(name).stream().flatMap(items);
        }

        Text title(String name, String absent) {
            Optional<JsonValue> value = member(name);
            if (value.isEmpty()) {
                return Text.same(absent);
            }
            if (value.get() instanceof JsonValue.JsonText text) {
                return Text.same(text.value());
            }
            Entry both = new Entry(value.get());
            return Text.of(both.text("nl"), both.text("en"));
        }

        static String asText(JsonValue value) {
            return ((JsonValue.JsonText) value).value();
        }

        static long asLong(JsonValue value) {
            return Long.parseLong(((JsonValue.JsonNumber) value).literal());
        }
    }
}
