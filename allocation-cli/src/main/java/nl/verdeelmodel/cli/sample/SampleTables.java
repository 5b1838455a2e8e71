package nl.verdeelmodel.cli.sample;

import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.List;

/**
 * The synthetic tables of the sample data, for what is not public per region.
 *
 * <p>The first line of each says SYNTHETIC and names the seed, so a result that rests on it says so too. Every table has
 * its own random numbers: a new table, or a change in one, leaves the others as they are.
 *
 * @param files the text of each table, with lines that end in {@code \n}, by its path in the data folder
 */
public record SampleTables(ImmutableMap<String, String> files) {

    private static final List<SyntheticTable> TABLES = List.of(
            new RiskScores(),
            new YoungPeopleInBelgium(),
            new Residents2011(),
            new LowEducated(),
            new Participants2010());

    /**
     * Makes all tables of a seed.
     *
     * @param seed any number; 2026 gives the tables that are shipped
     * @param realData the data folder with the real tables, whose totals and sizes are followed
     * @return the tables, in a fixed order
     * @throws nl.verdeelmodel.problem.ProblemException if a real table is missing or not as expected
     */
    public static SampleTables generate(long seed, Path realData) {
        RealData real = RealData.read(realData);
        ImmutableMap.Builder<String, String> files = ImmutableMap.builder();
        for (SyntheticTable table : TABLES) {
            files.put(table.file(), SyntheticText.of(table, seed, real));
        }
        return new SampleTables(files.buildOrThrow());
    }
}
