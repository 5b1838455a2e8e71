package nl.verdeelmodel.cli;

import nl.verdeelmodel.estimation.StudyProgress;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.risk.Sector;

/** Says each second what a fit is doing and how far it is; nothing of what takes less than a second. */
final class FittingProgress implements StudyProgress {

    private static final long SECOND = 1_000_000_000L;

    private final Console console;
    private final Sector sector;
    private long said = System.nanoTime();

    FittingProgress(Console console, Sector sector) {
        this.console = console;
        this.sector = sector;
    }

    @Override
    public synchronized void at(Step step, int done, int all) {
        long now = System.nanoTime();
        if (now - said >= SECOND) {
            said = now;
            console.remark(
                    all > 1
                            ? Text.format(
                                    "{0}: {1}, {2} van {3}.",
                                    "{0}: {1}, {2} of {3}.", sector.code(), step.title(), done, all)
                            : Text.format("{0}: {1}.", "{0}: {1}.", sector.code(), step.title()));
        }
    }
}
