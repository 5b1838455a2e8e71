package nl.verdeelmodel.cli.sample;

import com.google.common.primitives.ImmutableLongArray;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.cli.sample.RealData.Leavers;

/**
 * The expected number of early school leavers per region and cohort, in the place of the risk scores of CBS.
 *
 * <p>Cohort c is counted on 1 October c and belongs to school year c/c+1. Region and sector have their own lasting effect
 * on top of the size of the region; every year each number drifts a little, so that a key that is measured anew moves.
 */
final class RiskScores implements SyntheticTable {

    private static final int FIRST_COHORT = 2019;
    private static final int LAST_COHORT = 2024;

    /** The last cohort whose leavers are known in the whole country; later ones use its totals. */
    private static final int LAST_COUNTED_COHORT = 2023;

    private static final long YOUNG_PEOPLE_VO = 900_000;
    private static final long YOUNG_PEOPLE_MBO = 503_000;

    private static final double REGION_EFFECT = 0.08;
    private static final double SECTOR_EFFECT = 0.04;
    private static final double DRIFT = 0.015;

    /** The numbers of one cohort per region: young people by head, leavers in hundredths. */
    private record Cohort(
            int year,
            ImmutableLongArray youngVo,
            ImmutableLongArray youngMbo,
            ImmutableLongArray vo,
            ImmutableLongArray mbo,
            ImmutableLongArray vavo) {

        List<String> row(Place region, int index) {
            return List.of(
                    Integer.toString(year),
                    region.code(),
                    region.name(),
                    Long.toString(youngVo.get(index)),
                    Long.toString(youngMbo.get(index)),
                    hundredths(vo.get(index)),
                    hundredths(mbo.get(index)),
                    hundredths(vavo.get(index)),
                    hundredths(vo.get(index) + mbo.get(index) + vavo.get(index)));
        }

        private static String hundredths(long count) {
            return BigDecimal.valueOf(count, 2).toPlainString();
        }
    }

    /** How large the regions are in each column of the table. */
    private record Columns(Sizes youngVo, Sizes youngMbo, Sizes vo, Sizes mbo, Sizes vavo) {

        static Columns of(Sizes regions, Noise noise) {
            Sizes risk = regions.varied(REGION_EFFECT, noise);
            return new Columns(regions, regions, risk, risk, risk).varied(SECTOR_EFFECT, noise);
        }

        Columns varied(double spread, Noise noise) {
            return new Columns(
                    youngVo.varied(spread, noise),
                    youngMbo.varied(spread, noise),
                    vo.varied(spread, noise),
                    mbo.varied(spread, noise),
                    vavo.varied(spread, noise));
        }

        Cohort divide(int year, Leavers leavers) {
            return new Cohort(
                    year,
                    youngVo.divide(YOUNG_PEOPLE_VO),
                    youngMbo.divide(YOUNG_PEOPLE_MBO),
                    vo.divide(leavers.vo() * 100),
                    mbo.divide(leavers.mbo() * 100),
                    vavo.divide(leavers.vavo() * 100));
        }
    }

    @Override
    public String file() {
        return "scores/risicoscores.csv";
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "Expected early school leavers per Doorstroompunt region of 2026, in the place of the risk scores of CBS.",
                "Cohort c = young people on 1 October c, school year c/c+1.",
                "Per cohort the leavers of vo, mbo and vavo each add up to the national number of new leavers of that"
                        + " school year (national/new-leavers-per-sector.csv); expected_leavers is their sum.",
                "For cohort 2024 no national number is known: it adds up to that of 2023/2024.",
                "Young people add up to 900,000 (vo) and 503,000 (mbo) in every cohort, about the numbers of 2021/2022.",
                "Size of a region: its amount in the grant of 2020 (rmc/rmc-extra-2020.csv), times a lasting effect of at"
                        + " most about 12 percent and a drift of at most 1.5 percent a year.");
    }

    @Override
    public List<String> columns() {
        return List.of(
                "cohort",
                "region_code",
                "region_name",
                "young_people_vo",
                "young_people_mbo",
                "expected_leavers_vo",
                "expected_leavers_mbo",
                "expected_leavers_vavo",
                "expected_leavers");
    }

    @Override
    public List<List<String>> rows(RealData real, Noise noise) {
        List<Place> regions = real.regionsOf2026();
        List<List<String>> rows = new ArrayList<>();
        Columns columns = Columns.of(real.sizesOf2026(), noise);
        for (int year = FIRST_COHORT; year <= LAST_COHORT; year++) {
            Cohort cohort = columns.divide(year, real.leavers(Math.min(year, LAST_COUNTED_COHORT)));
            for (int i = 0; i < regions.size(); i++) {
                rows.add(cohort.row(regions.get(i), i));
            }
            columns = columns.varied(DRIFT, noise);
        }
        return rows;
    }
}
