package nl.verdeelmodel.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How long does a program take that starts, scores one file of persons, and ends? Not for JMH: the whole process is timed.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar nl.verdeelmodel.benchmarks.ColdPersons /tmp write 1400000
 * time java -Xmx96m -cp benchmarks/target/benchmarks.jar nl.verdeelmodel.benchmarks.ColdPersons /tmp TOTALS_2
 * }</pre>
 */
public final class ColdPersons {

    private ColdPersons() {}

    /**
     * Writes a file or scores it.
     *
     * @param arguments the folder of the file; {@code write} and the number of persons, or a {@link PersonCandidate}
     * @throws IOException if the file cannot be written or read
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (arguments[1].equals("write")) {
            PersonInput.write(folder, Integer.parseInt(arguments[2]), PersonReaderBenchmark.SEED);
            return;
        }
        double[] scores =
                PersonCandidate.valueOf(arguments[1]).scores(PersonInput.at(folder, PersonReaderBenchmark.SEED));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(Arrays.stream(scores).sum());
    }
}
