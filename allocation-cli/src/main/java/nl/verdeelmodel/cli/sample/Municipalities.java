package nl.verdeelmodel.cli.sample;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.verdeelmodel.cli.sample.RealData.MunicipalityOf2026;

/**
 * The persons divided over the 342 municipalities of 2026.
 *
 * <p>A region gets persons in proportion to its amount in the grant of 2020, its municipalities in proportion to their
 * inhabitants of 2016, carried to the municipalities of 2026; both sectors alike, whole persons by largest remainder. The
 * welfare of a municipality depends on its size and on a random effect of its own, the same for any number of persons.
 */
final class Municipalities {

    /** Persons per sector in 2021/2022 (CBS tables 80040ned and 03753), rounded to thousands. */
    private static final double VO = 900_000;

    private static final double MBO = 503_000;

    private static final double WELFARE_EFFECT = 0.25;

    private Municipalities() {}

    /**
     * The municipalities with their persons.
     *
     * @param persons how many there are in all
     * @return in the order of the list of 2026; some may have no persons if there are few
     */
    static List<Municipality> of(long seed, long persons, RealData real) {
        List<MunicipalityOf2026> places = real.municipalitiesOf2026();
        ImmutableLongArray sectors = Sizes.of(VO, MBO).divide(persons);
        Sizes sizes = sizes(places, real);
        ImmutableLongArray vo = sizes.divide(sectors.get(0));
        ImmutableLongArray mbo = sizes.divide(sectors.get(1));
        List<Municipality> municipalities = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            String code = places.get(i).municipality().code();
            double inhabitants = places.get(i).inhabitants();
            municipalities.add(
                    new Municipality(code, inhabitants, welfareTilt(seed, code, inhabitants), vo.get(i), mbo.get(i)));
        }
        return municipalities;
    }

    private static Sizes sizes(List<MunicipalityOf2026> places, RealData real) {
        Map<String, Double> inhabitants = places.stream()
                .collect(Collectors.groupingBy(
                        MunicipalityOf2026::region,
                        Collectors.reducing(0.0, MunicipalityOf2026::inhabitants, Double::sum)));
        return Sizes.of(places.stream()
                .mapToDouble(place -> real.sizeOf2026(place.region())
                        * place.inhabitants()
                        / Objects.requireNonNull(inhabitants.get(place.region())))
                .toArray());
    }

    private static double welfareTilt(long seed, String code, double inhabitants) {
        Noise noise = Noise.of(seed, "welfare of " + code);
        return tiltOfSize(inhabitants) + WELFARE_EFFECT * (noise.factor(1) - 1);
    }

    private static double tiltOfSize(double inhabitants) {
        if (inhabitants >= 300_000) {
            return -0.7;
        }
        if (inhabitants >= 100_000) {
            return -0.3;
        }
        return inhabitants >= 50_000 ? 0 : 0.2;
    }
}
