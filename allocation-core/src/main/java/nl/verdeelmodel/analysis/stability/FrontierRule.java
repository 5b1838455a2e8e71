package nl.verdeelmodel.analysis.stability;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;

/**
 * A way to keep amounts stable that a {@link Frontier} tries.
 *
 * @param family what kind of rule it is
 * @param floor how much less of last year's share a region gets at least, such as -0.05
 * @param ceiling how much more of last year's share a region gets at most, such as 0.05
 * @param weight the part of the new value in a blend or smoothing, above 0 and below 1
 * @param years the length of an average, or the years between two updates; 0 for other families
 */
public record FrontierRule(
        Family family, Optional<Fraction> floor, Optional<Fraction> ceiling, Optional<Fraction> weight, int years) {

    private static final Fraction HUNDRED = Fraction.of(100);

    /** Kinds of rules. */
    public enum Family {
        /** Nothing is kept stable: every region gets its share of the newest cohort. */
        NONE,
        /** The stability rules of the model, with its own schedule of frozen keys moved to the first year. */
        OWN,
        /** The stability rules of the model, with keys measured every year. */
        OWN_YEARLY,
        /** Floor and ceiling around last year's share; the rest is scaled. */
        BAND,
        /** A floor under last year's share; the rest is scaled. */
        FLOOR,
        /** (1 - a) times last year's share + a times the new one. While the money stays the same: smoothing of shares. */
        BLEND,
        /** Keys from the mean of the measure over the last years. */
        AVERAGE,
        /** Keys from the exponentially smoothed measure. */
        SMOOTHING,
        /** Keys are measured every few years, and frozen in between. */
        UPDATE;

        /**
         * The name on the command line and in files.
         *
         * @return such as {@code own-yearly}
         */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * The family with a name.
         *
         * @param id such as {@code band}
         * @return the family, or nothing
         */
        public static Optional<Family> byId(String id) {
            return Stream.of(values()).filter(family -> family.id().equals(id)).findFirst();
        }
    }

    /**
     * A rule without parameters.
     *
     * @param family {@code NONE}, {@code OWN} or {@code OWN_YEARLY}
     * @return the rule
     */
    public static FrontierRule plain(Family family) {
        return new FrontierRule(family, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /**
     * A band around last year's share.
     *
     * @param fall how far a share may fall, at least 0
     * @param rise how far it may rise, at least 0
     * @return the rule
     */
    public static FrontierRule band(Fraction fall, Fraction rise) {
        return new FrontierRule(Family.BAND, Optional.of(fall.negate()), Optional.of(rise), Optional.empty(), 0);
    }

    /**
     * A floor under last year's share.
     *
     * @param fall how far a share may fall, at least 0
     * @return the rule
     */
    public static FrontierRule floor(Fraction fall) {
        return new FrontierRule(Family.FLOOR, Optional.of(fall.negate()), Optional.empty(), Optional.empty(), 0);
    }

    /**
     * A rule with a weight of the new value.
     *
     * @param family {@code BLEND} or {@code SMOOTHING}
     * @param weight above 0 and below 1
     * @return the rule
     */
    public static FrontierRule weighted(Family family, Fraction weight) {
        return new FrontierRule(family, Optional.empty(), Optional.empty(), Optional.of(weight), 0);
    }

    /**
     * A rule with a number of years.
     *
     * @param family {@code AVERAGE} or {@code UPDATE}
     * @param years at least 2
     * @return the rule
     */
    public static FrontierRule over(Family family, int years) {
        return new FrontierRule(family, Optional.empty(), Optional.empty(), Optional.empty(), years);
    }

    /**
     * The rule for readers.
     *
     * @return such as "at most 5 % less and 5 % more than last year's share"
     */
    public Text words() {
        return switch (family) {
            case NONE -> Text.of("geen regels", "no rules");
            case OWN -> Text.of("het model zelf", "the model itself");
            case OWN_YEARLY ->
                Text.of(
                        "regels van het model, sleutel elk jaar gemeten",
                        "rules of the model, key measured every year");
            case BAND -> Text.format("band {0} % / +{1} %", "band {0} % / +{1} %", percent(floor), percent(ceiling));
            case FLOOR -> Text.format("bodem {0} %", "floor {0} %", percent(floor));
            case BLEND -> Text.format("menging, {0} % nieuw aandeel", "blend, {0} % new share", percent(weight));
            case AVERAGE -> Text.format("gemiddelde over {0} jaar", "average over {0} years", years);
            case SMOOTHING ->
                Text.format("gladstrijking, {0} % nieuwe score", "smoothing, {0} % new score", percent(weight));
            case UPDATE -> Text.format("sleutel elke {0} jaar gemeten", "key measured every {0} years", years);
        };
    }

    private static Fraction percent(Optional<Fraction> part) {
        return part.orElseThrow().times(HUNDRED);
    }
}
