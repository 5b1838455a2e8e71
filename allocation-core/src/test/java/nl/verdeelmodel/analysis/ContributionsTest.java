package nl.verdeelmodel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import nl.verdeelmodel.budget.RegionBudgets;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Regions;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Who pays for whose protection: every row and column to the cent, each cell as near to proportional as that allows. */
class ContributionsTest {

    private static Contributions contributions(long[] undampened, long[] amounts) {
        return Contributions.of(
                RegionBudgets.ofCents(Regions.of(undampened.length), undampened),
                RegionBudgets.ofCents(Regions.of(amounts.length), amounts));
    }

    private static List<String> cells(Contributions contributions) {
        return contributions.items().stream()
                .map(item -> name(item.payer()) + " to " + name(item.receiver()) + " "
                        + item.amount().cents())
                .toList();
    }

    private static String name(OptionalInt party) {
        return party.isPresent() ? Integer.toString(party.getAsInt()) : "outside";
    }

    /** By hand: 6500 x 4000, 2750 and 3500 / 10250 = 2536.59, 1743.90 and 2219.51, and so on for what then stays open. */
    @Test
    void dividesWhatEachPayerGivesOverAllWhoAreProtected() {
        Contributions contributions = contributions(
                new long[] {18000, 15000, 19000, 2000, 26000, 25000},
                new long[] {11500, 19000, 17250, 4750, 29500, 23000});

        assertThat(cells(contributions))
                .containsExactly(
                        "0 to 1 2537",
                        "0 to 3 1744",
                        "0 to 4 2219",
                        "2 to 1 683",
                        "2 to 3 469",
                        "2 to 4 598",
                        "5 to 1 780",
                        "5 to 3 537",
                        "5 to 4 683");
        assertThat(contributions.paidBy(0))
                .extracting(item -> item.amount().cents())
                .containsExactly(2537L, 2219L, 1744L);
        assertThat(contributions.paidFor(3))
                .extracting(item -> item.amount().cents())
                .containsExactly(1744L, 537L, 469L);
        assertThat(contributions.paidFor(0)).isEmpty();
        assertThat(contributions.payers())
                .containsExactly(
                        new Contributions.Sum(OptionalInt.of(0), Money.ofCents(6500)),
                        new Contributions.Sum(OptionalInt.of(5), Money.ofCents(2000)),
                        new Contributions.Sum(OptionalInt.of(2), Money.ofCents(1750)));
    }

    @Test
    void nobodyPaysWhereNothingMoved() {
        assertThat(contributions(new long[] {5, 0, 7}, new long[] {5, 0, 7}).items())
                .isEmpty();
    }

    @Test
    void moneyFromOutsidePaysWhatRegionsDoNot() {
        assertThat(cells(contributions(new long[] {10, 10, 10}, new long[] {16, 12, 8})))
                .containsExactly("2 to 0 2", "outside to 0 4", "outside to 1 2");
    }

    @Test
    void whatNobodyReceivesIsLeftOver() {
        assertThat(cells(contributions(new long[] {10, 10, 10}, new long[] {4, 9, 11})))
                .containsExactly("0 to 2 1", "0 to outside 5", "1 to outside 1");
    }

    @Test
    void theRowsAndColumnsAreExactAndTheCellsNearTheirProportionInEveryCase() {
        Seeded.cases(1000, 20261122, draw -> {
            long[] undampened = draw.weights(12);
            long[] amounts = draw.oneIn(3) ? other(draw, undampened.length) : moved(draw, undampened);
            check(contributions(undampened, amounts), undampened, amounts);
        });
    }

    private static long[] other(Draw draw, int size) {
        long[] amounts = new long[size];
        Arrays.setAll(amounts, i -> draw.ofAnySize(40));
        return amounts;
    }

    /** The same total: cents move from one region to another, as far as there are any. */
    private static long[] moved(Draw draw, long[] amounts) {
        long[] moved = amounts.clone();
        for (int i = 0; i < 2 * moved.length; i++) {
            int from = draw.between(0, moved.length - 1);
            long cents = Math.min(moved[from], draw.ofAnySize(40));
            moved[from] -= cents;
            moved[draw.between(0, moved.length - 1)] += cents;
        }
        return moved;
    }

    private static void check(Contributions contributions, long[] undampened, long[] amounts) {
        int size = amounts.length;
        long cost = Arrays.stream(amounts).sum() - Arrays.stream(undampened).sum();
        long[] given = new long[size + 1];
        long[] received = new long[size + 1];
        for (Contributions.Contribution item : contributions.items()) {
            assertThat(item.amount()).isGreaterThan(Money.ZERO);
            given[item.payer().orElse(size)] += item.amount().cents();
            received[item.receiver().orElse(size)] += item.amount().cents();
        }
        for (int i = 0; i <= size; i++) {
            long gain = i < size ? amounts[i] - undampened[i] : -cost;
            assertThat(given[i]).as("given by %s", i).isEqualTo(Math.max(0, -gain));
            assertThat(received[i]).as("received by %s", i).isEqualTo(Math.max(0, gain));
        }
        checkNearProportion(contributions, given, received);
    }

    private static void checkNearProportion(Contributions contributions, long[] given, long[] received) {
        Fraction all = Fraction.of(Arrays.stream(given).sum());
        long payers = Arrays.stream(given).filter(cents -> cents > 0).count();
        for (Contributions.Contribution item : contributions.items()) {
            Fraction proportional = Fraction.of(given[item.payer().orElse(given.length - 1)])
                    .times(Fraction.of(received[item.receiver().orElse(given.length - 1)]))
                    .dividedBy(all);
            Fraction difference = item.amount().toCents().minus(proportional);
            assertThat(difference).isBetween(Fraction.of(-payers), Fraction.of(payers));
        }
    }
}
