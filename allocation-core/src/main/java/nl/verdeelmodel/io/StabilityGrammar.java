package nl.verdeelmodel.io;

import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.problem.Text;

/** The shape of the stability rules in a funding model file. */
final class StabilityGrammar {

    /** What a value depends on if it is not a measure. */
    static final String DISTANCE = "distance-from-target";

    /** What a value depends on if it is not a measure. */
    static final String EFFECT = "effect";

    /** In what proportion regions give and get if it is not a measure. */
    static final String BASELINE_WEIGHTS = "baseline";

    private static final Shape TERM = Shape.reference("term", ModelGrammar::term);

    /** A term as an object, where a text means something else. */
    private static final Shape MADE_TERM = Shape.reference("madeTerm", ModelGrammar::madeTerm);

    /** How far a bound lies from its reference: always with a sign, so that 130 percent of something is not read as 130 more. */
    private static final Shape CHANGE = Shape.text(
            Text.of(
                    "een verandering met teken, zoals \"-5%\" of \"+2.5%\", of een bedrag in euro's zoals \"-7.50\"",
                    "a change with its sign, such as \"-5%\" or \"+2.5%\", or an amount in euros such as \"-7.50\""),
            "[+-][0-9]{1,13}\\.[0-9]{2}|[+-][0-9]{1,30}(?:\\.[0-9]{1,30})?%|[+-][0-9]{1,30}/[0-9]{1,30}|0%|0\\.00");

    private static final Shape PERCENTAGE = Shape.text(
            Text.of(
                    "een percentage of aandeel zoals \"25%\" of \"7/12\"",
                    "a percentage or share such as \"25%\" or \"7/12\""),
            "[+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?%|[+-]?[0-9]{1,30}/[0-9]{1,30}");

    private static final Shape POINT = Shape.text(
            Text.of(
                    "een getal, aandeel of percentage zoals \"15000\", \"0.25\" of \"-10%\"",
                    "a number, share or percentage such as \"15000\", \"0.25\" or \"-10%\""),
            "[+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?%?|[+-]?[0-9]{1,30}/[0-9]{1,30}");

    private static final Shape CHANGES = valueOf(CHANGE);
    private static final Shape PERCENTAGES = valueOf(PERCENTAGE);

    private static final Shape ONLY = Shape.object()
            .required("measure", TERM, "The measure that decides.")
            .optional("atLeast", POINT, "At least this.")
            .optional("above", POINT, "More than this.")
            .optional("below", POINT, "Less than this.")
            .exactlyOneOf("atLeast", "above", "below");

    private static final Shape PLUS = Shape.object()
            .required("share", PlainShapes.SHARE, "The part that is added.")
            .required("ofTotalAbove", PlainShapes.EUROS, "Above which total.");

    /** One rule. */
    static final Shape RULE = Shape.object()
            .optional("id", PlainShapes.IDENTIFIER, "Short stable name, so that a change can point at it.")
            .optional("source", PlainShapes.ANY_TEXT, "The article.")
            .optional("floor", CHANGES, "A region gets at least this, counted from \"of\".")
            .optional("ceiling", CHANGES, "A region gets at most this, counted from \"of\".")
            .optional(
                    "scaledAbove",
                    CHANGES,
                    "Gains count in full up to this, counted from \"of\", and are scaled beyond; with scale-the-excess.")
            .optional(
                    "of",
                    Shape.textOr(
                            Shape.oneOf(
                                    "baseline",
                                    "baseline-share",
                                    "baseline-per-unit",
                                    "average-growth",
                                    "target",
                                    "average-per-unit",
                                    "loss"),
                            MADE_TERM),
                    "What the value is counted from; baseline if absent. For a supplement: loss, or a measure in euros.")
            .optional("per", TERM, "The units of a value in euros, such as inhabitants.")
            .optional("perBefore", TERM, "The units that go with the baseline; with baseline-per-unit.")
            .optional("growthPart", PlainShapes.SHARE, "The part of overall growth that counts; with average-growth.")
            .optional("only", ONLY, "Which regions the rule holds; all if absent.")
            .optional(
                    "minimum",
                    Shape.textOr(PlainShapes.EUROS, MADE_TERM),
                    "A region gets at least this: euros, or a measure in euros.")
            .optional(
                    "maximum",
                    Shape.textOr(PlainShapes.EUROS, MADE_TERM),
                    "A region gets at most this: euros, or a measure in euros.")
            .optional("plus", PLUS, "What is added to a minimum or maximum when there is more to divide.")
            .optional(
                    "corridor",
                    PERCENTAGES,
                    "How far a region may lie from its historic share of the total, relative to its target.")
            .optional(
                    "supplement",
                    PERCENTAGES,
                    "The part of a loss, or of a stated supplement, that is added to the target.")
            .optional("blend", PERCENTAGES, "The part of the target in a blend of old and new.")
            .optional(
                    "with",
                    Shape.oneOf("baseline", "baseline-share"),
                    "What a blend mixes with: the historic share of the total (default), or the baseline as it is.")
            .optional("ownPots", Shape.onlyTrue(), "Old parts are paid in full and new parts share what is left.")
            .optional("increaseOnly", Shape.onlyTrue(), "The key divides the increase over the baseline only.")
            .optional(
                    "growth",
                    PERCENTAGES,
                    "The growth of the baseline, such as one that depends on the distance from target.")
            .exactlyOneOf(
                    "floor",
                    "ceiling",
                    "scaledAbove",
                    "minimum",
                    "maximum",
                    "corridor",
                    "supplement",
                    "blend",
                    "increaseOnly",
                    "growth");

    /** What regions had. */
    static final Shape BASELINE = Shape.textOr(
            PlainShapes.ANY_TEXT,
            Shape.either(
                    "lastYear",
                    Shape.object()
                            .required(
                                    "lastYear",
                                    Shape.oneOf("dampened", "undampened"),
                                    "The outcome of the year before, with or without stability rules.")
                            .required("start", TERM, "The baseline of the first year, in euros."),
                    TERM));

    /** How the total is made to fit. */
    static final Shape BALANCE = Shape.textOr(
            Shape.oneOf(BalanceMethod.ids().toArray(String[]::new)),
            Shape.object()
                    .required(
                            "method",
                            Shape.oneOf(BalanceMethod.ids().toArray(String[]::new)),
                            "Who pays for floors and who receives what ceilings leave.")
                    .optional(
                            "per",
                            TERM,
                            "In what proportion regions give and get: a measure, or \"" + BASELINE_WEIGHTS + "\".")
                    .optional("source", PlainShapes.ANY_TEXT, "The article."));

    private StabilityGrammar() {}

    /** The same for every region and year, or one per year, or by tiers or knots of something. */
    private static Shape valueOf(Shape number) {
        return Shape.textOr(
                number,
                Shape.object()
                        .optional(
                                "byYear",
                                Shape.mapOf(Text.of("een jaar", "a year"), PlainShapes.YEAR, number),
                                "A value per year; each holds until the next.")
                        .optional(
                                "by",
                                TERM,
                                "On what the value depends: a measure, \"" + DISTANCE + "\" or \"" + EFFECT + "\".")
                        .optional(
                                "tiers",
                                Shape.listOf(
                                        Shape.object()
                                                .required("from", POINT, "From where on the value holds.")
                                                .required("value", number, "The value."),
                                        1),
                                "Values by tiers, rising; the first holds below its point too.")
                        .optional(
                                "knots",
                                Shape.listOf(
                                        Shape.object()
                                                .required("at", POINT, "Where the value holds.")
                                                .required("value", number, "The value."),
                                        1),
                                "Values at knots, rising, with straight lines in between.")
                        .exactlyOneOf("byYear", "tiers", "knots"));
    }
}
