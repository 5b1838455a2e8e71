package nl.verdeelmodel.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.region.RegionSet;

/**
 * What is kept back and rounded before tables of scores are published, so that they tell nothing about a few persons.
 *
 * <p><b>Suppression.</b> A cell (place and sector, or a total) is small if it has more than 0 but fewer than the minimum number
 * of young people, of those who count, or of those who do not. Small cells are kept back with all their values. Since
 * municipalities add up to regions, regions to the country, and sectors to totals, further cells are kept back, by a flow of
 * least value through the table, until for every small cell both of these agree with all that is published: it is empty (to less than one
 * person, where persons count for a fraction), and it has the minimum number of persons more than it has. So the interval that can be derived for a small cell of x persons is at
 * least from 0 to x + minimum. No cell that is kept back follows from the others. Cells of 0 are published.
 *
 * <p><b>Rounding.</b> Counts are rounded to multiples of the base and expected leavers to tenths of the base, from the country
 * down: each row gets the multiple below or above its value, the largest remainders get the one above, ties by the order of
 * places. So rows add up to published totals, and a total of sectors is the sum of the rounded sectors, less than two bases from its own value.
 * Mean chances and shares are worked out from the rounded numbers, tell nothing more, and have only the decimals that these can
 * carry: {@link #meanChance}, {@link #share}.
 *
 * <p>Source: L.H. Cox (1980), Suppression methodology and statistical disclosure control, JASA 75, 377-385; A. Hundepool et al.
 * (2012), Statistical Disclosure Control, ch. 4 and 5; the flow: J. Castro (2006), Minimum-distance controlled perturbation
 * and cell suppression as network flows, and L.H. Cox (1995), Network models for complementary cell suppression, JASA 90.
 * Rounding alone: L.H. Cox (1987), A constructive procedure for unbiased controlled rounding, JASA 82; largest remainders replace its
 * random choice, so that the same cohort gives the same table.
 *
 * <p><b>What it does not protect against</b>: other tables of the same young people, such as another year, target group or
 * division of the country, which can be subtracted; somebody who knows some of the persons in a cell; knowledge of the rule
 * that a cell was small; the direction in which a published number was
 * rounded, which depends a little on those kept back; a place where all have the same chance. The file of cells is no published table.
 *
 * @param minimum the fewest persons that a published cell may have, unless it has none; 0 or 1 keeps nothing back
 * @param base of what counts are multiples, at least 1
 */
public record DisclosureControl(long minimum, long base) {

    /** Expected leavers are rounded to the base divided by this. */
    private static final Fraction FINER = Fraction.of(10);

    /** Two decimals of a percent. */
    private static final int MOST_DECIMALS = 4;

    /** With one decimal of a chance, which is tens of percents, a mean chance says nothing. */
    private static final int LEAST_DECIMALS = 2;

    /**
     * Disclosure control.
     *
     * @throws IllegalArgumentException if the minimum is negative or the base below 1
     */
    public DisclosureControl {
        if (minimum < 0 || base < 1) {
            throw new IllegalArgumentException("The minimum is " + minimum + " and the base " + base
                    + "; they must be at least 0 and at least 1.");
        }
    }

    /**
     * The tables of a cohort as they can be published.
     *
     * @param places scores of municipalities or regions
     * @param regions the regions
     * @return the tables, with small cells and what would betray them kept back, the rest rounded
     * @throws nl.verdeelmodel.problem.ProblemException if a place lies in none of the regions
     */
    public ScoreTables apply(RiskScores places, RegionSet regions) {
        ScoreTree tree = ScoreTree.of(places, regions);
        boolean[][] keptBack = keptBack(tree, places.group().isEveryone());
        List<List<Score>> rounded = rounded(tree);
        return tree.tables(cell -> keptBack[cell.node()][cell.column()]
                ? Optional.empty()
                : Optional.of(rounded.get(cell.node()).get(cell.column())));
    }

    /**
     * The mean chance of a published score, with as many decimals as its rounded numbers can carry: the expected leavers are known
     * to a tenth of the base, so that c bases of young people that count leave a chance to 1 / (10 c).
     *
     * @param published a score of the tables of {@link #apply}
     * @return with 4 decimals from 1,000 bases on, 3 from 100, 2 from 10; empty below
     */
    public Optional<BigDecimal> meanChance(Score published) {
        Fraction bases = published.counted().dividedBy(Fraction.of(base));
        int decimals = Math.min(MOST_DECIMALS, bases.floor().toString().length());
        return decimals < LEAST_DECIMALS
                ? Optional.empty()
                : published.meanChance().map(mean -> mean.toDecimal(decimals, RoundingMode.HALF_UP));
    }

    /**
     * A share that was worked out from rounded numbers.
     *
     * @param share from 0 to 1
     * @return the share with 4 decimals, rounded half up
     */
    public BigDecimal share(Fraction share) {
        return share.toDecimal(MOST_DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * Of what published expected leavers are multiples.
     *
     * @return a tenth of the base
     */
    public Fraction leaversBase() {
        return Fraction.of(base).dividedBy(FINER);
    }

    /** Which cells are kept back: small ones, and those that would betray them. */
    boolean[][] keptBack(ScoreTree tree, boolean everyone) {
        Suppression suppression = new Suppression(tree, minimum);
        suppression.protect(score -> Fraction.of(score.persons()));
        if (!everyone) {
            suppression.protect(Score::counted);
            suppression.protect(score -> Fraction.of(score.persons()).minus(score.counted()));
        }
        return suppression.keptBack();
    }

    private List<List<Score>> rounded(ScoreTree tree) {
        Fraction unit = Fraction.of(base);
        List<List<Fraction>> persons = rounded(tree, score -> Fraction.of(score.persons()), unit);
        List<List<Fraction>> counted = rounded(tree, Score::counted, unit);
        List<List<Fraction>> leavers = rounded(tree, Score::expectedLeavers, leaversBase());
        List<List<Score>> out = new ArrayList<>();
        for (int node = 0; node < tree.size(); node++) {
            List<Score> row = new ArrayList<>();
            for (int sector = 0; sector < ScoreTree.SECTORS; sector++) {
                row.add(new Score(
                        persons.get(sector).get(node).numerator().longValueExact(),
                        counted.get(sector).get(node),
                        leavers.get(sector).get(node)));
            }
            row.add(row.stream().reduce(Score.NOBODY, Score::plus));
            out.add(row);
        }
        return out;
    }

    /** The rounded values of each sector and node. */
    private static List<List<Fraction>> rounded(ScoreTree tree, Function<Score, Fraction> value, Fraction unit) {
        List<List<Fraction>> sectors = new ArrayList<>();
        for (int sector = 0; sector < ScoreTree.SECTORS; sector++) {
            int column = sector;
            List<Fraction> exact = tree.scores().stream()
                    .map(row -> value.apply(row.get(column)))
                    .toList();
            sectors.add(ControlledRounding.of(exact, tree.children(), unit));
        }
        return sectors;
    }
}
