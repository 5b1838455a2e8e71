package nl.verdeelmodel.benchmarks;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link PersonReaderBenchmark} asks, on a machine that others use: all candidates take turns in one process, and the time
 * of the processors is told beside that of the clock. Two threads that use 100 ms together need 50 ms by the clock where both
 * processors are free.
 *
 * <pre>{@code
 * java -Xmx2g -cp benchmarks/target/benchmarks.jar nl.verdeelmodel.benchmarks.PersonRounds 9
 * }</pre>
 */
public final class PersonRounds {

    private static final int PERSONS = 1_400_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private record Time(double clock, double processors) {}

    private PersonRounds() {}

    /**
     * Measures and prints.
     *
     * @param arguments how many rounds, of which the first third is not counted
     * @throws IOException if the file cannot be written or read
     */
    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[0]);
        List<PersonCandidate> candidates = Arrays.stream(PersonCandidate.values())
                .filter(PersonCandidate::isThere)
                .toList();
        List<List<Time>> times =
                candidates.stream().map(c -> (List<Time>) new ArrayList<Time>()).toList();
        Path folder = Files.createTempDirectory("persons");
        try {
            PersonInput input = PersonInput.write(folder, PERSONS, PersonReaderBenchmark.SEED);
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < candidates.size(); i++) {
                    times.get(i).add(time(candidates.get(i), input));
                }
            }
        } finally {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("candidate: milliseconds of the processors, median (least); by the clock, median (least)");
        for (int i = 0; i < candidates.size(); i++) {
            List<Time> counted = times.get(i).subList(rounds / 3, rounds);
            out.println(candidates.get(i) + ": "
                    + median(counted.stream()
                            .mapToDouble(Time::processors)
                            .sorted()
                            .toArray()) + "; "
                    + median(counted.stream().mapToDouble(Time::clock).sorted().toArray()));
        }
    }

    private static Time time(PersonCandidate candidate, PersonInput input) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long processors = system.getProcessCpuTime();
        long clock = System.nanoTime();
        candidate.scores(input);
        return new Time(
                (System.nanoTime() - clock) / NANOS_PER_MILLI,
                (system.getProcessCpuTime() - processors) / NANOS_PER_MILLI);
    }

    private static String median(double[] sorted) {
        return Math.round(sorted[sorted.length / 2]) + " (" + Math.round(sorted[0]) + ")";
    }
}
