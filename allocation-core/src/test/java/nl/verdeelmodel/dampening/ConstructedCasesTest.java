package nl.verdeelmodel.dampening;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;
import nl.verdeelmodel.score.YearAverage;
import nl.verdeelmodel.testing.ConstructedCase;
import nl.verdeelmodel.testing.Regions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The balancer against {@code published/constructed_dampening_cases.csv}: every amount and every parameter, as fractions.
 *
 * <p>The amounts of a case are read as euros. The bounds of all cases are whole cents, so rounding them changes none.
 */
class ConstructedCasesTest {

    private static final long CENTS = 100;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M1_proportional_floor95_cap115",
                "M5_titleI_hold_harmless_95_90_85",
                "M6_wioa_share_90_130",
                "M13_zero_weight_with_floor"
            })
    void scalingGivesTheExactAnswerAndItsMultiplier(String name) {
        ConstructedCase given = ConstructedCase.named(name);
        long factor = name.startsWith("M6") ? 1050 * CENTS : CENTS;
        RegionValues expected = given.values("result_exact", factor);
        Situation situation = situation(given, expected.total(), factor);

        DampenedBudgets outcome = balance(BalanceMethod.SCALE, situation, bounds(given, factor), Optional.empty())
                .orElseThrow();

        assertThat(outcome.certificate().amounts()).isEqualTo(expected.values());
        assertThat(outcome.certificate().multipliers().isUnique()).isTrue();
        assertThat(multiplier(outcome)).isEqualTo(given.parameter("lambda"));
    }

    @Test
    void aFloorOfTwoPercentCutsTheGainsAboveItByS() {
        ConstructedCase given = ConstructedCase.named("M3_floor_damping_plus2pct");
        RegionValues expected = given.values("result_exact", CENTS);
        Situation situation = situation(given, expected.total(), CENTS);

        DampenedBudgets outcome = balance(
                        BalanceMethod.SCALE_THE_EXCESS, situation, bounds(given, CENTS), Optional.empty())
                .orElseThrow();

        assertThat(outcome.certificate().amounts()).isEqualTo(expected.values());
        assertThat(multiplier(outcome)).isEqualTo(Fraction.ONE.minus(given.parameter("s")));
    }

    @Test
    void aFloorOfSixPercentWouldCutGainsByMoreThanAll() {
        ConstructedCase given = ConstructedCase.named("M3b_floor_plus6pct_infeasible");
        Situation situation = situation(given, Fraction.of(1050 * CENTS), CENTS);
        Limits limits = Limits.of(bounds(given, CENTS), 6, 1);
        Fraction lack = Fraction.ZERO;
        Fraction excess = Fraction.ZERO;
        for (int i = 0; i < 6; i++) {
            Fraction gain = situation.targets().get(i).minus(limits.floor(i));
            lack = gain.signum() < 0 ? lack.minus(gain) : lack;
            excess = gain.signum() > 0 ? excess.plus(gain) : excess;
        }

        assertThat(balance(BalanceMethod.SCALE_THE_EXCESS, situation, bounds(given, CENTS), Optional.empty()))
                .isEmpty();
        assertThat(limits.sumOfFloors()).isEqualTo(Fraction.of(1060 * CENTS));
        assertThat(lack.dividedBy(excess)).isEqualTo(given.parameter("s")).isGreaterThan(Fraction.ONE);
    }

    @Test
    void anAppropriationBelowTheFloorsKeepsTheSamePartOfEveryFloor() {
        ConstructedCase given = ConstructedCase.named("M5b_titleI_insufficient");
        Situation situation = situation(given, Fraction.of(800 * CENTS), CENTS);
        Balancer scale = new Balancer(BalanceMethod.SCALE, Optional.empty());
        Limits floors = Limits.of(bounds(given, CENTS), 6, 1);

        DampenedBudgets reduced = scale.reduceFloors(situation.total(), floors);

        assertThat(scale.balance(situation, floors, Optional.empty())).isEmpty();
        assertThat(reduced.certificate().amounts())
                .isEqualTo(given.values("result_exact", CENTS).values());
        assertThat(multiplier(reduced)).isEqualTo(given.parameter("r"));
        assertThat(reduced.floorsReduced()).isTrue();
    }

    @Test
    void withALargestLossPerHeadAllGainsAreMultipliedByOneFactor() {
        ConstructedCase given = ConstructedCase.named("M11_max_loss_per_head_gains_scaled");
        RegionValues expected = given.values("result_exact", CENTS);
        Situation situation = situation(given, expected.total(), CENTS);
        RegionValues zeros = zeros(given);
        Bound.Change twoEurosPerHead = new Bound.Change(
                false,
                zeros.map(zero -> Fraction.of(-2 * CENTS)),
                Optional.of(Regions.values(10, 20, 5, 8, 30, 12)),
                Optional.empty(),
                Fraction.ONE);
        Bound floor = Bound.relative(BoundSide.FLOOR, Reference.BASELINE, twoEurosPerHead, situation);
        Bound gains = Bound.stated(BoundSide.SCALED_ABOVE, situation.baseline(), zeros);

        DampenedBudgets outcome = balance(
                        BalanceMethod.SCALE_THE_EXCESS, situation, List.of(floor, gains), Optional.of(gains))
                .orElseThrow();

        for (int i = 0; i < 6; i++) {
            assertThat(floor.cents(i)).contains(given.fractions("lower", CENTS).get(i));
        }
        assertThat(outcome.certificate().amounts()).isEqualTo(expected.values());
        assertThat(multiplier(outcome)).isEqualTo(given.parameter("k"));
    }

    @Test
    void floorsAndCeilingsTogetherHaveOneAnswerThatKeepsTheBudget() {
        ConstructedCase given = ConstructedCase.named("M12_counterexample_exact");
        Fraction budget = given.parameter("budget").times(Fraction.of(CENTS));

        DampenedBudgets outcome = balance(
                        BalanceMethod.SCALE, situation(given, budget, CENTS), bounds(given, CENTS), Optional.empty())
                .orElseThrow();

        assertThat(outcome.certificate().amounts())
                .isEqualTo(given.values("result_exact", CENTS).values());
    }

    @Test
    void freezingFloorsAndCeilingsInTheSamePassIsWrongAndLosesMoney() {
        ConstructedCase exact = ConstructedCase.named("M12_counterexample_exact");
        ConstructedCase wrong = ConstructedCase.named("M12_counterexample_naive_wrong");
        Fraction budget = exact.parameter("budget");

        List<Fraction> bothSidesAtOnce = freezeBothSides(budget, exact);

        assertThat(bothSidesAtOnce).isEqualTo(wrong.fractions("result_exact", 1));
        assertThat(sum(bothSidesAtOnce)).isEqualTo(Fraction.of(20_067, 25)).isLessThan(budget);
    }

    /** The loop that suggests itself: scale the free regions, freeze all that break a bound, repeat. */
    private static List<Fraction> freezeBothSides(Fraction budget, ConstructedCase given) {
        List<Fraction> weights = given.fractions("target", 1);
        List<Fraction> amounts = new ArrayList<>(weights);
        boolean[] frozen = new boolean[weights.size()];
        for (int pass = 0; pass <= weights.size(); pass++) {
            Fraction left = budget;
            Fraction weight = Fraction.ZERO;
            for (int i = 0; i < frozen.length; i++) {
                left = frozen[i] ? left.minus(amounts.get(i)) : left;
                weight = frozen[i] ? weight : weight.plus(weights.get(i));
            }
            for (int i = 0; i < frozen.length; i++) {
                if (!frozen[i]) {
                    Fraction share = weights.get(i).times(left).dividedBy(weight);
                    amounts.set(i, clamped(share, given, i));
                    frozen[i] = !amounts.get(i).equals(share);
                }
            }
        }
        return amounts;
    }

    private static Fraction clamped(Fraction share, ConstructedCase given, int region) {
        Fraction low = given.fractions("lower", 1).get(region);
        Fraction high = given.fractions("upper", 1).get(region);
        return share.compareTo(low) < 0 ? low : share.compareTo(high) > 0 ? high : share;
    }

    @Test
    void aRegionWithWeightZeroPutsPartOfTheRoomOutOfReach() {
        ConstructedCase given = ConstructedCase.named("M13b_zero_weight_unreachable");
        Situation situation = situation(given, given.parameter("budget").times(Fraction.of(CENTS)), CENTS);
        Limits limits = Limits.of(bounds(given, CENTS), 3, 1);
        Balancer scale = new Balancer(BalanceMethod.SCALE, Optional.empty());

        assertThat(scale.balance(situation, limits, Optional.empty())).isEmpty();
        assertThat(scale.equation(situation, limits, Optional.empty()).most()).contains(Fraction.of(125 * CENTS));
        assertThat(sum(given.fractions("upper", CENTS))).isGreaterThan(situation.total());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aLinearTransitionKeepsTheTotalInEveryYearByItself(int year) {
        ConstructedCase given = ConstructedCase.named("M14_linear_transition_year" + year);
        Fraction part = given.parameter("y").dividedBy(Fraction.of(4));
        RegionValues prior = given.values("prior", CENTS);
        RegionValues blended = prior.map(Fraction.ONE.minus(part)::times)
                .combine(given.values("target", CENTS).map(part::times), Fraction::plus);
        Situation situation = new Situation(Fraction.of(1000 * CENTS), prior, blended);

        DampenedBudgets outcome = balance(BalanceMethod.SCALE, situation, List.of(), Optional.empty())
                .orElseThrow();

        assertThat(outcome.certificate().amounts())
                .isEqualTo(given.values("result_exact", CENTS).values());
        assertThat(multiplier(outcome)).isEqualTo(Fraction.ONE);
    }

    @Test
    void theCanadianAverageWeighsTheLatestYearDouble() {
        ConstructedCase given = ConstructedCase.named("M15_moving_average_2_1_1");
        Map<Integer, RegionValues> years = new HashMap<>();
        years.put(2022, Regions.values(90));
        years.put(2023, Regions.values(100));
        years.put(2024, Regions.values(120));
        Measure measure = Measure.of("v", years);

        YearAverage average =
                new YearAverage(2022, 2024, ImmutableList.copyOf(fractions(1, 1, 2)), YearAverage.Of.VALUES);

        assertThat(average.apply(measure, Where.NOWHERE).values()).isEqualTo(given.fractions("result_exact", 1));
    }

    private static List<Fraction> fractions(long... numbers) {
        return Regions.values(numbers).values();
    }

    @Test
    void everyCaseOfTheFileIsUsedHere() {
        assertThat(ConstructedCase.names())
                .extracting(name -> name.substring(0, name.indexOf('_')))
                .containsOnly("M1", "M3", "M3b", "M5", "M5b", "M6", "M11", "M12", "M13", "M13b", "M14", "M15");
    }

    private static Situation situation(ConstructedCase given, Fraction total, long factor) {
        RegionValues targets = given.values("target", factor);
        return new Situation(total, given.has("prior") ? given.values("prior", factor) : targets, targets);
    }

    private static List<Bound> bounds(ConstructedCase given, long factor) {
        Bound floors = Bound.stated(BoundSide.FLOOR, given.values("lower", factor), zeros(given));
        return given.has("upper")
                ? List.of(floors, Bound.stated(BoundSide.CEILING, given.values("upper", factor), zeros(given)))
                : List.of(floors);
    }

    private static RegionValues zeros(ConstructedCase given) {
        return RegionValues.constant(Regions.of(given.rows().size()), Fraction.ZERO);
    }

    private static Optional<DampenedBudgets> balance(
            BalanceMethod method, Situation situation, List<Bound> bounds, Optional<Bound> scaledAbove) {
        Limits limits = Limits.of(bounds, situation.size(), 1);
        Optional<DampenedBudgets> outcome =
                new Balancer(method, Optional.empty()).balance(situation, limits, scaledAbove);
        outcome.ifPresent(budgets -> budgets.certificate().verify());
        return outcome;
    }

    private static Fraction multiplier(DampenedBudgets outcome) {
        return outcome.certificate().multipliers().any();
    }

    private static Fraction sum(List<Fraction> amounts) {
        return amounts.stream().reduce(Fraction.ZERO, Fraction::plus);
    }
}
