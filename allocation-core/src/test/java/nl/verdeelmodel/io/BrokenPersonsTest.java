package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.verdeelmodel.io.CohortFile.Options;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.testing.Regions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file of persons or cells is told once, with lines, names of columns and counts. */
class BrokenPersonsTest {

    private static final String HEADER = "sector,municipality,age,welfare,parental_structure,level,vsv\n";
    private static final String ROW = "vo,GM0363,15,low,both_parents,,0\n";

    @TempDir
    Path folder;

    private Options options = Options.of(2022);

    private List<Problem> problems(String text) throws IOException {
        return problems(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Problem> problems(byte[] bytes) throws IOException {
        Path file = folder.resolve("p.csv");
        Files.write(file, bytes);
        ProblemException cells = catchThrowableOfType(
                ProblemException.class, () -> CohortFile.persons(file, YoungPeople.BOTH, YoungPeople.REGIONS, options));
        ProblemException totals = catchThrowableOfType(
                ProblemException.class,
                () -> CohortFile.totals(file, YoungPeople.models(), YoungPeople.REGIONS, options.withThreads(2)));
        assertThat(totals.problems()).isEqualTo(cells.problems());
        return cells.problems();
    }

    private static void check(List<Problem> problems, String code, int line, String... words) {
        assertThat(problems)
                .as(
                        "%s",
                        problems.stream()
                                .map(problem -> problem.in(Language.EN))
                                .toList())
                .hasSize(1);
        Problem problem = problems.get(0);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.where().line()).isEqualTo(line);
        assertThat(problem.where().file()).endsWith("p.csv");
        assertThat(problem.in(Language.EN)).contains(words);
        assertThat(problem.in(Language.NL)).isNotEqualTo(problem.in(Language.EN));
    }

    @Test
    void categoriesThatTheModelDoesNotHaveAreListedWithCountsAndLines() throws IOException {
        check(
                problems(HEADER + ROW + "vo,GM0363,27,low,both_parents,,0\n" + ROW + "vo,GM0363,x,low,both_parents,,0\n"
                        + "vo,GM0363,27,low,both_parents,,1\n"),
                "category-unknown",
                3,
                "column age",
                "sector vo",
                "\"27\" (2x, lines 3, 6)",
                "\"x\" (1x, line 5)",
                "Maybe you mean \"17\"");
    }

    @Test
    void aFileWithoutAHeaderLineTellsNothingOfItsFirstPerson() throws IOException {
        List<Problem> problems = problems("vo,GM0363,17,low,both_parents,,0\n" + ROW);

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).in(Language.EN))
                .contains(
                        ":1: the first line has none of the columns that are needed: sector, municipality", "--column")
                .doesNotContain("GM0363", "both_parents");
    }

    @Test
    void aMillionWrongRowsAreOneProblem() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 60_000; i++) {
            text.append("vo,GM0363,a").append(i % 30_000).append(",low,both_parents,,0\n");
        }
        List<Problem> problems = problems(text.toString());

        check(problems, "category-unknown", 2, "\"a0\" (2x", "\"a19\"", "and more than 9,980 more");
        assertThat(problems.get(0).in(Language.EN)).doesNotContain("\"a20\"");
        assertThat(problems.get(0).in(Language.NL)).contains("en meer dan 9.980 andere");
    }

    @Test
    void moreThanTwentyTextsAreCounted() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 25; i++) {
            text.append("vo,GM0363,a").append(i).append(",low,both_parents,,0\n");
        }
        String rows = text.substring(HEADER.length());

        check(
                problems(HEADER + rows.repeat(6)),
                "category-unknown",
                2,
                "\"a19\" (6x, lines 21, 46, 71, 96, 121 ...) and 5 more");
    }

    @Test
    void identifiersOfPersonsInAWrongColumnAreNotShown() throws IOException {
        // 20 citizen service numbers were printed with their lines when they stood in the column of the municipality.
        StringBuilder text = new StringBuilder("sector,municipality,age,welfare,parental_structure,gemeente\n");
        for (int i = 0; i < 40; i++) {
            text.append("vo,").append(900_000_000 + Math.min(i, 30)).append(",15,low,both_parents,GM0363\n");
        }
        options = options.withIgnored(Set.of("gemeente"));

        List<Problem> problems = problems(text.toString());

        check(
                problems,
                "municipality-unplaced",
                2,
                "column municipality holds in 40 rows 31 different texts",
                "first on line 2",
                "identifies persons",
                "Maybe another column was meant, one of these: gemeente");
        assertThat(problems.get(0).in(Language.EN) + problems.get(0).in(Language.NL))
                .doesNotContain("9000000");
    }

    @Test
    void identifiersAreCountedOverTheSectorsOfAColumn() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 12; i++) {
            text.append("vo,GM0363,p")
                    .append(i)
                    .append(",low,both_parents,,0\nmbo,GM0363,q")
                    .append(i)
                    .append(",low,,2,0\n");
        }

        assertThat(problems(text.toString()))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.in(Language.EN))
                        .contains("12 rows 12 different texts", "another order than the header line")
                        .doesNotContain("p0", "q0"));
    }

    @Test
    void aMissingValueIsAProblemWhereTheModelHasNoCategoryForIt() throws IOException {
        check(
                problems(HEADER + ROW + "mbo,GM0363,17,,,2,0\n" + "mbo,GM0363,17,  ,,2,0\n"),
                "value-missing",
                3,
                "column welfare is empty 2x (lines 3, 4)",
                "sector mbo",
                "with characteristic welfare, as in \"missing\": \"unknown\"; the categories are now low, high");
    }

    @Test
    void municipalitiesOutsideTheRegionListAreListed() throws IOException {
        check(
                problems(HEADER + "vo,GM9999,15,low,both_parents,,0\n" + ROW + "vo,GM0009,15,low,both_parents,,0\n"
                        + "vo,GM9999,15,low,both_parents,,0\n"),
                "municipality-unplaced",
                2,
                "list of 2026, which has 6 municipalities",
                "\"GM9999\" (2x, lines 2, 5)",
                "\"GM0009\" (1x, line 4)",
                "Maybe the file is of another year");
    }

    @Test
    void aMunicipalityWithoutItsLettersIsRecognised() throws IOException {
        check(
                problems(HEADER + "vo,363,15,low,both_parents,,0\n"),
                "municipality-unplaced",
                2,
                "\"363\"",
                "Maybe you mean \"GM0363\"");
    }

    @Test
    void regionsOutsideTheListAreListedWithTheTrapsOfTheirNumbers() throws IOException {
        List<Problem> problems =
                problems("sector,region,age,welfare,parental_structure,level\nvo,14,15,low,both_parents,\n");

        check(
                problems,
                "region-unknown",
                2,
                "column region",
                "\"14\" (1x, line 2)",
                "14 was Arnhem",
                "Then read the persons with the region list of that year");
        assertThat(problems.get(0).in(Language.EN)).doesNotContain("carry", "measure");
    }

    @Test
    void aSectorThatDoesNotExistIsAProblem() throws IOException {
        check(
                problems(HEADER + ROW + "MBO,GM0363,17,low,,2,0\n"),
                "sector-unknown",
                3,
                "\"MBO\" (1x, line 3)",
                "Maybe you mean \"mbo\"");
    }

    @Test
    void aSectorWithoutAModelIsAProblem() throws IOException {
        Path file = folder.resolve("p.csv");
        Files.writeString(
                file, "sector,municipality,age,welfare,parental_structure\nvo,GM0363,15,low,é\nmbo,GM0363,17,low,\n");
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> CohortFile.persons(file, List.of(YoungPeople.VO), YoungPeople.REGIONS, options));

        check(refused.problems(), "sector-without-model", 3, "\"mbo\" (1x, line 3)", "a model for vo");
    }

    @Test
    void aCharacteristicOfASectorThatOccursNeedsItsColumn() throws IOException {
        String header = "sector,municipality,age,welfare,parental_structure\n";
        String vo = "vo,GM0363,15,low,both_parents\n";

        check(
                problems(header + vo + "mbo,GM0363,17,low,\n" + "mbo,GM0363,17,low,\n"),
                "column-missing",
                3,
                "\"level\"",
                "is missing",
                "sector mbo (2x; lines 3, 4)");

        Path file = folder.resolve("p.csv");
        Files.writeString(file, header + vo);
        assertThat(CohortFile.persons(file, YoungPeople.BOTH, YoungPeople.REGIONS, options)
                        .cells())
                .hasSize(1);
    }

    @Test
    void outcomesAreZeroOrOne() throws IOException {
        check(
                problems(HEADER + ROW + "vo,GM0363,15,low,both_parents,,ja\n" + "vo,GM0363,15,low,both_parents,,\n"),
                "outcome-wrong",
                3,
                "column vsv holds \"ja\" (1x, line 3), \"\" (1x, line 4)",
                "who left has 1, who stayed 0");
    }

    @Test
    void aColumnThatStandsTwiceIsAProblem() throws IOException {
        check(problems("sector,municipality,age,age,welfare,parental_structure\n"), "column-twice", 1, "\"age\"");
    }

    @Test
    void aColumnWithoutAMeaningIsAProblemUnlessItIsIgnored() throws IOException {
        String header = "sector,municipality,age,welfare,parental_structure,levl\n";
        check(problems(header + "vo,GM0363,15,low,both_parents,\n"), "column-unknown", 1, "\"levl\"", "\"level\"");
        check(
                problems(header.replace("levl", "bsn") + "vo,GM0363,15,low,both_parents,123456782\n"),
                "column-unknown",
                1,
                "\"bsn\"",
                "Maybe it is not needed");
        options = options.withIgnored(Set.of("bsn"));
        check(problems(header.replace("levl", "bsn") + "vo,GM0363,15,low,both_parents\n"), "row-length", 2, "5");
    }

    @Test
    void declaredColumnsMustBeThere() throws IOException {
        options = options.withColumns(Map.of("age", "leeftijd", "aeg", "x"));

        List<Problem> problems = problems(HEADER + ROW);

        assertThat(problems.stream().map(Problem::code))
                .containsExactlyInAnyOrder("column-missing", "column-declared-unknown", "column-unknown");
    }

    @Test
    void ignoredColumnsMustBeThere() throws IOException {
        options = options.withIgnored(Set.of("wlfare"));
        check(
                problems(HEADER + ROW),
                "column-ignored-unknown",
                1,
                "\"wlfare\" is to be ignored, but the file does not have it",
                "Maybe you mean \"welfare\"");
        options = options.withIgnored(Set.of("welfare"));

        List<Problem> problems = problems(HEADER + ROW);

        check(problems, "column-ignored", 2, "\"welfare\" is ignored by the options", "sector vo (1x; line 2)");
        assertThat(problems.get(0).in(Language.EN)).doesNotContain("Maybe you mean");
    }

    @Test
    void aColumnDeclaredForTheOtherKindOfFileIsAProblem() throws IOException {
        options = options.withColumns(Map.of("persons", "vsv"));

        check(problems(HEADER + ROW), "column-declared-unknown", 0, "\"persons\"", "persons and leavers go with cells");
    }

    @Test
    void anUnknownColumnDoesNotHideWrongRows() throws IOException {
        List<Problem> problems = problems(HEADER.replace("vsv", "vvs") + "vo,GM9999,99,low,both_parents,,0\n");

        assertThat(problems.stream().map(Problem::code))
                .containsExactly("column-unknown", "municipality-unplaced", "category-unknown");
    }

    @Test
    void aWrongSeparatorIsToldOnceWithTheRightOne() throws IOException {
        options = options.withSeparator(';');
        check(
                problems(HEADER + ROW),
                "separator-wrong",
                1,
                "with the separator \";\" the whole header line is one column",
                "Maybe the separator is \",\"");
        options = Options.of(2022);
        check(problems(HEADER.replace(',', '|')), "separator-wrong", 1, "Maybe the separator is \"|\"");
    }

    @Test
    void oneRowIsToldInTheSingular() throws IOException {
        List<Problem> problems = problems(HEADER + ROW + "vo,GM0363\n" + ROW);

        check(problems, "row-length", 3, "1 row has another number of cells", "\"2\" (1x, line 3)");
        assertThat(problems.get(0).in(Language.NL)).contains("1 rij heeft", "(1x, regel 3)");
    }

    @Test
    void placesStandInOneColumn() throws IOException {
        check(
                problems("sector,municipality,region,age,welfare,parental_structure\n"),
                "places-twice",
                1,
                "\"municipality\"",
                "\"region\"");
        check(problems("sector,age,welfare,parental_structure\n"), "column-missing", 1, "\"municipality\"");
    }

    @Test
    void municipalitiesNeedARegionListThatHasThem() throws IOException {
        Path file = folder.resolve("p.csv");
        Files.writeString(file, HEADER + ROW);
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> CohortFile.persons(file, YoungPeople.BOTH, Regions.of(3), options));

        check(refused.problems(), "municipalities-none", 1, "region list of 2026 has none");
    }

    @Test
    void rowsOfAnotherLengthAreCountedAndTheirCellsAreNotTold() throws IOException {
        List<Problem> problems =
                problems(HEADER + ROW + "vo,GM0363,15,low,secret person,x,y,z\n" + "vo,GM0363\n" + ROW);

        check(problems, "row-length", 3, "2 rows have", "has 7", "\"8\" (1x, line 3), \"2\" (1x, line 4)");
        assertThat(problems.get(0).in(Language.EN)).doesNotContain("secret");
    }

    @Test
    void aLastRowThatStopsIsToldApart() throws IOException {
        check(
                problems(HEADER + ROW + "vo,GM0363,1"),
                "file-truncated",
                3,
                "the file ends in the middle of a row: 3 of 7 cells",
                "not copied or written completely");
    }

    @Test
    void aLastNumberWithoutALineEndMayBeCutOff() throws IOException {
        // A file of cells whose last 31 was cut to 3 lost 28 persons without a word.
        String cells = "sector,municipality,age,welfare,parental_structure,persons\nvo,GM0363,15,low,é,31\n";

        List<Problem> problems = cellProblemsOf(cells + "vo,GM0363,15,low,é,3");

        check(problems, "cell-cut-off", 3, "its last number (column persons: 3) may be cut off", "add a line end");
        check(cellProblemsOf(cells + "vo,GM0363,15,low,é,\"3"), "table-syntax", 3, "quote");
        for (String whole : List.of("3\n", "3\r\n", "3\r", "\"3\"", "3 ")) {
            Files.writeString(folder.resolve("p.csv"), cells + "vo,GM0363,15,low,é," + whole);
            assertThat(CohortFile.cells(folder.resolve("p.csv"), List.of(YoungPeople.VO), YoungPeople.REGIONS, options)
                            .of(YoungPeople.VO.sector())
                            .orElseThrow()
                            .totalPersons())
                    .as("[%s]", whole)
                    .isEqualTo(34);
        }
    }

    @Test
    void aLastCodeWithoutALineEndIsAProblemWhereALongerOneBeginsSo() throws IOException {
        String header = "sector,region,parental_structure,welfare,age\n";
        List<Problem> empty = problems("sector,region,age,parental_structure,welfare\nvo,03,15,é,");
        check(empty, "cell-cut-off", 2, "(column welfare: \"\") may be cut off", "so too: high, low");
        check(problems(header + "vo,03,é,low,1"), "category-unknown", 2, "\"1\"");
        String places = "sector,age,welfare,parental_structure,region\nvo,15,low,é,";
        assertThat(problemsOrNone(places + "03")).isEmpty();
        assertThat(problemsOrNone(places + "9")).isEmpty();
        assertThat(problemsOrNone(header + "vo,03,é,low,15")).isEmpty();
        assertThat(problemsOrNone(header + "vo,03,é,low,14")).isEmpty();
    }

    private List<Problem> problemsOrNone(String text) throws IOException {
        Path file = folder.resolve("p.csv");
        Files.writeString(file, text);
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> CohortFile.persons(file, YoungPeople.BOTH, YoungPeople.REGIONS, options));
        return refused == null ? List.of() : refused.problems();
    }

    @Test
    void bytesOfAnotherEncodingAreFoundWithTheirLine() throws IOException {
        byte[] right = (HEADER + ROW + "vo,GM0363,15,low,é,,0\n").getBytes(StandardCharsets.UTF_8);
        byte[] wrong = "vo,GM0363,15,low,é,,0\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] mixed = new byte[right.length + wrong.length];
        System.arraycopy(right, 0, mixed, 0, right.length);
        System.arraycopy(wrong, 0, mixed, right.length, wrong.length);

        check(problems(mixed), "encoding-wrong", 4, "this line is not UTF-8", "Windows-1252");
    }

    @Test
    void filesThatAreNoTextAreRecognised() throws IOException {
        check(problems((HEADER + ROW).getBytes(StandardCharsets.UTF_16)), "encoding-wrong", 0, "UTF-16");
        check(problems((HEADER + ROW).getBytes(StandardCharsets.UTF_16LE)), "table-binary", 1, "UTF-16");
        check(problems(HEADER + ROW + "vo,GM0363,15,low,both_parents,\0,0\n"), "table-binary", 3, "zero byte");
    }

    @Test
    void quotesThatAreNotClosedAreAProblemWhereTheyBegin() throws IOException {
        check(problems(HEADER + ROW + "vo,GM0363,\"15,low,both_parents,,0\n" + ROW), "table-syntax", 3, "quote");
        assertThat(problems(HEADER + ROW + "vo,GM0363,15,low,both_parents,\"a\nb\",0\n" + ROW)
                        .get(0)
                        .in(Language.EN))
                .contains(":3:", "a cell of this row goes on in the next line", "Maybe a quote");
    }

    @Test
    void emptyFilesAreAProblem() throws IOException {
        check(problems(""), "table-empty", 0, "no header line");
        check(problems("# remark\n\n"), "table-empty", 0, "no header line");
        check(problems(HEADER), "table-empty", 0, "no rows");
    }

    @Test
    void aMissingFileIsAProblem() {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> CohortFile.persons(folder.resolve("none.csv"), YoungPeople.BOTH, YoungPeople.REGIONS, options));

        assertThat(refused.problems().get(0).code()).isEqualTo("file-missing");
    }

    @Test
    void aDeviceIsNoFileOfPersons() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "a system without /dev/null");
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> CohortFile.persons(device, YoungPeople.BOTH, YoungPeople.REGIONS, options));

        assertThat(refused.problems().get(0).code()).isEqualTo("file-not-on-disk");
    }

    @Test
    void allProblemsAreToldTogether() throws IOException {
        List<Problem> problems = problems(HEADER + "vo,GM9999,99,low,both_parents,,2\n" + "xx,GM0363,15,low,é,,0\n"
                + "mbo,GM0363,17,high,,9,0\n" + "vo,GM0363\n");

        assertThat(problems.stream().map(Problem::code))
                .containsExactly(
                        "municipality-unplaced",
                        "category-unknown",
                        "outcome-wrong",
                        "sector-unknown",
                        "category-unknown",
                        "row-length");
    }

    @Test
    void countsOfCellsAreWholeAndLeaversNoMoreThanPersons() throws IOException {
        assertThat(cellProblems("3,1", "2.5,1", "-1,0", "99999999999,0").stream()
                        .map(problem -> problem.in(Language.EN)))
                .singleElement()
                .asString()
                .contains(":3:", "column persons", "\"2.5\"", "\"-1\"", "\"99999999999\"", "whole number");
        check(cellProblems("3,1", "3,4"), "leavers-more-than-persons", 3, "column leavers", "1x (line 3)");
        check(cellProblems("2147483647,1", "1,0"), "persons-too-many", 3, "2,147,483,647");
        check(cellProblems("0,0"), "table-empty", 0, "no rows with persons");
    }

    private List<Problem> cellProblems(String... counts) throws IOException {
        return cellProblemsOf("sector,municipality,age,welfare,parental_structure,persons,leavers\nvo,GM0363,15,low,é,"
                + String.join("\nvo,GM0363,15,low,é,", counts) + "\n");
    }

    private List<Problem> cellProblemsOf(String text) throws IOException {
        Path file = folder.resolve("p.csv");
        Files.writeString(file, text);
        return catchThrowableOfType(
                        ProblemException.class,
                        () -> CohortFile.cells(file, YoungPeople.BOTH, YoungPeople.REGIONS, options.withThreads(2)))
                .problems();
    }
}
