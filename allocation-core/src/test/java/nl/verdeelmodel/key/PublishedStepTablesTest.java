package nl.verdeelmodel.key;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.OptionalLong;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.testing.PublishedTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The step tables of BWBR0031387, art. 17, 22 and 29, at and around every boundary. */
class PublishedStepTablesTest {

    private static final PublishedTable STEPS = PublishedTable.read("oude_verdeling_staffels_2013_2016");

    @ParameterizedTest
    @CsvSource({"regionaal_programma, 7", "plusvoorziening, 10", "prestatiesubsidie_vast_per_school, 4"})
    void everyBoundaryBelongsToItsStepAndOneBeyondToTheNext(String name, int steps) {
        List<NamedCsvRecord> rows = rows(name);
        StepTable table = table(name);

        assertThat(table.steps()).hasSize(steps);
        for (int i = 0; i < steps; i++) {
            String to = rows.get(i).getField("tot_en_met");
            assertThat(table.stepOf(count(rows.get(i).getField("vanaf"), 0)))
                    .as("from")
                    .hasValue(i);
            if (!to.isEmpty()) {
                assertThat(table.stepOf(count(to, 0))).as("to").hasValue(i);
                assertThat(table.stepOf(count(to, 1)).orElse(-1))
                        .as("one beyond")
                        .isEqualTo(i + 1 < steps ? i + 1 : -1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "regionaal_programma,     12500,   175000",
        "regionaal_programma,     12501,   300000",
        "regionaal_programma,     42001,  1000000",
        "regionaal_programma,     60000,  1000000",
        "plusvoorziening,             0,    25000",
        "plusvoorziening,           100,    25000",
        "plusvoorziening,           101,    75000",
        "plusvoorziening,         25000,  2800000",
        "plusvoorziening,         25001,  5500000",
        "plusvoorziening,    1000000000,  5500000"
    })
    void aCountGetsTheAmountThatTheLawPrints(String name, long count, String euros) {
        assertThat(amount(table(name), count)).isEqualTo(Money.parse(euros));
    }

    @Test
    void onePupilMoreThan15000IsWorth1400000Euros() {
        StepTable table = table("plusvoorziening");

        assertThat(amount(table, 15_001).minus(amount(table, 15_000))).isEqualTo(Money.parse("1400000"));
    }

    @Test
    void theRegionalProgrammeHasNoStepAbove60000BecauseTheLargeRegionsAreOutside() {
        assertThat(table("regionaal_programma").stepOf(Fraction.of(60_001))).isEmpty();
    }

    @Test
    void aSchoolOfFewerThanTenPupilsHasNoStep() {
        assertThat(table("prestatiesubsidie_vast_per_school").stepOf(Fraction.of(9)))
                .isEmpty();
    }

    private static Money amount(StepTable table, long count) {
        return table.steps().get(table.stepOf(Fraction.of(count)).orElseThrow()).amount();
    }

    private static Fraction count(String text, long more) {
        return Fraction.parse(text).plus(Fraction.of(more));
    }

    private static List<NamedCsvRecord> rows(String name) {
        return STEPS.rows().stream()
                .filter(row -> row.getField("staffel").equals(name))
                .toList();
    }

    private static StepTable table(String name) {
        List<StepTable.Step> steps = rows(name).stream()
                .map(row -> new StepTable.Step(
                        Long.parseLong(row.getField("vanaf")),
                        row.getField("tot_en_met").isEmpty()
                                ? OptionalLong.empty()
                                : OptionalLong.of(Long.parseLong(row.getField("tot_en_met"))),
                        Money.parse(row.getField("bedrag_eur")),
                        Where.NOWHERE))
                .toList();
        return StepTable.of(steps, Where.NOWHERE);
    }
}
