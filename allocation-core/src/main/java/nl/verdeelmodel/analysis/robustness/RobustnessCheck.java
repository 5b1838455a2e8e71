package nl.verdeelmodel.analysis.robustness;

import nl.verdeelmodel.problem.Text;

/** A property that a fair division can be expected to have. */
public enum RobustnessCheck {
    /** More of a measure in a region, all else the same, never gives that region less from any stream. */
    MORE_NEED(
            "more-need",
            Text.of(
                    "Meer van een maatstaf geeft de regio zelf nooit minder",
                    "More of a measure never gives the region less")),
    /** More of a measure in a region never gives another region more from any stream. */
    OTHERS("others", Text.of("Een andere regio krijgt daardoor nooit meer", "Another region never gains from it")),
    /** More money in a stream never gives a region less. */
    MORE_MONEY("more-money", Text.of("Meer geld geeft geen regio minder", "More money gives no region less")),
    /** A region whose target is higher gets at least as much after stability rules: no rank reversal. */
    ORDER_OF_TARGETS(
            "order-of-targets",
            Text.of("Een hoger streefbedrag geeft minstens evenveel", "A higher target gives at least as much")),
    /** A region whose target and baseline are both at least as high gets at least as much. */
    ORDER_OF_BOTH(
            "order-of-both",
            Text.of(
                    "Een hoger streefbedrag en uitgangsbedrag samen geven minstens evenveel",
                    "A higher target and a higher baseline together give at least as much")),
    /** If regions trade all their values, they trade their amounts: neither name nor place in a list counts. */
    NAMES("names", Text.of("Naam en volgorde van regio's tellen niet", "Names and order of regions do not count")),
    /** If all regions count in another unit, nothing changes. */
    SCALE(
            "scale",
            Text.of(
                    "Een maatstaf in alle regio's verdubbelen verandert niets",
                    "Doubling a measure in all regions changes nothing")),
    /** The amounts add up to the money, or stay under the ceiling, and lie within floors and ceilings. */
    TOTALS("totals", Text.of("Totalen en grenzen kloppen", "Totals and bounds are kept")),
    /** A small change has a small effect: no cliffs. */
    SMALL_CHANGES(
            "small-changes",
            Text.of("Een kleine verandering heeft een klein effect", "A small change has a small effect"));

    private final String id;
    private final Text title;

    RobustnessCheck(String id, Text title) {
        this.id = id;
        this.title = title;
    }

    /**
     * The name in files.
     *
     * @return such as {@code more-need}
     */
    public String id() {
        return id;
    }

    /**
     * What the check claims, for readers.
     *
     * @return a sentence without a full stop
     */
    public Text title() {
        return title;
    }
}
