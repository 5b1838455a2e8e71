package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableSortedMap;
import java.nio.file.Path;
import java.util.Optional;
import nl.verdeelmodel.analysis.comparison.PartSplit;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.score.Measure;

/**
 * Young people and expected leavers per sector from a table of scores, to take a risk score apart.
 *
 * <p>Columns {@code young_people_vo}, {@code young_people_mbo}, {@code expected_leavers_vo}, {@code expected_leavers_mbo} and,
 * if it is there, {@code expected_leavers_vavo}: adult secondary education has no young people of its own in such tables, so
 * its leavers are those of secondary education (vo).
 *
 * @param synthetic whether the scores were made up
 * @param byCohort the scores by cohort
 */
public record SectorScores(boolean synthetic, ImmutableSortedMap<Integer, PartSplit> byCohort) {

    private static final String VAVO = "expected_leavers_vavo";

    /**
     * Reads the scores of all cohorts.
     *
     * @param path a CSV file with a row per region and cohort (or year)
     * @param regions the regions
     * @return the scores
     * @throws ProblemException with everything that is wrong
     */
    public static SectorScores read(Path path, RegionSet regions) {
        CsvTable table = CsvTable.read(InputFile.read(path, InputFile.LARGEST_TABLE));
        Problems problems = new Problems();
        Optional<Measure> peopleVo = problems.collect(() -> RegionColumn.read(table, "young_people_vo", regions));
        Optional<Measure> peopleMbo = problems.collect(() -> RegionColumn.read(table, "young_people_mbo", regions));
        Optional<Measure> leaversVo = problems.collect(() -> RegionColumn.read(table, "expected_leavers_vo", regions));
        Optional<Measure> leaversMbo =
                problems.collect(() -> RegionColumn.read(table, "expected_leavers_mbo", regions));
        Optional<Measure> vavo =
                table.has(VAVO) ? problems.collect(() -> RegionColumn.read(table, VAVO, regions)) : Optional.empty();
        problems.throwIfAny();
        ImmutableSortedMap.Builder<Integer, PartSplit> byCohort = ImmutableSortedMap.naturalOrder();
        leaversVo.orElseThrow().byYear().forEach((cohort, leavers) -> {
            RegionValues secondary = vavo.flatMap(measure -> measure.at(cohort))
                    .map(adults -> adults.combine(leavers, Fraction::plus))
                    .orElse(leavers);
            byCohort.put(
                    cohort,
                    PartSplit.of(
                            new PartSplit.Sector(
                                    "vo", peopleVo.orElseThrow().at(cohort).orElseThrow(), secondary),
                            new PartSplit.Sector(
                                    "mbo",
                                    peopleMbo.orElseThrow().at(cohort).orElseThrow(),
                                    leaversMbo.orElseThrow().at(cohort).orElseThrow())));
        });
        return new SectorScores(leaversVo.orElseThrow().synthetic(), byCohort.build());
    }
}
