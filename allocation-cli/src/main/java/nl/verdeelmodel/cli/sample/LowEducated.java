package nl.verdeelmodel.cli.sample;

import com.google.common.primitives.ImmutableLongArray;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The share of adults with at most vmbo level per region, 2005-2010, in the place of the CBS shares in the RMC grant of 2012
 * (Besluit RMC, BWBR0013111, art. 4: the mean over t-7 to t-2).
 */
final class LowEducated implements SyntheticTable {

    private static final int FIRST_YEAR = 2005;
    private static final int LAST_YEAR = 2010;

    /** Mean share in ten-thousandths in the first year, and its fall per year. */
    private static final long FIRST_MEAN = 3700;

    private static final long FALL = 80;

    private static final double REGION_EFFECT = 0.18;
    private static final double DRIFT = 0.01;

    @Override
    public String file() {
        return "old-rules/low-educated-2005-2010.csv";
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "Share of adults with at most vmbo level, as a fraction, per RMC region of regions/rmc-regios-2014.csv.",
                "The plain mean of the 39 regions is exactly 0.3700 in 2005 and 0.0080 less every year, 0.3300 in 2010."
                        + " Regions differ by a lasting effect of at most 18 percent and a drift of at most 1 percent a year.");
    }

    @Override
    public List<String> columns() {
        return List.of("year", "region_code", "region_name", "share_low_educated");
    }

    @Override
    public List<List<String>> rows(RealData real, Noise noise) {
        List<Place> regions = real.regionsOf2014();
        List<List<String>> rows = new ArrayList<>();
        Sizes sizes = Sizes.equal(regions.size()).varied(REGION_EFFECT, noise);
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            ImmutableLongArray shares = sizes.divide(regions.size() * (FIRST_MEAN - FALL * (year - FIRST_YEAR)));
            for (int i = 0; i < shares.length(); i++) {
                Place region = regions.get(i);
                String share = BigDecimal.valueOf(shares.get(i), 4).toPlainString();
                rows.add(List.of(Integer.toString(year), region.code(), region.name(), share));
            }
            sizes = sizes.varied(DRIFT, noise);
        }
        return rows;
    }
}
