package nl.verdeelmodel.cli;

import nl.verdeelmodel.analysis.robustness.AnalysisProgress;
import nl.verdeelmodel.problem.Text;

/** Says each second which trials of a model are being made; nothing of what takes less than a second. */
final class TrialProgress implements AnalysisProgress {

    private final Console console;
    private final EachSecond second = new EachSecond();

    TrialProgress(Console console) {
        this.console = console;
    }

    @Override
    public void at(Text what, int done, int all) {
        if (second.isDue()) {
            console.remark(Text.format("{0}: {1} van {2}.", "{0}: {1} of {2}.", what, done, all));
        }
    }
}
