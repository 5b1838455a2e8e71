package nl.verdeelmodel.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Range;
import java.util.List;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.StabilityPolicy;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;

/** Says in sentences what a replay assumes. */
final class ReplayWords {

    private ReplayWords() {}

    static ImmutableList<Text> of(
            ReplayPlan plan,
            FundingModel model,
            ImmutableList<Integer> years,
            List<Integer> known,
            ImmutableSortedMap<String, Range<Integer>> moving) {
        int first = years.get(0);
        int last = years.get(years.size() - 1);
        ImmutableList.Builder<Text> out = ImmutableList.builder();
        out.add(Text.format(
                "Nagespeeld voor de betaaljaren {0}-{1}; {2}.",
                "Replayed for the years of payment {0}-{1}; {2}.", first, last, measures(moving)));
        List<Integer> skipped =
                known.stream().filter(year -> !years.contains(year)).toList();
        if (!skipped.isEmpty()) {
            out.add(skipped(skipped));
        }
        out.add(keys(plan));
        out.add(money(plan, model));
        if (model.streams().stream()
                .anyMatch(stream ->
                        stream.stability().filter(StabilityPolicy::looksBack).isPresent())) {
            out.add(start(plan, first));
        }
        return out.build();
    }

    private static Text skipped(List<Integer> years) {
        return Text.format(
                "Niet nagespeeld, hoewel alle maatstaven er zijn: {0}. Tussen die betaaljaren en de andere ontbreekt een jaar;"
                        + " de langste reeks telt, en van twee even lange de laatste.",
                "Not replayed, although all measures are there: {0}. A year is missing between those years of payment and the"
                        + " others; the longest row counts, and of two as long the later one.",
                years);
    }

    private static Text measures(ImmutableSortedMap<String, Range<Integer>> moving) {
        Text list = Text.NONE;
        for (var entry : moving.entrySet()) {
            Text one = Text.format(
                    "{0} van {1}-{2}",
                    "{0} of {1}-{2}",
                    entry.getKey(),
                    entry.getValue().lowerEndpoint(),
                    entry.getValue().upperEndpoint());
            list = list.isEmpty() ? one : Text.format("{0}, {1}", "{0}, {1}", list, one);
        }
        return list;
    }

    private static Text keys(ReplayPlan plan) {
        return plan.keys() == ReplayPlan.Keys.EVERY_YEAR
                ? Text.of(
                        "Sleutels zijn elk jaar opnieuw gemeten, ook waar het model ze bevriest, even ver achter de betaling als"
                                + " in het eerste jaar van het model.",
                        "Keys are measured anew every year, also where the model freezes them, as far behind the payment as"
                                + " in the first year of the model.")
                : Text.of(
                        "Bevroren sleutels volgen het schema van het model, verplaatst naar het eerste jaar.",
                        "Frozen keys follow the schedule of the model, moved to the first year.");
    }

    private static Text money(ReplayPlan plan, FundingModel model) {
        return plan.growth().signum() == 0
                ? Text.format(
                        "Elke geldstroom heeft elk jaar het bedrag van zijn eerste jaar in het model ({0}).",
                        "Every stream has the amount of its first year in the model ({0}) in every year.",
                        model.years().first())
                : Text.format(
                        "Elke geldstroom begint met het bedrag van zijn eerste jaar in het model ({0}) en groeit met {1} % per"
                                + " jaar.",
                        "Every stream begins with the amount of its first year in the model ({0}) and grows by {1} % per"
                                + " year.",
                        model.years().first(),
                        plan.growth().times(Fraction.of(100)));
    }

    private static Text start(ReplayPlan plan, int first) {
        return plan.start() == ReplayPlan.Start.UNDAMPENED
                ? Text.format(
                        "De stabiliteitsregels beginnen in {0} bij wat dat jaar zonder die regels geeft.",
                        "The stability rules start in {0} from what that year gives without them.", first)
                : Text.format(
                        "De stabiliteitsregels beginnen in {0} bij het startpunt dat het model noemt.",
                        "The stability rules start in {0} from the start that the model states.", first);
    }
}
