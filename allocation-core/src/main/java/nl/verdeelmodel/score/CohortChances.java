package nl.verdeelmodel.score;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.ChanceTotals;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;

/**
 * A cohort with the chance of every pattern of categories in it, from which the scores of any target group follow.
 *
 * <p>Immutable; the chances are worked out once.
 */
public final class CohortChances {

    private final Cohort cohort;
    private final ImmutableSortedMap<Sector, RiskModel> models;
    private final ImmutableSortedMap<Sector, long[]> chances;

    private CohortChances(
            Cohort cohort, ImmutableSortedMap<Sector, RiskModel> models, ImmutableSortedMap<Sector, long[]> chances) {
        this.cohort = cohort;
        this.models = models;
        this.chances = chances;
    }

    /**
     * The chances of a cohort.
     *
     * @param cohort the cohort
     * @param models one model for each of its sectors; models of other sectors are not used
     * @return the chances
     * @throws IllegalArgumentException if a sector has no model, or one of other characteristics
     */
    public static CohortChances of(Cohort cohort, List<RiskModel> models) {
        ImmutableSortedMap.Builder<Sector, RiskModel> used = ImmutableSortedMap.naturalOrder();
        ImmutableSortedMap.Builder<Sector, long[]> chances = ImmutableSortedMap.naturalOrder();
        cohort.cells().forEach((sector, cells) -> {
            RiskModel model = RiskScores.modelOf(sector, models);
            used.put(sector, model);
            chances.put(sector, Odds.of(model.coefficients()).chances(cells));
        });
        return new CohortChances(cohort, used.buildOrThrow(), chances.buildOrThrow());
    }

    /**
     * The cohort.
     *
     * @return the cohort
     */
    public Cohort cohort() {
        return cohort;
    }

    /**
     * The model that the chances of a sector come from.
     *
     * @param sector a sector of the cohort
     * @return its model
     * @throws IllegalArgumentException if the cohort does not have the sector
     */
    public RiskModel model(Sector sector) {
        return RiskScores.modelOf(sector, models.values());
    }

    /**
     * The chance of each pattern of a sector.
     *
     * @param sector a sector of the cohort
     * @return chances in units of 1e-12, a new array in the order of the patterns
     */
    public long[] chances(Sector sector) {
        return ownChances(sector).clone();
    }

    private long[] ownChances(Sector sector) {
        long[] own = chances.get(sector);
        if (own == null) {
            throw new IllegalArgumentException("The cohort has no sector " + sector + ".");
        }
        return own;
    }

    /**
     * The scores of the places for a target group.
     *
     * @param group who counts
     * @return the scores, exact
     */
    public RiskScores scores(TargetGroup group) {
        ImmutableList<CutOff> cutOffs = pools(group).stream()
                .filter(pool -> persons(pool) > 0)
                .map(pool -> cutOff(pool, group.share()))
                .collect(ImmutableList.toImmutableList());
        Map<Sector, ImmutableList<Score>> scores = new EnumMap<>(Sector.class);
        cohort.cells().forEach((sector, cells) -> scores.put(sector, noScores(cells)));
        cutOffs.forEach(cutOff -> cutOff.sectors().forEach(sector -> scores.put(sector, scores(sector, cutOff))));
        return new RiskScores(
                cohort.year(),
                cohort.placeKind(),
                cohort.places(),
                cohort.synthetic(),
                RiskScores.illustrative(models.values()),
                group,
                cutOffs,
                ImmutableSortedMap.copyOf(scores));
    }

    private List<SortedMap<Sector, Cells>> pools(TargetGroup group) {
        if (group.pooling() == TargetGroup.Pooling.TOGETHER) {
            return List.of(cohort.cells());
        }
        List<SortedMap<Sector, Cells>> pools = new ArrayList<>();
        cohort.cells().forEach((sector, cells) -> pools.add(ImmutableSortedMap.of(sector, cells)));
        return pools;
    }

    private static long persons(SortedMap<Sector, Cells> pool) {
        return pool.values().stream().mapToLong(Cells::totalPersons).sum();
    }

    private static ImmutableList<Score> noScores(Cells cells) {
        return cells.places().stream().map(place -> Score.NOBODY).collect(ImmutableList.toImmutableList());
    }

    /** By halving the range of chances: after 40 passes over the patterns one chance is left. */
    private CutOff cutOff(SortedMap<Sector, Cells> pool, Fraction share) {
        Map<Sector, long[]> counts = Maps.transformValues(pool, CohortChances::personsOfPatterns);
        Map<Sector, long[]> own = new EnumMap<>(counts);
        long persons = persons(pool);
        Fraction wanted = share.times(Fraction.of(persons));
        long low = 0;
        long high = Odds.ONE;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (Fraction.of(personsFrom(own, middle)).compareTo(wanted) >= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        long above = personsFrom(own, low + 1);
        long at = personsFrom(own, low) - above;
        Fraction taken = wanted.minus(Fraction.of(above)).dividedBy(Fraction.of(at));
        return new CutOff(ImmutableSortedSet.copyOf(pool.keySet()), persons, low, above, at, taken);
    }

    private static long[] personsOfPatterns(Cells cells) {
        long[] counts = new long[cells.patterns()];
        for (int pattern = 0; pattern < counts.length; pattern++) {
            counts[pattern] = cells.personsOfPattern(pattern);
        }
        return counts;
    }

    /** How many persons have at least a chance. */
    private long personsFrom(Map<Sector, long[]> counts, long chance) {
        long sum = 0;
        for (Map.Entry<Sector, long[]> sector : counts.entrySet()) {
            long[] own = ownChances(sector.getKey());
            long[] persons = sector.getValue();
            for (int pattern = 0; pattern < own.length; pattern++) {
                sum += own[pattern] >= chance ? persons[pattern] : 0;
            }
        }
        return sum;
    }

    private ImmutableList<Score> scores(Sector sector, CutOff cutOff) {
        Cells cells = cohort.of(sector).orElseThrow();
        ChanceTotals all = ChanceTotals.of(cells, ownChances(sector));
        ChanceTotals above = totals(cells, ownChances(sector), cutOff.chance() + 1, Odds.ONE);
        ChanceTotals at = totals(cells, ownChances(sector), cutOff.chance(), cutOff.chance());
        ImmutableList.Builder<Score> scores = ImmutableList.builder();
        for (int place = 0; place < cells.places().size(); place++) {
            scores.add(new Score(
                    all.persons(place),
                    Fraction.of(above.persons(place)).plus(cutOff.taken().times(Fraction.of(at.persons(place)))),
                    above.expectedLeavers(place).plus(cutOff.taken().times(at.expectedLeavers(place)))));
        }
        return scores.build();
    }

    /** The totals of the persons whose chance lies between two bounds. */
    private static ChanceTotals totals(Cells cells, long[] chances, long least, long most) {
        ChanceTotals.Builder builder = new ChanceTotals.Builder(cells.places());
        for (int pattern = 0; pattern < chances.length; pattern++) {
            if (chances[pattern] >= least && chances[pattern] <= most) {
                for (int cell = cells.firstCell(pattern); cell < cells.firstCell(pattern + 1); cell++) {
                    builder.add(cells.place(cell), chances[pattern], cells.persons(cell));
                }
            }
        }
        return builder.build();
    }
}
