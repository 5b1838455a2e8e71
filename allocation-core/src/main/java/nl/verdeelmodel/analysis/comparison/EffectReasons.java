package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.KeyOutcome;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;

/**
 * Why a region gains or loses, in words: only what differs between A and B, the largest amount first. That are its share of a
 * part in A beside that in B, parts that only one side has, and what stability rules add or take; all in the scale of the
 * comparison. With an attribution its largest steps come first. Only reads what both sides say.
 */
public final class EffectReasons {

    /** How many sentences a region has at most. */
    public static final int MOST = 3;

    private static final int SHARE_DECIMALS = 4;
    private static final int VALUE_DECIMALS = 2;
    private static final int MOST_STEPS = 3;

    private final Comparison comparison;
    private final Optional<Attribution> attribution;
    private final Optional<Attribution.InCents> cells;
    private final DivisionParts partsOfA;
    private final DivisionParts partsOfB;

    /**
     * The reasons of a comparison.
     *
     * @param comparison the comparison
     * @param attribution its difference in steps; empty if it was not split
     * @throws nl.verdeelmodel.problem.ProblemException if a side has no money before stability rules
     */
    public EffectReasons(Comparison comparison, Optional<Attribution> attribution) {
        this.comparison = comparison;
        this.attribution = attribution;
        this.cells = attribution.map(Attribution::inCents);
        this.partsOfA = DivisionParts.of(comparison.a(), comparison.mapping());
        this.partsOfB = DivisionParts.of(comparison.b(), Optional.empty());
    }

    /**
     * The reasons for the effect on a region.
     *
     * @param region a region of B
     * @return at most {@value #MOST} sentences: its largest steps, or what comes of the total if that differs; then what differs
     *     most between A and B; then the regions that its amount was carried from
     */
    public ImmutableList<Text> of(int region) {
        List<Text> first = new ArrayList<>();
        if (comparison.isNew(region)) {
            first.add(Text.format(
                    "A geeft deze regio niets; in B is haar aandeel {0}.",
                    "A gives this region nothing; in B its share is {0}.",
                    percentage(comparison.b().share(region))));
        }
        largestSteps(region).or(() -> ofTotal(region)).ifPresent(first::add);
        Optional<Text> from = carried(region);
        int room = MOST - first.size() - (from.isPresent() ? 1 : 0);
        ImmutableList.Builder<Text> out = ImmutableList.builder();
        out.addAll(first);
        causes(region).stream()
                .sorted(Comparator.comparing(Cause::size).reversed())
                .limit(room)
                .map(Cause::words)
                .forEach(out::add);
        from.ifPresent(out::add);
        return out.build();
    }

    /** Something that differs, and how many cents it makes. */
    private record Cause(Text words, Fraction size) {}

    private Optional<Text> largestSteps(int region) {
        if (attribution.isEmpty()) {
            return Optional.empty();
        }
        List<Long> own = cells.orElseThrow().cells().get(region);
        List<AttributionStep> steps = attribution.get().steps();
        List<Text> words = IntStream.range(0, steps.size())
                .filter(step -> own.get(step) != 0)
                .boxed()
                .sorted(Comparator.comparingLong((Integer step) -> Math.abs(own.get(step)))
                        .reversed())
                .limit(MOST_STEPS)
                .map(step -> Text.format(
                        "{0}: EUR {1}", "{0}: EUR {1}", steps.get(step).title(), signed(Fraction.of(own.get(step)))))
                .toList();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(Text.format("Grootste stappen: {0}.", "Largest steps: {0}.", joined(words)));
    }

    private static Text joined(List<Text> words) {
        return new Text(joined(words, Text::nl), joined(words, Text::en));
    }

    private static String joined(List<Text> words, Function<Text, String> language) {
        return words.stream().map(language).collect(Collectors.joining("; "));
    }

    private Optional<Text> ofTotal(int region) {
        if (comparison.totalDifference().signum() == 0 || comparison.isNew(region)) {
            return Optional.empty();
        }
        Fraction ofTotal = comparison.ofTotal(region);
        return Optional.of(Text.format(
                "Van het verschil komt EUR {0} van het andere totaal en EUR {1} van het aandeel in het geld, van {2} naar {3}.",
                "Of the difference, EUR {0} comes of the other total and EUR {1} of its share of the money, from {2} to {3}.",
                signed(ofTotal),
                signed(comparison.difference(region).minus(ofTotal)),
                percentage(comparison.a().share(region)),
                percentage(comparison.b().share(region))));
    }

    private List<Cause> causes(int region) {
        List<Cause> causes = new ArrayList<>();
        boolean tables = comparison.a().allocation().isEmpty()
                && comparison.b().allocation().isEmpty();
        if (tables) {
            causes.addAll(ofTables(region));
        } else {
            addParts(causes, region);
            addHolds(causes, region);
        }
        return causes;
    }

    /** Of two tables only the amounts are known. */
    private List<Cause> ofTables(int region) {
        return comparison.totalDifference().signum() != 0 || comparison.isNew(region)
                ? List.of()
                : List.of(new Cause(
                        Text.format(
                                "A en B zijn bedragen zonder regels: {0} van A, {1} van B.",
                                "A and B are amounts without rules: {0} of A, {1} of B.",
                                percentage(comparison.a().share(region)),
                                percentage(comparison.b().share(region))),
                        Fraction.ZERO));
    }

    // Parts

    private void addParts(List<Cause> causes, int region) {
        List<DivisionParts.Part> onlyInB = new ArrayList<>(partsOfB.parts());
        for (DivisionParts.Part ofA : partsOfA.parts()) {
            Optional<DivisionParts.Part> same = sameIn(onlyInB, ofA);
            same.ifPresentOrElse(
                    ofB -> {
                        onlyInB.remove(ofB);
                        both(ofA, ofB, region).ifPresent(causes::add);
                    },
                    () -> only("A", ofA, region, Fraction.of(-1)).ifPresent(causes::add));
        }
        onlyInB.forEach(ofB -> only("B", ofB, region, Fraction.ONE).ifPresent(causes::add));
    }

    /** The part with the same id, else the one with the same title. */
    private static Optional<DivisionParts.Part> sameIn(List<DivisionParts.Part> parts, DivisionParts.Part wanted) {
        return parts.stream()
                .filter(part -> part.id().equals(wanted.id()))
                .findFirst()
                .or(() -> parts.stream()
                        .filter(part -> part.title().equals(wanted.title()))
                        .findFirst());
    }

    private Optional<Cause> both(DivisionParts.Part ofA, DivisionParts.Part ofB, int region) {
        Fraction difference = ofB.targets().get(region).minus(ofA.targets().get(region));
        if (difference.signum() == 0) {
            return Optional.empty();
        }
        Fraction before = share(ofA, region);
        Fraction after = share(ofB, region);
        Text words = before.equals(after)
                ? Text.format(
                        "{0}: hetzelfde deel ({1}) van EUR {2} in A en EUR {3} in B, EUR {4}.",
                        "{0}: the same part ({1}) of EUR {2} in A and EUR {3} in B, EUR {4}.",
                        ofB.title(),
                        percentage(after),
                        Comparison.euros(ofA.targets().total()),
                        Comparison.euros(ofB.targets().total()),
                        signed(difference))
                : Text.format(
                        "{0}: {1} van de sleutel in A{2}, {3} in B{4}, EUR {5}.",
                        "{0}: {1} of the key in A{2}, {3} in B{4}, EUR {5}.",
                        ofB.title(),
                        percentage(before),
                        measured(comparison.a(), ofA, indexInA(region)),
                        percentage(after),
                        measured(comparison.b(), ofB, OptionalInt.of(region)),
                        signed(difference));
        return Optional.of(new Cause(words, difference.abs()));
    }

    /** What a key counts of a region, of all; nothing if it counts no measure or the region was carried from several. */
    private static Text measured(Division division, DivisionParts.Part part, OptionalInt index) {
        if (division.allocation().isEmpty() || index.isEmpty()) {
            return Text.NONE;
        }
        return division.allocation().get().streams().stream()
                .flatMap(stream -> stream.parts().stream()
                        .filter(own -> part.id()
                                .equals(stream.rule().id() + "/" + own.rule().id())))
                .flatMap(own -> measure(own.key()).stream())
                .findFirst()
                .map(measure -> Text.format(
                        " ({0} van {1})",
                        " ({0} of {1})",
                        number(measure.values().get(index.getAsInt())),
                        number(measure.values().total())))
                .orElse(Text.NONE);
    }

    private static Optional<MeasureOutcome> measure(KeyOutcome key) {
        if (key instanceof KeyOutcome.Proportional proportional) {
            return Optional.of(proportional.measure());
        }
        return key instanceof KeyOutcome.Claims claims ? Optional.of(claims.measure()) : Optional.empty();
    }

    private static Optional<Cause> only(String side, DivisionParts.Part part, int region, Fraction sign) {
        Fraction amount = part.targets().get(region);
        return amount.signum() == 0
                ? Optional.empty()
                : Optional.of(new Cause(
                        Text.format(
                                "Alleen in {0}: {1}, {2} daarvan, EUR {3}.",
                                "Only in {0}: {1}, {2} of it, EUR {3}.",
                                side,
                                part.title(),
                                percentage(share(part, region)),
                                signed(amount.times(sign))),
                        amount.abs()));
    }

    private static Fraction share(DivisionParts.Part part, int region) {
        return part.targets().get(region).dividedBy(part.targets().total());
    }

    // What stability rules add or take

    private void addHolds(List<Cause> causes, int region) {
        List<Hold> ofA = indexInA(region).stream()
                .boxed()
                .flatMap(index -> holds(comparison.a(), index).stream())
                .toList();
        List<Hold> ofB = holds(comparison.b(), region);
        ofA.stream().filter(hold -> !ofB.contains(hold)).forEach(hold -> causes.add(hold.cause("A")));
        ofB.stream().filter(hold -> !ofA.contains(hold)).forEach(hold -> causes.add(hold.cause("B")));
    }

    /** What the rules of a stream do to a region, and what they add to it in cents. */
    private record Hold(Text stream, boolean baseline, Held held, Fraction cents) {

        Cause cause(String side) {
            return new Cause(Text.format("{0}: in {1} {2}.", "{0}: in {1} {2}.", side, stream, how()), cents.abs());
        }

        private Text how() {
            if (!baseline) {
                return Text.of("hier heeft deze regio geen uitgangspositie", "this region has no baseline here");
            }
            Text what = switch (held) {
                case BY_FLOOR -> Text.of("een bodem houdt haar omhoog", "a floor holds it up");
                case BY_CEILING -> Text.of("een plafond houdt haar omlaag", "a ceiling holds it down");
                case NO -> Text.of("wat bodems en plafonds elders doen", "what floors and ceilings do elsewhere");
            };
            return Text.format("{0}, EUR {1}", "{0}, EUR {1}", what, signed(cents));
        }
    }

    private static List<Hold> holds(Division division, int index) {
        List<Allocation.StreamOutcome> streams = division.allocation()
                .map(Allocation::streams)
                .map(all -> all.stream()
                        .filter(stream -> division.stream().isEmpty()
                                || stream.rule().id().equals(division.stream().get()))
                        .toList())
                .orElse(List.of());
        Money total = streams.stream().map(Allocation.StreamOutcome::amount).reduce(Money.ZERO, Money::plus);
        return streams.stream()
                .flatMap(stream -> hold(stream, index, division.total(), total.toCents()).stream())
                .toList();
    }

    private static Optional<Hold> hold(Allocation.StreamOutcome stream, int index, Fraction scaled, Fraction total) {
        if (stream.stability().isEmpty()) {
            return Optional.empty();
        }
        StabilityOutcome rules = stream.stability().get();
        boolean baseline = rules.baseline().isEmpty()
                || rules.baseline().get().values().get(index).signum() != 0;
        Fraction cents = stream.stabilityLine(index).toCents().times(scaled).dividedBy(total);
        return baseline && rules.held(index) == Held.NO && cents.signum() == 0
                ? Optional.empty()
                : Optional.of(new Hold(stream.rule().title(), baseline, rules.held(index), cents));
    }

    /** The region in the allocation of A: the same one, or the only one whose whole amount went to it and to nowhere else. */
    private OptionalInt indexInA(int region) {
        if (comparison.mapping().isEmpty()) {
            return OptionalInt.of(region);
        }
        ImmutableMap<String, Fraction> sources = comparison.mapping().get().sourcesOf(region);
        return sources.size() == 1 && sources.containsValue(Fraction.ONE)
                ? comparison
                        .beforeCarry()
                        .orElseThrow()
                        .regions()
                        .indexOf(sources.keySet().iterator().next())
                : OptionalInt.empty();
    }

    /** Which regions of A gave their amount, if not one whole region did under the same code. */
    private Optional<Text> carried(int region) {
        return comparison.mapping().flatMap(mapping -> {
            ImmutableMap<String, Fraction> sources = mapping.sourcesOf(region);
            String code = comparison.regions().get(region).code();
            if (sources.size() == 1 && Fraction.ONE.equals(sources.getOrDefault(code, Fraction.ZERO))) {
                return Optional.empty();
            }
            Division before = comparison.beforeCarry().orElseThrow();
            List<Text> from = sources.entrySet().stream()
                    .map(source -> source(before, source.getKey(), source.getValue()))
                    .toList();
            return Optional.of(
                    from.isEmpty()
                            ? Text.of("Geen regio van A gaat over in deze.", "No region of A goes over into this one.")
                            : Text.format(
                                    "A: omgezet uit {0} (regio's van {1}).",
                                    "A: carried from {0} (regions of {1}).", from, mapping.fromYear()));
        });
    }

    private static Text source(Division before, String code, Fraction part) {
        OptionalInt index = before.regions().indexOf(code);
        String label = index.isPresent() ? before.regions().label(index.getAsInt()) : code;
        return part.equals(Fraction.ONE)
                ? Text.same(label)
                : Text.format("{0} van {1}", "{0} of {1}", percentage(part), label);
    }

    // Numbers in words

    private static Text percentage(Fraction share) {
        return new Text(Language.NL.percentage(share, SHARE_DECIMALS), Language.EN.percentage(share, SHARE_DECIMALS));
    }

    private static Text number(Fraction value) {
        int decimals = value.isWhole() ? 0 : value.compareTo(Fraction.ONE) < 0 ? SHARE_DECIMALS : VALUE_DECIMALS;
        return new Text(Language.NL.number(value, decimals), Language.EN.number(value, decimals));
    }

    private static Text signed(Fraction cents) {
        Text euros = Comparison.euros(cents);
        return cents.signum() > 0 ? Text.format("+{0}", "+{0}", euros) : euros;
    }
}
