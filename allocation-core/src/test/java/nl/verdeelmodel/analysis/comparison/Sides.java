package nl.verdeelmodel.analysis.comparison;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.testing.Draw;
import nl.verdeelmodel.testing.Regions;

/** Small divisions and comparisons to test with. */
final class Sides {

    private Sides() {}

    /** A division of amounts in cents, rounded to cents. */
    static Division of(RegionValues cents) {
        return new Division(Text.same("side"), cents, Fraction.ONE, false, Optional.empty(), Optional.empty());
    }

    static Division of(long... cents) {
        return of(Regions.values(cents));
    }

    static Headcount people(long... values) {
        return new Headcount(Text.same("people"), Regions.values(values), false);
    }

    /** A comparison with young people. */
    static Comparison compare(Division a, Division b, Headcount youngPeople) {
        return new Comparison(
                a, Optional.empty(), Optional.empty(), b, Optional.of(youngPeople), Optional.empty(), Optional.empty());
    }

    /** Amounts of which at least one is above 0, with zeros, ties and giants. */
    static RegionValues amounts(Draw draw, int regions) {
        List<Fraction> values = new ArrayList<>();
        for (int i = 0; i < regions; i++) {
            values.add(Fraction.of(draw.oneIn(6) ? 0 : draw.oneIn(3) ? 500 : draw.ofAnySize(35)));
        }
        values.set(draw.between(0, regions - 1), Fraction.of(draw.between(1, 1_000_000)));
        return RegionValues.of(Regions.of(regions), values);
    }

    static Headcount people(Draw draw, int regions) {
        List<Fraction> values = new ArrayList<>();
        for (int i = 0; i < regions; i++) {
            values.add(Fraction.of(1 + draw.ofAnySize(20)));
        }
        return new Headcount(Text.same("people"), RegionValues.of(Regions.of(regions), values), false);
    }

    static Grouping groups(Draw draw, RegionSet regions) {
        ImmutableList.Builder<String> groups = ImmutableList.builder();
        for (int i = 0; i < regions.size(); i++) {
            groups.add("g" + draw.between(1, 3));
        }
        return new Grouping("group", groups.build());
    }
}
