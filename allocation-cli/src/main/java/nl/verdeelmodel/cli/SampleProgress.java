package nl.verdeelmodel.cli;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import nl.verdeelmodel.problem.Text;

/** Says each second how many persons were written; nothing of what takes less than a second. */
final class SampleProgress implements LongConsumer {

    private final Console console;
    private final long all;
    private final EachSecond second;

    /** Progress towards a number of persons, by a clock in nanoseconds. */
    SampleProgress(Console console, long all, LongSupplier clock) {
        this.console = console;
        this.all = all;
        this.second = new EachSecond(clock);
    }

    @Override
    public void accept(long done) {
        if (second.isDue()) {
            console.remark(Text.format(
                    "Geschreven: {0} van {1} personen ({2} %).",
                    "Written: {0} of {1} persons ({2} %).", done, all, 100 * done / all));
        }
    }
}
