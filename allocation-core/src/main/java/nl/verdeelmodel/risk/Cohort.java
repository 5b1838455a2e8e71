package nl.verdeelmodel.risk;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.Optional;

/**
 * The young people of one year, as cells per sector.
 *
 * @param year persons on 1 October of this year
 * @param placeKind what the places of the cells are
 * @param synthetic whether the persons were made up; every result that rests on them says so
 * @param cells the cells by sector; all have the same places
 */
public record Cohort(int year, PlaceKind placeKind, boolean synthetic, ImmutableSortedMap<Sector, Cells> cells) {

    /** What the places of young people are. */
    public enum PlaceKind {
        /** Home municipalities: codes of {@code GM} and four digits. */
        MUNICIPALITY,
        /** Regions: codes of a region list. */
        REGION
    }

    /**
     * A cohort.
     *
     * @throws IllegalArgumentException if there is no sector, or sectors have other places
     */
    public Cohort {
        if (cells.values().stream().map(Cells::places).distinct().count() != 1) {
            throw new IllegalArgumentException("The sectors of a cohort must be at least one, with the same places.");
        }
        cells.forEach((sector, own) -> {
            if (own.characteristics().sector() != sector) {
                throw new IllegalArgumentException("The cells of " + sector + " are of another sector.");
            }
        });
    }

    /**
     * A cohort.
     *
     * @param year persons on 1 October of this year
     * @param placeKind what the places of the cells are
     * @param synthetic whether the persons were made up
     * @param cells the cells by sector
     * @return the cohort
     */
    public static Cohort of(int year, PlaceKind placeKind, boolean synthetic, Map<Sector, Cells> cells) {
        return new Cohort(year, placeKind, synthetic, ImmutableSortedMap.copyOf(cells));
    }

    /**
     * The codes of the places, rising.
     *
     * @return an immutable list
     */
    public ImmutableList<String> places() {
        return cells.values().iterator().next().places();
    }

    /**
     * The cells of a sector.
     *
     * @param sector the sector
     * @return its cells; empty if the cohort has none of that sector
     */
    public Optional<Cells> of(Sector sector) {
        return Optional.ofNullable(cells.get(sector));
    }
}
