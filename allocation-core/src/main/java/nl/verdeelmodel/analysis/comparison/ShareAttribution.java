package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;

/**
 * The difference between two different models: its parts are shares of the money, measured against a share by the number of
 * young people.
 *
 * <p>Let A be divided in parts with shares a_k of the regions and weight alpha_k in the money T_A, B with b_k, beta_k and T_B,
 * and let n_A and n_B be the share of each region by number of young people at the time of A and of B. Every part of A can
 * lapse, every part of B can come in, the number of young people can become that of B, and the money that of B:
 *
 * <pre>
 * share  = n + sum over parts of A that have not lapsed of alpha_k (a_k - n_A)      n = n_A, later n_B
 *            + sum over parts of B that have come in    of beta_k (b_k - n_B)
 * amount = T share + stability and rounding                                         T = T_A, later T_B
 * </pre>
 *
 * <p>So if all parts of A have lapsed and none of B has come in, all money is divided by number of young people. A part of A
 * that gave a region more than its young people would have got counts as a loss, and a part of B that gives it more as a gain.
 * Each part is measured against the young people of its own time: only so does it count how their number changed.
 * What stability rules and rounding add or take is that of the allocations themselves, and does not depend on other steps.
 */
public final class ShareAttribution {

    private final DivisionParts old;
    private final DivisionParts recent;
    private final RegionValues sharesBefore;
    private final RegionValues sharesAfter;
    private final Optional<PartSplit> split;

    private final List<AttributionStep> steps = new ArrayList<>();
    private final List<Text> notes = new ArrayList<>();

    private ShareAttribution(
            DivisionParts old,
            DivisionParts recent,
            Optional<RegionValues> youngPeopleBefore,
            RegionValues youngPeople,
            Optional<PartSplit> split) {
        this.old = old;
        this.recent = recent;
        this.sharesBefore = share(youngPeopleBefore.orElse(youngPeople));
        this.sharesAfter = share(youngPeople);
        this.split = split;
        if (youngPeopleBefore.isEmpty()) {
            notes.add(Text.of(
                    "Aantallen jongeren ten tijde van A zijn niet gegeven: A is gemeten aan die van B.",
                    "Numbers of young people at the time of A are not given: A is measured against those of B."));
        }
        if (split.isEmpty()) {
            notes.add(
                    Text.of(
                            "Een risicoscore is een stap: personen of scores per sector scheiden samenstelling en kenmerken.",
                            "A risk score is one step: persons or scores per sector tell composition and characteristics apart."));
        }
    }

    /**
     * Splits the difference between two divisions of the same regions.
     *
     * @param a the division that comes before
     * @param b the division that comes after
     * @param youngPeopleBefore young people per region at the time of A; empty if they are not known, then the step "number of
     *     young people" is absent
     * @param youngPeople young people per region at the time of B
     * @param split how the risk score of B is taken apart; empty if it is one step
     * @param method how a step is valued
     * @return the attribution of B - A
     * @throws ProblemException if there are no young people, if a split is given that no part of B is divided by, or if an
     *     order names a step that there is not
     */
    public static Attribution of(
            DivisionParts a,
            DivisionParts b,
            Optional<RegionValues> youngPeopleBefore,
            RegionValues youngPeople,
            Optional<PartSplit> split,
            AttributionMethod method) {
        requireSomebody(youngPeople);
        youngPeopleBefore.ifPresent(ShareAttribution::requireSomebody);
        return new ShareAttribution(a, b, youngPeopleBefore, youngPeople, split).attribution(method);
    }

    private static void requireSomebody(RegionValues youngPeople) {
        if (youngPeople.total().signum() <= 0) {
            throw new ProblemException(Problem.input(
                    "attribution-nobody",
                    Where.NOWHERE,
                    Text.of(
                            "Er zijn geen jongeren; zonder aantallen jongeren kan het verschil niet worden verdeeld.",
                            "There are no young people; without numbers of them the difference cannot be split."),
                    Text.of(
                            "Misschien is de kolom leeg of van een ander jaar.",
                            "Maybe the column is empty or of another year.")));
        }
    }

    private Attribution attribution(AttributionMethod method) {
        Dividends game = game();
        List<RegionValues> contributions = method instanceof AttributionMethod.InOrder inOrder
                ? Shapley.inOrder(inOrder.of(steps), game::value)
                : game.shapley();
        RegionValues difference = recent.amounts().combine(old.amounts(), Fraction::minus);
        return Attribution.of(Attribution.Kind.SHARES_AND_MONEY, method, steps, contributions, difference, notes);
    }

    private int step(AttributionStep step) {
        steps.add(step);
        return steps.size() - 1;
    }

    /** The steps, as players of a game whose value is the amount of each region. */
    private Dividends game() {
        RegionSet regions = recent.regions();
        List<Integer> lapsing =
                old.parts().stream().map(part -> step(lapses(part))).toList();
        int number = step(AttributionStep.YOUNG_PEOPLE);
        List<Coming> coming = coming();
        int budget = step(AttributionStep.BUDGET);
        int oldStability = step(AttributionStep.of(
                "old-stability", "stabiliteitsregels van A vervallen", "stability rules of A lapse"));
        int newStability =
                step(AttributionStep.of("new-stability", "stabiliteitsregels van B", "stability rules of B"));
        int rounding = step(AttributionStep.ROUNDING);

        Dividends.Builder shares = new Dividends.Builder(regions, steps.size());
        addOld(shares, lapsing);
        addStep(shares, number, Fraction.ONE, sharesBefore, sharesAfter);
        coming.forEach(part -> addStep(shares, part.step(), part.weight(), part.from(), part.to()));
        Fraction growth = recent.total().minus(old.total());
        return shares.build()
                .times(old.total(), budget, growth)
                .plus(ImmutableSet.of(), old.stability().combine(old.rounding(), Fraction::plus))
                .plus(ImmutableSet.of(oldStability), old.stability().map(Fraction::negate))
                .plus(ImmutableSet.of(newStability), recent.stability())
                .plus(ImmutableSet.of(rounding), recent.rounding().combine(old.rounding(), Fraction::minus));
    }

    private void addOld(Dividends.Builder shares, List<Integer> lapsing) {
        for (int k = 0; k < lapsing.size(); k++) {
            RegionValues targets = old.parts().get(k).targets();
            Fraction weight = targets.total().dividedBy(old.total());
            shares.add(ImmutableSet.of(), share(targets).map(weight::times));
            addStep(shares, lapsing.get(k), weight, share(targets), sharesBefore);
        }
    }

    private static AttributionStep lapses(DivisionParts.Part part) {
        return new AttributionStep("old:" + part.id(), Text.format("vervalt: {0}", "lapses: {0}", part.title()));
    }

    /** A step in which a part of the money goes from one division to another. */
    private record Coming(int step, Fraction weight, RegionValues from, RegionValues to) {}

    private List<Coming> coming() {
        List<Coming> coming = new ArrayList<>();
        boolean found = false;
        for (DivisionParts.Part part : recent.parts()) {
            Fraction weight = part.targets().total().dividedBy(recent.total());
            RegionValues share = share(part.targets());
            if (split.filter(risk -> risk.explains(part)).isPresent()) {
                RegionValues bySector =
                        share(split.get().bySector(part.targets().total()));
                coming.add(new Coming(step(bySectors(part)), weight, sharesAfter, bySector));
                addCharacteristics(coming, part, weight, bySector);
                found = true;
            } else {
                coming.add(new Coming(step(comesIn(part)), weight, sharesAfter, share));
            }
        }
        if (split.isPresent() && !found) {
            throw new ProblemException(splitsNothing());
        }
        return coming;
    }

    /** From the shares by sectors to those of the part: one step, or one per characteristic and what the key leaves. */
    private void addCharacteristics(
            List<Coming> coming, DivisionParts.Part part, Fraction weight, RegionValues bySector) {
        PartSplit risk = split.orElseThrow();
        if (risk.characteristics().isEmpty()) {
            coming.add(new Coming(step(withinSectors(part)), weight, bySector, share(part.targets())));
            return;
        }
        RegionValues reached = bySector;
        for (PartSplit.Contribution characteristic : risk.characteristics()) {
            Fraction total = risk.expected().total();
            RegionValues next =
                    reached.combine(characteristic.leavers().map(leavers -> leavers.dividedBy(total)), Fraction::plus);
            coming.add(new Coming(step(ofCharacteristic(part, characteristic)), weight, reached, next));
            reached = next;
        }
        coming.add(new Coming(step(roundedScore(part)), weight, reached, share(part.targets())));
    }

    private static AttributionStep ofCharacteristic(DivisionParts.Part part, PartSplit.Contribution characteristic) {
        return new AttributionStep(
                "new:" + part.id() + ":" + characteristic.id(),
                Text.format(
                        "komt: {0}, kenmerk {1}",
                        "comes in: {0}, characteristic {1}", part.title(), characteristic.title()));
    }

    private static AttributionStep roundedScore(DivisionParts.Part part) {
        return new AttributionStep(
                "new:" + part.id() + ":rounded-score",
                Text.format(
                        "komt: {0}, afronding van kansen en scores",
                        "comes in: {0}, rounding of chances and scores", part.title()));
    }

    private Problem splitsNothing() {
        return split.orElseThrow().characteristics().isEmpty() ? splitsNoTable() : splitsNoPersons();
    }

    private Problem splitsNoPersons() {
        PartSplit risk = split.orElseThrow();
        List<Text> distances = recent.parts().stream()
                .map(part -> Text.format(
                        "{0} ({1})", "{0} ({1})", part.id(), percentage(risk.largestDistance(part.targets()))))
                .toList();
        return Problem.input(
                "persons-no-part",
                Where.path("--persons"),
                Text.format(
                        "De scores van de personen zijn die van geen onderdeel van B{0}; tussen haakjes het grootste verschil van"
                                + " een aandeel, dat hoogstens {1} mag zijn: {2}.",
                        "The scores of the persons are those of no part of B{0}; in brackets the largest difference of a"
                                + " share, which may be {1} at most: {2}.",
                        risk.part()
                                .map(id -> Text.format(" met de naam {0}", " with the name {0}", id))
                                .orElse(Text.NONE),
                        percentage(PartSplit.TOLERANCE),
                        distances),
                Text.of(
                        "Misschien telt de sleutel een doelgroep, of zijn cohort of risicomodellen andere dan van de sleutel.",
                        "Maybe the key counts a target group, or cohort or risk models are others than those of the key."));
    }

    private static Text percentage(Fraction share) {
        return new Text(Language.NL.percentage(share, 4), Language.EN.percentage(share, 4));
    }

    private Problem splitsNoTable() {
        return Problem.input(
                "sectors-no-part",
                Where.NOWHERE,
                Text.format(
                        "De scores per sector zijn samen die van geen enkel onderdeel van B ({0}).",
                        "The scores per sector add up to those of no part of B ({0}).",
                        recent.parts().stream().map(DivisionParts.Part::id).toList()),
                Text.of(
                        "Misschien zijn ze van een ander cohort dan de sleutel, of telt de sleutel ook vavo mee.",
                        "Maybe they are of another cohort than the key, or the key counts vavo too."));
    }

    private static AttributionStep comesIn(DivisionParts.Part part) {
        return new AttributionStep(
                "new:" + part.id(),
                Text.format("komt: {0}, per jongere", "comes in: {0}, per young person", part.title()));
    }

    private static AttributionStep bySectors(DivisionParts.Part part) {
        return new AttributionStep(
                "new:" + part.id() + ":sectors",
                Text.format(
                        "komt: {0}, samenstelling naar sector", "comes in: {0}, composition of sectors", part.title()));
    }

    private static AttributionStep withinSectors(DivisionParts.Part part) {
        return new AttributionStep(
                "new:" + part.id() + ":characteristics",
                Text.format(
                        "komt: {0}, kenmerken binnen sectoren",
                        "comes in: {0}, characteristics within sectors", part.title()));
    }

    private static RegionValues share(RegionValues values) {
        Fraction total = values.total();
        return values.map(value -> value.dividedBy(total));
    }

    /** A step after which a part of the money is divided by other shares. */
    private static void addStep(
            Dividends.Builder shares, int step, Fraction weight, RegionValues from, RegionValues to) {
        shares.add(ImmutableSet.of(step), to.combine(from, Fraction::minus).map(weight::times));
    }
}
