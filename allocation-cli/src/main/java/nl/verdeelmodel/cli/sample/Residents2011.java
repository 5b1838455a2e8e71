package nl.verdeelmodel.cli.sample;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.cli.sample.RealData.MunicipalityOf2014;

/**
 * Residents per municipality on 1 January 2011, in the place of the CBS counts by which the RMC grant of 2012 was divided
 * (Besluit RMC, BWBR0013111, art. 4).
 */
final class Residents2011 implements SyntheticTable {

    private static final String YEAR = "2011";
    private static final long ADULTS = 13_000_000;
    private static final long ADULTS_WITH_MIGRATION_BACKGROUND = 1_400_000;
    private static final long AGED_5_TO_17 = 2_590_000;

    private static final double ADULTS_EFFECT = 0.03;
    private static final double MIGRATION_EFFECT = 0.20;
    private static final double YOUTH_EFFECT = 0.10;

    /** Inhabitants of a municipality that no longer existed in 2016: from this number to four times as many. */
    private static final double SMALLEST_UNKNOWN = 5_000;

    @Override
    public String file() {
        return "old-rules/rmc-residents-2011.csv";
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "Residents on 1 January 2011 of the 415 municipalities of regions/rmc-regios-2014.csv.",
                "adults: 18 and older, 13,000,000 in all. adults_migration_background: adults who themselves and one parent,"
                        + " or whose both parents, were born in a country not on the list of bijlage 2 of the Besluit"
                        + " participatiebudget, 1,400,000 in all. residents_5_to_17: 2,590,000 in all.",
                "These totals are round numbers near those of the time (about 16.7 million inhabitants).",
                "Sizes follow the inhabitants of 2016 (regions/inwoners-2016.csv); the 32 municipalities that no longer"
                        + " existed then have a made-up size of 5,000 to 20,000. A migration background is more frequent in"
                        + " larger municipalities.");
    }

    @Override
    public List<String> columns() {
        return List.of(
                "year",
                "municipality_code",
                "municipality_name",
                "adults",
                "adults_migration_background",
                "residents_5_to_17");
    }

    @Override
    public List<List<String>> rows(RealData real, Noise noise) {
        List<Place> municipalities = real.municipalitiesOf2014().stream()
                .map(MunicipalityOf2014::municipality)
                .toList();
        double[] inhabitants = inhabitants(real, municipalities, noise);
        Sizes sizes = Sizes.of(inhabitants);
        ImmutableLongArray adults = sizes.varied(ADULTS_EFFECT, noise).divide(ADULTS);
        ImmutableLongArray migration = sizes.times(migrationShares(inhabitants))
                .varied(MIGRATION_EFFECT, noise)
                .divide(ADULTS_WITH_MIGRATION_BACKGROUND);
        ImmutableLongArray youth = sizes.varied(YOUTH_EFFECT, noise).divide(AGED_5_TO_17);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < adults.length(); i++) {
            Place municipality = municipalities.get(i);
            rows.add(List.of(
                    YEAR,
                    municipality.code(),
                    municipality.name(),
                    Long.toString(adults.get(i)),
                    Long.toString(migration.get(i)),
                    Long.toString(youth.get(i))));
        }
        return rows;
    }

    private static double[] inhabitants(RealData real, List<Place> municipalities, Noise noise) {
        return municipalities.stream()
                .mapToDouble(real::inhabitants)
                .map(known -> known > 0 ? known : SMALLEST_UNKNOWN * (1 + 3 * noise.fraction()))
                .toArray();
    }

    private static Sizes migrationShares(double[] inhabitants) {
        double[] shares = new double[inhabitants.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = migrationShare(inhabitants[i]);
        }
        return Sizes.of(shares);
    }

    private static double migrationShare(double inhabitants) {
        if (inhabitants >= 300_000) {
            return 0.30;
        }
        if (inhabitants >= 100_000) {
            return 0.14;
        }
        return inhabitants >= 50_000 ? 0.08 : 0.04;
    }
}
