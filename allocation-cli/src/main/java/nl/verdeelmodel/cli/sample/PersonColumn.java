package nl.verdeelmodel.cli.sample;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.verdeelmodel.risk.Sector;

/** The characteristics in a file of synthetic persons, in the order of its columns, with the codes that stand in it. */
enum PersonColumn {
    AGE(both(), IntStream.rangeClosed(PersonColumn.YOUNGEST, 26).mapToObj(Integer::toString)),
    EDUCATION_TYPE(vo(), "brug", "pro", "vmbo-b", "vmbo-k", "vmbo-gt", "havo", "vwo"),
    DELAY(vo(), "0", "1"),
    LEVEL(mbo(), "1", "2", "3", "4"),
    LEARNING_PATH(mbo(), "bol", "bbl"),
    FIELD(mbo(), "techniek", "economie", "zorg", "groen", "combi"),
    SEX(mbo(), "1", "2"),
    PSYCHOSOCIAL_PROBLEMS(both(), "0", "1"),
    SUSPECT(both(), "0", "1"),
    PARENTAL_STRUCTURE(both(), "1", "2", "3"),
    DEBTS(mbo(), "0", "1"),
    /** The last code, an empty cell, is: not known. */
    MOTHER_EDUCATION(mbo(), "1", "2", "3", ""),
    /** From the poorest to the richest; the last code, an empty cell, is: not known. */
    WELFARE(both(), "1", "2", "3", "4", "5", ""),
    URBANITY(mbo(), "1", "2", "3", "4", "5");

    /** The age that the first code of {@link #AGE} stands for. */
    static final int YOUNGEST = 10;

    static final int YOUNGEST_OF_MBO = 15;

    private final Set<Sector> sectors;
    private final ImmutableList<String> codes;

    PersonColumn(Set<Sector> sectors, String... codes) {
        this(sectors, Arrays.stream(codes));
    }

    PersonColumn(Set<Sector> sectors, Stream<String> codes) {
        this.sectors = sectors;
        this.codes = codes.collect(ImmutableList.toImmutableList());
    }

    private static Set<Sector> vo() {
        return EnumSet.of(Sector.VO);
    }

    private static Set<Sector> mbo() {
        return EnumSet.of(Sector.MBO);
    }

    private static Set<Sector> both() {
        return EnumSet.allOf(Sector.class);
    }

    /** The name of the column, which is the id of the characteristic. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it has a value for the persons of a sector; for others the cell is empty. */
    boolean isOf(Sector sector) {
        return sectors.contains(sector);
    }

    /** What may stand in a cell. */
    ImmutableList<String> codes() {
        return codes;
    }

    /** The index of the first code that persons of a sector have: students of mbo are at least {@value #YOUNGEST_OF_MBO}. */
    int firstCode(Sector sector) {
        return this == AGE && sector == Sector.MBO ? YOUNGEST_OF_MBO - YOUNGEST : 0;
    }

    /** The column of a characteristic in a sector. */
    static Optional<PersonColumn> of(String id, Sector sector) {
        return Arrays.stream(values())
                .filter(column -> column.isOf(sector) && column.id().equals(id))
                .findFirst();
    }
}
