package nl.verdeelmodel.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.verdeelmodel.BaselineRule;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.KeyRule;
import nl.verdeelmodel.MeasureTerm;
import nl.verdeelmodel.RuleValue;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.StabilityRule;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Reference;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/**
 * A model with one stream, two parts and a floor and a ceiling around last year's outcome, for {@link
 * PreparedDivisionBenchmark}.
 *
 * @param model the model, with money from {@value #FIRST_YEAR} on
 * @param inputs scores that grow by chance from year to year, and what regions had before
 * @param years the years of payment
 */
public record PreparedInput(FundingModel model, Inputs inputs, ImmutableList<Integer> years) {

    static final int FIRST_YEAR = 2026;

    private static final long CENTS = 6_764_000_000L;
    private static final int REGIONS = 40;
    private static final String STREAM = "stream";

    /**
     * The model of 40 regions.
     *
     * @param years how many years
     * @param seed of the scores
     * @return the model with its inputs
     */
    static PreparedInput of(int years, long seed) {
        ImmutableList<Integer> all =
                IntStream.range(FIRST_YEAR, FIRST_YEAR + years).boxed().collect(ImmutableList.toImmutableList());
        RegionSet regions = regions();
        Random random = new Random(seed);
        Measure scores = scores(regions, all, random);
        Measure other = Measure.of("other", yearly(regions, all, i -> Fraction.of(random.nextInt(4) * 25L)));
        Measure before = Measure.of(
                "before", yearly(regions, all, i -> Fraction.of(100_000_000 + random.nextInt(200_000_000), 100)));
        FundingModel model = new FundingModel(
                "benchmark",
                Text.same("benchmark"),
                "",
                "",
                ImmutableMap.of(),
                ImmutableList.of(stream(all, policy(5))),
                Where.NOWHERE);
        return new PreparedInput(model, Inputs.of(regions, List.of(scores, other, before)), all);
    }

    /** The same model with scores of another seed. */
    PreparedInput withScores(long seed) {
        Measure scores = scores(inputs.regions(), years, new Random(seed));
        return new PreparedInput(model, inputs.with(List.of(scores)), years);
    }

    /** The policy with bounds so many percent around the historic share, by stream. */
    static Map<String, Optional<StabilityPolicy>> policies(int percent) {
        return ImmutableMap.of(STREAM, Optional.of(policy(percent)));
    }

    private static RegionSet regions() {
        return RegionSet.of(
                FIRST_YEAR,
                IntStream.rangeClosed(1, REGIONS)
                        .mapToObj(i -> Region.of(String.format(Locale.ROOT, "%02d", i), "Region " + i))
                        .toList());
    }

    private interface Draw {
        Fraction of(int region);
    }

    private static Map<Integer, RegionValues> yearly(RegionSet regions, List<Integer> years, Draw draw) {
        Map<Integer, RegionValues> byYear = new TreeMap<>();
        for (int year : years) {
            List<Fraction> values = new ArrayList<>();
            for (int i = 0; i < regions.size(); i++) {
                values.add(draw.of(i));
            }
            byYear.put(year, RegionValues.of(regions, values));
        }
        return byYear;
    }

    /** Sums of chances in units of 1e-12. */
    private static Measure scores(RegionSet regions, List<Integer> years, Random random) {
        double[] level = new double[regions.size()];
        for (int i = 0; i < level.length; i++) {
            level[i] = 2e14 + 8e14 * random.nextDouble();
        }
        return Measure.of("score", yearly(regions, years, i -> {
            level[i] *= 1 + 0.06 * (random.nextDouble() - 0.5);
            return Fraction.of((long) level[i], 1_000_000_000_000L);
        }));
    }

    private static StabilityPolicy policy(int percent) {
        return new StabilityPolicy(
                Optional.of(new BaselineRule.LastYear(true, term("before"), Where.NOWHERE)),
                ImmutableList.of(bound(BoundSide.FLOOR, -percent), bound(BoundSide.CEILING, percent)),
                new StabilityPolicy.BalanceRule(BalanceMethod.SCALE, Optional.empty(), "", Where.NOWHERE),
                false,
                Optional.empty(),
                Where.NOWHERE);
    }

    private static StabilityRule bound(BoundSide side, int percent) {
        return new StabilityRule.RelativeBound(
                new StabilityRule.Terms("", Where.NOWHERE),
                side,
                new RuleValue.Constant(true, Fraction.of(percent, 100), Where.NOWHERE),
                Reference.BASELINE_SHARE,
                Optional.empty(),
                Optional.empty(),
                Fraction.ONE,
                Optional.empty());
    }

    private static MeasureTerm term(String measure) {
        return new MeasureTerm.InYear(measure, MeasureTerm.YearReference.SAME, Where.NOWHERE);
    }

    private static StreamRule stream(List<Integer> years, StabilityPolicy policy) {
        ImmutableSortedMap.Builder<Integer, Money> money = ImmutableSortedMap.naturalOrder();
        years.forEach(year -> money.put(year, Money.ofCents(CENTS)));
        return new StreamRule(
                STREAM,
                Text.NONE,
                "",
                new StreamRule.YearlyMoney(false, money.build(), Where.NOWHERE),
                ImmutableList.of(part("risk", 9975, "score"), part("border", 25, "other")),
                Optional.of(policy),
                new StreamRule.RoundingRule(1, "largest-remainder", Where.NOWHERE),
                Where.NOWHERE);
    }

    private static StreamRule.Part part(String id, long tenThousandths, String measure) {
        KeyRule.Terms terms = new KeyRule.Terms("", Optional.empty(), ImmutableSet.of(), Where.NOWHERE);
        return new StreamRule.Part(
                id,
                Text.NONE,
                "",
                Optional.of(Fraction.of(tenThousandths, 10_000)),
                Optional.empty(),
                new KeyRule.ProportionalTo(terms, term(measure), Optional.empty()),
                Where.NOWHERE);
    }
}
