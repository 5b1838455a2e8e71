package nl.verdeelmodel.analysis;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.rounding.Apportionment;

/**
 * Why a region gets its amount, stage by stage, each rule with its article.
 *
 * <p>Only reads an {@link Allocation}, so it cannot disagree with the amounts.
 *
 * @param title the region, the model and the year
 * @param streams a chapter per stream, in the order of the model
 * @param total the sum of the streams
 */
public record Explanation(Text title, ImmutableList<Chapter> streams, Text total) {

    /** Decimals of a target in euros: enough to see which fraction of a cent was rounded. */
    private static final int TARGET_DECIMALS = 6;

    /** A longer fraction tells a reader nothing; the trace in JSON has it. */
    private static final int LONGEST_FRACTION = 24;

    /**
     * A stream or a part of it.
     *
     * @param title what it is and what it comes to
     * @param source the article, or empty
     * @param lines the steps, in order
     * @param parts the chapters inside this one
     * @param outcome what the region gets
     */
    public record Chapter(
            Text title, String source, ImmutableList<Text> lines, ImmutableList<Chapter> parts, Text outcome) {}

    /**
     * Explains the amount of one region.
     *
     * @param allocation the allocation of a year
     * @param region the index of the region
     * @return the explanation
     */
    public static Explanation of(Allocation allocation, int region) {
        RegionSet regions = allocation.regions();
        return new Explanation(
                Text.format(
                        "Regio {0} in {1}: {2}",
                        "Region {0} in {1}: {2}",
                        regions.label(region),
                        allocation.year(),
                        allocation.model().title()),
                allocation.streams().stream()
                        .map(stream -> stream(stream, allocation.year(), region))
                        .collect(ImmutableList.toImmutableList()),
                Text.format(
                        "Samen: {0}; dat is {1} van het totaal van {2}.",
                        "Together: {0}, which is {1} of the total of {2}.",
                        allocation.budgets().get(region),
                        KeyWords.share(ratio(allocation.budgets().get(region), allocation.total())),
                        allocation.total()));
    }

    private static Fraction ratio(Money part, Money whole) {
        return whole.cents() == 0 ? Fraction.ZERO : Fraction.of(part.cents(), whole.cents());
    }

    private static Chapter stream(Allocation.StreamOutcome stream, int year, int region) {
        return new Chapter(
                Text.format("{0}: {1}", "{0}: {1}", stream.rule().title(), stream.available()),
                stream.rule().source(),
                underCeiling(stream),
                Stream.concat(
                                stream.parts().stream().map(part -> part(stream, part, year, region)),
                                StabilityExplanation.of(stream, region).stream())
                        .collect(ImmutableList.toImmutableList()),
                Text.format(
                        "Uit deze geldstroom: {0}.",
                        "From this stream: {0}.", stream.budgets().get(region)));
    }

    private static ImmutableList<Text> underCeiling(Allocation.StreamOutcome stream) {
        if (!stream.rule().money().ceiling()) {
            return ImmutableList.of();
        }
        if (Reasons.balanceCuts(stream)) {
            return ImmutableList.of(Text.format(
                    "Het plafond is {0}; de aanspraken zijn samen {1}; {2}.",
                    "The ceiling is {0}; the claims are {1} together; {2}.",
                    stream.available(),
                    stream.claimed(),
                    Reasons.whoCuts(stream)));
        }
        return !stream.isCut()
                ? ImmutableList.of(Text.format(
                        "Het plafond is {0}; de bedragen zijn samen {1} en passen daaronder.",
                        "The ceiling is {0}; the amounts are {1} together and fit under it.",
                        stream.available(),
                        stream.claimed()))
                : ImmutableList.of(Text.format(
                        "Het plafond is {0}; de bedragen zijn samen {1} en worden naar rato gekort tot {2}.",
                        "The ceiling is {0}; the amounts are {1} together and are cut in proportion to {2}.",
                        stream.available(),
                        stream.claimed(),
                        stream.undampened().total()));
    }

    private static Chapter part(Allocation.StreamOutcome stream, Allocation.PartOutcome part, int year, int region) {
        ImmutableList.Builder<Text> lines = ImmutableList.builder();
        part.rule()
                .share()
                .ifPresent(share -> lines.add(Text.format(
                        "Te verdelen: {0} van {1} = {2}.",
                        "To divide: {0} of {1} = {2}.",
                        KeyWords.statedPercentage(share),
                        stream.available(),
                        part.amount())));
        Text proportion = Reasons.ifCutInProportion(stream);
        lines.add(Text.format("Verdeling: {0}.{1}", "Key: {0}.{1}", KeyWords.rule(part.key()), citation(part)));
        lines.addAll(KeyWords.frozen(part.rule().key(), year));
        lines.addAll(KeyWords.ofRegion(part.rule().key(), part.key(), region));
        lines.add(target(part, region));
        lines.addAll(rounding(stream.rule(), part.rounding(), part.budgets().regions(), region));
        return new Chapter(
                Text.format("{0}: {1}{2}", "{0}: {1}{2}", part.rule().title(), part.amount(), proportion),
                part.rule().article(),
                lines.build(),
                ImmutableList.of(),
                Text.format("Bedrag{1}: {0}.", "Amount{1}: {0}.", part.budgets().get(region), proportion));
    }

    /** The article of the key, where it is another one than that of the part. */
    private static Text citation(Allocation.PartOutcome part) {
        String source = part.rule().key().terms().source();
        return source.equals(part.rule().article()) ? Text.NONE : KeyWords.cited(source);
    }

    private static Text target(Allocation.PartOutcome part, int region) {
        Fraction share = part.targets().key().share(region);
        String exact = share.toString();
        return Text.format(
                "Aandeel {0}{1}; het bedrag voor afronding is EUR {2}.",
                "Share {0}{1}; the amount before rounding is EUR {2}.",
                KeyWords.share(share),
                exact.contains("/") && exact.length() <= LONGEST_FRACTION
                        ? Text.format(" (precies {0})", " (exactly {0})", exact)
                        : Text.NONE,
                inEuros(part.targets().inCents(region)));
    }

    private static BigDecimal inEuros(Fraction cents) {
        return cents.dividedBy(Fraction.of(100)).toDecimal(TARGET_DECIMALS, RoundingMode.DOWN);
    }

    /** How the exact amount of a region became whole units. */
    static ImmutableList<Text> rounding(StreamRule stream, Apportionment rounding, RegionSet regions, int region) {
        ImmutableList.Builder<Text> lines = ImmutableList.builder();
        Text method = Text.format(
                "eenheid {0}, methode {1}",
                "unit {0}, method {1}",
                Money.ofCents(stream.rounding().unitCents()),
                Text.same(stream.rounding().method()));
        boolean whole = rounding.quota(region).isWhole();
        boolean up = rounding.isRoundedUp(region);
        lines.add(Text.format(
                whole
                        ? "Afronden is niet nodig ({0})."
                        : up ? "Naar boven afgerond ({0})." : "Naar beneden afgerond ({0}).",
                whole ? "No rounding needed ({0})." : up ? "Rounded up ({0})." : "Rounded down ({0}).",
                method));
        if (rounding.tied().contains(region)) {
            lines.add(tie(rounding, regions, "Deze regio was", "This region was"));
        }
        return lines.build();
    }

    /**
     * What a tie decided.
     *
     * @param rounding the rounding in which entries were equal
     * @param regions the regions; an entry behind them stands for what is paid to nobody
     * @param nl the beginning of the Dutch sentence
     * @param en the beginning of the English sentence
     * @return a sentence that names all regions of the tie
     */
    static Text tie(Apportionment rounding, RegionSet regions, String nl, String en) {
        String codes = regions.codesOf(
                rounding.tied().stream().filter(index -> index < regions.size()).toList());
        return Text.format(
                "{0} gelijk bij de laatste eenheden ({2}): de eerste {3} in volgorde van regiocode kregen er één.",
                "{1} tied for the last units ({2}): the first {3} by region code got one.",
                nl,
                en,
                codes,
                rounding.tiedUnits());
    }
}
