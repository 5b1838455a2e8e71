package nl.verdeelmodel.cli.sample;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import nl.verdeelmodel.io.RiskModelFile;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.Sector;

/**
 * Synthetic persons: pupils and students with the characteristics of the risk models and whether they left early.
 *
 * <p>They are drawn one after the other and written at once, so memory does not grow with their number. Each municipality and
 * sector has its own random numbers, and outcomes have others than characteristics: a change of the risk model leaves the
 * persons as they are, and a larger number of persons begins with the same persons of each municipality. No value is that of
 * a real person; the shares in the classes of this package are made up, plausible in sign and size.
 */
public final class SamplePersons {

    /** The largest number of persons: almost three times all inhabitants of the Netherlands. */
    public static final long MOST_PERSONS = 50_000_000;

    /** The cohort of the risk models, and of {@code microdata/persons-20000.csv}. */
    public static final int USUAL_COHORT = 2023;

    private final long seed;
    private final long persons;
    private final int cohort;
    private final List<Municipality> municipalities;
    private final Map<Sector, Outcomes> outcomes = new EnumMap<>(Sector.class);

    private SamplePersons(long seed, long persons, int cohort, List<Municipality> municipalities) {
        this.seed = seed;
        this.persons = persons;
        this.cohort = cohort;
        this.municipalities = municipalities;
    }

    /** Some tens of milliseconds of work. */
    private static final int PROGRESS_STEP = 1 << 14;

    /**
     * What was written of a sector.
     *
     * @param persons how many persons
     * @param leavers how many of them left early
     * @param expected the sum of their chances, in units of 1e-12
     */
    public record Total(long persons, long leavers, BigInteger expected) {

        private Total plus(Total other) {
            return new Total(persons + other.persons, leavers + other.leavers, expected.add(other.expected));
        }
    }

    /**
     * Persons of a seed.
     *
     * @param seed any number
     * @param persons how many, from 1 to {@link #MOST_PERSONS}
     * @param data the data folder with the real tables, whose sizes are followed, and the risk models
     * @return persons that can be written
     * @throws nl.verdeelmodel.problem.ProblemException if a table or model is missing or not as expected
     */
    public static SamplePersons of(long seed, long persons, Path data) {
        return of(seed, persons, USUAL_COHORT, data);
    }

    /**
     * Persons of a seed and a cohort. Cohorts of one seed differ by the draw of the persons only: each municipality keeps its
     * size and its welfare.
     *
     * @param seed any number
     * @param persons how many, from 1 to {@link #MOST_PERSONS}
     * @param cohort the persons are those on 1 October of this year
     * @param data the data folder with the real tables, whose sizes are followed, and the risk models
     * @return persons that can be written
     * @throws nl.verdeelmodel.problem.ProblemException if a table or model is missing or not as expected
     */
    public static SamplePersons of(long seed, long persons, int cohort, Path data) {
        SamplePersons sample =
                new SamplePersons(seed, persons, cohort, Municipalities.of(seed, persons, RealData.read(data)));
        for (Sector sector : Sector.values()) {
            Path file = data.resolve("risk").resolve(sector.code() + ".json");
            sample.outcomes.put(sector, Outcomes.of(RiskModelFile.read(file), file.toString()));
        }
        return sample;
    }

    /**
     * Writes all persons as CSV, by municipality and sector; the same text every time.
     *
     * @param out where to; it is not closed
     * @param progress told now and then how many persons were written, and at the end all
     * @return what was written, per sector
     * @throws IOException if it cannot be written
     */
    public Map<Sector, Total> write(Writer out, LongConsumer progress) throws IOException {
        PersonWriter writer = new PersonWriter(out);
        writer.head(remarks());
        Map<Sector, Total> totals = new EnumMap<>(Sector.class);
        long before = 0;
        for (Municipality municipality : municipalities) {
            for (Sector sector : Sector.values()) {
                long earlier = before;
                Total total = write(municipality, sector, writer, count -> progress.accept(earlier + count));
                totals.merge(sector, total, Total::plus);
                before += total.persons();
            }
        }
        return totals;
    }

    private List<String> remarks() {
        return List.of(
                "SYNTHETIC: made up by \"verdeelmodel sample --persons " + persons + " --seed " + seed + cohortOption()
                        + "\", not real data. No row is a real person.",
                "Pupils (vo) and students (mbo) on 1 October " + cohort
                        + ", by home municipality of 2026; vsv = 1: left early within"
                        + " a year, drawn from the risk models risk/vo.json and risk/mbo.json.",
                "An empty cell is: not asked in this sector, or (welfare, mother_education) not known.");
    }

    private String cohortOption() {
        return cohort == USUAL_COHORT ? "" : " --cohort " + cohort;
    }

    private Total write(Municipality municipality, Sector sector, PersonWriter writer, LongConsumer progress)
            throws IOException {
        String stream =
                " of " + municipality.code() + " in " + sector.code() + (cohort == USUAL_COHORT ? "" : " in " + cohort);
        PersonDraw draw = new PersonDraw(Neighbourhood.of(municipality), Noise.of(seed, "persons" + stream));
        Noise noise = Noise.of(seed, "outcomes" + stream);
        Outcomes own = Objects.requireNonNull(outcomes.get(sector));
        char[] start = PersonWriter.start(sector, municipality);
        long count = municipality.persons(sector);
        long leavers = 0;
        long expected = 0;
        for (long i = 0; i < count; i++) {
            Person person = draw.next(sector);
            long chance = own.chance(person);
            boolean left = noise.fraction() * Odds.ONE < chance;
            leavers += left ? 1 : 0;
            expected = Math.addExact(expected, chance);
            writer.row(start, person, left);
            if ((i + 1) % PROGRESS_STEP == 0) {
                progress.accept(i + 1);
            }
        }
        progress.accept(count);
        return new Total(count, leavers, BigInteger.valueOf(expected));
    }
}
