package nl.verdeelmodel.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.testing.PublishedTable;
import org.junit.jupiter.api.Test;

/** Two published tables whose printed amounts do not add up, and what largest remainder makes of them. */
class PublishedSettlementsTest {

    private static final PublishedTable TITLE_I = PublishedTable.read("us_titlei_school_allocation_1996");
    private static final PublishedTable GRANT_2020 = PublishedTable.read("rmc_extra_middelen_2020");

    @Test
    void thePublishedTitleIAmountsMissTheTotalByOneDollar() {
        long[] rounded = TITLE_I.longs("independent_rounding");

        assertThat(TITLE_I.longs("published_allocation")).isEqualTo(rounded);
        assertThat(Arrays.stream(rounded).sum()).isEqualTo(2_137_808 - 1);
    }

    @Test
    void largestRemainderDividesTitleIToTheDollar() {
        assertTitleI(2_137_808, "largest_remainder_usd");
    }

    @Test
    void largestRemainderDividesTitleIToTheCent() {
        assertTitleI(213_780_800, "largest_remainder_cents");
    }

    private static void assertTitleI(long units, String column) {
        Weights poorChildren = Weights.of(TITLE_I.longs("poor_total"));

        Apportionment outcome = LargestRemainder.withoutMinimum().apportion(units, poorChildren);

        assertThat(outcome.toArray()).isEqualTo(TITLE_I.longs(column));
        assertThat(Arrays.stream(outcome.toArray()).sum()).isEqualTo(units);
    }

    @Test
    void theGrantOf2020AddsUpWhenThreeRegionsGetACentLessThanPrinted() {
        BigDecimal[] printed = GRANT_2020.decimals("bedrag_eur");
        Apportionment outcome = LargestRemainder.withoutMinimum().apportion(8_000_000_00L, Weights.of(printed));

        Map<String, Long> differences = new LinkedHashMap<>();
        for (int i = 0; i < printed.length; i++) {
            long difference = outcome.units(i) - printed[i].movePointRight(2).longValueExact();
            if (difference != 0) {
                differences.put(GRANT_2020.texts("regio_nr_2020").get(i), difference);
            }
        }

        assertThat(printed).hasSize(40);
        assertThat(outcome.weights().total())
                .as("the printed amounts, in cents")
                .isEqualTo(8_000_000_03L);
        assertThat(differences).isEqualTo(Map.of("21", -1L, "28", -1L, "29", -1L));
        assertThat(outcome.hasTie()).isFalse();
    }
}
