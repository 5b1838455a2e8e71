package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.Municipality;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.risk.Category;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Characteristics;
import nl.verdeelmodel.risk.Coefficients;
import nl.verdeelmodel.risk.RiskModel;
import nl.verdeelmodel.risk.Sector;

/** Small risk models of both sectors and a small country, for files of persons. */
final class YoungPeople {

    /** Regions 03, 09 and 29 with two municipalities each. */
    static final RegionSet REGIONS = regions();

    /** Age by codes, a long name, and welfare that may be missing. */
    static final Characteristics VO = Characteristics.of(
            Sector.VO,
            new Characteristic(
                    "age",
                    Text.same("age"),
                    ImmutableList.of(
                            Category.of("14_and_younger").withCodes(List.of("12", "13", "14")),
                            Category.of("15"),
                            Category.of("16_and_older").withCodes(List.of("16", "17", "18"))),
                    1,
                    OptionalInt.empty()),
            new Characteristic(
                    "welfare",
                    Text.same("welfare"),
                    ImmutableList.of(
                            Category.of("low"),
                            Category.of("high"),
                            Category.of("unknown").withCodes(List.of("", "?"))),
                    0,
                    OptionalInt.of(2)),
            Characteristic.of(
                    "parental_structure", "both_parents", "both_parents", "one parent", "gezin, anders", "é"));

    /** Shares age with other categories and welfare without missing; has a level of its own. */
    static final Characteristics MBO = Characteristics.of(
            Sector.MBO,
            Characteristic.of("level", "4", "entree", "2", "3", "4"),
            Characteristic.of("age", "18", "16", "17", "18", "19_and_older"),
            Characteristic.of("welfare", "high", "low", "high"));

    static final List<Characteristics> BOTH = List.of(VO, MBO);

    private YoungPeople() {}

    static List<RiskModel> models() {
        return List.of(
                model(VO, -3, 0.25, 0.5, -0.4, 0.3, 0.7, -0.1, 0.9),
                model(MBO, -2.5, 1, 0.5, 0.2, -0.7, -0.3, 0.4, 0.6));
    }

    private static RiskModel model(Characteristics characteristics, double... vector) {
        return new RiskModel(
                characteristics.sector().code(),
                Text.same("made up"),
                "",
                2022,
                true,
                Coefficients.of(characteristics, vector),
                Optional.empty());
    }

    private static RegionSet regions() {
        List<Region> regions =
                List.of(Region.of("03", "Drie"), Region.of("09", "Negen"), Region.of("29", "Negenentwintig"));
        Map<Municipality, String> regionOf = new LinkedHashMap<>();
        String[] codes = {"GM0014", "GM0034", "GM0363", "GM0599", "GM1699", "GM1990"};
        for (int i = 0; i < codes.length; i++) {
            regionOf.put(new Municipality(codes[i], "M" + i), regions.get(i / 2).code());
        }
        return RegionSet.of(2026, regions, regionOf);
    }
}
