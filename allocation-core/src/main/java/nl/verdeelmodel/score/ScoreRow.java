package nl.verdeelmodel.score;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Optional;
import nl.verdeelmodel.risk.Sector;

/**
 * A row of a table of scores: a place with its score per sector and in all. A score that is kept back is empty.
 *
 * @param place the code of the place; empty for the whole country
 * @param bySector the score of each sector
 * @param total the score of all sectors together
 */
public record ScoreRow(String place, ImmutableSortedMap<Sector, Optional<Score>> bySector, Optional<Score> total) {

    /**
     * A row.
     *
     * @throws IllegalArgumentException if there is not one score per sector
     */
    public ScoreRow {
        if (bySector.size() != Sector.values().length) {
            throw new IllegalArgumentException("A row has " + Sector.values().length + " sectors.");
        }
    }

    /**
     * The score of a sector.
     *
     * @param sector the sector
     * @return its score; empty if it is kept back
     */
    public Optional<Score> get(Sector sector) {
        return bySector.getOrDefault(sector, Optional.empty());
    }

    /**
     * Whether nothing of this row is kept back.
     *
     * @return true if every score is there
     */
    public boolean isComplete() {
        return total.isPresent() && bySector.values().stream().allMatch(Optional::isPresent);
    }
}
