package nl.verdeelmodel.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.analysis.Contributions;
import nl.verdeelmodel.analysis.StabilityReport;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.region.RegionSet;

/** What stability rules did, as tables: a row per region, and who pays for whose protection. */
public final class StabilityFiles {

    /** The payer of what the regions do not pay themselves. */
    private static final String OUTSIDE = "outside";

    /** The receiver of what the regions give and nobody gets. */
    private static final String LEFT_OVER = "left-over";

    /** Decimals of euros that need not be whole cents; the rest is cut off, the trace in JSON has it. */
    private static final int EURO_DECIMALS = 6;

    /** Decimals of a distance, rounded half up: a ten-thousandth of a percent. */
    private static final int DISTANCE_DECIMALS = 6;

    private StabilityFiles() {}

    /**
     * Whether there is anything to tell.
     *
     * @param allocations the allocations
     * @return true if a stream of any year has stability rules
     */
    public static boolean areNeeded(List<Allocation> allocations) {
        return allocations.stream()
                .flatMap(allocation -> allocation.streams().stream())
                .anyMatch(stream -> stream.stability().isPresent());
    }

    /**
     * The baseline of each region, what it claims, should get and gets, and which bound holds it: a row per year, stream with
     * stability rules and region.
     *
     * <p>Columns {@code year,stream,region_code,region_name,baseline_eur,claim_eur,target_eur,undampened_eur,floor_eur,
     * ceiling_eur,floor_rule,ceiling_rule,amount_eur,distance_before,distance_after,held_by,rule_source}. The claim is that of
     * a stream with a ceiling, before any cut; the target is what the region would get without stability rules, under a
     * ceiling the claim cut in proportion; {@code undampened_eur} is the target in whole units. Baseline and target have six
     * decimals, the rest cut off; all other euros are whole cents, but bounds that the balance {@code renormalise} does not
     * keep are cut off to cents. Distances are relative to {@code undampened_eur} (0.25 is 25 percent above it), with six
     * decimals, rounded half up; empty if only that is 0. {@code held_by} is {@code floor} or {@code ceiling}, or, where the
     * balance does not keep bounds, {@code floor-before-balance} or {@code ceiling-before-balance}. A rule is named as a
     * change of the model names it, such as {@code stability.0}; the source is that of the rule that holds the region. What
     * there is not is empty.
     *
     * @param allocations in the order of the rows
     * @return the CSV text
     */
    public static String regions(List<Allocation> allocations) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord(
                    "year",
                    "stream",
                    "region_code",
                    "region_name",
                    "baseline_eur",
                    "claim_eur",
                    "target_eur",
                    "undampened_eur",
                    "floor_eur",
                    "ceiling_eur",
                    "floor_rule",
                    "ceiling_rule",
                    "amount_eur",
                    "distance_before",
                    "distance_after",
                    "held_by",
                    "rule_source");
            allocations.forEach(allocation -> allocation
                    .streams()
                    .forEach(stream -> StabilityReport.of(stream)
                            .ifPresent(report ->
                                    regions(csv, allocation, stream.rule().id(), report))));
        });
    }

    private static void regions(CsvWriter csv, Allocation allocation, String stream, StabilityReport report) {
        for (int i = 0; i < report.regions().size(); i++) {
            StabilityReport.RegionLine line = report.regions().get(i);
            csv.writeRecord(
                    Integer.toString(allocation.year()),
                    stream,
                    allocation.regions().get(i).code(),
                    allocation.regions().get(i).name(),
                    line.baseline().map(cents -> euros(cents, EURO_DECIMALS)).orElse(""),
                    line.claim().map(cents -> euros(cents, 2)).orElse(""),
                    euros(line.target(), EURO_DECIMALS),
                    line.undampened().toString(),
                    wholeCents(line.floor()),
                    wholeCents(line.ceiling()),
                    rule(line.floor()),
                    rule(line.ceiling()),
                    line.amount().toString(),
                    distance(line.distanceBefore()),
                    distance(line.distanceAfter()),
                    word(report, line),
                    line.heldBy().map(limit -> limit.rule().source()).orElse(""));
        }
    }

    private static String euros(Fraction cents, int decimals) {
        return cents.dividedBy(Money.CENTS_PER_EURO)
                .toDecimal(decimals, RoundingMode.DOWN)
                .toPlainString();
    }

    private static String wholeCents(Optional<StabilityReport.Limit> limit) {
        return limit.map(found -> euros(found.cents(), 2)).orElse("");
    }

    private static String rule(Optional<StabilityReport.Limit> limit) {
        return limit.map(found -> found.rule().path()).orElse("");
    }

    private static String distance(Optional<Fraction> distance) {
        return distance.map(value ->
                        value.toDecimal(DISTANCE_DECIMALS, RoundingMode.HALF_UP).toPlainString())
                .orElse("");
    }

    /**
     * What holds a region, in result files: {@code floor}, {@code ceiling} or nothing; with {@code -before-balance} where the
     * balance moved amounts off their bounds.
     */
    static String word(StabilityReport report, StabilityReport.RegionLine line) {
        String kept = report.outcome().keepsBounds() ? "" : "-before-balance";
        return switch (line.held()) {
            case NO -> "";
            case BY_FLOOR -> "floor" + kept;
            case BY_CEILING -> "ceiling" + kept;
        };
    }

    /**
     * Who pays for whose protection: a row per year, stream, payer and protected region with money between them.
     *
     * <p>Columns {@code year,stream,payer_code,receiver_code,amount_eur}. The rows of a payer add up to what it gets less
     * than without stability rules, those of a protected region to what it gets more. Where the total is an outcome, payer
     * {@code outside} pays what it costs, or {@code left-over} receives what is left.
     *
     * @param allocations in the order of the rows
     * @return the CSV text
     */
    public static String contributions(List<Allocation> allocations) {
        return AllocationFiles.csv(csv -> {
            csv.writeRecord("year", "stream", "payer_code", "receiver_code", "amount_eur");
            allocations.forEach(allocation -> allocation
                    .streams()
                    .forEach(stream -> StabilityReport.of(stream)
                            .ifPresent(report -> report.contributions()
                                    .items()
                                    .forEach(item -> csv.writeRecord(
                                            Integer.toString(allocation.year()),
                                            stream.rule().id(),
                                            payer(report.regionSet(), item),
                                            receiver(report.regionSet(), item),
                                            item.amount().toString())))));
        });
    }

    /** The code of a payer, or the name of money from outside. */
    static String payer(RegionSet regions, Contributions.Contribution item) {
        return item.payer().isPresent() ? regions.get(item.payer().getAsInt()).code() : OUTSIDE;
    }

    /** The code of a protected region, or the name of what is left over. */
    static String receiver(RegionSet regions, Contributions.Contribution item) {
        return item.receiver().isPresent()
                ? regions.get(item.receiver().getAsInt()).code()
                : LEFT_OVER;
    }
}
