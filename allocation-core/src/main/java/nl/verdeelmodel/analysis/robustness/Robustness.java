package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.numeric.RandomStream;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;

/**
 * Whether a model, in a year, has the properties of {@link RobustnessCheck}: each with the number of cases that were tried and
 * with counterexamples.
 *
 * <p>Tried on the model's own data for every region, and on random data around it. That no counterexample was found is no
 * proof. A model that refuses a case has no amounts to judge: such cases are not counted. What rounding alone can move is no
 * finding: a unit per part of a stream, and one more for its stability rules.
 *
 * @param model the model
 * @param year the year of payment
 * @param regions the regions
 * @param synthetic whether any value that the amounts rest on was made up
 * @param cases how many random cases were asked for
 * @param seed the seed of the random cases
 * @param verdicts the verdicts in the order of the checks, then of the model
 */
public record Robustness(
        FundingModel model,
        int year,
        RegionSet regions,
        boolean synthetic,
        int cases,
        long seed,
        ImmutableList<Verdict> verdicts) {

    private static final Fraction TWO = Fraction.of(2);

    /**
     * Tries a model.
     *
     * @param model the model
     * @param inputs regions and measures
     * @param year the year of payment
     * @param cases how many random cases, at least 0
     * @param seed the seed of the random cases; the same seed gives the same verdicts, whatever the number of processors
     * @param progress hears how far the work is
     * @return the verdicts
     * @throws nl.verdeelmodel.problem.ProblemException if the model has no amounts for the year as it is
     */
    public static Robustness of(
            FundingModel model, Inputs inputs, int year, int cases, long seed, AnalysisProgress progress) {
        Trial trial = new Trial(model, inputs, year);
        trial.base();
        Session session =
                new Session(trial, ModelInput.of(model, inputs, year), MeasureUses.of(model), new Work(progress));
        List<Supplier<RandomCase>> random = session.randomCases(cases, seed);
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.addAll(session.need(random));
        verdicts.addAll(session.money(random));
        verdicts.addAll(session.states(random));
        verdicts.add(session.names());
        verdicts.addAll(session.scale(random));
        verdicts.add(session.smallChanges());
        return new Robustness(
                model,
                year,
                inputs.regions(),
                session.inputs().stream().anyMatch(ModelInput::synthetic),
                cases,
                seed,
                verdicts.stream()
                        .sorted(Comparator.comparing(Verdict::check))
                        .collect(ImmutableList.toImmutableList()));
    }

    /**
     * How many verdicts have a status.
     *
     * @param status the status
     * @return at least 0
     */
    public long count(Verdict.Status status) {
        return verdicts.stream().filter(verdict -> verdict.status() == status).count();
    }

    /** One random case: data, and what is changed on it. */
    private record RandomCase(int number, Inputs data, NeedCheck.Raise raise, Fraction growth) {}

    /** The work on one model. */
    private record Session(Trial trial, ImmutableList<ModelInput> inputs, MeasureUses uses, Work work) {

        private static final int MOST_SCALED = 50;
        private static final Fraction[] GROWTHS = {
            Fraction.of(1, 1000), Fraction.of(1, 100), Fraction.of(1, 10), Fraction.ONE
        };

        /** The random cases, each made when it is asked for, so that their data need not all lie in memory. */
        List<Supplier<RandomCase>> randomCases(int cases, long seed) {
            if (inputs.isEmpty()) {
                return List.of();
            }
            RandomData random = new RandomData(trial.inputs(), inputs);
            return IntStream.rangeClosed(1, cases)
                    .<Supplier<RandomCase>>mapToObj(
                            number -> () -> randomCase(random, number, RandomStream.of(seed, number)))
                    .toList();
        }

        private RandomCase randomCase(RandomData random, int number, RandomStream stream) {
            Inputs data = random.draw(stream);
            ModelInput input = inputs.get(stream.below(inputs.size()));
            int region = stream.below(trial.inputs().regions().size());
            Fraction from = input.in(data).get(region);
            Fraction to = from.plus(RandomData.raise(input, from, stream));
            Fraction growth = GROWTHS[stream.below(GROWTHS.length)];
            return new RandomCase(number, data, new NeedCheck.Raise(number, data, input, region, from, to), growth);
        }

        // More need, others

        List<Verdict> need(List<Supplier<RandomCase>> random) {
            List<Supplier<NeedCheck.Raise>> raises = new ArrayList<>();
            ownRaises().forEach(raise -> raises.add(() -> raise));
            random.forEach(tried -> raises.add(() -> tried.get().raise()));
            List<NeedCheck.Outcome> outcomes = work.each(
                    Text.of("Meer van een maatstaf", "More of a measure"),
                    raises,
                    raise -> new NeedCheck(trial).of(raise.get()));
            List<Verdict> verdicts = new ArrayList<>();
            for (RobustnessCheck check : List.of(RobustnessCheck.MORE_NEED, RobustnessCheck.OTHERS)) {
                for (ModelInput input : inputs) {
                    verdicts.add(need(check, input, outcomes));
                }
            }
            return verdicts;
        }

        private Verdict need(RobustnessCheck check, ModelInput input, List<NeedCheck.Outcome> outcomes) {
            Tally tally = new Tally(check, input.label());
            Optional<NeedCheck.Raise> firstRandom = Optional.empty();
            boolean own = false;
            for (NeedCheck.Outcome outcome : outcomes) {
                if (outcome.answered() && outcome.input().equals(input)) {
                    Optional<Counterexample> breach = outcome.breach(check);
                    tally.count(breach.stream().toList());
                    own |= breach.filter(found -> found.number() == 0).isPresent();
                    firstRandom = firstRandom.or(() -> breach.flatMap(found -> outcome.raise()));
                }
            }
            Verdict verdict = tally.verdict(remark(input));
            return own || firstRandom.isEmpty()
                    ? verdict
                    : withOne(verdict, new Shrinking(trial, inputs).smallest(firstRandom.get(), check));
        }

        private static Verdict withOne(Verdict verdict, Counterexample smallest) {
            return new Verdict(
                    verdict.check(),
                    verdict.subject(),
                    verdict.status(),
                    verdict.cases(),
                    verdict.failures(),
                    verdict.remark(),
                    ImmutableList.of(smallest));
        }

        private Text remark(ModelInput input) {
            return uses.dividing().contains(input.measure())
                    ? Text.NONE
                    : Text.of(
                            "geen sleutel verdeelt naar deze maatstaf: meer ervan hoeft geen meer geld te geven",
                            "no key divides by this measure: more of it need not mean more money");
        }

        /** On own data: every value raised by a step, 0.1 percent, 10 percent, itself; and across every limit of a measure. */
        private List<NeedCheck.Raise> ownRaises() {
            List<NeedCheck.Raise> raises = new ArrayList<>();
            for (ModelInput input : inputs) {
                for (int region = 0; region < trial.inputs().regions().size(); region++) {
                    Fraction value = input.values().get(region);
                    for (Fraction to : raised(input, value)) {
                        raises.add(new NeedCheck.Raise(0, trial.inputs(), input, region, value, to));
                    }
                }
            }
            for (LimitEffects.Place place : CliffEdges.limits(trial, inputs)) {
                Fraction here = place.crossing().here();
                Fraction there = place.crossing().there();
                boolean up = there.compareTo(here) > 0;
                raises.add(new NeedCheck.Raise(
                        0, trial.inputs(), place.input(), place.region(), up ? here : there, up ? there : here));
            }
            return raises;
        }

        private static Set<Fraction> raised(ModelInput input, Fraction value) {
            Set<Fraction> raised = new TreeSet<>();
            raised.add(value.plus(input.step()));
            for (Fraction growth : List.of(GROWTHS[0], GROWTHS[2], GROWTHS[3])) {
                raised.add(value.plus(input.possible(value.times(growth))));
            }
            raised.remove(value);
            return raised;
        }

        // More money

        List<Verdict> money(List<Supplier<RandomCase>> random) {
            List<Parameter> amounts = Parameters.of(trial.model(), trial.year()).stream()
                    .filter(Parameter::isMoneyOfStream)
                    .toList();
            if (amounts.isEmpty()) {
                return List.of();
            }
            List<Supplier<MoneyCase>> cases = new ArrayList<>();
            List<String> subjects = new ArrayList<>();
            for (Parameter amount : amounts) {
                List<Fraction> more =
                        new ArrayList<>(Stream.of(GROWTHS).map(amount::grown).toList());
                more.add(amount.value().plus(Fraction.of(amount.grainCents())));
                more.forEach(to -> cases.add(() -> new MoneyCase(0, trial.inputs(), amount, to)));
                more.forEach(to -> subjects.add(amount.path()));
            }
            for (int i = 0; i < random.size(); i++) {
                Parameter amount = amounts.get(i % amounts.size());
                Supplier<RandomCase> tried = random.get(i);
                cases.add(() -> moneyCase(tried.get(), amount));
                subjects.add(amount.path());
            }
            return verdicts(
                    RobustnessCheck.MORE_MONEY,
                    amounts.stream().map(Parameter::path).toList(),
                    subjects,
                    work.each(Text.of("Meer geld", "More money"), cases, tried -> money(tried.get())));
        }

        private static MoneyCase moneyCase(RandomCase random, Parameter amount) {
            return new MoneyCase(random.number(), random.data(), amount, amount.grown(random.growth()));
        }

        private record MoneyCase(int number, Inputs data, Parameter amount, Fraction to) {}

        private Optional<List<Counterexample>> money(MoneyCase tried) {
            return new WholeCheck(trial).moreMoney(tried.number(), tried.data(), tried.amount(), tried.to());
        }

        /** A verdict per subject, from the subject and the outcome of every case. */
        private static List<Verdict> verdicts(
                RobustnessCheck check,
                List<String> subjects,
                List<String> subjectOfCase,
                List<Optional<List<Counterexample>>> outcomes) {
            Map<String, Tally> tallies = new LinkedHashMap<>();
            subjects.forEach(subject -> tallies.put(subject, new Tally(check, subject)));
            for (int i = 0; i < outcomes.size(); i++) {
                Tally tally = tallies.computeIfAbsent(subjectOfCase.get(i), subject -> new Tally(check, subject));
                outcomes.get(i).ifPresent(tally::count);
            }
            return tallies.values().stream()
                    .map(tally -> tally.verdict(Text.NONE))
                    .toList();
        }

        // Totals and order

        List<Verdict> states(List<Supplier<RandomCase>> random) {
            StateCheck check = new StateCheck(trial);
            List<StateCheck.Outcome> outcomes = new ArrayList<>(List.of(check.of(0, trial.inputs())));
            outcomes.addAll(work.each(
                    Text.of("Totalen en volgorde", "Totals and order"), random, tried -> state(check, tried.get())));
            List<Verdict> verdicts = new ArrayList<>();
            for (StreamRule stream : trial.model().streams()) {
                verdicts.add(state(RobustnessCheck.TOTALS, stream, outcomes));
                verdicts.add(order(RobustnessCheck.ORDER_OF_TARGETS, stream, outcomes));
                verdicts.add(order(RobustnessCheck.ORDER_OF_BOTH, stream, outcomes));
            }
            return verdicts;
        }

        private static StateCheck.Outcome state(StateCheck check, RandomCase tried) {
            return check.of(tried.number(), tried.data());
        }

        private static Verdict state(RobustnessCheck check, StreamRule stream, List<StateCheck.Outcome> outcomes) {
            Tally tally = new Tally(check, stream.id());
            for (StateCheck.Outcome outcome : outcomes) {
                List<Counterexample> found = outcome.of(check, stream.id());
                if (outcome.answered()) {
                    tally.count();
                    found.stream().findFirst().ifPresent(tally::fails);
                }
            }
            return tally.verdict(Text.NONE);
        }

        private static Verdict order(RobustnessCheck check, StreamRule stream, List<StateCheck.Outcome> outcomes) {
            if (stream.stability().isEmpty()) {
                return Verdict.notApplicable(
                        check,
                        stream.id(),
                        Text.of(
                                "zonder stabiliteitsregels is het bedrag het streefbedrag",
                                "without stability rules the amount is the target"));
            }
            boolean hasBaseline =
                    stream.stability().flatMap(StabilityPolicy::baseline).isPresent();
            if (check == RobustnessCheck.ORDER_OF_BOTH && !hasBaseline) {
                return Verdict.notApplicable(
                        check, stream.id(), Text.of("er is geen uitgangsbedrag", "there is no baseline"));
            }
            return state(check, stream, outcomes);
        }

        // Names, scale, small changes

        Verdict names() {
            WholeCheck check = new WholeCheck(trial);
            Tally tally = new Tally(RobustnessCheck.NAMES, "");
            work.each(
                            Text.of("Namen van regio's", "Names of regions"),
                            check.turns(trial.inputs()),
                            from -> check.renamed(trial.inputs(), from))
                    .forEach(outcome -> outcome.ifPresent(tally::count));
            return tally.verdict(Text.NONE);
        }

        List<Verdict> scale(List<Supplier<RandomCase>> random) {
            List<String> measures = inputs.stream()
                    .map(ModelInput::measure)
                    .distinct()
                    .filter(measure -> !uses.levelled().contains(measure))
                    .toList();
            List<Supplier<ScaleCase>> cases = new ArrayList<>();
            List<String> subjects = new ArrayList<>();
            for (String measure : measures) {
                cases.add(() -> new ScaleCase(0, trial.inputs(), measure));
                subjects.add(measure);
            }
            for (int i = 0; !measures.isEmpty() && i < Math.min(MOST_SCALED, random.size()); i++) {
                Supplier<RandomCase> tried = random.get(i);
                String measure = measures.get(i % measures.size());
                cases.add(() -> scaleCase(tried.get(), measure));
                subjects.add(measure);
            }
            List<Verdict> verdicts = new ArrayList<>(verdicts(
                    RobustnessCheck.SCALE,
                    measures,
                    subjects,
                    work.each(Text.of("Andere eenheden", "Other units"), cases, tried -> scale(tried.get()))));
            inputs.stream()
                    .map(ModelInput::measure)
                    .distinct()
                    .filter(uses.levelled()::contains)
                    .forEach(measure -> verdicts.add(Verdict.notApplicable(
                            RobustnessCheck.SCALE,
                            measure,
                            Text.of(
                                    "de hoogte telt: bedrag, trede, drempel of stabiliteitsregel",
                                    "its level counts: amount, step, threshold or stability rule"))));
            return verdicts;
        }

        private static ScaleCase scaleCase(RandomCase random, String measure) {
            return new ScaleCase(random.number(), random.data(), measure);
        }

        private record ScaleCase(int number, Inputs data, String measure) {}

        private Optional<List<Counterexample>> scale(ScaleCase tried) {
            return new WholeCheck(trial).scaled(tried.number(), tried.data(), tried.measure(), TWO);
        }

        /** Every limit of a measure that a region can cross; where amounts jump, a small change has a large effect. */
        Verdict smallChanges() {
            Tally tally = new Tally(RobustnessCheck.SMALL_CHANGES, "");
            CliffEdges.findings(trial, inputs, work).forEach(finding -> {
                tally.count();
                finding.cliff().map(this::jump).ifPresent(tally::fails);
            });
            Verdict verdict = tally.verdict(
                    Text.of("alle sprongen staan in de uitkomst van cliffs", "all jumps are in the outcome of cliffs"));
            return verdict.cases() > 0
                    ? verdict
                    : Verdict.notApplicable(
                            RobustnessCheck.SMALL_CHANGES,
                            "",
                            Text.of(
                                    "het model vergelijkt geen maatstaf met een grens",
                                    "the model compares no measure with a limit"));
        }

        private Counterexample jump(Cliff cliff) {
            return cliff.jump()
                    .map(jump -> new Counterexample(
                            RobustnessCheck.SMALL_CHANGES,
                            cliff.input().label(),
                            0,
                            "total",
                            cliff.region(),
                            jump.largest(),
                            cliff.here(),
                            cliff.there(),
                            Money.ZERO,
                            jump.onLargest(),
                            ImmutableList.of(),
                            Text.format(
                                    "Gaat {0} van regio {1} van {2} naar {3}, dan verandert het bedrag van regio {4} met {5}.",
                                    "If {0} of region {1} goes from {2} to {3}, the amount of region {4} changes by {5}.",
                                    cliff.input().label(),
                                    trial.inputs().regions().label(cliff.region()),
                                    cliff.here(),
                                    cliff.there(),
                                    trial.inputs().regions().label(jump.largest()),
                                    jump.onLargest())))
                    .orElseGet(() -> noAmounts(cliff));
        }

        private Counterexample noAmounts(Cliff cliff) {
            return new Counterexample(
                    RobustnessCheck.SMALL_CHANGES,
                    cliff.input().label(),
                    0,
                    "total",
                    cliff.region(),
                    cliff.region(),
                    cliff.here(),
                    cliff.there(),
                    Money.ZERO,
                    Money.ZERO,
                    ImmutableList.of(),
                    Text.format(
                            "Gaat {0} van regio {1} van {2} naar {3}, dan zijn er geen bedragen meer. {4}",
                            "If {0} of region {1} goes from {2} to {3}, there are no amounts any more. {4}",
                            cliff.input().label(),
                            trial.inputs().regions().label(cliff.region()),
                            cliff.here(),
                            cliff.there(),
                            cliff.refusal()));
        }
    }
}
