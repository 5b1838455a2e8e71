package nl.verdeelmodel.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Regions;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Shares that add up to exactly 1, whatever they are made of. The blend by hand has the weights of Besluit RMC art. 4. */
class AllocationKeyTest {

    private static final int CASES = 2_000;
    private static final long SEED = 20261122;

    @Test
    void theShareOfARegionIsItsPartOfTheWhole() {
        AllocationKey key = AllocationKey.proportionalTo(Regions.values("0.5", "1", "1.5", "0"));

        assertThat(key.shares()).isEqualTo(Regions.values("1/6", "1/3", "1/2", "0"));
        assertThat(key.share(1)).isEqualTo(Fraction.of(1, 3));
        assertThat(key.weights()).isEqualTo(Weights.of(1, 2, 3, 0));
    }

    @Test
    void theSharesAddUpToExactlyOne() {
        Seeded.cases(
                CASES,
                SEED,
                draw -> assertThat(key(draw, draw.between(1, 40)).shares().total())
                        .isEqualTo(Fraction.ONE));
    }

    @Test
    void multiplyingAMeasureChangesNothing() {
        Seeded.cases(CASES, SEED, draw -> {
            RegionValues values = values(draw, draw.between(1, 12));
            Fraction factor = Fraction.of(1 + draw.ofAnySize(40), 1 + draw.ofAnySize(40));

            assertThat(AllocationKey.proportionalTo(values.map(factor::times)))
                    .isEqualTo(AllocationKey.proportionalTo(values))
                    .hasSameHashCodeAs(AllocationKey.proportionalTo(values));
        });
    }

    @Test
    void everyRegionGetsTheSameWhenTheKeyIsEqualPerRegion() {
        AllocationKey key = AllocationKey.equalPerRegion(Regions.of(39));

        assertThat(key.shares().values()).hasSize(39).containsOnly(Fraction.of(1, 39));
    }

    @Test
    void aBlendGivesEachComponentExactlyItsWeightInTheMoney() {
        AllocationKey blend = AllocationKey.blend(List.of(
                component("20%", Regions.values(10, 20, 30)),
                component("60%", Regions.values("0.25", "0.25", "0.5")),
                component("20%", Regions.values(0, 0, 5_000_000))));

        // 0.2 x 1/6 + 0.6 x 1/4 + 0.2 x 0 = 11/60; 0.2 x 1/3 + 0.6 x 1/4 = 13/60; 0.2 x 1/2 + 0.6 x 1/2 + 0.2 = 36/60.
        assertThat(blend.shares()).isEqualTo(Regions.values("11/60", "13/60", "36/60"));
    }

    @Test
    void theUnitOfAComponentDoesNotMatterInABlend() {
        Seeded.cases(CASES / 4, SEED, draw -> {
            int size = draw.between(1, 9);
            RegionValues first = values(draw, size);
            RegionValues second = values(draw, size);
            Fraction factor = Fraction.of(1 + draw.ofAnySize(30), 1 + draw.ofAnySize(30));

            assertThat(blend("1/4", first.map(factor::times), "3/4", second))
                    .isEqualTo(blend("1/4", first, "3/4", second));
            assertThat(blend("1/4", first, "3/4", second)).isEqualTo(blend("1", first, "3", second));
        });
    }

    @Test
    void theSharesOfABlendAreTheWeightedSharesOfItsComponents() {
        Seeded.cases(CASES / 4, SEED, draw -> {
            int size = draw.between(1, 9);
            List<AllocationKey> keys = List.of(key(draw, size), key(draw, size), key(draw, size));
            Fraction[] weights = {Fraction.parse("20%"), Fraction.parse("60%"), Fraction.parse("20%")};
            List<AllocationKey.Component> components = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                components.add(new AllocationKey.Component(weights[i], keys.get(i)));
            }

            AllocationKey blend = AllocationKey.blend(components);

            for (int region = 0; region < size; region++) {
                Fraction sum = Fraction.ZERO;
                for (int i = 0; i < 3; i++) {
                    sum = sum.plus(weights[i].times(keys.get(i).share(region)));
                }
                assertThat(blend.share(region)).isEqualTo(sum);
            }
        });
    }

    @Test
    void aKeyOfZerosDividesNothing() {
        AllocationKey key = AllocationKey.proportionalTo(Regions.values(0, 0));

        assertThat(key.isZero()).isTrue();
        assertThat(key.share(0)).isEqualTo(Fraction.ZERO);
        assertThatIllegalArgumentException().isThrownBy(key::shares).withMessageContaining("All weights are 0");
    }

    @Test
    void aBlendNeedsComponentsThatCanDivide() {
        assertThatIllegalArgumentException().isThrownBy(() -> AllocationKey.blend(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> blend("1/2", Regions.values(1, 2), "1/2", Regions.values(0, 0)));
    }

    @Test
    void aBlendOfKeysForOtherRegionsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> blend("1/2", Regions.values(1, 2), "1/2", Regions.values(1, 2, 3)))
                .withMessageContaining("RegionMapping");
    }

    @Test
    void aNegativeMeasureIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllocationKey.proportionalTo(Regions.values("5", "-1/2")))
                .withMessageContaining("must be 0 or more");
    }

    private static AllocationKey blend(String w1, RegionValues first, String w2, RegionValues second) {
        return AllocationKey.blend(List.of(component(w1, first), component(w2, second)));
    }

    private static AllocationKey.Component component(String weight, RegionValues values) {
        return new AllocationKey.Component(Fraction.parse(weight), AllocationKey.proportionalTo(values));
    }

    private static AllocationKey key(Draw draw, int size) {
        return AllocationKey.proportionalTo(values(draw, size));
    }

    private static RegionValues values(Draw draw, int size) {
        long[] weights = new long[size];
        for (int i = 0; i < size; i++) {
            weights[i] = draw.oneIn(4) ? 0 : draw.ofAnySize(55);
        }
        weights[draw.between(0, size - 1)] = 1 + draw.ofAnySize(61);
        Fraction unit = Fraction.of(1, draw.between(1, 1000));
        return Regions.values(weights).map(unit::times);
    }
}
