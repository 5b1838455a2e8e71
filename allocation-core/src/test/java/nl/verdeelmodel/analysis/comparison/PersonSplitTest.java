package nl.verdeelmodel.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.Municipality;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.CohortChances;
import nl.verdeelmodel.score.Population;
import nl.verdeelmodel.score.RiskScores;
import nl.verdeelmodel.score.TargetGroup;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** A risk score taken apart by the persons behind it adds up, and moves nothing where persons are alike. */
class PersonSplitTest {

    private static final Fraction CENTS = Fraction.of(1_000_000);

    private static CohortChances chances(Population population) {
        return CohortChances.of(population.cohort(), population.models());
    }

    private static RegionValues score(Population population) {
        RiskScores scores = chances(population).scores(TargetGroup.everyone()).perRegion(population.regions());
        return scores.expectedLeavers(population.regions());
    }

    private static DivisionParts division(RegionValues targets) {
        RegionValues zero = targets.map(value -> Fraction.ZERO);
        DivisionParts.Part part = new DivisionParts.Part("s/p", Text.same("part"), targets);
        return new DivisionParts(targets.regions(), ImmutableList.of(part), zero, zero);
    }

    /** A divides equally, B by the score; all regions have the same number of young people. */
    private static Attribution attribution(Population population, PartSplit split, RegionValues targets) {
        RegionValues equal = RegionValues.constant(
                population.regions(),
                targets.total().dividedBy(Fraction.of(population.regions().size())));
        return ShareAttribution.of(
                division(equal),
                division(targets),
                Optional.empty(),
                equal,
                Optional.of(split),
                new AttributionMethod.OverAllOrders());
    }

    private static Map<String, RegionValues> byId(Attribution attribution) {
        return IntStream.range(0, attribution.steps().size())
                .boxed()
                .collect(Collectors.toMap(
                        i -> attribution.steps().get(i).id(),
                        i -> attribution.contributions().get(i)));
    }

    private static RegionValues byScore(Population population) {
        RegionValues score = score(population);
        return score.map(leavers -> leavers.times(CENTS).dividedBy(score.total()));
    }

    @Test
    void sectorsAndCharacteristicsAddUpToTheScoreButForTheLastDigitsOfChances() {
        Seeded.cases(200, 91, draw -> {
            Population population = Population.draw(draw);
            PartSplit split = PersonSplit.of(chances(population), population.regions(), Optional.empty());
            RegionValues sum = split.bySector();
            for (PartSplit.Contribution characteristic : split.characteristics()) {
                assertThat(characteristic.leavers().total()).isEqualTo(Fraction.ZERO);
                sum = sum.combine(characteristic.leavers(), Fraction::plus);
            }
            assertThat(split.expected()).isEqualTo(score(population));
            assertThat(split.bySector().total()).isEqualTo(split.expected().total());
            for (int i = 0; i < population.regions().size(); i++) {
                assertThat(sum.get(i).approximately())
                        .isCloseTo(split.expected().get(i).approximately(), within(1e-9));
            }
        });
    }

    /** {@link Attribution} itself requires that the steps add up; every step also moves money only between regions. */
    @Test
    void theStepsMoveTheMoneyOfThePartExactly() {
        Seeded.cases(100, 92, draw -> {
            Population population = Population.draw(draw);
            PartSplit split = PersonSplit.of(chances(population), population.regions(), Optional.empty());
            Attribution attribution = attribution(population, split, byScore(population));
            attribution.contributions().forEach(step -> assertThat(step.total()).isEqualTo(Fraction.ZERO));
            byId(attribution).entrySet().stream()
                    .filter(step -> step.getKey().endsWith(":rounded-score"))
                    .forEach(step -> step.getValue()
                            .values()
                            .forEach(cents -> assertThat(cents.approximately()).isCloseTo(0, within(1e-3))));
        });
    }

    /**
     * Region 01 has only persons of category k1 of the first characteristic, 02 only of k0; the second characteristic is the same
     * for all. So all that characteristics move comes of the first, and it is what the score differs from that of the sectors.
     */
    @Test
    void aRegionOfPersonsWhoAreAllAlikeDiffersByTheirOneCharacteristic() {
        Characteristics characteristics = new Characteristics(
                Sector.VO,
                ImmutableList.of(
                        Characteristic.of("risk", "k0", "k0", "k1"), Characteristic.of("same", "k0", "k0", "k1")));
        RiskModel model = new RiskModel(
                "vo",
                Text.same("vo"),
                "",
                2023,
                true,
                Coefficients.of(characteristics, new double[] {-3, 1.5, 0.7}),
                Optional.empty());
        RegionSet regions = RegionSet.of(
                2026,
                List.of(Region.of("01", "Noord"), Region.of("02", "Zuid")),
                Map.of(new Municipality("GM0001", "N"), "01", new Municipality("GM0002", "Z"), "02"));
        List<Population.Person> persons = IntStream.range(0, 40)
                .mapToObj(n -> new Population.Person(Sector.VO, List.of(n < 10 ? 1 : 0, 1), n < 10 ? 0 : 1))
                .toList();
        RiskModel other = new RiskModel(
                "mbo",
                Text.same("mbo"),
                "",
                2023,
                true,
                Coefficients.of(
                        new Characteristics(Sector.MBO, ImmutableList.of(Characteristic.of("x", "k0", "k0", "k1"))),
                        new double[] {-3, 1}),
                Optional.empty());
        Population population = new Population(regions, List.of(model, other), persons);

        PartSplit split = PersonSplit.of(chances(population), regions, Optional.empty());

        assertThat(split.characteristics())
                .extracting(PartSplit.Contribution::id)
                .containsExactly("vo:risk", "vo:same");
        assertThat(split.characteristics().get(1).leavers().values())
                .allSatisfy(value -> assertThat(value.approximately()).isCloseTo(0, within(1e-10)));
        // 10 persons at 1 / (1 + exp(0.8)), 30 at 1 / (1 + exp(2.3)).
        double own = 10 / (1 + Math.exp(0.8));
        double all = own + 30 / (1 + Math.exp(2.3));
        assertThat(split.bySector().get(0).approximately()).isCloseTo(all / 4, within(1e-9));
        assertThat(split.characteristics().get(0).leavers().get(0).approximately())
                .isCloseTo(own - all / 4, within(1e-9));
    }

    /** A score in a table has some decimals; what they leave is a step of its own. */
    @Test
    void takesARoundedScoreAndRefusesAnother() {
        Seeded.cases(20, 93, draw -> {
            Population population = Population.draw(draw);
            if (population.regions().size() < 2) {
                return;
            }
            PartSplit split = PersonSplit.of(chances(population), population.regions(), Optional.empty());
            RegionValues exact = byScore(population);
            RegionValues rounded = exact.combine(moved(population.regions(), Fraction.of(1, 2)), Fraction::plus);
            RegionValues cents = byId(attribution(population, split, rounded)).get("new:s/p:rounded-score");
            assertThat(cents.get(0).approximately()).isCloseTo(0.5, within(1e-3));
            RegionValues other = exact.combine(moved(population.regions(), Fraction.of(3)), Fraction::plus);
            assertThatThrownBy(() -> attribution(population, split, other))
                    .hasMessageContaining("The scores of the persons are those of no part of B")
                    .hasMessageContaining("s/p (0.0003")
                    .hasMessageContaining("0.0001");
        });
    }

    private static RegionValues moved(RegionSet regions, Fraction cents) {
        return RegionValues.of(
                regions,
                IntStream.range(0, regions.size())
                        .mapToObj(i -> i == 0 ? cents : i == 1 ? cents.negate() : Fraction.ZERO)
                        .toList());
    }

    @Test
    void refusesAPartThatIsNotThere() {
        Seeded.cases(1, 94, draw -> {
            Population population = Population.draw(draw);
            PartSplit split = PersonSplit.of(chances(population), population.regions(), Optional.of("s/other"));
            assertThatThrownBy(() -> attribution(population, split, byScore(population)))
                    .hasMessageContaining("no part of B with the name s/other");
        });
    }
}
