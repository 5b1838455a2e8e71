package nl.verdeelmodel.estimation;

import nl.verdeelmodel.numeric.RandomStream;

/**
 * What random numbers are used for. Each use has a seed of its own, which follows from the seed of the user: so one seed can
 * serve them all, and no use sees the numbers of another.
 */
enum RandomUse {
    FOLDS(-1),
    REPLICATES(-2),
    COEFFICIENTS(-3),
    COHORTS(-4);

    private final long number;

    /** Replicates have numbers from 0, so no stream of one seed is that of a use. */
    RandomUse(long number) {
        this.number = number;
    }

    /** The stream of a replicate of this use; numbers are from 0. */
    RandomStream stream(long seed, long number) {
        return RandomStream.of(RandomStream.of(seed, this.number).bits(), number);
    }
}
