package nl.verdeelmodel.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import nl.verdeelmodel.estimation.FittedRisk;
import nl.verdeelmodel.estimation.RiskFit;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Characteristics;

/**
 * Writes the persons of {@link RiskFitBenchmark}, their coefficients and the time that took, for R to do the same.
 *
 * <pre>{@code
 * java -Xmx300m -cp benchmarks/target/benchmarks.jar nl.verdeelmodel.benchmarks.RiskFitForR FOLDER
 * Rscript benchmarks/src/main/r/glm.R FOLDER
 * }</pre>
 */
public final class RiskFitForR {

    private static final int WARM_UP = 10;
    private static final int RUNS = 11;

    private RiskFitForR() {}

    /**
     * Writes {@code cells.csv}, {@code coefficients.csv} and {@code milliseconds.csv}.
     *
     * @param arguments the folder
     * @throws IOException if a file cannot be written
     */
    public static void main(String... arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        RiskInput input = new RiskInput(RiskInput.PERSONS, 1);
        Cells cells = input.cells();
        FittedRisk fitted = RiskFit.plain().fit(cells);
        writeCells(cells, folder.resolve("cells.csv"));
        writeCoefficients(fitted, folder.resolve("coefficients.csv"));
        String times = "from,elapsed,processor\n"
                + "rows," + median(() -> RiskFit.plain().fit(input.cells())) + "\n"
                + "cells," + median(() -> RiskFit.plain().fit(cells)) + "\n";
        Files.writeString(folder.resolve("milliseconds.csv"), times);
        System.out.println(cells + "\n" + times);
    }

    /** The median of the elapsed milliseconds, and of those of all processors together, garbage collection included. */
    private static String median(Runnable work) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double[] elapsed = new double[WARM_UP + RUNS];
        double[] processor = new double[WARM_UP + RUNS];
        for (int run = 0; run < elapsed.length; run++) {
            long begin = System.nanoTime();
            long processorBegin = system.getProcessCpuTime();
            work.run();
            elapsed[run] = (System.nanoTime() - begin) / 1e6;
            processor[run] = (system.getProcessCpuTime() - processorBegin) / 1e6;
        }
        return median(elapsed) + "," + median(processor);
    }

    private static double median(double... times) {
        return Arrays.stream(times).skip(WARM_UP).sorted().toArray()[RUNS / 2];
    }

    private static void writeCells(Cells cells, Path file) throws IOException {
        Characteristics characteristics = cells.characteristics();
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < characteristics.size(); i++) {
                out.append(characteristics.get(i).id()).append(',');
            }
            out.append("persons,leavers\n");
            for (int pattern = 0; pattern < cells.patterns(); pattern++) {
                for (int i = 0; i < characteristics.size(); i++) {
                    out.append('k')
                            .append(Integer.toString(cells.category(pattern, i)))
                            .append(',');
                }
                out.append(cells.personsOfPattern(pattern) + "," + cells.leaversOfPattern(pattern) + "\n");
            }
        }
    }

    private static void writeCoefficients(FittedRisk fitted, Path file) throws IOException {
        double[] vector = fitted.coefficients().vector();
        StringBuilder out = new StringBuilder("name,coefficient,standard_error\n");
        for (int i = 0; i < vector.length; i++) {
            out.append(fitted.coefficients()
                            .characteristics()
                            .coefficientNames()
                            .get(i))
                    .append(',')
                    .append(vector[i])
                    .append(',')
                    .append(fitted.standardError(i))
                    .append('\n');
        }
        Files.writeString(file, out);
    }
}
