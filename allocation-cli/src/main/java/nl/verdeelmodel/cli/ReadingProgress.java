package nl.verdeelmodel.cli;

import nl.verdeelmodel.io.CohortFile;
import nl.verdeelmodel.problem.Text;

/** Says each second how far a file was read; nothing of what takes less than a second. */
final class ReadingProgress implements CohortFile.Progress {

    private static final long MEGABYTE = 1024 * 1024;

    private final Console console;
    private final EachSecond second = new EachSecond();

    ReadingProgress(Console console) {
        this.console = console;
    }

    @Override
    public void at(long done, long all) {
        if (all > 0 && second.isDue()) {
            console.remark(Text.format(
                    "Gelezen: {0} van {1} MB ({2} %).",
                    "Read: {0} of {1} MB ({2} %).", done / MEGABYTE, all / MEGABYTE, 100 * done / all));
        }
    }
}
