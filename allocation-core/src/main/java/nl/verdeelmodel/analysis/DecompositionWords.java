package nl.verdeelmodel.analysis;

import com.google.common.collect.ImmutableList;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;

/** Says in words why the mean chance of a region differs from the national one. */
public final class DecompositionWords {

    private static final int PERCENT_DECIMALS = 3;
    private static final Fraction HUNDRED = Fraction.of(100);

    private DecompositionWords() {}

    /**
     * What a characteristic contributes.
     *
     * @param label the characteristic
     * @param points its contribution in percentage points, with its sign
     */
    public record Line(Text label, Text points) {}

    /**
     * The difference in one sentence.
     *
     * @param decomposition of a sector
     * @param regions its regions
     * @param region the index of the region
     * @return a sentence with both chances and the difference
     */
    public static Text sentence(ChanceDecomposition decomposition, RegionSet regions, int region) {
        ChanceDecomposition.OfRegion own = decomposition.regions().get(region);
        if (own.persons() == 0) {
            return Text.format(
                    "{0} heeft geen jongeren in het {1}.",
                    "{0} has no young people in {1}.",
                    regions.label(region),
                    decomposition.sector().title());
        }
        return Text.format(
                "Gemiddelde kans in het {1}: {0} {2}, heel het land {3}; een verschil van {4} procentpunt.",
                "Mean chance in {1}: {0} {2}, the whole country {3}; a difference of {4} percentage points.",
                regions.label(region),
                decomposition.sector().title(),
                percentage(own.meanUnits()),
                percentage(decomposition.nationalUnits()),
                difference(decomposition, region));
    }

    /**
     * The mean chance of a region less the national one.
     *
     * @param decomposition of a sector
     * @param region the index of the region
     * @return percentage points, with their sign
     */
    public static Text difference(ChanceDecomposition decomposition, int region) {
        return points(decomposition.regions().get(region).meanUnits() - decomposition.nationalUnits());
    }

    /**
     * The contributions, the largest first; they add up to the difference but for the rounding of what is shown.
     *
     * @param decomposition of a sector
     * @param region the index of the region
     * @return a line per characteristic
     */
    public static ImmutableList<Line> lines(ChanceDecomposition decomposition, int region) {
        ImmutableList<Long> contributions = decomposition.regions().get(region).contributions();
        return IntStream.range(0, contributions.size())
                .boxed()
                .sorted(Comparator.comparingLong(i -> -Math.abs(contributions.get(i))))
                .map(i -> new Line(decomposition.characteristics().get(i).label(), points(contributions.get(i))))
                .collect(ImmutableList.toImmutableList());
    }

    private static Text percentage(long units) {
        Fraction chance = ChanceDecomposition.toChance(units);
        return new Text(
                Language.NL.percentage(chance, PERCENT_DECIMALS), Language.EN.percentage(chance, PERCENT_DECIMALS));
    }

    private static Text points(long units) {
        Fraction points = ChanceDecomposition.toChance(units).times(HUNDRED);
        boolean plus = points.toDecimal(PERCENT_DECIMALS, RoundingMode.HALF_UP).signum() > 0;
        Text number =
                new Text(Language.NL.number(points, PERCENT_DECIMALS), Language.EN.number(points, PERCENT_DECIMALS));
        return plus ? Text.format("+{0}", "+{0}", number) : number;
    }
}
