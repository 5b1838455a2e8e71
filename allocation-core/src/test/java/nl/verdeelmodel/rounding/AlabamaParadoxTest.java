package nl.verdeelmodel.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.testing.PublishedTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The census of 1880: with one seat more to divide, Alabama gets one less (Balinski and Young 2001). */
class AlabamaParadoxTest {

    private static final PublishedTable TABLE = PublishedTable.read("us_house_1880_alabama_paradox");
    private static final Weights POPULATIONS = Weights.of(TABLE.longs("population"));
    private static final LargestRemainder WITH_ONE_SEAT_EACH = LargestRemainder.withMinimum(1);

    @ParameterizedTest
    @CsvSource({"299, hamilton_299", "300, hamilton_300", "325, hamilton_325"})
    void dividesTheHouseWithAtLeastOneSeatForEachState(long seats, String column) {
        assertThat(WITH_ONE_SEAT_EACH.apportion(seats, POPULATIONS).toArray()).isEqualTo(TABLE.longs(column));
    }

    @ParameterizedTest
    @CsvSource({"299, nomin_hamilton_299", "300, nomin_hamilton_300"})
    void dividesTheHouseWithoutAMinimum(long seats, String column) {
        assertThat(LargestRemainder.withoutMinimum()
                        .apportion(seats, POPULATIONS)
                        .toArray())
                .isEqualTo(TABLE.longs(column));
    }

    @Test
    void aLargerHouseCostsAlabamaASeatThatTexasAndIllinoisGain() {
        Apportionment smaller = WITH_ONE_SEAT_EACH.apportion(299, POPULATIONS);
        Apportionment larger = WITH_ONE_SEAT_EACH.apportion(300, POPULATIONS);

        assertThat(gain("Alabama", smaller, larger)).isEqualTo(-1);
        assertThat(gain("Texas", smaller, larger)).isEqualTo(1);
        assertThat(gain("Illinois", smaller, larger)).isEqualTo(1);
    }

    @Test
    void theMinimumLiftsNevadaAboveItsQuota() {
        int nevada = indexOf("Nevada");
        Apportionment outcome = WITH_ONE_SEAT_EACH.apportion(299, POPULATIONS);

        assertThat(outcome.units(nevada)).isEqualTo(1);
        assertThat(outcome.quota(nevada).toDecimal(3, RoundingMode.HALF_EVEN)).isEqualByComparingTo("0.377");
        assertThat(outcome.isRoundedUp(nevada)).isTrue();
    }

    /** Nevada's one seat comes first here too: Webster alone would give it none. */
    @Test
    void websterAgreesWithHamiltonInTheHouseOf325ThatWasChosen() {
        long[] populations = TABLE.longs("population");
        populations[indexOf("Nevada")] = 0;

        long[] seats =
                DivisorMethod.WEBSTER.apportion(324, Weights.of(populations)).toArray();
        seats[indexOf("Nevada")] = 1;

        assertThat(seats).isEqualTo(TABLE.longs("hamilton_325"));
        assertThat(DivisorMethod.WEBSTER.apportion(325, POPULATIONS).units(indexOf("Nevada")))
                .isZero();
    }

    private static long gain(String state, Apportionment before, Apportionment after) {
        return after.units(indexOf(state)) - before.units(indexOf(state));
    }

    private static int indexOf(String state) {
        return TABLE.texts("state").indexOf(state);
    }
}
