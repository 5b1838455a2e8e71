package nl.verdeelmodel.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Regions;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** What steps contribute on average over all orders. */
class ShapleyTest {

    private static final int REGIONS = 3;

    private static Function<Set<Integer>, RegionValues> game(Draw draw, int players) {
        Map<Set<Integer>, RegionValues> outcomes = new HashMap<>();
        for (int mask = 0; mask < 1 << players; mask++) {
            int coalition = mask;
            Set<Integer> members = new HashSet<>(IntStream.range(0, players)
                    .filter(player -> (coalition >> player & 1) == 1)
                    .boxed()
                    .toList());
            outcomes.put(members, values(draw));
        }
        return outcomes::get;
    }

    private static RegionValues values(Draw draw) {
        List<Fraction> values = new ArrayList<>();
        for (int i = 0; i < REGIONS; i++) {
            values.add(Fraction.of(draw.between(-5, 5) * draw.ofAnySize(30), draw.between(1, 60)));
        }
        return RegionValues.of(Regions.of(REGIONS), values);
    }

    private static Set<Integer> everyone(int players) {
        return new HashSet<>(IntStream.range(0, players).boxed().toList());
    }

    @Test
    void equalsTheMeanOverAllOrdersWrittenOut() {
        Seeded.cases(60, 20261122, draw -> {
            int players = draw.between(0, 6);
            Function<Set<Integer>, RegionValues> game = game(draw, players);

            assertThat(Shapley.of(players, game)).isEqualTo(SlowShapley.of(players, game));
        });
    }

    /**
     * A glove game: players 0 and 1 have a left glove, player 2 a right one; a pair is worth 1. Shapley gives 1/6, 1/6, 4/6
     * (a textbook case: player 2 comes after at least one of the others in 4 of the 6 orders).
     */
    @Test
    void givesTheOwnerOfTheScarceGloveTwoThirds() {
        Function<Set<Integer>, RegionValues> gloves =
                members -> Regions.values(members.contains(2) && members.size() > 1 ? 1 : 0);

        assertThat(Shapley.of(3, gloves))
                .containsExactly(Regions.values("1/6"), Regions.values("1/6"), Regions.values("2/3"));
    }

    @Test
    void addsUpToTheWholeDifference() {
        Seeded.cases(200, 7, draw -> {
            int players = draw.between(1, 7);
            Function<Set<Integer>, RegionValues> game = game(draw, players);
            RegionValues whole = game.apply(everyone(players)).combine(game.apply(Set.of()), Fraction::minus);

            assertThat(sum(Shapley.of(players, game))).isEqualTo(whole);
            assertThat(sum(Shapley.inOrder(new ArrayList<>(everyone(players)), game)))
                    .isEqualTo(whole);
        });
    }

    private static RegionValues sum(List<RegionValues> values) {
        return values.stream()
                .reduce((one, other) -> one.combine(other, Fraction::plus))
                .orElseThrow();
    }

    @Test
    void aStepThatNeverMattersContributesNothingAndAlikeStepsTheSame() {
        Seeded.cases(100, 8, draw -> {
            int others = draw.between(1, 3);
            Function<Set<Integer>, RegionValues> game = game(draw, others + 1);
            // Player "others" takes part as soon as one of two alike players does; the last player never matters.
            int twin = others + 1;
            int idle = others + 2;
            Function<Set<Integer>, RegionValues> wider = members -> {
                Set<Integer> inner = new HashSet<>(members);
                inner.remove(idle);
                if (inner.remove(twin)) {
                    inner.add(others);
                }
                return game.apply(inner);
            };
            List<RegionValues> values = Shapley.of(others + 3, wider);

            assertThat(values.get(idle)).isEqualTo(Regions.values(0, 0, 0));
            assertThat(values.get(twin)).isEqualTo(values.get(others));
        });
    }

    @Test
    void looksAtEachCoalitionOnce() {
        AtomicInteger calls = new AtomicInteger();
        Shapley.of(5, members -> {
            calls.incrementAndGet();
            return Regions.values(members.size());
        });

        assertThat(calls).hasValue(32);
    }

    @Test
    void refusesMoreStepsThanCanBeTried() {
        assertThatThrownBy(() -> Shapley.of(13, members -> Regions.values(0)))
                .hasMessageContaining("13 players")
                .hasMessageContaining("at most 12");
    }

    @Test
    void theShortcutForSumsOfDividendsEqualsAllCoalitions() {
        Seeded.cases(200, 9, draw -> {
            int players = draw.between(1, 6);
            Dividends.Builder builder = new Dividends.Builder(Regions.of(REGIONS), players);
            for (int i = 0; i < draw.between(0, 6); i++) {
                Set<Integer> set = new HashSet<>();
                for (int j = 0; j < draw.between(0, 3); j++) {
                    set.add(draw.between(0, players - 1));
                }
                builder.add(set, values(draw));
            }
            Dividends game = builder.build()
                    .times(
                            Fraction.of(draw.between(1, 9)),
                            draw.between(0, players - 1),
                            Fraction.of(draw.between(-3, 3)))
                    .plus(Set.of(draw.between(0, players - 1)), values(draw));

            assertThat(game.shapley()).isEqualTo(Shapley.of(players, game::value));
        });
    }
}
