package nl.verdeelmodel.cli;

import java.util.function.LongSupplier;

/** Lets one in a second through, from a second after it was made: what takes less than a second says nothing. */
final class EachSecond {

    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier clock;
    private long last;

    /** By a clock in nanoseconds. */
    EachSecond(LongSupplier clock) {
        this.clock = clock;
        this.last = clock.getAsLong();
    }

    EachSecond() {
        this(System::nanoTime);
    }

    /** Whether a second has passed since this was last true; for any number of threads. */
    synchronized boolean isDue() {
        long now = clock.getAsLong();
        boolean due = now - last >= SECOND;
        if (due) {
            last = now;
        }
        return due;
    }
}
