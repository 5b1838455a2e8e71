package nl.verdeelmodel.gallery;

import static nl.verdeelmodel.gallery.ByHand.ceilings;
import static nl.verdeelmodel.gallery.ByHand.clamp;
import static nl.verdeelmodel.gallery.ByHand.cutPerHead;
import static nl.verdeelmodel.gallery.ByHand.each;
import static nl.verdeelmodel.gallery.ByHand.floors;
import static nl.verdeelmodel.gallery.ByHand.gainsForOnePart;
import static nl.verdeelmodel.gallery.ByHand.higher;
import static nl.verdeelmodel.gallery.ByHand.lower;
import static nl.verdeelmodel.gallery.ByHand.of;
import static nl.verdeelmodel.gallery.ByHand.plus;
import static nl.verdeelmodel.gallery.ByHand.product;
import static nl.verdeelmodel.gallery.ByHand.prorata;
import static nl.verdeelmodel.gallery.ByHand.ratably;
import static nl.verdeelmodel.gallery.ByHand.sum;
import static nl.verdeelmodel.gallery.ByHand.times;
import static nl.verdeelmodel.gallery.ByHand.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.verdeelmodel.exact.Fraction;

/**
 * What each model of the gallery gives, worked out from the text of its law by {@link ByHand}, exact, in cents.
 *
 * <p>The numbers of the example are written out again here; nothing is read from the models or their tables.
 */
final class Laws {

    private static final Fraction TOTAL = euros(1_050_000);

    /** What regions had, in cents. */
    private static final List<Fraction> HAD = times("100000", of(100, 200, 150, 50, 300, 200));

    private static final List<Fraction> NEED = of(180, 150, 190, 20, 260, 250);

    private static final List<Fraction> NEAR = of(104, 205, 160, 47, 310, 224);

    /** In proportion to need; the needs add up to 1,050, so a unit of need is EUR 1,000. */
    private static final List<Fraction> TARGET = times("100000", NEED);

    private static final List<Fraction> PEOPLE = times("1000", of(10, 20, 5, 8, 30, 12));

    private final Map<String, List<Fraction>> outcomes = new TreeMap<>();

    private Laws() {}

    /** The outcomes by {@code model stream year}. */
    static Map<String, List<Fraction>> outcomes() {
        Laws laws = new Laws();
        laws.general();
        laws.unitedStates();
        laws.idea();
        laws.england();
        laws.health();
        laws.federations();
        laws.europe();
        laws.buig();
        laws.gemeentefonds();
        laws.dutchAmounts();
        return laws.outcomes;
    }

    private void put(String model, int year, List<Fraction> amounts) {
        outcomes.put(model + " grant " + year, amounts);
    }

    private static Fraction euros(long euros) {
        return Fraction.of(euros * 100);
    }

    private static List<Fraction> all(Fraction number) {
        return each(i -> number);
    }

    private void general() {
        put("floor-and-ceiling", 2026, within(TOTAL, TARGET, floors(times("0.95", HAD)), ceilings(times("1.15", HAD))));
        List<Fraction> low = times("0.95", HAD);
        List<Fraction> bounded = clamp(TARGET, low, times("1.40", HAD));
        Map<String, List<Fraction>> ways = Map.of(
                "scale", within(TOTAL, TARGET, low, times("1.40", HAD)),
                "shift", perHeadWithinFortyPercent(low),
                "scale-the-excess", gainsForOnePart(TOTAL, low, bounded),
                "largest-winners", growthOfWinnersCapped(bounded),
                "renormalise", prorata(TOTAL, bounded),
                "none", bounded);
        ways.forEach((way, amounts) -> outcomes.put("who-pays " + way + " 2026", amounts));
    }

    /**
     * Held are B, D and E by their floors and A by its ceiling; C and F are above the rest by EUR 52,500 and pay it over
     * 17,000 inhabitants. A would be EUR 149,118 and so stays on its ceiling of EUR 140,000.
     */
    private static List<Fraction> perHeadWithinFortyPercent(List<Fraction> low) {
        Fraction perHead = euros(52_500).dividedBy(Fraction.of(17_000));
        return each(i -> switch (i) {
            case 0 -> euros(140_000);
            case 2, 5 -> TARGET.get(i).minus(perHead.times(PEOPLE.get(i)));
            default -> low.get(i);
        });
    }

    /** A, C and F gain; together EUR 527,500 is left for them, 527.5/450 of what they had. All gain more than that. */
    private static List<Fraction> growthOfWinnersCapped(List<Fraction> bounded) {
        return each(i -> i == 0 || i == 2 || i == 5 ? HAD.get(i).times(Fraction.of(5275, 4500)) : bounded.get(i));
    }

    private void unitedStates() {
        List<Fraction> entitled = times("2", TARGET);
        List<Fraction> keep = product(
                HAD, each(i -> Fraction.of(List.of(95, 90, 85, 95, 90, 85).get(i), 100)));
        put("us-title-i", 2026, ratably(TOTAL, entitled, keep));
        put("us-title-i", 2027, prorata(euros(800_000), keep));

        List<Fraction> historic = times("1.05", HAD);
        List<Fraction> ceilings = times("1.3", historic);
        put("us-wioa", 2026, within(TOTAL, TARGET, higher(times("0.9", historic), all(euros(3_240))), ceilings));
        List<Fraction> minimum = higher(times("0.9", historic), all(euros(74_400)));
        put("us-wioa-minimum-beats-maximum", 2026, within(TOTAL, TARGET, minimum, higher(ceilings, minimum)));

        // EUR 550,000 goes to B, D and E, who lose and keep what they had; A, C and F grow by 500/450.
        put(
                "us-liheap",
                2026,
                each(i -> i == 0 || i == 2 || i == 5 ? HAD.get(i).times(Fraction.of(10, 9)) : HAD.get(i)));

        Fraction million = euros(1_000_000);
        List<Fraction> first = rounded(ratably(million, NEED, floors(times("0.90", HAD))));
        List<Fraction> second = rounded(ratably(million, NEED, floors(times("0.85", first))));
        put("us-impact-aid", 2026, first);
        put("us-impact-aid", 2027, second);
        put("us-impact-aid", 2028, ratably(million, NEED, floors(times("0.80", second))));
    }

    /** As paid: in whole cents. */
    private static List<Fraction> rounded(List<Fraction> amounts) {
        return of(ByHand.inCents(amounts));
    }

    private void idea() {
        List<Fraction> of1999 = times("100000", of(60, 110, 80, 50, 180, 120));
        for (int year = 2026; year <= 2027; year++) {
            Fraction total = euros(year == 2026 ? 1_050_000 : 1_010_000);
            Fraction growth = total.dividedBy(euros(1_000_000)).minus(Fraction.ONE);
            Fraction increase = total.minus(euros(600_000));
            List<Fraction> people = prorata(increase.times(Fraction.parse("85%")), PEOPLE);
            List<Fraction> poor = prorata(increase.times(Fraction.parse("15%")), of(30, 10, 20, 15, 15, 10));
            List<Fraction> formula = plus(of1999, plus(people, poor));
            List<Fraction> floor = higher(HAD, plus(of1999, all(increase.dividedBy(Fraction.of(300)))));
            floor = higher(floor, times(Fraction.ONE.plus(growth).minus(Fraction.parse("1.5%")), HAD));
            floor = floors(higher(floor, times(Fraction.ONE.plus(growth.times(Fraction.parse("0.9"))), HAD)));
            List<Fraction> ceiling = times(Fraction.ONE.plus(growth).plus(Fraction.parse("1.5%")), HAD);
            put("us-idea", year, within(total, formula, lower(floor, ceiling), ceiling));
        }
    }

    private void england() {
        List<Fraction> two = times("1.02", HAD);
        put("england-formula-grant", 2026, gainsForOnePart(TOTAL, two, higher(TARGET, two)));

        List<Fraction> before = times("1000", of(10, 20, 5, 8, 30, 12));
        List<Fraction> later = of(10_500, 19_000, 5_600, 7_000, 30_000, 12_600);
        for (int year = 2026; year <= 2027; year++) {
            List<Fraction> now = year == 2026 ? before : later;
            List<Fraction> baseline = each(i -> HAD.get(i).times(now.get(i)).dividedBy(before.get(i)));
            List<Fraction> guaranteed = higher(TARGET, floors(times("0.985", baseline)));
            List<Fraction> inFull = lower(guaranteed, times("1.03", baseline));
            put("england-minimum-funding-guarantee", year, gainsForOnePart(TOTAL, inFull, guaranteed));
        }
        put("england-minimum-per-pupil", 2026, ratably(TOTAL, TARGET, times("800", before)));
    }

    private void health() {
        List<Fraction> target = prorata(TOTAL, NEAR);
        List<Fraction> grown = each(i -> {
            Fraction distance = HAD.get(i).dividedBy(target.get(i)).minus(Fraction.ONE);
            return HAD.get(i).times(Fraction.ONE.plus(growth(distance)));
        });
        put("nhs-pace-of-change", 2026, cutPerHead(TOTAL, grown, HAD, floors(times("0.95", target))));

        List<Fraction> three = times("1.03", HAD);
        put("scotland-growth-floor", 2026, gainsForOnePart(TOTAL, three, higher(TARGET, three)));
        put("wales-growth-only", 2026, plus(HAD, prorata(euros(50_000), NEED)));
    }

    /** 6.5 % up to -10 %, 5.5 % at -5 %, 3 % from +5 %: slopes of 1/5 and 1/4. */
    private static Fraction growth(Fraction distance) {
        Fraction fromKnot = distance.plus(Fraction.parse("5%"));
        Fraction slope = fromKnot.signum() < 0 ? Fraction.of(1, 5) : Fraction.of(1, 4);
        Fraction growth = Fraction.parse("5.5%").minus(slope.times(fromKnot));
        return higher(Fraction.parse("3%"), lower(Fraction.parse("6.5%"), growth));
    }

    private void federations() {
        put("canada-equalization", 2026, cutPerHead(euros(800_000), TARGET, PEOPLE, all(Fraction.ZERO)));
        Fraction people = sum(PEOPLE);
        List<Fraction> relativity = times(TOTAL.dividedBy(people).times(Fraction.parse("0.75")), PEOPLE);
        put("australia-relativity-floor", 2026, ratably(TOTAL, TARGET, floors(relativity)));

        // c = n max(0, average growth - 1.00 - own growth), per inhabitant; all pay sum c / sum n.
        Fraction perHead = euros(50_000).dividedBy(people).minus(euros(1));
        List<Fraction> guaranteed = floors(plus(HAD, times(perHead, PEOPLE)));
        List<Fraction> compensation =
                each(i -> higher(Fraction.ZERO, guaranteed.get(i).minus(TARGET.get(i))));
        Fraction paidPerHead = sum(compensation).dividedBy(people);
        List<Fraction> before = plus(TARGET, compensation);
        put("norway-ingar", 2026, each(i -> before.get(i).minus(paidPerHead.times(PEOPLE.get(i)))));
    }

    private void europe() {
        put("france-dsr", 2026, within(TOTAL, TARGET, times("0.9", HAD), times("1.2", HAD)));
        for (int year = 2026; year <= 2030; year++) {
            Fraction part = Fraction.of(year - 2026, 4);
            List<Fraction> target = prorata(euros(1_000_000), NEED);
            put("transition-linear", year, plus(times(Fraction.ONE.minus(part), HAD), times(part, target)));
        }
        List<Fraction> of2025 = of(180, 155, 175, 0, 270, 245);
        List<Fraction> threeYears = plus(of(150, 160, 170, 30, 270, 220), plus(of(165, 150, 185, 0, 255, 240), of2025));
        List<Fraction> latestTwice = plus(threeYears, of2025);
        outcomes.put("three-year-average plain 2026", ratably(TOTAL, threeYears, times("0.9", HAD)));
        outcomes.put("three-year-average latest-twice 2026", ratably(TOTAL, latestTwice, times("0.9", HAD)));
    }

    private void buig() {
        // The effects are 0.96, 2.4, 1.6, 11.7, 1.6 and 6.25 percent of the objective share.
        List<Fraction> historic = times("1.05", HAD);
        List<Fraction> objective = prorata(TOTAL, NEAR);
        List<Fraction> g = each(i ->
                Fraction.parse(List.of("5%", "5%", "5%", "7.5%", "5%", "5.625%").get(i)));
        List<Fraction> margin = product(g, objective);
        List<Fraction> low = floors(each(i -> historic.get(i).minus(margin.get(i))));
        put("nl-ex-ante-inperking", 2026, prorata(TOTAL, clamp(objective, low, ceilings(plus(historic, margin)))));

        Map<Integer, String> fresh = Map.of(2026, "1/2", 2027, "1/2", 2028, "3/4", 2029, "1");
        fresh.forEach((year, part) -> put(
                "nl-buig-phase-in",
                year,
                plus(times(Fraction.ONE.minus(Fraction.parse(part)), historic), times(part, TARGET))));

        // m = (inhabitants - 15,000) / 25,000 for 12,000, 27,500, 15,000, 9,000, 60,000 and 35,000 inhabitants.
        List<Fraction> m = each(i -> Fraction.of(List.of(0, 5, 0, 0, 10, 8).get(i), 10));
        List<Fraction> old = each(i -> Fraction.ONE.minus(m.get(i)).times(historic.get(i)));
        put("nl-buig-by-size", 2026, plus(old, prorata(TOTAL.minus(sum(old)), product(m, NEED))));
    }

    private void gemeentefonds() {
        List<Fraction> twoEuros = times("200", PEOPLE);
        List<Fraction> least = each(i -> HAD.get(i).minus(twoEuros.get(i)));
        List<Fraction> kept = higher(TARGET, least);
        put("nl-gemeentefonds-per-head", 2026, kept);
        put("nl-gemeentefonds-both-ways", 2026, within(TOTAL, TARGET, least, plus(HAD, twoEuros)));
        put("nl-gemeentefonds-gains-pay", 2026, gainsForOnePart(TOTAL, lower(kept, HAD), kept));
    }

    private void dutchAmounts() {
        List<Fraction> of2025 = plus(of(150, 160, 170, 30, 270, 220), of(165, 150, 185, 0, 255, 240));
        List<Fraction> of2026 = plus(of(165, 150, 185, 0, 255, 240), of(180, 155, 175, 0, 270, 245));
        // D had need in 2023 only: it gets the minimum over 2023-2024 and nothing over 2024-2025.
        put("nl-minimum-amount", 2025, ratably(TOTAL, of2025, all(euros(64_000))));
        put("nl-minimum-amount", 2026, prorata(TOTAL, of2026));

        put("nl-supplement-runs-off", 2026, plus(TARGET, times("100", of(6_000, 0, 0, 12_000, 0, 0))));
        put("nl-supplement-runs-off", 2027, plus(TARGET, times("100", of(3_500, 0, 0, 7_000, 0, 0))));
        put("nl-supplement-runs-off", 2028, TARGET);
        for (int year = 2026; year <= 2028; year++) {
            Fraction part = Fraction.of(2029 - year, 4);
            List<Fraction> supplement = each(
                    i -> higher(Fraction.ZERO, HAD.get(i).minus(TARGET.get(i))).times(part));
            List<Fraction> floors =
                    each(i -> supplement.get(i).signum() > 0 ? TARGET.get(i).plus(supplement.get(i)) : Fraction.ZERO);
            put("supplement-for-losses", year, ratably(TOTAL, TARGET, floors));
        }
    }
}
