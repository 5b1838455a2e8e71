package nl.verdeelmodel.analysis.robustness;

import nl.verdeelmodel.problem.Text;

/** Hears how far an analysis is; called by several threads. */
@FunctionalInterface
public interface AnalysisProgress {

    /** Says nothing. */
    AnalysisProgress SILENT = (what, done, all) -> {};

    /**
     * A part of the work is done.
     *
     * @param what what is being done
     * @param done how many parts are done
     * @param all how many there are
     */
    void at(Text what, int done, int all);
}
