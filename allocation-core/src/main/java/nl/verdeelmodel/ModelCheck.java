package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.rounding.ApportionmentMethod;

/** Finds all that is wrong with a model before any value is looked at: names, percentages, years, units. */
final class ModelCheck {

    /** The stream that result tables use for the sum of all. */
    private static final String TOTAL = "total";

    private final FundingModel model;
    private final Optional<RegionSet> regions;
    private final Collection<String> measures;
    private final SortedSet<Integer> years;
    private final Problems problems = new Problems();

    ModelCheck(FundingModel model, Optional<RegionSet> regions, Collection<String> measures) {
        this.model = model;
        this.regions = regions;
        this.measures = measures;
        this.years = model.years();
    }

    ImmutableList<Problem> problems() {
        Set<String> ids = new HashSet<>();
        for (StreamRule stream : model.streams()) {
            if (!ids.add(stream.id())) {
                twice("stream-twice", stream.where(), stream.id());
            }
            if (stream.id().equals(TOTAL)) {
                problem(
                        "stream-id-taken",
                        stream.where(),
                        Text.format(
                                "De id \"{0}\" is van de totaalregel; kies een andere.",
                                "The id \"{0}\" is that of the total row; choose another.", TOTAL));
            }
            checkStream(stream);
        }
        return problems.list();
    }

    private void checkStream(StreamRule stream) {
        checkYears(stream.money());
        checkRounding(stream);
        checkDivision(stream);
        Set<String> ids = new HashSet<>();
        for (StreamRule.Part part : stream.parts()) {
            if (!ids.add(part.id())) {
                twice("part-twice", part.where(), part.id());
            }
            part.amounts().ifPresent(amounts -> {
                checkYears(amounts);
                checkNoOtherYears(stream, amounts);
            });
            checkKey(part.key());
            checkKeyFits(stream, part);
        }
        stream.stability().ifPresent(policy -> {
            problems.addAll(new StabilityCheck(stream, policy, model.years()).problems());
            StabilityCheck.terms(policy).forEach(this::checkTerm);
        });
    }

    private void twice(String code, Where where, String id) {
        problem(code, where, Text.format("De id \"{0}\" komt twee keer voor.", "The id \"{0}\" is used twice.", id));
    }

    private void checkYears(StreamRule.YearlyMoney money) {
        for (int year : years) {
            if (!money.byYear().containsKey(year)) {
                problem(
                        "year-without-amount",
                        money.where(),
                        Text.format(
                                "Er is geen bedrag voor {0}; er zijn bedragen voor {1}.",
                                "There is no amount for {0}; there are amounts for {1}.",
                                year,
                                money.byYear().keySet()));
            }
        }
        money.byYear().forEach((year, amount) -> {
            if (amount.cents() < 0) {
                problem(
                        "amount-negative",
                        money.where(),
                        Text.format(
                                "Het bedrag voor {0} is {1}; het moet 0 of meer zijn.",
                                "The amount for {0} is {1}; it must be 0 or more.", year, amount));
            }
        });
    }

    private void checkNoOtherYears(StreamRule stream, StreamRule.YearlyMoney amounts) {
        Set<Integer> others = new TreeSet<>(amounts.byYear().keySet());
        others.removeAll(stream.money().byYear().keySet());
        if (!others.isEmpty()) {
            problem(
                    "year-unused",
                    amounts.where(),
                    Text.format(
                            "Het onderdeel heeft een bedrag voor {0}, maar geldstroom {1} niet.",
                            "The part has an amount for {0}, but stream {1} has none.", others, stream.id()));
        }
    }

    private void checkRounding(StreamRule stream) {
        StreamRule.RoundingRule rounding = stream.rounding();
        if (ApportionmentMethod.byId(rounding.method()).isEmpty()) {
            problems.add(Problem.input(
                    "rounding-method-unknown",
                    rounding.where(),
                    Text.format(
                            "De afrondingsmethode \"{0}\" is niet bekend.",
                            "The rounding method \"{0}\" is not known.", rounding.method()),
                    Suggestions.advice(rounding.method(), ApportionmentMethod.ids())));
        }
        if (!stream.money().ceiling()) {
            stream.money()
                    .byYear()
                    .forEach((year, amount) -> checkUnit(stream.money().where(), rounding, amount));
        }
    }

    private void checkUnit(Where where, StreamRule.RoundingRule rounding, Money amount) {
        if (amount.cents() % rounding.unitCents() != 0) {
            problem(
                    "amount-not-in-units",
                    where,
                    Text.format(
                            "Het bedrag {0} is geen veelvoud van de eenheid {1}.",
                            "The amount {0} is not a multiple of the unit {1}.",
                            amount,
                            Money.ofCents(rounding.unitCents())));
        }
    }

    private void checkDivision(StreamRule stream) {
        List<StreamRule.Part> parts = stream.parts();
        if (stream.money().ceiling()) {
            return;
        }
        if (parts.stream().allMatch(part -> part.share().isPresent())) {
            checkShares(stream);
        } else if (parts.stream().allMatch(part -> part.amounts().isPresent())) {
            years.forEach(year -> checkAmounts(stream, year));
        } else {
            problem(
                    "parts-mixed",
                    stream.where(),
                    Text.of(
                            "De onderdelen moeten of alle een aandeel (\"share\") of alle een bedrag (\"amount\") hebben.",
                            "The parts must either all have a \"share\" or all have an \"amount\"."));
        }
    }

    private void checkShares(StreamRule stream) {
        Fraction sum = sum(
                stream.parts().stream().map(part -> part.share().orElseThrow()).toList());
        if (!sum.equals(Fraction.ONE)) {
            problem(
                    "shares-not-whole",
                    stream.where(),
                    Text.format(
                            "De aandelen van de onderdelen van {0} tellen op tot {1} % in plaats van 100 %.",
                            "The shares of the parts of {0} add up to {1} % instead of 100 %.",
                            stream.id(),
                            percent(sum)));
        }
    }

    private void checkAmounts(StreamRule stream, int year) {
        Money expected = stream.money().byYear().getOrDefault(year, Money.ZERO);
        Money sum = Money.ZERO;
        for (StreamRule.Part part : stream.parts()) {
            StreamRule.YearlyMoney amounts = part.amounts().orElseThrow();
            Money amount = amounts.byYear().getOrDefault(year, Money.ZERO);
            checkUnit(amounts.where(), stream.rounding(), amount);
            sum = sum.plus(amount);
        }
        if (!sum.equals(expected)) {
            problem(
                    "parts-do-not-add-up",
                    stream.where(),
                    Text.format(
                            "De onderdelen van {0} zijn in {1} samen {2}, niet {3}.",
                            "The parts of {0} are {2} together in {1}, not {3}.", stream.id(), year, sum, expected));
        }
    }

    private static Fraction sum(List<Fraction> values) {
        return values.stream().reduce(Fraction.ZERO, Fraction::plus);
    }

    private static Fraction percent(Fraction share) {
        return share.times(Fraction.of(100));
    }

    private void checkKeyFits(StreamRule stream, StreamRule.Part part) {
        boolean statesAmounts = part.key() instanceof KeyRule.Steps || part.key() instanceof KeyRule.StatedAmounts;
        boolean ceiling = stream.money().ceiling();
        if (ceiling && !statesAmounts) {
            problem(
                    "ceiling-needs-amounts",
                    part.where(),
                    Text.format(
                            "Onder een plafond moet elk onderdeel bedragen per regio noemen (\"steps\" of \"amounts\");"
                                    + " onderdeel {0} doet dat niet.",
                            "Under a ceiling every part must state amounts per region (\"steps\" or \"amounts\");"
                                    + " part {0} does not.",
                            part.id()));
        }
        if (!ceiling && statesAmounts) {
            problem(
                    "amounts-need-ceiling",
                    part.where(),
                    Text.format(
                            "Onderdeel {0} noemt bedragen per regio; daarvoor heeft de geldstroom een plafond"
                                    + " (\"ceiling\") nodig in plaats van een bedrag (\"amount\").",
                            "Part {0} states amounts per region; its stream needs a \"ceiling\" instead of an"
                                    + " \"amount\".",
                            part.id()));
        }
        if (ceiling && (part.share().isPresent() || part.amounts().isPresent())) {
            problem(
                    "ceiling-has-share",
                    part.where(),
                    Text.format(
                            "Onderdeel {0} heeft een aandeel of bedrag, maar onder een plafond volgt dat uit de regel.",
                            "Part {0} has a share or an amount, but under a ceiling that follows from the rule.",
                            part.id()));
        }
    }

    private void checkKey(KeyRule key) {
        checkExclusions(key.terms());
        if (key instanceof KeyRule.ProportionalTo rule) {
            checkTerm(rule.measure());
            rule.condition().ifPresent(condition -> checkTerm(condition.base()));
        } else if (key instanceof KeyRule.Steps rule) {
            checkTerm(rule.measure());
        } else if (key instanceof KeyRule.StatedAmounts rule) {
            checkTerm(rule.measure());
        } else if (key instanceof KeyRule.Blend rule) {
            checkBlend(rule);
        }
    }

    private void checkBlend(KeyRule.Blend rule) {
        Fraction sum =
                sum(rule.components().stream().map(KeyRule.Component::weight).toList());
        if (!sum.equals(Fraction.ONE)) {
            problem(
                    "weights-not-whole",
                    rule.terms().where(),
                    Text.format(
                            "De gewichten van de mengsleutel tellen op tot {0} % in plaats van 100 %.",
                            "The weights of the blend add up to {0} % instead of 100 %.", percent(sum)));
        }
        for (KeyRule.Component component : rule.components()) {
            checkKey(component.key());
            if (component.key() instanceof KeyRule.Steps || component.key() instanceof KeyRule.StatedAmounts) {
                problem(
                        "blend-of-amounts",
                        component.key().terms().where(),
                        Text.of(
                                "Een mengsleutel mengt aandelen; \"steps\" en \"amounts\" noemen bedragen.",
                                "A blend mixes shares; \"steps\" and \"amounts\" state amounts."));
            }
        }
    }

    private void checkExclusions(KeyRule.Terms terms) {
        regions.ifPresent(set -> terms.excluded().stream()
                .filter(code -> set.indexOf(code).isEmpty())
                .forEach(code -> problems.add(set.unknownRegion(code, terms.where()))));
    }

    private void checkTerm(MeasureTerm term) {
        if (term instanceof MeasureTerm.InYear inYear) {
            checkMeasure(inYear.measure(), term.where());
        }
        term.terms().forEach(this::checkTerm);
        if (takesYears(term) && !term.terms().get(0).followsYear()) {
            problem(
                    "years-all-the-same",
                    term.where(),
                    Text.of(
                            "Binnen deze term is elk jaar vast, zodat elk jaar dezelfde waarden geeft; tel de jaren vanaf t"
                                    + " (\"t\", \"t-1\").",
                            "Inside this term every year is fixed, so that each year gives the same values; count the"
                                    + " years from t (\"t\", \"t-1\")."));
        }
    }

    private static boolean takesYears(MeasureTerm term) {
        return term instanceof MeasureTerm.MeanOver
                || term instanceof MeasureTerm.Smoothed
                || term instanceof MeasureTerm.Credible;
    }

    private void checkMeasure(String name, Where where) {
        if (!measures.contains(name)) {
            problems.add(Problem.input(
                    "measure-unknown",
                    where,
                    Text.format(
                            "De maatstaf \"{0}\" staat niet onder \"measures\".",
                            "The measure \"{0}\" is not listed under \"measures\".", name),
                    Suggestions.advice(name, measures)));
        }
    }

    private void problem(String code, Where where, Text message) {
        problems.add(Problem.input(code, where, message));
    }
}
