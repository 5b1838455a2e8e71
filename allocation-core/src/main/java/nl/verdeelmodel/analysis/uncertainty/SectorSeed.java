package nl.verdeelmodel.analysis.uncertainty;

import nl.verdeelmodel.numeric.RandomStream;
import nl.verdeelmodel.risk.Sector;

/** A seed per sector, so that the errors of one sector know nothing of those of the other. */
final class SectorSeed {

    /** Below the numbers of other uses of a seed, which are replicates from 0 and small negative numbers. */
    private static final long FIRST = -100;

    private SectorSeed() {}

    static long of(long seed, Sector sector) {
        return RandomStream.of(seed, FIRST - numberOf(sector)).bits();
    }

    private static int numberOf(Sector sector) {
        return switch (sector) {
            case VO -> 0;
            case MBO -> 1;
        };
    }
}
