package nl.verdeelmodel.estimation;

import java.util.Arrays;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.testing.Draw;

/** Persons one by one, with their chances: what {@link ObservedChances} takes together. */
record JudgedPersons(long[] chances, boolean[] left) {

    /** Up to so many persons; often with many equal chances, sometimes with chance 0 or 1. */
    static JudgedPersons draw(Draw draw, int most) {
        int count = draw.between(2, most);
        int different = draw.oneIn(3) ? 3 : count;
        long[] palette = new long[different];
        Arrays.setAll(palette, i -> draw.oneIn(12) ? draw.between(0, 1) * Odds.ONE : draw.between(0L, Odds.ONE));
        long[] chances = new long[count];
        boolean[] left = new boolean[count];
        for (int i = 0; i < count; i++) {
            chances[i] = palette[draw.between(0, different - 1)];
            left[i] = draw.random().nextDouble() < 0.1 + 0.6 * chances[i] / Odds.ONE;
        }
        left[0] = true;
        left[1] = false;
        return new JudgedPersons(chances, left);
    }

    ObservedChances observed() {
        long[] one = new long[chances.length];
        long[] leavers = new long[chances.length];
        Arrays.fill(one, 1);
        Arrays.setAll(leavers, i -> left[i] ? 1 : 0);
        return ObservedChances.of(chances, one, leavers);
    }

    double chance(int i) {
        return (double) chances[i] / Odds.ONE;
    }
}
