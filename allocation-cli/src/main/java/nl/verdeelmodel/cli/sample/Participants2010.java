package nl.verdeelmodel.cli.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import nl.verdeelmodel.cli.sample.RealData.MunicipalityOf2014;
import nl.verdeelmodel.cli.sample.StepProfile.Step;

/**
 * Participants and apc pupils under 22 on 1 October 2010 per region, in the place of the counts behind the step tables of
 * BWBR0031387, art. 17 and 22.
 *
 * <p>How many regions stand on each step is fixed, so that the amounts fit the ceilings of the regulation: EUR 19,150,000 for
 * the regional programme, which is its ceiling of 2015 and 2016 when the supplements have ended, and EUR 30,400,000 for the
 * plusvoorziening. With the supplements the regional programme stays below its ceiling in 2013 and is EUR 7,539 above it in
 * 2014.
 */
final class Participants2010 implements SyntheticTable {

    private static final String YEAR = "2010";
    private static final double PARTICIPANTS_EFFECT = 0.06;
    private static final double APC_EFFECT = 0.20;

    /** Utrecht, Agglomeratie Amsterdam, Haaglanden/Westland and Rijnmond: outside the regional programme (art. 14). */
    private static final Set<String> LARGE_REGIONS = Set.of("19", "21", "28", "29");

    /** The 35 other regions on the seven steps of art. 17. */
    private static final StepProfile PARTICIPANTS = new StepProfile(List.of(
            new Step(7_000, 12_500, 6),
            new Step(12_501, 18_000, 6),
            new Step(18_001, 24_000, 5),
            new Step(24_001, 30_000, 4),
            new Step(30_001, 36_000, 5),
            new Step(36_001, 42_000, 1),
            new Step(42_001, 60_000, 8)));

    private static final StepProfile PARTICIPANTS_OF_LARGE =
            new StepProfile(List.of(new Step(65_001, 145_000, LARGE_REGIONS.size())));

    /** The 39 regions on the ten steps of art. 22. */
    private static final StepProfile APC_PUPILS = new StepProfile(List.of(
            new Step(0, 100, 6),
            new Step(101, 500, 10),
            new Step(501, 1_500, 5),
            new Step(1_501, 2_000, 4),
            new Step(2_001, 3_000, 4),
            new Step(3_001, 5_000, 2),
            new Step(5_001, 8_000, 2),
            new Step(8_001, 15_000, 2),
            new Step(15_001, 25_000, 1),
            new Step(25_001, 50_000, 3)));

    @Override
    public String file() {
        return "old-rules/participants-2010.csv";
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "Counts on 1 October 2010 per RMC region of regions/rmc-regios-2014.csv.",
                "participants_to_22: participants under 22 living in the region; rank of a region after the grant of 2020"
                        + " (rmc/rmc-extra-2020.csv).",
                "apc_pupils_to_22: apc pupils under 22 at institutions in the region; rank of a region after the squares of"
                        + " the inhabitants of its municipalities (regions/inwoners-2016.csv), so large cities come first.",
                "Arranged: the steps of the regional programme add up to 19,150,000 without the four large regions 19, 21, 28"
                        + " and 29, none of the others above 60,000 participants. With the supplements that is 19,677,210 in"
                        + " 2013 (ceiling 19,700,000), 19,457,539 in 2014 (ceiling 19,450,000: a cut in proportion) and"
                        + " exactly the ceiling in 2015 and 2016.",
                "Arranged: the steps of the plusvoorziening add up to its ceiling, 30,400,000.");
    }

    @Override
    public List<String> columns() {
        return List.of("year", "region_code", "region_name", "participants_to_22", "apc_pupils_to_22");
    }

    @Override
    public List<List<String>> rows(RealData real, Noise noise) {
        List<Place> regions = real.regionsOf2014();
        long[] participants = participants(real, noise);
        long[] apcPupils = new long[regions.size()];
        APC_PUPILS.spread(cityWeight(real).varied(APC_EFFECT, noise).ranking(), noise, apcPupils);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < apcPupils.length; i++) {
            Place region = regions.get(i);
            rows.add(List.of(
                    YEAR, region.code(), region.name(), Long.toString(participants[i]), Long.toString(apcPupils[i])));
        }
        return rows;
    }

    private static long[] participants(RealData real, Noise noise) {
        List<Place> regions = real.regionsOf2014();
        IntPredicate large =
                region -> LARGE_REGIONS.contains(regions.get(region).code());
        int[] ranking = real.sizesOf2014().varied(PARTICIPANTS_EFFECT, noise).ranking();
        long[] counts = new long[regions.size()];
        PARTICIPANTS.spread(Arrays.stream(ranking).filter(large.negate()).toArray(), noise, counts);
        PARTICIPANTS_OF_LARGE.spread(Arrays.stream(ranking).filter(large).toArray(), noise, counts);
        return counts;
    }

    /** Per region the sum of the squares of the inhabitants of its municipalities. */
    private static Sizes cityWeight(RealData real) {
        Map<String, Double> weights = real.municipalitiesOf2014().stream()
                .collect(Collectors.groupingBy(
                        MunicipalityOf2014::region,
                        Collectors.summingDouble(place -> square(real.inhabitants(place.municipality())))));
        return Sizes.of(real.regionsOf2014().stream()
                .mapToDouble(region -> weights.getOrDefault(region.code(), 0.0))
                .toArray());
    }

    private static double square(long number) {
        return (double) number * number;
    }
}
