package nl.verdeelmodel.analysis.stability;

/** Hears how far a {@link Frontier} is, from any thread. */
@FunctionalInterface
public interface FrontierProgress {

    /** Hears nothing. */
    FrontierProgress SILENT = (done, all) -> {};

    /**
     * A replicate is done.
     *
     * @param done how many are done
     * @param all how many there are
     */
    void at(int done, int all);
}
