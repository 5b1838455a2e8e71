package nl.verdeelmodel.analysis.uncertainty;

/**
 * The number of the random stream of one version of one replicate: the same however many replicates and versions there are, and
 * that of the replicate itself for version 0.
 */
final class VersionNumber {

    /** More than there can be replicates. */
    private static final long PER_VERSION = 1L << 31;

    private VersionNumber() {}

    static long of(int replicate, int version) {
        return version * PER_VERSION + replicate;
    }
}
