package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionValues;

/**
 * The measures of a comparison: how unequal A and B each are, and how the order of the regions changes between them.
 *
 * @param sides measures that each side has, in a fixed order
 * @param between measures of both sides together, in a fixed order
 * @param ranks how the order of the amounts changes
 * @param decomposition Theil T between and within groups, if the comparison has groups
 */
public record ComparisonMeasures(
        ImmutableList<OfSides> sides,
        ImmutableList<Between> between,
        RankComparison ranks,
        Optional<Split> decomposition) {

    /** What counts once in a measure. */
    public enum Basis {
        /** Each region, with its amount. */
        REGIONS(Text.of("regio's", "regions")),
        /** Each young person, with the amount per young person of the region. */
        YOUNG_PEOPLE(Text.of("jongeren", "young people")),
        /** Each inhabitant, with the amount per inhabitant of the region. */
        INHABITANTS(Text.of("inwoners", "inhabitants"));

        private final Text title;

        Basis(Text title) {
            this.title = title;
        }

        /**
         * What counts, for readers.
         *
         * @return the words
         */
        public Text title() {
            return title;
        }
    }

    /**
     * A measure of each side.
     *
     * @param id a short stable name
     * @param title the name for readers
     * @param basis what counts once
     * @param a the value of A; infinite for a mean log deviation with an amount of 0
     * @param b the value of B
     */
    public record OfSides(String id, Text title, Basis basis, double a, double b) {

        /**
         * The value of B less that of A.
         *
         * @return not a number if both are infinite
         */
        public double difference() {
            return b - a;
        }
    }

    /**
     * A measure of both sides together.
     *
     * @param id a short stable name
     * @param title the name for readers
     * @param basis what counts once
     * @param value the value; empty if it does not exist, such as a correlation where all amounts of a side are equal
     */
    public record Between(String id, Text title, Basis basis, OptionalDouble value) {}

    /**
     * Theil T of both sides over groups.
     *
     * @param grouping the groups
     * @param basis what counts once
     * @param a the parts of A
     * @param b the parts of B
     */
    public record Split(Grouping grouping, Basis basis, Inequality.Decomposition a, Inequality.Decomposition b) {}

    private record Shown(String id, Text title, ToDoubleFunction<Inequality> value) {}

    private static final ImmutableList<Shown> SPREAD = ImmutableList.of(
            new Shown("gini", Text.same("Gini"), Inequality::gini),
            new Shown("theil_t", Text.same("Theil T"), Inequality::theil),
            new Shown(
                    "theil_l",
                    Text.of("Theil L (gemiddelde logafwijking)", "Theil L (mean log deviation)"),
                    Inequality::meanLogDeviation),
            new Shown("hoover", Text.of("Hoover (Robin Hood)", "Hoover (Robin Hood)"), Inequality::hoover),
            new Shown("atkinson_0.5", Text.of("Atkinson 0,5", "Atkinson 0.5"), Inequality::atkinson),
            new Shown(
                    "lorenz_asymmetry",
                    Text.of("Asymmetrie van Lorenz", "Lorenz asymmetry"),
                    Inequality::lorenzAsymmetry));

    private static final ImmutableList<Shown> CONCENTRATION = ImmutableList.of(
            new Shown("gini_corrected", Text.of("Gini, gecorrigeerd", "Gini, corrected"), Inequality::giniCorrected),
            new Shown("herfindahl", Text.same("Herfindahl"), Inequality::herfindahl),
            new Shown("rosenbluth", Text.same("Rosenbluth"), Inequality::rosenbluth));

    /**
     * The measures of a comparison.
     *
     * @param comparison the comparison
     * @return those of regions first, then those weighted by the people that are known
     */
    public static ComparisonMeasures of(Comparison comparison) {
        ImmutableList.Builder<OfSides> sides = ImmutableList.builder();
        ImmutableList.Builder<Between> between = ImmutableList.builder();
        Inequality a = Inequality.ofRegions(comparison.a().cents());
        Inequality b = Inequality.ofRegions(comparison.b().cents());
        add(sides, SPREAD, Basis.REGIONS, a, b);
        add(sides, CONCENTRATION, Basis.REGIONS, a, b);
        between.add(new Between(
                "moved_share",
                Text.of("Verschoven deel van het geld", "Share of the money moved"),
                Basis.REGIONS,
                OptionalDouble.of(comparison.movedShare().approximately())));
        RankComparison ranks = RankComparison.of(
                comparison.a().cents().values(), comparison.b().cents().values());
        addRanks(between, ranks, Basis.REGIONS);
        comparison.youngPeople().ifPresent(people -> addPeople(sides, between, comparison, people, Basis.YOUNG_PEOPLE));
        comparison.inhabitants().ifPresent(people -> addPeople(sides, between, comparison, people, Basis.INHABITANTS));
        return new ComparisonMeasures(sides.build(), between.build(), ranks, split(comparison));
    }

    private static void addPeople(
            ImmutableList.Builder<OfSides> sides,
            ImmutableList.Builder<Between> between,
            Comparison comparison,
            Headcount people,
            Basis basis) {
        add(
                sides,
                SPREAD,
                basis,
                Inequality.ofPeople(comparison.a().cents(), people),
                Inequality.ofPeople(comparison.b().cents(), people));
        addRanks(
                between,
                RankComparison.of(
                        perHead(comparison.a().cents(), people),
                        perHead(comparison.b().cents(), people)),
                basis);
    }

    private static ImmutableList<Fraction> perHead(RegionValues cents, Headcount people) {
        return cents.combine(people.values(), Fraction::dividedBy).values();
    }

    private static void add(
            ImmutableList.Builder<OfSides> sides, ImmutableList<Shown> shown, Basis basis, Inequality a, Inequality b) {
        for (Shown measure : shown) {
            sides.add(new OfSides(
                    measure.id(),
                    measure.title(),
                    basis,
                    measure.value().applyAsDouble(a),
                    measure.value().applyAsDouble(b)));
        }
    }

    private static void addRanks(ImmutableList.Builder<Between> between, RankComparison ranks, Basis basis) {
        between.add(new Between(
                "spearman",
                Text.of("Rangcorrelatie van Spearman", "Spearman rank correlation"),
                basis,
                ranks.spearman()));
        between.add(new Between("kendall_tau_b", Text.same("Kendall tau-b"), basis, ranks.kendall()));
        between.add(new Between(
                "rank_reversals",
                Text.of("Omgekeerde paren regio's", "Pairs of regions reversed"),
                basis,
                OptionalDouble.of((double) ranks.discordant())));
        between.add(new Between(
                "largest_rank_jump",
                Text.of("Grootste sprong in rang", "Largest jump in rank"),
                basis,
                OptionalDouble.of(ranks.largestJump().approximately())));
    }

    /** By people if they are known: young people before inhabitants. */
    private static Optional<Split> split(Comparison comparison) {
        return comparison.grouping().map(grouping -> {
            Basis basis = comparison.youngPeople().isPresent()
                    ? Basis.YOUNG_PEOPLE
                    : comparison.inhabitants().isPresent() ? Basis.INHABITANTS : Basis.REGIONS;
            return new Split(
                    grouping,
                    basis,
                    inequality(comparison, comparison.a(), basis).decompose(grouping),
                    inequality(comparison, comparison.b(), basis).decompose(grouping));
        });
    }

    /**
     * The inequality of a side.
     *
     * @param comparison the comparison
     * @param side its A or B
     * @param basis what counts once
     * @return the measures
     * @throws java.util.NoSuchElementException if these people are not known
     */
    public static Inequality inequality(Comparison comparison, Division side, Basis basis) {
        return switch (basis) {
            case REGIONS -> Inequality.ofRegions(side.cents());
            case YOUNG_PEOPLE ->
                Inequality.ofPeople(side.cents(), comparison.youngPeople().orElseThrow());
            case INHABITANTS ->
                Inequality.ofPeople(side.cents(), comparison.inhabitants().orElseThrow());
        };
    }
}
