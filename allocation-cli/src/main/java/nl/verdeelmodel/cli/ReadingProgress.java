package nl.verdeelmodel.cli;

import nl.verdeelmodel.io.CohortFile;
import nl.verdeelmodel.problem.Text;

/** Says each second how far a file was read; nothing of what takes less than a second. */
final class ReadingProgress implements CohortFile.Progress {

    private static final long SECOND = 1_000_000_000L;
    private static final long MEGABYTE = 1024 * 1024;

    private final Console console;
    private long said = System.nanoTime();

    ReadingProgress(Console console) {
        this.console = console;
    }

    @Override
    public void at(long done, long all) {
        long now = System.nanoTime();
        if (now - said >= SECOND && all > 0) {
            said = now;
            console.remark(Text.format(
                    "Gelezen: {0} van {1} MB ({2} %).",
                    "Read: {0} of {1} MB ({2} %).", done / MEGABYTE, all / MEGABYTE, 100 * done / all));
        }
    }
}
