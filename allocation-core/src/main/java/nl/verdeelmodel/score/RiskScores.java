package nl.verdeelmodel.score;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Problems;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.risk.ChanceTotals;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;

/**
 * The risk scores of places: per sector the young people, those who count, and the early school leavers expected among
 * these.
 *
 * @param year persons on 1 October of this year
 * @param placeKind what the places are
 * @param places their codes, rising
 * @param synthetic whether the persons were made up
 * @param illustrative whether coefficients were made up
 * @param group who counts
 * @param cutOffs where the target group ends, one per group of sectors that were ordered together; none if everyone counts
 *     and chances were not kept
 * @param bySector the scores of each sector in the order of the places
 */
public record RiskScores(
        int year,
        Cohort.PlaceKind placeKind,
        ImmutableList<String> places,
        boolean synthetic,
        boolean illustrative,
        TargetGroup group,
        ImmutableList<CutOff> cutOffs,
        ImmutableSortedMap<Sector, ImmutableList<Score>> bySector) {

    /**
     * Risk scores.
     *
     * @throws IllegalArgumentException if a sector has more or fewer scores than there are places
     */
    public RiskScores {
        if (!bySector.values().stream().allMatch(scores -> scores.size() == places.size())) {
            throw new IllegalArgumentException("Every sector must have " + places.size() + " scores.");
        }
    }

    /**
     * The scores of everyone, from totals that were added up while reading.
     *
     * @param year persons on 1 October of this year
     * @param placeKind what the places are
     * @param synthetic whether the persons were made up
     * @param models the models that the chances come from, one per sector
     * @param totals the totals per sector, of the same places
     * @return the scores
     * @throws IllegalArgumentException if there is no sector, or a sector has no model
     */
    public static RiskScores everyone(
            int year,
            Cohort.PlaceKind placeKind,
            boolean synthetic,
            List<RiskModel> models,
            Map<Sector, ChanceTotals> totals) {
        ImmutableList<String> places = totals.values().stream()
                .map(ChanceTotals::places)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There must be at least one sector."));
        return new RiskScores(
                year,
                placeKind,
                places,
                synthetic,
                illustrative(totals.keySet().stream()
                        .map(sector -> modelOf(sector, models))
                        .toList()),
                TargetGroup.everyone(),
                ImmutableList.of(),
                ImmutableSortedMap.copyOf(Maps.transformValues(totals, RiskScores::scores)));
    }

    private static ImmutableList<Score> scores(ChanceTotals totals) {
        return IntStream.range(0, totals.places().size())
                .mapToObj(place -> new Score(
                        totals.persons(place), Fraction.of(totals.persons(place)), totals.expectedLeavers(place)))
                .collect(ImmutableList.toImmutableList());
    }

    static RiskModel modelOf(Sector sector, Collection<RiskModel> models) {
        return models.stream()
                .filter(model -> model.sector() == sector)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no risk model of sector " + sector + "."));
    }

    static boolean illustrative(Collection<RiskModel> models) {
        return models.stream().anyMatch(RiskModel::illustrative);
    }

    /**
     * The score of a sector in a place.
     *
     * @param sector the sector
     * @param place the index of the place
     * @return its score; of nobody if the cohort does not have the sector
     */
    public Score get(Sector sector, int place) {
        ImmutableList<Score> scores = bySector.get(sector);
        return scores == null ? Score.NOBODY : scores.get(place);
    }

    /**
     * The score of a place, all sectors together.
     *
     * @param place the index of the place
     * @return the sum over the sectors
     */
    public Score get(int place) {
        return Arrays.stream(Sector.values()).map(sector -> get(sector, place)).reduce(Score.NOBODY, Score::plus);
    }

    /**
     * The score of a sector in all places.
     *
     * @param sector the sector
     * @return the sum over the places
     */
    public Score total(Sector sector) {
        return IntStream.range(0, places.size())
                .mapToObj(place -> get(sector, place))
                .reduce(Score.NOBODY, Score::plus);
    }

    /**
     * The score of all sectors in all places.
     *
     * @return the sum over sectors and places
     */
    public Score total() {
        return Arrays.stream(Sector.values()).map(this::total).reduce(Score.NOBODY, Score::plus);
    }

    /**
     * The share of a place in all expected leavers.
     *
     * @param place the index of the place
     * @return from 0 to 1; 0 if no leavers are expected anywhere
     */
    public Fraction share(int place) {
        Fraction all = total().expectedLeavers();
        return all.signum() == 0 ? Fraction.ZERO : get(place).expectedLeavers().dividedBy(all);
    }

    /**
     * The scores of regions: those of their municipalities added up.
     *
     * @param regions the regions
     * @return the scores of all regions, also of those without young people, in their order
     * @throws nl.verdeelmodel.problem.ProblemException if a place lies in none of the regions; all such places are named
     */
    public RiskScores perRegion(RegionSet regions) {
        int[] regionOf = regionOf(regions);
        ImmutableSortedMap.Builder<Sector, ImmutableList<Score>> sums = ImmutableSortedMap.naturalOrder();
        bySector.forEach((sector, scores) -> sums.put(sector, sums(scores, regionOf, regions.size())));
        return new RiskScores(
                year,
                Cohort.PlaceKind.REGION,
                regions.regions().stream().map(Region::code).collect(ImmutableList.toImmutableList()),
                synthetic,
                illustrative,
                group,
                cutOffs,
                sums.buildOrThrow());
    }

    private static ImmutableList<Score> sums(List<Score> scores, int[] regionOf, int regions) {
        Score[] sums = new Score[regions];
        Arrays.fill(sums, Score.NOBODY);
        for (int place = 0; place < regionOf.length; place++) {
            sums[regionOf[place]] = sums[regionOf[place]].plus(scores.get(place));
        }
        return ImmutableList.copyOf(sums);
    }

    private int[] regionOf(RegionSet regions) {
        return regionOf(places, placeKind, regions);
    }

    /**
     * The region of each place.
     *
     * @param places codes of places
     * @param kind what they are
     * @param regions the regions
     * @return the index of the region of each place
     * @throws nl.verdeelmodel.problem.ProblemException if a place lies in none of the regions; all such places are named
     */
    public static int[] regionOf(List<String> places, Cohort.PlaceKind kind, RegionSet regions) {
        Problems problems = new Problems();
        int[] regionOf = new int[places.size()];
        for (int place = 0; place < regionOf.length; place++) {
            String code = places.get(place);
            OptionalInt index = kind == Cohort.PlaceKind.REGION ? regions.indexOf(code) : regions.regionOf(code);
            if (index.isEmpty()) {
                problems.add(
                        kind == Cohort.PlaceKind.REGION
                                ? regions.unknownRegion(code, Where.NOWHERE)
                                : unknownMunicipality(code, regions));
            }
            regionOf[place] = index.orElse(0);
        }
        problems.throwIfAny();
        return regionOf;
    }

    private static Problem unknownMunicipality(String code, RegionSet regions) {
        return Problem.input(
                "municipality-unknown",
                Where.NOWHERE,
                Text.format(
                        "Gemeente {0} staat niet in de regiolijst van {1}, die {2} gemeenten heeft.",
                        "Municipality {0} is not in the region list of {1}, which has {2} municipalities.",
                        code,
                        regions.year(),
                        regions.municipalities().size()),
                Text.of(
                        "Misschien is de lijst van een ander jaar dan de personen.",
                        "Maybe the list is of another year than the persons."));
    }

    /**
     * The expected leavers of the regions, as a measure divides by.
     *
     * @param regions the regions whose scores these are
     * @return the expected leavers, all sectors together
     * @throws IllegalArgumentException if these are not the scores of as many regions
     */
    public RegionValues expectedLeavers(RegionSet regions) {
        return RegionValues.of(
                regions,
                IntStream.range(0, places.size())
                        .mapToObj(place -> get(place).expectedLeavers())
                        .toList());
    }
}
