package nl.verdeelmodel.cli;

import nl.verdeelmodel.estimation.StudyProgress;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.risk.Sector;

/** Says each second what a fit is doing and how far it is; nothing of what takes less than a second. */
final class FittingProgress implements StudyProgress {

    private final Console console;
    private final Sector sector;
    private final EachSecond second = new EachSecond();

    FittingProgress(Console console, Sector sector) {
        this.console = console;
        this.sector = sector;
    }

    @Override
    public void at(Step step, int done, int all) {
        if (second.isDue()) {
            console.remark(
                    all > 1
                            ? Text.format(
                                    "{0}: {1}, {2} van {3}.",
                                    "{0}: {1}, {2} of {3}.", sector.code(), step.title(), done, all)
                            : Text.format("{0}: {1}.", "{0}: {1}.", sector.code(), step.title()));
        }
    }
}
