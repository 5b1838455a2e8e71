package nl.verdeelmodel.cli.sample;

import java.util.List;

/**
 * How many regions stand on each step of a step table, which fixes what the steps add up to.
 *
 * @param steps from the lowest to the highest
 */
record StepProfile(List<Step> steps) {

    /**
     * A step and the regions on it.
     *
     * @param from the smallest count
     * @param to the largest count
     * @param regions how many regions stand on it
     */
    record Step(long from, long to, int regions) {

        /** The count of one of the regions of this step: the higher its rank (from 0), the higher in the step. */
        long count(int rank, Noise noise) {
            double height = (rank + noise.fraction()) / regions;
            return Math.min(to, from + (long) ((to - from + 1) * height));
        }
    }

    /**
     * Gives every region a count: the smallest regions get the lowest steps.
     *
     * @param ranking the regions from small to large, as many as the steps have
     * @param noise decides the place within the step
     * @param counts where the counts are put, by region
     */
    void spread(int[] ranking, Noise noise, long[] counts) {
        int next = 0;
        for (Step step : steps) {
            for (int rank = 0; rank < step.regions(); rank++) {
                counts[ranking[next]] = step.count(rank, noise);
                next++;
            }
        }
    }
}
