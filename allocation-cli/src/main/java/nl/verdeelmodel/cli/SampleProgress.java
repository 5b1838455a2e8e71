package nl.verdeelmodel.cli;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import nl.verdeelmodel.problem.Text;

/** Says each second how many persons were written; nothing of what takes less than a second. */
final class SampleProgress implements LongConsumer {

    private static final long SECOND = 1_000_000_000L;

    private final Console console;
    private final long all;
    private final LongSupplier clock;
    private long said;

    /** Progress towards a number of persons, by a clock in nanoseconds. */
    SampleProgress(Console console, long all, LongSupplier clock) {
        this.console = console;
        this.all = all;
        this.clock = clock;
        this.said = clock.getAsLong();
    }

    @Override
    public void accept(long done) {
        long now = clock.getAsLong();
        if (now - said >= SECOND) {
            said = now;
            console.remark(Text.format(
                    "Geschreven: {0} van {1} personen ({2} %).",
                    "Written: {0} of {1} persons ({2} %).", done, all, 100 * done / all));
        }
    }
}
