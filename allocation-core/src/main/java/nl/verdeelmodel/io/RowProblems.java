package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.verdeelmodel.io.RowFindings.Key;
import nl.verdeelmodel.io.RowFindings.Kind;
import nl.verdeelmodel.io.RowFindings.Tally;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Suggestions;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;
import nl.verdeelmodel.risk.Category;
import nl.verdeelmodel.risk.Characteristic;
import nl.verdeelmodel.risk.Cohort.PlaceKind;

/** Findings in rows, told to the user. */
final class RowProblems {

    /** Kinds whose problem shows texts of cells. */
    private static final Set<Kind> WITH_TEXTS =
            Set.of(Kind.SECTOR, Kind.PLACE, Kind.CATEGORY, Kind.OUTCOME, Kind.NUMBER);

    private static final Text CUT_OFF_ADVICE = Text.of(
            "Misschien is het bestand niet helemaal gekopieerd of weggeschreven; is de rij heel, zet er dan een regeleinde"
                    + " achter.",
            "Maybe the file was not copied or written completely; if the row is whole, add a line end.");

    private final CohortLayout layout;

    RowProblems(CohortLayout layout) {
        this.layout = layout;
    }

    /** One problem per kind, column and sector, in the order of the lines where each begins. */
    ImmutableList<Problem> of(RowFindings findings) {
        List<Map.Entry<Key, Tally>> sorted = new ArrayList<>(findings.tallies().entrySet());
        sorted.removeIf(entry -> entry.getKey().kind() == Kind.COLUMN_MISSING
                && layout.isToldMissing(entry.getKey().column()));
        sorted.sort(Comparator.comparingInt(entry -> entry.getValue().firstLine()));
        return sorted.stream()
                .map(entry -> problem(
                        entry.getKey(),
                        entry.getValue(),
                        findings.mayIdentify(entry.getKey().column())))
                .collect(ImmutableList.toImmutableList());
    }

    private Problem problem(Key key, Tally tally, boolean mayIdentify) {
        if (mayIdentify && WITH_TEXTS.contains(key.kind())) {
            return identifiers(key, problem(key, tally).code(), tally);
        }
        return problem(key, tally);
    }

    private Problem problem(Key key, Tally tally) {
        return switch (key.kind()) {
            case LENGTH -> length(tally);
            case TRUNCATED -> truncated(tally);
            case CUT_OFF_NUMBER -> cutOffNumber(key, tally);
            case CUT_OFF_CODE -> cutOffCode(key, tally);
            case LINE_BREAK -> lineBreak(tally);
            case ZERO_BYTE -> zeroByte(tally);
            case SECTOR -> sector(key, tally);
            case SECTOR_WITHOUT_MODEL -> sectorWithoutModel(key, tally);
            case COLUMN_MISSING -> columnMissing(key, tally);
            case PLACE -> place(key, tally);
            case CATEGORY -> category(key, tally);
            case MISSING -> missing(key, tally);
            case OUTCOME -> outcome(key, tally);
            case NUMBER -> number(key, tally);
            case MORE_LEAVERS -> moreLeavers(key, tally);
            case TOO_MANY -> tooMany(tally);
        };
    }

    /** Instead of a problem that would print what may be numbers or names of persons. */
    private Problem identifiers(Key key, String code, Tally tally) {
        return Problem.input(
                code,
                where(tally),
                Text.format(
                        "kolom {0} heeft in {1} rijen {2} verschillende teksten die hier niets betekenen, eerst op regel {3};"
                                + " zij worden niet getoond, want zij zien eruit als iets dat personen aanwijst.",
                        "column {0} holds in {1} rows {2} different texts that mean nothing here, first on line {3}; they are"
                                + " not shown, since they look like something that identifies persons.",
                        key.column(),
                        tally.rows(),
                        tally.different(),
                        tally.firstLine()),
                otherColumn(key.column()));
    }

    private Text otherColumn(String column) {
        List<String> others = layout.otherColumns();
        Text closest = Suggestions.closestOnly(column, others);
        if (others.isEmpty() || !closest.isEmpty()) {
            return others.isEmpty()
                    ? Text.of(
                            "Misschien staan de cellen van een rij in een andere volgorde dan de kopregel.",
                            "Maybe the cells of a row stand in another order than the header line.")
                    : closest;
        }
        return Text.format(
                "Misschien is een andere kolom bedoeld, een van deze: {0}.",
                "Maybe another column was meant, one of these: {0}.", others);
    }

    private Where where(Tally tally) {
        return layout.table().where().atLine(tally.firstLine());
    }

    private String sectorCode(Key key) {
        return layout.sectors().get(key.sector()).sector().code();
    }

    private Problem length(Tally tally) {
        return Problem.input(
                "row-length",
                where(tally),
                Text.format(
                        "{0} een ander aantal cellen dan de kopregel, die er {1} heeft: {2}.",
                        "{0} another number of cells than the header line, which has {1}: {2}.",
                        tally.rows() == 1
                                ? Text.of("1 rij heeft", "1 row has")
                                : Text.format("{0} rijen hebben", "{0} rows have", tally.rows()),
                        layout.table().header().size(),
                        tally.texts()),
                Text.of(
                        "Misschien staat een scheidingsteken in een cel zonder aanhalingstekens, of een decimale komma in"
                                + " een tabel met komma's.",
                        "Maybe a separator stands in a cell without quotes, or a decimal comma in a table with"
                                + " commas."));
    }

    private Problem truncated(Tally tally) {
        return Problem.input(
                "file-truncated",
                where(tally),
                Text.format(
                        "het bestand houdt midden in een rij op: {0} van de {1} cellen, en geen regeleinde.",
                        "the file ends in the middle of a row: {0} of {1} cells, and no line end.",
                        tally.firstText(),
                        layout.table().header().size()),
                Text.of(
                        "Misschien is het bestand niet helemaal gekopieerd of weggeschreven.",
                        "Maybe the file was not copied or written completely."));
    }

    private Problem cutOffNumber(Key key, Tally tally) {
        return Problem.input(
                "cell-cut-off",
                where(tally),
                Text.format(
                        "het bestand houdt op zonder regeleinde: het laatste aantal (kolom {0}: {1}) kan afgekapt zijn.",
                        "the file ends without a line end: its last number (column {0}: {1}) may be cut off.",
                        key.column(),
                        tally.firstText()),
                CUT_OFF_ADVICE);
    }

    private Problem cutOffCode(Key key, Tally tally) {
        int column = layout.table().header().size() - 1;
        return Problem.input(
                "cell-cut-off",
                where(tally),
                Text.format(
                        "het bestand houdt op zonder regeleinde: de laatste cel (kolom {0}: \"{1}\") kan afgekapt zijn,"
                                + " want ook dit begint zo: {2}.",
                        "the file ends without a line end: its last cell (column {0}: \"{1}\") may be cut off, since"
                                + " this begins so too: {2}.",
                        key.column(),
                        tally.firstText(),
                        layout.longerTexts(column, key.sector(), tally.firstText())),
                CUT_OFF_ADVICE);
    }

    private Problem lineBreak(Tally tally) {
        return Problem.input(
                "cell-with-line-break",
                where(tally),
                Text.format(
                        "een cel van deze rij loopt door op de volgende regel ({0}x; {1}).",
                        "a cell of this row goes on in the next line ({0}x; {1}).", tally.rows(), tally.lines()),
                Text.of(
                        "Misschien wordt een aanhalingsteken op deze regel niet gesloten.",
                        "Maybe a quote on this line is not closed."));
    }

    private Problem zeroByte(Tally tally) {
        return Problem.input(
                "table-binary",
                where(tally),
                Text.format(
                        "een cel bevat een nulteken ({0}x; {1}); dit is geen tekst, of UTF-16.",
                        "a cell holds a zero byte ({0}x; {1}); this is no text, or UTF-16.",
                        tally.rows(),
                        tally.lines()),
                Text.of(
                        "Misschien is het bestand beschadigd, of moet het als \"CSV UTF-8\" worden bewaard.",
                        "Maybe the file is damaged, or should be saved as \"CSV UTF-8\"."));
    }

    private Problem sector(Key key, Tally tally) {
        return Problem.input(
                "sector-unknown",
                where(tally),
                Text.format(
                        "in kolom {0} staat geen sector: {1}; een sector is vo of mbo.",
                        "column {0} holds no sector: {1}; a sector is vo or mbo.", key.column(), tally.texts()),
                Suggestions.closestOnly(tally.firstText(), List.of("vo", "mbo")));
    }

    private Problem sectorWithoutModel(Key key, Tally tally) {
        return Problem.input(
                "sector-without-model",
                where(tally),
                Text.format(
                        "kolom {0} noemt een sector waarvoor geen risicomodel is opgegeven: {1}; er is een model voor {2}.",
                        "column {0} names a sector for which no risk model is given: {1}; there is a model for {2}.",
                        key.column(),
                        tally.texts(),
                        layout.sectors().stream()
                                .map(own -> own.sector().code())
                                .toList()),
                Text.of(
                        "Misschien ook het risicomodel van die sector opgeven.",
                        "Maybe give the risk model of that sector too."));
    }

    private Problem columnMissing(Key key, Tally tally) {
        String column = layout.nameInFile(key.column());
        boolean ignored = layout.table().header().contains(column);
        return Problem.input(
                ignored ? "column-ignored" : "column-missing",
                where(tally),
                Text.format(
                        "de kolom \"{0}\" {1}, maar er zijn personen in sector {2} ({3}x; {4}), en die hebben dat kenmerk.",
                        "the column \"{0}\" {1}, but there are persons in sector {2} ({3}x; {4}), who have that"
                                + " characteristic.",
                        column,
                        ignored
                                ? Text.of("wordt door de opties overgeslagen", "is ignored by the options")
                                : Text.of("ontbreekt", "is missing"),
                        sectorCode(key),
                        tally.rows(),
                        tally.lines()),
                ignored
                        ? Text.of(
                                "Misschien de kolom niet overslaan: het risicomodel heeft haar nodig.",
                                "Maybe do not ignore the column: the risk model needs it.")
                        : Suggestions.advice(column, layout.table().header()));
    }

    private Problem place(Key key, Tally tally) {
        if (layout.placeKind() == PlaceKind.REGION) {
            return Problem.input(
                    "region-unknown",
                    where(tally),
                    Text.format(
                            "kolom {0} noemt regio's die niet in de regiolijst van {1} staan: {2}.",
                            "column {0} names regions that are not in the region list of {1}: {2}.",
                            key.column(),
                            layout.regions().year(),
                            tally.texts()),
                    regionAdvice(tally.firstText(), where(tally)));
        }
        return Problem.input(
                "municipality-unplaced",
                where(tally),
                Text.format(
                        "kolom {0} noemt gemeenten die in geen regio van de lijst van {1} liggen, die {2} gemeenten heeft:"
                                + " {3}.",
                        "column {0} names municipalities that lie in no region of the list of {1}, which has {2}"
                                + " municipalities: {3}.",
                        key.column(),
                        layout.regions().year(),
                        layout.regions().municipalities().size(),
                        tally.texts()),
                municipalityAdvice(tally.firstText()));
    }

    private Text regionAdvice(String text, Where where) {
        Text numbering = layout.regions().otherNumbering(text);
        if (numbering.isEmpty()) {
            return layout.regions().unknownRegion(text, where).advice();
        }
        return Text.format(
                "{0} Lees de personen dan met de regiolijst van dat jaar, of geef hun gemeente in plaats van hun regio.",
                "{0} Then read the persons with the region list of that year, or give their municipality in place of their"
                        + " region.",
                numbering);
    }

    private Text municipalityAdvice(String text) {
        String full = text.matches("[0-9]{1,4}") ? "GM" + "0000".substring(text.length()) + text : "";
        if (layout.regions().regionOf(full).isPresent()) {
            return Text.format(
                    "Misschien bedoelt u \"{0}\": codes zijn GM met vier cijfers.",
                    "Maybe you mean \"{0}\": codes are GM and four digits.", full);
        }
        return Text.of(
                "Misschien komt het bestand uit een ander jaar: gebruik de regiolijst van dat jaar. Codes zijn GM met vier"
                        + " cijfers.",
                "Maybe the file is of another year: use the region list of that year. Codes are GM and four digits.");
    }

    private Problem category(Key key, Tally tally) {
        List<String> known = layout.categories().get(key.sector()).get(characteristic(key)).keySet().stream()
                .filter(text -> !text.isEmpty())
                .toList();
        return Problem.input(
                "category-unknown",
                where(tally),
                Text.format(
                        "in kolom {0} staat iets anders dan een categorie van het risicomodel van sector {1}: {2}.",
                        "column {0} holds what is no category of the risk model of sector {1}: {2}.",
                        key.column(),
                        sectorCode(key),
                        tally.texts()),
                Suggestions.advice(tally.firstText(), known));
    }

    private Problem missing(Key key, Tally tally) {
        boolean category = key.sector() != CohortLayout.NONE;
        Text sector = category
                ? Text.format(
                        " in sector {0}, en het risicomodel heeft geen categorie voor een ontbrekende waarde",
                        " in sector {0}, and the risk model has no category for a missing value", sectorCode(key))
                : Text.NONE;
        return Problem.input(
                "value-missing",
                where(tally),
                Text.format(
                        "kolom {0} is {1}x leeg ({2}){3}.",
                        "column {0} is empty {1}x ({2}){3}.", key.column(), tally.rows(), tally.lines(), sector),
                category ? missingAdvice(key) : Text.NONE);
    }

    private Text missingAdvice(Key key) {
        Characteristic characteristic = layout.sectors().get(key.sector()).get(characteristic(key));
        return Text.format(
                "Misschien betekent een lege cel iets: dan noemt het risicomodel bij kenmerk {0} de categorie daarvoor, zoals"
                        + " \"missing\": \"unknown\"; de categorieën zijn nu {1}.",
                "Maybe an empty cell means something: then the risk model names the category for it with characteristic {0},"
                        + " as in \"missing\": \"unknown\"; the categories are now {1}.",
                characteristic.id(),
                characteristic.categories().stream().map(Category::id).toList());
    }

    /** The index of the characteristic whose column a finding is about. */
    private int characteristic(Key key) {
        return layout.columns()
                .get(key.sector())
                .indexOf(layout.table().header().indexOf(key.column()));
    }

    private Problem outcome(Key key, Tally tally) {
        return Problem.input(
                "outcome-wrong",
                where(tally),
                Text.format(
                        "in kolom {0} staat {1}; wie uitviel heeft 1, wie bleef 0.",
                        "column {0} holds {1}; who left has 1, who stayed 0.", key.column(), tally.texts()),
                Text.of(
                        "Misschien is de uitkomst nog niet bekend: sla de kolom dan over.",
                        "Maybe the outcome is not known yet: then ignore the column."));
    }

    private Problem number(Key key, Tally tally) {
        return Problem.input(
                "number-wrong",
                where(tally),
                Text.format(
                        "in kolom {0} staat {1}; dat is geen geheel aantal van 0 tot en met 2147483647.",
                        "column {0} holds {1}, which is not a whole number from 0 to 2147483647.",
                        key.column(),
                        tally.texts()),
                Text.of(
                        "Misschien staat er een punt of komma in een aantal, of is een cel leeg.",
                        "Maybe a number has a point or comma, or a cell is empty."));
    }

    private Problem moreLeavers(Key key, Tally tally) {
        return Problem.input(
                "leavers-more-than-persons",
                where(tally),
                Text.format(
                        "kolom {0} telt {1}x meer uitvallers dan personen ({2}).",
                        "column {0} counts more leavers than persons {1}x ({2}).",
                        key.column(),
                        tally.rows(),
                        tally.lines()));
    }

    private Problem tooMany(Tally tally) {
        return Problem.input(
                "persons-too-many",
                where(tally),
                Text.format(
                        "een cel krijgt hier meer dan {0} personen.",
                        "a cell gets more than {0} persons here.", (long) Integer.MAX_VALUE));
    }
}
