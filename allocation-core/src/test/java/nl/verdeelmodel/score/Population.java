package nl.verdeelmodel.score;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.Municipality;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Cells;
import nl.verdeelmodel.risk.CellsBuilder;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.Cohort;
import nl.verdeelmodel.risk.Odds;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.testing.Draw;

/** A small made-up population of both sectors, person by person, with models, municipalities and regions. */
public record Population(RegionSet regions, List<RiskModel> models, List<Person> persons) {

    /** A person: sector, category indices and the index of the municipality. */
    public record Person(Sector sector, List<Integer> categories, int place) {}

    /** A population with ties, empty municipalities and rare sectors. */
    public static Population draw(Draw draw) {
        RegionSet regions = regions(draw, draw.between(1, 4), draw.between(1, 9));
        List<RiskModel> models = List.of(model(draw, Sector.VO), model(draw, Sector.MBO));
        int rarity = draw.between(1, 6);
        List<Person> persons = IntStream.range(0, draw.between(1, 120))
                .mapToObj(n -> person(draw, models.get(draw.oneIn(rarity) ? 0 : 1), regions))
                .toList();
        return new Population(regions, models, persons);
    }

    private static RegionSet regions(Draw draw, int count, int municipalities) {
        Map<Municipality, String> regionOf = new HashMap<>();
        for (int m = 0; m < municipalities; m++) {
            String region = "%02d".formatted(draw.between(1, count));
            regionOf.put(new Municipality("GM%04d".formatted(m), "Municipality " + m), region);
        }
        List<Region> list = IntStream.rangeClosed(1, count)
                .mapToObj(number -> Region.of("%02d".formatted(number), "Region " + number))
                .toList();
        return RegionSet.of(2026, list, regionOf);
    }

    /** A model of a few characteristics; some effects are 0, so that patterns have equal chances. */
    public static RiskModel model(Draw draw, Sector sector) {
        ImmutableList.Builder<Characteristic> list = ImmutableList.builder();
        for (int i = 0; i < draw.between(1, 3); i++) {
            int size = draw.between(2, 3);
            String[] ids = IntStream.range(0, size).mapToObj(c -> "k" + c).toArray(String[]::new);
            list.add(Characteristic.of(sector.code() + i, ids[draw.between(0, size - 1)], ids));
        }
        Characteristics characteristics = new Characteristics(sector, list.build());
        double[] vector = new double[characteristics.coefficientCount()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = draw.oneIn(3) ? 0 : draw.random().nextGaussian();
        }
        vector[0] -= 2;
        return new RiskModel(
                sector.code(),
                Text.same(sector.code()),
                "",
                2023,
                true,
                Coefficients.of(characteristics, vector),
                Optional.empty());
    }

    private static Person person(Draw draw, RiskModel model, RegionSet regions) {
        List<Integer> categories = model.characteristics().list().stream()
                .map(characteristic -> draw.between(0, characteristic.size() - 1))
                .toList();
        return new Person(
                model.sector(),
                categories,
                draw.between(0, regions.municipalities().size() - 1));
    }

    /** The codes of the municipalities. */
    public ImmutableList<String> places() {
        return regions.municipalities().keySet().asList();
    }

    /** The persons as cells. */
    public Cohort cohort() {
        return cohort(persons);
    }

    /** Persons in some order as cells. */
    public Cohort cohort(Collection<Person> inOrder) {
        Map<Sector, Cells> cells = new EnumMap<>(Sector.class);
        for (RiskModel model : models) {
            CellsBuilder builder = new CellsBuilder(model.characteristics(), places(), false);
            inOrder.stream()
                    .filter(person -> person.sector() == model.sector())
                    .forEach(person -> builder.add(indices(person), person.place(), 1, 0));
            cells.put(model.sector(), builder.build());
        }
        return Cohort.of(2023, Cohort.PlaceKind.MUNICIPALITY, true, cells);
    }

    /** The chance of a person in units of 1e-12. */
    public long chance(Person person) {
        RiskModel model = models.get(person.sector() == Sector.VO ? 0 : 1);
        return Odds.of(model.coefficients()).chance(indices(person));
    }

    private static int[] indices(Person person) {
        return person.categories().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The persons of some sectors, the highest chance first. */
    public List<Person> ordered(Collection<Sector> sectors) {
        List<Person> ordered = new ArrayList<>(persons.stream()
                .filter(person -> sectors.contains(person.sector()))
                .toList());
        ordered.sort((a, b) -> Long.compare(chance(b), chance(a)));
        return ordered;
    }
}
