package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.dampening.BalanceMethod;
import nl.verdeelmodel.dampening.Balancer;
import nl.verdeelmodel.dampening.Bound;
import nl.verdeelmodel.dampening.BoundSide;
import nl.verdeelmodel.dampening.Equation;
import nl.verdeelmodel.dampening.Limits;
import nl.verdeelmodel.dampening.Remedy;
import nl.verdeelmodel.dampening.Situation;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;

/**
 * Says why no multiplier makes amounts within their bounds add up: floors above the money, or ceilings that leave some.
 *
 * @param stream the stream
 * @param policy its stability rules
 * @param regions the regions
 * @param year the year of payment
 */
record UnreachableTotal(StreamRule stream, StabilityPolicy policy, RegionSet regions, int year) {

    Problem problem(
            Balancer balancer,
            Situation situation,
            Limits limits,
            Optional<Bound> scaledAbove,
            List<StabilityOutcome.BoundOutcome> bounds,
            long unitCents) {
        Equation equation = balancer.equation(situation, limits, scaledAbove);
        Remedy remedy = new Remedy(
                balancer,
                situation,
                bounds.stream().map(StabilityOutcome.BoundOutcome::bound).collect(ImmutableList.toImmutableList()),
                unitCents,
                policy.priority());
        boolean standsApart = equation.lines().stream()
                        .anyMatch(line -> line.slope().signum() == 0)
                && (balancer.method() == BalanceMethod.SHIFT || balancer.method() == BalanceMethod.LARGEST_WINNERS);
        Optional<Fraction> least = equation.least();
        return least.isPresent() && situation.total().compareTo(least.get()) < 0
                ? floorsTooHigh(situation, limits, scaledAbove, least.get(), bounds, remedy, standsApart)
                : ceilingsTooLow(situation, limits, equation.most().orElseThrow(), bounds, remedy, standsApart);
    }

    private Problem floorsTooHigh(
            Situation situation,
            Limits limits,
            Optional<Bound> scaledAbove,
            Fraction least,
            List<StabilityOutcome.BoundOutcome> bounds,
            Remedy remedy,
            boolean standsApart) {
        List<Integer> floored = IntStream.range(0, regions.size())
                .filter(i -> limits.floor(i).signum() > 0)
                .boxed()
                .toList();
        Text message = Text.format(
                "{0} kan niet worden nageleefd: {1} van {2} tellen op tot {3}, {4} meer dan er in {7} te verdelen is"
                        + " ({5}).{6}",
                "{0} cannot be kept: {1} of {2} add up to {3}, {4} more than there is to divide in {7} ({5}).{6}",
                rulesOf(bounds, BoundSide.FLOOR),
                whatAddsUp(scaledAbove.isPresent(), standsApart),
                floored.size() == 1
                        ? Text.of("1 regio", "1 region")
                        : Text.format("{0} regio's", "{0} regions", floored.size()),
                StabilityProblems.money(least),
                StabilityProblems.money(least.minus(situation.total())),
                StabilityProblems.money(situation.total()),
                scaledAbove.isPresent() ? Text.NONE : excessFactor(situation, limits),
                year);
        return new Problem(
                Problem.Kind.INFEASIBLE,
                "floors-too-high",
                placeOf(bounds, BoundSide.FLOOR),
                message,
                new StabilityAdvice(stream, policy, year, bounds, remedy)
                        .forFloors(least, situation.targets().total(), limits.sumOfFloors(), standsApart));
    }

    private static Text whatAddsUp(boolean fullGains, boolean standsApart) {
        if (fullGains) {
            return Text.of("de bodems en de volle groei", "the floors and the full gains");
        }
        return standsApart
                ? Text.of(
                        "de bodems, met wat regio's houden die niet meebetalen,",
                        "the floors, with what regions keep that do not pay,")
                : Text.of("de bodems", "the floors");
    }

    /** For scaling the excess: by how much gains would have to be cut, which is more than all. */
    private Text excessFactor(Situation situation, Limits limits) {
        if (policy.balance().method() != BalanceMethod.SCALE_THE_EXCESS) {
            return Text.NONE;
        }
        Fraction excess = Fraction.ZERO;
        Fraction lack = Fraction.ZERO;
        for (int i = 0; i < regions.size(); i++) {
            Fraction gain = situation.targets().get(i).minus(limits.floor(i));
            if (gain.signum() > 0) {
                excess = excess.plus(gain);
            } else {
                lack = lack.minus(gain);
            }
        }
        return lack.compareTo(excess) <= 0 || excess.signum() == 0
                ? Text.NONE
                : Text.format(
                        " De winsten zouden met een factor {0} gekort moeten worden, meer dan 1.",
                        " Gains would have to be cut by a factor of {0}, more than 1.",
                        lack.dividedBy(excess).toString());
    }

    private Problem ceilingsTooLow(
            Situation situation,
            Limits limits,
            Fraction most,
            List<StabilityOutcome.BoundOutcome> bounds,
            Remedy remedy,
            boolean standsApart) {
        List<Integer> stuck = IntStream.range(0, regions.size())
                .filter(i -> policy.balance().method() == BalanceMethod.SCALE
                        && situation.targets().get(i).signum() == 0
                        && limits.ceiling(i)
                                .filter(c -> c.compareTo(limits.floor(i)) == 0)
                                .isEmpty())
                .boxed()
                .toList();
        Text message = Text.format(
                "In {5} is er {0} te verdelen, maar met {1} krijgen de regio's hoogstens {2}; {3} blijft over.{4}",
                "In {5} there is {0} to divide, but with {1} the regions get at most {2}; {3} is left.{4}",
                StabilityProblems.money(situation.total()),
                lowerCase(rulesOf(bounds, BoundSide.CEILING)),
                StabilityProblems.money(most),
                StabilityProblems.money(situation.total().minus(most)),
                stuck.isEmpty()
                        ? Text.NONE
                        : Text.format(
                                stuck.size() == 1
                                        ? " Regio {0} heeft gewicht 0 en blijft op de bodem."
                                        : " De regio's {0} hebben gewicht 0 en blijven op de bodem.",
                                stuck.size() == 1
                                        ? " Region {0} has weight 0 and stays on its floor."
                                        : " Regions {0} have weight 0 and stay on their floors.",
                                regions.codesOf(stuck)),
                year);
        return new Problem(
                Problem.Kind.INFEASIBLE,
                "ceilings-too-low",
                placeOf(bounds, BoundSide.CEILING),
                message,
                new StabilityAdvice(stream, policy, year, bounds, remedy)
                        .forCeilings(most, situation.targets().total(), standsApart));
    }

    private Where placeOf(List<StabilityOutcome.BoundOutcome> bounds, BoundSide side) {
        return bounds.stream()
                .filter(outcome -> outcome.bound().side() == side)
                .findFirst()
                .map(outcome -> outcome.rule().terms().where())
                .orElse(policy.where());
    }

    /** The rules on one side, as the model states them: "The floor (+4.0 %)". */
    private static Text rulesOf(List<StabilityOutcome.BoundOutcome> bounds, BoundSide side) {
        List<StabilityOutcome.BoundOutcome> rules = bounds.stream()
                .filter(outcome -> outcome.bound().side() == side)
                .toList();
        boolean floor = side == BoundSide.FLOOR;
        if (rules.size() == 1) {
            return Text.format("{0}{1}", "{0}{1}", capital(StabilityAdvice.noun(rules.get(0))), value(rules.get(0)));
        }
        if (rules.isEmpty()) {
            return Text.of("De verdeling", "The balance");
        }
        return floor
                ? Text.of("De bodems samen", "The floors together")
                : Text.of("De plafonds samen", "The ceilings together");
    }

    private static Text capital(Text text) {
        return new Text(capital(text.nl()), capital(text.en()));
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Text lowerCase(Text text) {
        return new Text(lowerCase(text.nl()), lowerCase(text.en()));
    }

    private static String lowerCase(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static Text value(StabilityOutcome.BoundOutcome outcome) {
        if (outcome.rule() instanceof StabilityRule.RelativeBound relative
                && relative.value() instanceof RuleValue.Constant constant) {
            return Text.format(" ({0})", " ({0})", StabilityProblems.signed(constant.relative(), constant.value()));
        }
        if (outcome.rule() instanceof StabilityRule.StatedBound stated
                && stated.amount().isPresent()) {
            return Text.format(" ({0})", " ({0})", stated.amount().get());
        }
        return Text.NONE;
    }
}
