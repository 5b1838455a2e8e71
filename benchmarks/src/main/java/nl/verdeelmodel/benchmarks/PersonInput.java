package nl.verdeelmodel.benchmarks;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.Municipality;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;

/**
 * A file of made-up persons of one sector with ten characteristics of 60 categories together, in 342 municipalities of 40
 * regions, and the model that gives each a chance.
 *
 * @param file the file: {@code person,sector,municipality,c0,...,c9,vsv}
 * @param model the model
 * @param regions the regions with their municipalities
 */
record PersonInput(Path file, RiskModel model, RegionSet regions) {

    /** The first of the ten columns of characteristics. */
    static final int FIRST = 3;

    /** The column of the municipality. */
    static final int PLACE = 2;

    private static final int[] SIZES = {2, 2, 3, 4, 5, 6, 7, 8, 11, 12};
    private static final int REGIONS = 40;
    private static final int MUNICIPALITIES = 342;

    /**
     * Writes a file.
     *
     * @param folder where to
     * @param persons how many rows
     * @param seed the same file for the same seed
     * @return the file and what belongs to it
     * @throws IOException if it cannot be written
     */
    static PersonInput write(Path folder, int persons, long seed) throws IOException {
        PersonInput input = at(folder, seed);
        Random random = new Random(seed);
        List<String> places = input.regions.municipalities().keySet().asList();
        try (Writer out = Files.newBufferedWriter(input.file, StandardCharsets.UTF_8)) {
            out.write("person,sector,municipality,c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,vsv\n");
            for (int n = 0; n < persons; n++) {
                StringBuilder row = new StringBuilder()
                        .append(100_000_000 + random.nextInt(900_000_000))
                        .append(",vo,")
                        .append(places.get((int) (MUNICIPALITIES * random.nextDouble() * random.nextDouble())));
                for (int i = 0; i < SIZES.length; i++) {
                    row.append(',').append(code(i, random.nextInt(SIZES[i])));
                }
                out.append(row).append(random.nextInt(40) == 0 ? ",1\n" : ",0\n");
            }
        }
        return input;
    }

    /** What belongs to a file that was written before. */
    static PersonInput at(Path folder, long seed) {
        return new PersonInput(folder.resolve("persons.csv"), model(new Random(~seed)), regionSet());
    }

    /** Codes of one to three characters. */
    private static String code(int characteristic, int category) {
        return switch (characteristic % 3) {
            case 0 -> Integer.toString(category);
            case 1 -> "k" + category;
            default -> padded(category, 2) + "x";
        };
    }

    private static String padded(int number, int digits) {
        return Strings.padStart(Integer.toString(number), digits, '0');
    }

    private static RiskModel model(Random random) {
        Characteristics characteristics = new Characteristics(
                Sector.VO,
                IntStream.range(0, SIZES.length)
                        .mapToObj(i -> Characteristic.of(
                                "c" + i,
                                code(i, 0),
                                IntStream.range(0, SIZES[i])
                                        .mapToObj(c -> code(i, c))
                                        .toArray(String[]::new)))
                        .collect(ImmutableList.toImmutableList()));
        double[] vector = new double[characteristics.coefficientCount()];
        vector[0] = -4;
        for (int i = 1; i < vector.length; i++) {
            vector[i] = random.nextGaussian() / 2;
        }
        return new RiskModel(
                "made-up",
                Text.same("made up"),
                "",
                2022,
                true,
                Coefficients.of(characteristics, vector),
                Optional.empty());
    }

    private static RegionSet regionSet() {
        List<Region> regions = new ArrayList<>();
        for (int i = 1; i <= REGIONS; i++) {
            regions.add(Region.of(padded(i, 2), "Region " + i));
        }
        Map<Municipality, String> regionOf = new LinkedHashMap<>();
        for (int i = 0; i < MUNICIPALITIES; i++) {
            String code = "GM" + padded(5 * i + 3, 4);
            regionOf.put(
                    new Municipality(code, code), regions.get(i * 7 % REGIONS).code());
        }
        return RegionSet.of(2026, regions, regionOf);
    }

    /** What each category of a characteristic adds to the log odds. */
    Map<String, Double> effects(int characteristic) {
        Map<String, Double> effects = new LinkedHashMap<>();
        Characteristic own = model.characteristics().get(characteristic);
        for (int c = 0; c < own.size(); c++) {
            effects.put(own.categories().get(c).id(), model.coefficients().effect(characteristic, c));
        }
        return effects;
    }

    /** How many characteristics there are. */
    int characteristics() {
        return SIZES.length;
    }
}
