package nl.verdeelmodel.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.testing.PublishedTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Worked tables of the literature and of the US Census Bureau; the file names the source of each row. */
class PublishedApportionmentsTest {

    private static final PublishedTable TABLE = PublishedTable.read("apportionment_small");

    private static final Map<String, String> IDS = Map.of(
            "hamilton", "largest-remainder",
            "adams", "adams",
            "dean", "dean",
            "huntington_hill", "huntington-hill",
            "webster", "webster",
            "jefferson", "jefferson");

    /** What this library leaves out, and why. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "quota_method", "Balinski-Young quota method: hands out one unit at a time, impossible for cents",
            "modified_saintelague_1.4", "modified first divisor: an election rule without a use in funding");

    @ParameterizedTest(name = "{0} divides {1} units by {2}")
    @MethodSource("ordinaryRows")
    void agreesWithThePublishedTable(
            String example, long units, ApportionmentMethod method, Weights votes, long[] seats) {
        Apportionment outcome = method.apportion(units, votes);

        assertThat(outcome.toArray()).isEqualTo(seats);
        assertThat(outcome.hasTie()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyMethod")
    void reportsThePublishedTieAndFavoursTheFirst(ApportionmentMethod method) {
        Apportionment outcome = method.apportion(4, Weights.of(11, 11, 11));

        assertThat(outcome.toArray()).containsExactly(2, 1, 1);
        assertThat(outcome.tied()).containsExactly(0, 1, 2);
        assertThat(outcome.tiedUnits()).isEqualTo(1);
    }

    @Test
    void leavesNoRowOfTheTableUnused() {
        Map<String, Long> rowsByMethod = TABLE.rows().stream()
                .collect(Collectors.groupingBy(row -> row.getField("method"), Collectors.counting()));

        assertThat(rowsByMethod)
                .containsOnlyKeys(Stream.of(IDS.keySet(), LEFT_OUT.keySet(), List.of("any"))
                        .flatMap(names -> names.stream())
                        .toList());
        assertThat(rowsByMethod).containsEntry("quota_method", 3L).containsEntry("modified_saintelague_1.4", 1L);
        assertThat(TABLE.rows()).hasSize(33);
        assertThat(ordinaryRows())
                .as("25 rows of one method; three of every method but the three that refuse 3 seats for 4")
                .hasSize(25 + 3 * 6 - 3);
    }

    @Test
    void threeMethodsRefuseTheThreeSeatsForFourParties() {
        assertThat(everyMethod().filter(method -> !canDivide(method, 3, Weights.of(12, 12, 11, 12))))
                .containsExactly(DivisorMethod.ADAMS, DivisorMethod.DEAN, DivisorMethod.HUNTINGTON_HILL);
    }

    static Stream<Arguments> ordinaryRows() {
        return TABLE.rows().stream()
                .filter(row -> !LEFT_OUT.containsKey(row.getField("method")))
                .filter(row -> !row.getField("result").startsWith("tie"))
                .flatMap(row -> methodsOf(row).map(method -> arguments(row, method)));
    }

    private static Arguments arguments(NamedCsvRecord row, ApportionmentMethod method) {
        return Arguments.of(row.getField("example"), seats(row), method, votes(row), numbers(row.getField("result")));
    }

    static Stream<ApportionmentMethod> everyMethod() {
        return ApportionmentMethod.all().stream();
    }

    private static Stream<ApportionmentMethod> methodsOf(NamedCsvRecord row) {
        String name = row.getField("method");
        return name.equals("any")
                ? everyMethod().filter(method -> canDivide(method, seats(row), votes(row)))
                : ApportionmentMethod.byId(IDS.get(name)).stream();
    }

    /** A method that gives everyone one seat cannot divide fewer seats than there are parties. */
    private static boolean canDivide(ApportionmentMethod method, long seats, Weights votes) {
        return seats >= votes.countPositive()
                || !(method instanceof DivisorMethod divisorMethod)
                || !divisorMethod.givesEveryoneOne();
    }

    private static long seats(NamedCsvRecord row) {
        return Long.parseLong(row.getField("seats"));
    }

    private static Weights votes(NamedCsvRecord row) {
        return Weights.of(numbers(row.getField("votes")));
    }

    private static long[] numbers(String text) {
        return Arrays.stream(text.split("\\|")).mapToLong(Long::parseLong).toArray();
    }
}
