package nl.verdeelmodel.region;

import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.problem.Text;

/**
 * The traps of the region numbers: the same number is another region in another year.
 *
 * <p>Sources: BWBR0031387 annex C (2015: 14 is Arnhem/Nijmegen), BWBR0044328 annex (2020: 14 is Arnhem, 40 is Rijk van
 * Nijmegen), BWBR0051614 annex 5 (2026: 14 is not in use, 40 is Rijk van Nijmegen, 41 is Arnhem).
 */
final class RegionNumbering {

    private RegionNumbering() {}

    /** Which other numbering a table of a measure may use, and what to declare then. */
    static Optional<Text> adviceOfMeasure(String code, RegionSet regions) {
        Text carry = Text.of(
                " Geef bij de maatstaf de regiolijst en de omzetting van dat jaar op (\"carry\").",
                " Declare the region list and the mapping of that year with the measure (\"carry\").");
        return advice(code, regions)
                .map(text -> isOldArnhem(code, regions) ? Text.format("{0}{1}", "{0}{1}", text, carry) : text);
    }

    private static boolean isOldArnhem(String code, RegionSet regions) {
        return regions.indexOf("14").isEmpty() && (code.equals("14") || code.equals("MC14"));
    }

    /** Which other numbering a code may be of. */
    static Optional<Text> advice(String code, RegionSet regions) {
        if (isOldArnhem(code, regions)) {
            return Optional.of(Text.format(
                    "Misschien gebruikt het bestand de nummering van 2020, waarin 14 Arnhem was (nu 41), of die van"
                            + " 2015, waarin 14 Arnhem/Nijmegen was (nu 40 en 41).",
                    "Maybe the file uses the numbering of 2020, where 14 was Arnhem (now 41), or that of 2015, where 14"
                            + " was Arnhem/Nijmegen (now 40 and 41)."));
        }
        if (regions.indexOf("41").isEmpty() && (code.equals("41") || code.equals("MC41"))) {
            return Optional.of(Text.format(
                    "Misschien gebruikt het bestand de nummering van 2026, waarin 41 Arnhem is; in de lijst van {0} is"
                            + " dat 14.",
                    "Maybe the file uses the numbering of 2026, where 41 is Arnhem; in the list of {0} that is 14.",
                    regions.year()));
        }
        if (regions.indexOf("40").isEmpty() && (code.equals("40") || code.equals("MC40"))) {
            return Optional.of(Text.format(
                    "Misschien gebruikt het bestand de nummering van 2020 of later, waarin 40 Rijk van Nijmegen is; in"
                            + " de lijst van {0} hoort dat bij 14, Arnhem/Nijmegen.",
                    "Maybe the file uses the numbering of 2020 or later, where 40 is Rijk van Nijmegen; in the list of"
                            + " {0} that is part of 14, Arnhem/Nijmegen.",
                    regions.year()));
        }
        return Optional.empty();
    }

    /** Runs of successive two-digit numbers, in short. */
    static String ranges(List<String> codes) {
        StringBuilder out = new StringBuilder();
        int start = 0;
        for (int i = 1; i <= codes.size(); i++) {
            if (i < codes.size() && isSuccessor(codes.get(i - 1), codes.get(i))) {
                continue;
            }
            out.append(out.isEmpty() ? "" : ", ").append(codes.get(start));
            if (i - 1 > start) {
                out.append('-').append(codes.get(i - 1));
            }
            start = i;
        }
        return out.toString();
    }

    private static boolean isSuccessor(String code, String next) {
        return code.matches("[0-9]{2}")
                && next.matches("[0-9]{2}")
                && Integer.parseInt(next) == Integer.parseInt(code) + 1;
    }
}
