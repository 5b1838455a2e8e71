package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
 * Why a region gains or loses, in words: what comes of the total and what of its share, its place in the keys of A and B, the
 * rules that hold it, and the regions that its amount came from. Only reads what the allocations of both sides say.
 */
public final class EffectReasons {

    private static final int SHARE_DECIMALS = 4;
    private static final int VALUE_DECIMALS = 2;
    private static final int MOST_PARTS = 2;

    private final Comparison comparison;
    private final int region;

    private EffectReasons(Comparison comparison, int region) {
        this.comparison = comparison;
        this.region = region;
    }

    /**
     * The reasons for the effect on a region.
     *
     * @param comparison the comparison
     * @param region a region of B
     * @return sentences: shares first, then the keys of A and B if these are models, then holds and carries
     */
    public static ImmutableList<Text> of(Comparison comparison, int region) {
        return new EffectReasons(comparison, region).sentences();
    }

    private ImmutableList<Text> sentences() {
        ImmutableList.Builder<Text> out = ImmutableList.builder();
        out.add(shares());
        comparison
                .a()
                .allocation()
                .ifPresent(allocation ->
                        indexInA().ifPresent(index -> addSide(out, "A", allocation, comparison.a(), index)));
        comparison.b().allocation().ifPresent(allocation -> addSide(out, "B", allocation, comparison.b(), region));
        carried().ifPresent(out::add);
        return out.build();
    }

    private Text shares() {
        if (comparison.isNew(region)) {
            return Text.format(
                    "A geeft deze regio niets; in B is haar aandeel {0}.",
                    "A gives this region nothing; in B its share is {0}.",
                    percentage(comparison.b().share(region)));
        }
        Text shares = Text.format(
                "aandeel in het geld, van {0} naar {1}",
                "share of the money, from {0} to {1}",
                percentage(comparison.a().share(region)),
                percentage(comparison.b().share(region)));
        if (comparison.totalDifference().signum() == 0) {
            return Text.format("Het komt van het {0}.", "It comes of its {0}.", shares);
        }
        Fraction ofTotal = comparison.ofTotal(region);
        return Text.format(
                "Van het verschil komt EUR {0} van het andere totaal en EUR {1} van het {2}.",
                "Of the difference, EUR {0} comes of the other total and EUR {1} of its {2}.",
                signed(ofTotal),
                signed(comparison.difference(region).minus(ofTotal)),
                shares);
    }

    /** The region in the allocation of A: the same one, or the only one whose whole amount went to it and to nowhere else. */
    private OptionalInt indexInA() {
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

    // The keys of a side and what holds the region there

    private static void addSide(
            ImmutableList.Builder<Text> out, String name, Allocation allocation, Division division, int index) {
        List<Allocation.StreamOutcome> streams = allocation.streams().stream()
                .filter(outcome -> division.stream().isEmpty()
                        || outcome.rule().id().equals(division.stream().get()))
                .toList();
        Text side = isScaled(streams, division)
                ? Text.format("{0} (niet geschaald)", "{0} (not scaled)", name)
                : Text.same(name);
        streams.stream()
                .flatMap(outcome -> outcome.parts().stream()
                        .filter(part -> part.budgets().get(index).cents() != 0)
                        .map(part -> new Part(outcome, part, index)))
                .sorted(Comparator.comparing(Part::amount).reversed())
                .limit(MOST_PARTS)
                .forEach(part -> out.add(part.words(side)));
        streams.forEach(outcome -> outcome.stability()
                .flatMap(rules -> held(side, outcome, rules, index))
                .ifPresent(out::add));
    }

    /** Whether the division has another total than the streams that it was read from. */
    private static boolean isScaled(List<Allocation.StreamOutcome> streams, Division division) {
        Money total = streams.stream().map(Allocation.StreamOutcome::amount).reduce(Money.ZERO, Money::plus);
        return !total.toCents().equals(division.total());
    }

    /** What a region gets from a part of a stream. */
    private record Part(Allocation.StreamOutcome stream, Allocation.PartOutcome part, int index) {

        Money amount() {
            return part.budgets().get(index);
        }

        Text words(Text side) {
            Text name = stream.parts().size() == 1
                    ? stream.rule().title()
                    : Text.format(
                            "{0}, {1}",
                            "{0}, {1}", stream.rule().title(), part.rule().title());
            return Text.format(
                    "{0}: {1} uit {2}, {3} van de sleutel{4}.",
                    "{0}: {1} from {2}, {3} of the key{4}.",
                    side,
                    amount(),
                    name,
                    percentage(part.key().key().share(index)),
                    measure(part.key()).map(this::value).orElse(Text.NONE));
        }

        private static Optional<MeasureOutcome> measure(KeyOutcome key) {
            if (key instanceof KeyOutcome.Proportional proportional) {
                return Optional.of(proportional.measure());
            }
            return key instanceof KeyOutcome.Claims claims ? Optional.of(claims.measure()) : Optional.empty();
        }

        private Text value(MeasureOutcome measure) {
            return Text.format(
                    " ({0}: {1} van {2})",
                    " ({0}: {1} of {2})",
                    measure.title(),
                    number(measure.values().get(index)),
                    number(measure.values().total()));
        }
    }

    private static Optional<Text> held(Text side, Allocation.StreamOutcome stream, StabilityOutcome rules, int index) {
        boolean noBaseline = rules.baseline().isPresent()
                && rules.baseline().get().values().get(index).signum() == 0;
        if (noBaseline) {
            return Optional.of(Text.format(
                    "{0}: in {1} heeft deze regio geen uitgangspositie.",
                    "{0}: in {1} this region has no baseline.",
                    side,
                    stream.rule().title()));
        }
        Text how = switch (rules.held(index)) {
            case NO -> Text.NONE;
            case BY_FLOOR -> Text.of("een bodem houdt haar omhoog", "a floor holds it up");
            case BY_CEILING -> Text.of("een plafond houdt haar omlaag", "a ceiling holds it down");
        };
        return rules.held(index) == Held.NO
                ? Optional.empty()
                : Optional.of(Text.format(
                        "{0}: in {1} {2}, {3} tegen {4} zonder die regels.",
                        "{0}: in {1} {2}, {3} against {4} without those rules.",
                        side,
                        stream.rule().title(),
                        how,
                        stream.budgets().get(index),
                        stream.undampened().get(index)));
    }

    /** Which regions of A gave their amount, if not one whole region did under the same code. */
    private Optional<Text> carried() {
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
