package nl.verdeelmodel.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The freeze of 2026-2029 with its one update from 2028 (BWBR0051614, art. 4.3); cohorts 2022 and 2024 as in the model. */
class KeyScheduleTest {

    private static final KeySchedule UPDATED_ONCE = new KeySchedule(ImmutableSortedMap.of(2026, 2022, 2028, 2024));

    @Test
    void aBaseYearHoldsUntilTheNextUpdate() {
        assertThat(UPDATED_ONCE.at(2026)).contains(Map.entry(2026, 2022));
        assertThat(UPDATED_ONCE.at(2027)).contains(Map.entry(2026, 2022));
        assertThat(UPDATED_ONCE.at(2028)).contains(Map.entry(2028, 2024));
        assertThat(UPDATED_ONCE.at(2029)).contains(Map.entry(2028, 2024));
    }

    @Test
    void withoutAnUpdateTheFirstBaseYearHoldsForEver() {
        assertThat(new KeySchedule(ImmutableSortedMap.of(2026, 2022)).at(2999)).contains(Map.entry(2026, 2022));
    }

    @Test
    void beforeTheFirstYearThereIsNoKey() {
        assertThat(UPDATED_ONCE.at(2025)).isEmpty();
    }

    @Test
    void aFreezeNeedsABaseYear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeySchedule(ImmutableSortedMap.of()))
                .withMessage("A frozen key needs at least one base year.");
    }
}
