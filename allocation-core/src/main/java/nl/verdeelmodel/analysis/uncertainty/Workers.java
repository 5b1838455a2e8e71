package nl.verdeelmodel.analysis.uncertainty;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import nl.verdeelmodel.problem.Text;

/**
 * How many threads work on replicates, and who is told how far they are. No result depends on either.
 *
 * @param threads at least 1; not more than this are busy at a time
 * @param progress is told of each replicate that is done, by any thread
 */
public record Workers(int threads, Progress progress) {

    /**
     * Workers.
     *
     * @throws IllegalArgumentException if there is no thread
     */
    public Workers {
        if (threads < 1) {
            throw new IllegalArgumentException("The number of threads is " + threads + "; it must be 1 or more.");
        }
    }

    /** What is being done to replicates. */
    public enum Step {
        /** Scores are drawn. */
        SCORES(Text.of("scores trekken", "drawing scores")),
        /** Money is divided by them. */
        AMOUNTS(Text.of("geld verdelen", "dividing money")),
        /** Money is divided in years of pure noise. */
        RATCHET(Text.of("jaren van louter ruis", "years of pure noise"));

        private final Text title;

        Step(Text title) {
            this.title = title;
        }

        /**
         * The step for readers.
         *
         * @return what is being done
         */
        public Text title() {
            return title;
        }
    }

    /** Is told how far the work is; calls may come from several threads. */
    @FunctionalInterface
    public interface Progress {

        /**
         * A replicate is done.
         *
         * @param step of which step
         * @param done how many are done
         * @param all how many there are
         */
        void at(Step step, int done, int all);
    }

    /**
     * Workers that tell nobody.
     *
     * @param threads at least 1
     * @return the workers
     */
    public static Workers silent(int threads) {
        return new Workers(threads, (step, done, all) -> {});
    }

    /** Does a task for 0, 1, ..., count - 1, in any order. */
    void each(Step step, int count, IntConsumer task) {
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, threads).parallel().forEach(thread -> {
            for (int number = thread; number < count; number += threads) {
                task.accept(number);
                progress.at(step, done.incrementAndGet(), count);
            }
        });
    }
}
