package nl.verdeelmodel.key;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.Optional;

/**
 * A key that is frozen: from a stated year on it is measured in a stated base year, until the next update.
 *
 * <p>Art. 4.3 of BWBR0051614 freezes the key for 2026-2029 and refreshes it once, for the Doorstroompunt part, from 2028.
 *
 * @param baseYears by the first year of payment, the year whose data are used from then on; at least one
 */
public record KeySchedule(ImmutableSortedMap<Integer, Integer> baseYears) {

    /**
     * A schedule.
     *
     * @throws IllegalArgumentException if there is no base year
     */
    public KeySchedule {
        if (baseYears.isEmpty()) {
            throw new IllegalArgumentException("A frozen key needs at least one base year.");
        }
    }

    /**
     * The base year that holds in a year.
     *
     * @param year the year of payment
     * @return the first year of payment for which it was set, and the base year; empty before the first
     */
    public Optional<Map.Entry<Integer, Integer>> at(int year) {
        return Optional.ofNullable(baseYears.floorEntry(year));
    }
}
