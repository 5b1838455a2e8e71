package nl.verdeelmodel.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.FittedRisk;
import nl.verdeelmodel.risk.RiskFit;

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
        double rows = median(() -> RiskFit.plain().fit(input.cells()));
        double collapsed = median(() -> RiskFit.plain().fit(cells));
        Files.writeString(
                folder.resolve("milliseconds.csv"), "from,milliseconds\nrows," + rows + "\ncells," + collapsed + "\n");
        System.out.println(cells);
        System.out.println("milliseconds from rows: " + rows + ", from cells: " + collapsed);
    }

    private static double median(Runnable work) {
        double[] times = IntStream.range(0, WARM_UP + RUNS)
                .mapToDouble(run -> milliseconds(work))
                .skip(WARM_UP)
                .sorted()
                .toArray();
        return times[RUNS / 2];
    }

    private static double milliseconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
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
