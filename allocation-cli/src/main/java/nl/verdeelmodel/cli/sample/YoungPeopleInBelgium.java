package nl.verdeelmodel.cli.sample;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Young residents in school in Belgium in May 2024, in the place of the count by which art. 4.3 of BWBR0051614 divides its
 * 0.25 percent.
 *
 * <p>Three regions on the border lie above the threshold of 3 percent and three below, whatever the seed.
 */
final class YoungPeopleInBelgium implements SyntheticTable {

    private static final String YEAR = "2024";
    private static final long YOUNG_PEOPLE = 1_403_000;
    private static final double REGION_EFFECT = 0.06;
    private static final double BORDER_EFFECT = 0.10;

    /** The part in school in Belgium, by the code of the regions with a land border with Belgium. */
    private static final Map<String, Double> SHARES = ImmutableMap.of(
            "33", 0.140, // Zeeuws-Vlaanderen
            "34", 0.014, // West-Brabant
            "35", 0.021, // Midden-Brabant
            "37", 0.025, // Zuidoost-Brabant
            "38", 0.036, // Gewest Limburg-Noord
            "39", 0.055); // Gewest Zuid-Limburg

    @Override
    public String file() {
        return "scores/young-people-belgium.csv";
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "Young people living in each Doorstroompunt region of 2026, and how many of them were in school in Belgium"
                        + " in May 2024.",
                "The young people add up to 1,403,000 (900,000 vo and 503,000 mbo) and follow the grant of 2020"
                        + " (rmc/rmc-extra-2020.csv) within about 6 percent.",
                "Only regions with a land border with Belgium have a count: 33, 38 and 39 above 3 percent, 34, 35 and 37"
                        + " below. These percentages are made up.");
    }

    @Override
    public List<String> columns() {
        return List.of("year", "region_code", "region_name", "young_people", "in_school_in_belgium");
    }

    @Override
    public List<List<String>> rows(RealData real, Noise noise) {
        List<Place> regions = real.regionsOf2026();
        ImmutableLongArray young =
                real.sizesOf2026().varied(REGION_EFFECT, noise).divide(YOUNG_PEOPLE);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < young.length(); i++) {
            Place region = regions.get(i);
            double share = SHARES.getOrDefault(region.code(), 0.0) * noise.factor(BORDER_EFFECT);
            long inBelgium = (long) (young.get(i) * share);
            rows.add(
                    List.of(YEAR, region.code(), region.name(), Long.toString(young.get(i)), Long.toString(inBelgium)));
        }
        return rows;
    }
}
