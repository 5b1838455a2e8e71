package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.verdeelmodel.io.CohortFile.Options;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader of plain stretches and FastCSV, the judge, give the same for every file, however odd it is written. */
class CohortReadersAgreeTest {

    private static final List<String> MUNICIPALITIES =
            List.of("GM0014", "GM0034", "GM0363", "GM0599", "GM1699", "GM1990");

    @TempDir
    Path folder;

    private int right;
    private int wrong;

    @Test
    void personsWrittenInAnyWayAreReadTheSame() {
        Seeded.cases(500, 61, draw -> compare(draw, false, false));

        assertThat(right).isGreaterThan(400);
    }

    @Test
    void faultsAnywhereArePassedOnToTheJudge() {
        Seeded.cases(500, 62, draw -> compare(draw, false, true));

        assertThat(wrong).isGreaterThan(330);
    }

    @Test
    void cellsWrittenInAnyWayAreReadTheSame() {
        Seeded.cases(250, 63, draw -> compare(draw, true, draw.oneIn(3)));

        assertThat(right).isGreaterThan(120);
        assertThat(wrong).isGreaterThan(40);
    }

    private void compare(Draw draw, boolean cells, boolean faults) {
        OddFile odd = new OddFile(draw, cells, faults);
        Path file = folder.resolve("persons.csv");
        write(file, odd.bytes());
        Options options = Options.of(2022).withIgnored(odd.ignored()).withEncoding(odd.encoding);
        try {
            StreamedTable table = StreamedTable.open(file, Optional.empty(), odd.encoding);
            CohortLayout layout = CohortLayout.of(table, cells, YoungPeople.BOTH, YoungPeople.REGIONS, options);
            boolean fine = compare(draw, layout, () -> new CellsSink(layout), sink -> sink.build(2022));
            if (!cells) {
                List<Odds> odds = YoungPeople.models().stream()
                        .map(model -> Odds.of(model.coefficients()))
                        .toList();
                compare(draw, layout, () -> new TotalsSink(layout, odds), TotalsSink::build);
            }
            right += fine ? 1 : 0;
            wrong += fine ? 0 : 1;
        } catch (ProblemException e) {
            // The header line itself is wrong, which both readers leave to the same code.
            wrong++;
        }
    }

    /** Whether the file is right. */
    private <S extends CohortSink<S>> boolean compare(
            Draw draw, CohortLayout layout, Supplier<S> sinks, Function<S, Object> result) {
        S general = sinks.get();
        List<Problem> problems = List.of();
        try {
            new GeneralReader(layout, (done, all) -> {}).read(general);
        } catch (ProblemException e) {
            problems = e.problems();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int threads = 1; threads <= 3; threads++) {
            int block = draw.oneIn(2) ? draw.between(1, 60) : draw.between(60, 4000);
            Optional<S> fast = fast(layout, sinks, block, threads);
            if (problems.isEmpty()) {
                assertThat(fast).as("the fast reader with blocks of %s", block).isPresent();
                assertThat(result.apply(fast.get())).isEqualTo(result.apply(general));
            } else {
                assertThat(fast.filter(sink -> !sink.isEmpty()))
                        .as("the fast reader, with blocks of %s, of a file with %s", block, problems)
                        .isEmpty();
            }
        }
        return problems.isEmpty();
    }

    private static <S extends CohortSink<S>> Optional<S> fast(
            CohortLayout layout, Supplier<S> sinks, int block, int threads) {
        try {
            return new PlainReader<>(layout, sinks, block, (done, all) -> {}).read(threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of persons or cells with a taste of its own, and faults if asked for. */
    private static final class OddFile {

        private final Draw draw;
        private final boolean cells;
        private final boolean faults;
        private final String encoding;
        private final char separator;
        private final List<String> columns;
        private final int quoted;
        private final int spaced;
        private final int ends;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        OddFile(Draw draw, boolean cells, boolean faults) {
            this.draw = draw;
            this.cells = cells;
            this.faults = faults;
            this.encoding = draw.oneIn(4) ? "windows-1252" : "utf-8";
            this.separator = List.of(',', ';', '\t').get(draw.between(0, 2));
            this.quoted = List.of(1, 3, 50, 1_000_000).get(draw.between(0, 3));
            this.spaced = List.of(4, 100, 1_000_000).get(draw.between(0, 2));
            this.ends = draw.between(0, 5);
            this.columns =
                    new ArrayList<>(List.of("sector", "municipality", "age", "welfare", "parental_structure", "level"));
            if (draw.oneIn(2)) {
                columns.set(1, "region");
            }
            columns.addAll(cells ? List.of("persons") : List.of());
            if (draw.oneIn(2)) {
                columns.add(cells ? "leavers" : "vsv");
            }
            List.of("name", "id", "remark").stream()
                    .filter(name -> draw.oneIn(2))
                    .forEach(columns::add);
            Collections.shuffle(columns, draw.random());
        }

        Set<String> ignored() {
            return columns.stream()
                    .filter(Set.of("name", "id", "remark")::contains)
                    .collect(Collectors.toSet());
        }

        byte[] bytes() {
            if (draw.oneIn(4)) {
                out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
            }
            if (draw.oneIn(4)) {
                write("# SYNTHETIC persons" + end());
            }
            if (draw.oneIn(6)) {
                write("sep=" + separator + end());
            }
            write(String.join(String.valueOf(separator), columns) + end());
            int rows = draw.between(draw.oneIn(20) ? 0 : 1, draw.oneIn(3) ? 300 : 20);
            int fault = faults ? draw.between(0, Math.max(0, rows - 1)) : -1;
            for (int row = 0; row < rows; row++) {
                writeRow(row == fault);
                if (row < rows - 1 || draw.oneIn(2)) {
                    write(end());
                }
                if (draw.oneIn(30)) {
                    write(end());
                }
            }
            return out.toByteArray();
        }

        private void write(String text) {
            out.writeBytes(text.getBytes(Charset.forName(encoding)));
        }

        private String end() {
            return switch (ends) {
                case 0 -> "\r\n";
                case 1 -> List.of("\n", "\r\n").get(draw.between(0, 1));
                case 2 -> List.of("\n", "\r\n", "\r").get(draw.between(0, 2));
                default -> "\n";
            };
        }

        private void writeRow(boolean fault) {
            boolean vo = draw.oneIn(2);
            int persons = draw.oneIn(20) ? draw.between(0, 1_000_000_000 / 300) : draw.between(0, 50);
            int wrongColumn = fault ? draw.between(0, columns.size() - 1) : -1;
            int kind = fault ? draw.between(0, 9) : -1;
            for (int i = 0; i < columns.size(); i++) {
                String cell = cell(columns.get(i), vo, persons);
                if (i == wrongColumn) {
                    if (kind == 0) {
                        break;
                    }
                    writeFault(kind, cell);
                } else {
                    write(written(cell));
                }
                if (i < columns.size() - 1) {
                    write(String.valueOf(separator));
                }
            }
        }

        private String cell(String column, boolean vo, int persons) {
            return switch (column) {
                case "sector" -> vo ? "vo" : "mbo";
                case "municipality" -> any(MUNICIPALITIES);
                case "region" -> any(List.of("03", "3", "09", "9", "29"));
                case "age" ->
                    any(vo ? List.of("12", "13", "15", "14_and_younger", "18") : List.of("16", "17", "19_and_older"));
                case "welfare" -> any(vo ? List.of("low", "high", "", "unknown", "?") : List.of("low", "high"));
                case "parental_structure" ->
                    vo
                            ? any(List.of("both_parents", "both_parents", "one parent", "gezin, anders", "é"))
                            : any(List.of(
                                    "", "NA", "nvt", "both_parents", "a very long text that is nobody's business"));
                case "level" -> vo ? any(List.of("", "4", "NA", "x")) : any(List.of("entree", "2", "3", "4"));
                case "vsv" -> any(List.of("0", "1"));
                case "persons" -> (draw.oneIn(10) ? "00" : "") + persons;
                case "leavers" -> Integer.toString(draw.between(0, persons));
                case "id" -> Long.toString(draw.between(0L, 99_999_999_999L));
                default ->
                    any(List.of(
                            "",
                            "Jansen",
                            "de Vries",
                            "Çelik",
                            "Jansen; P, van",
                            "zei \"ja\"",
                            "5\" mid",
                            "x".repeat(draw.between(1, 200)),
                            "tab\there"));
            };
        }

        private String any(List<String> texts) {
            return texts.get(draw.between(0, texts.size() - 1));
        }

        private String written(String cell) {
            String spaces = draw.oneIn(spaced) ? " " : "";
            boolean must = cell.indexOf(separator) >= 0 || cell.startsWith("\"");
            return must || (spaces.isEmpty() && draw.oneIn(quoted))
                    ? '"' + cell.replace("\"", "\"\"") + '"'
                    : spaces + cell + spaces;
        }

        private void writeFault(int kind, String cell) {
            switch (kind) {
                case 1 -> write(cell + separator + cell);
                case 2 -> write("\"" + cell);
                case 3 -> write("\"" + cell + "\"x");
                case 4 -> write("\0" + cell);
                case 5 -> out.writeBytes(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0x81});
                case 6 -> write("\"" + cell + "\n" + cell + "\"");
                case 7 -> write("");
                case 8 -> write("999999999999");
                default -> write("?!" + cell);
            }
        }
    }

    @Test
    void aLineOfAMillionCharactersIsReadByTheJudge() throws IOException {
        Path file = folder.resolve("long.csv");
        Files.writeString(
                file,
                "sector,municipality,age,welfare,parental_structure,name\nvo,GM0014,15,low,both_parents,"
                        + "x".repeat(900_000) + "\nvo,GM0014,15,low,both_parents,y\n",
                StandardCharsets.UTF_8);

        assertThat(CohortFile.persons(
                                file,
                                List.of(YoungPeople.VO),
                                YoungPeople.REGIONS,
                                Options.of(2022).withIgnored(Set.of("name")))
                        .of(YoungPeople.VO.sector())
                        .orElseThrow()
                        .totalPersons())
                .isEqualTo(2);
    }

    @Test
    void aFileWithLoneCarriageReturnsOnlyIsReadByTheJudge() throws IOException {
        Path file = folder.resolve("mac.csv");
        Files.writeString(
                file,
                "sector,municipality,age,welfare,parental_structure\r"
                        + "vo,GM0014,15,low,both_parents\r".repeat(100_000));

        assertThat(CohortFile.persons(file, List.of(YoungPeople.VO), YoungPeople.REGIONS, Options.of(2022))
                        .of(YoungPeople.VO.sector())
                        .orElseThrow()
                        .totalPersons())
                .isEqualTo(100_000);
    }
}
