package nl.verdeelmodel.analysis;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.rounding.Apportionment;

/** Why an allocation is as it is, for all regions together: a sentence per part, ties, ceilings, synthetic data. */
public final class Reasons {

    private Reasons() {}

    /**
     * The reasons of an allocation.
     *
     * @param allocation the allocation of a year
     * @return sentences in the order of the model
     */
    public static ImmutableList<Text> of(Allocation allocation) {
        ImmutableList.Builder<Text> out = ImmutableList.builder();
        for (Allocation.StreamOutcome stream : allocation.streams()) {
            for (Allocation.PartOutcome part : stream.parts()) {
                out.add(part(stream, part, allocation.year()));
                if (part.rounding().hasTie()) {
                    out.add(Explanation.tie(part.rounding(), allocation.regions(), "Regio's waren", "Regions were"));
                }
            }
            tiedParts(stream).ifPresent(out::add);
            ceiling(stream).ifPresent(out::add);
            StabilityReasons.of(stream).forEach(reason -> out.add(ofStream(allocation, stream, reason)));
        }
        return out.build();
    }

    /** A reason that does not name its stream; where there are several, it must. */
    private static Text ofStream(Allocation allocation, Allocation.StreamOutcome stream, Text reason) {
        return allocation.streams().size() == 1
                ? reason
                : Text.format("{0}: {1}", "{0}: {1}", stream.rule().title(), reason);
    }

    private static Text part(Allocation.StreamOutcome stream, Allocation.PartOutcome part, int year) {
        Text name = stream.parts().size() == 1
                ? stream.rule().title()
                : Text.format(
                        "{0}, {1}",
                        "{0}, {1}", stream.rule().title(), part.rule().title());
        String source = part.rule().article();
        Text words = Text.format(
                "{0}: {1}{3}, {2}",
                "{0}: {1}{3}, {2}", name, part.amount(), KeyWords.rule(part.key()), ifCutInProportion(stream));
        Text withFrozen = Text.format("{0}.", "{0}.", words);
        for (Text frozen : KeyWords.frozen(part.rule().key(), year)) {
            withFrozen = Text.format("{0} {1}", "{0} {1}", withFrozen, frozen);
        }
        return source.isEmpty() ? withFrozen : Text.format("{0} [{1}]", "{0} [{1}]", withFrozen, source);
    }

    private static Optional<Text> tiedParts(Allocation.StreamOutcome stream) {
        return stream.partition()
                .filter(Apportionment::hasTie)
                .map(tie -> Text.format(
                        "{0}: de onderdelen {1} waren gelijk voor de laatste eenheden; de eerste {2} in volgorde van het model"
                                + " kregen er één.",
                        "{0}: the parts {1} were tied for the last units; the first {2} in the order of the model got one.",
                        stream.rule().title(),
                        tie.tied().stream()
                                .map(i -> stream.parts().get(i).rule().title())
                                .toList(),
                        tie.tiedUnits()));
    }

    private static Optional<Text> ceiling(Allocation.StreamOutcome stream) {
        if (!stream.rule().money().ceiling()) {
            return Optional.empty();
        }
        return Optional.of(
                stream.stability().isPresent()
                        ? ceilingAndBalance(stream)
                        : stream.isCut()
                                ? cut(stream)
                                : Text.format(
                                        "{0}: van het plafond van {1} blijft {2} over.",
                                        "{0}: of the ceiling of {1}, {2} is left.",
                                        stream.rule().title(),
                                        stream.available(),
                                        stream.unspent()));
    }

    /** What the amount of a part is worth where a balance, not the part, says how claims are cut. */
    static Text ifCutInProportion(Allocation.StreamOutcome stream) {
        return balanceCuts(stream) ? Text.of(" bij korting naar rato", " if cut in proportion") : Text.NONE;
    }

    /** Whether claims exceed their ceiling and stability rules say what each region gets of it. */
    static boolean balanceCuts(Allocation.StreamOutcome stream) {
        return stream.rule().money().ceiling()
                && stream.isCut()
                && stream.stability().isPresent();
    }

    private static Text ceilingAndBalance(Allocation.StreamOutcome stream) {
        return Text.format(
                "{0}: {1}",
                "{0}: {1}",
                stream.rule().title(),
                stream.isCut()
                        ? Text.format(
                                "de aanspraken zijn samen {0}, het plafond is {1}; {2}.",
                                "the claims are {0} together, the ceiling is {1}; {2}.",
                                stream.claimed(),
                                stream.available(),
                                whoCuts(stream))
                        : Text.format(
                                "de aanspraken zijn samen {0} en passen onder het plafond van {1}.",
                                "the claims are {0} together and fit under the ceiling of {1}.",
                                stream.claimed(),
                                stream.available()));
    }

    /** Where the total is an outcome, nothing makes the amounts fit under the ceiling. */
    static Text whoCuts(Allocation.StreamOutcome stream) {
        boolean cuts = stream.stability()
                .filter(stability -> stability.policy().balance().method() != BalanceMethod.NONE)
                .isPresent();
        return cuts
                ? Text.of("hoe de korting valt, zegt de sluitregel", "how the cut falls, the balance says")
                : Text.of("de sluitregel none kort niet", "the balance none does not cut");
    }

    private static Text cut(Allocation.StreamOutcome stream) {
        Money paid = stream.undampened().total();
        return stream.available().equals(paid)
                ? Text.format(
                        "{0}: naar rato gekort tot het plafond van {1}.",
                        "{0}: cut in proportion to the ceiling of {1}.",
                        stream.rule().title(),
                        stream.available())
                : Text.format(
                        "{0}: naar rato gekort tot {1}, hele eenheden onder het plafond van {2}; {3} blijft over.",
                        "{0}: cut in proportion to {1}, whole units under the ceiling of {2}; {3} is left.",
                        stream.rule().title(),
                        paid,
                        stream.available(),
                        stream.available().minus(paid));
    }
}
