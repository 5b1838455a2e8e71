package nl.verdeelmodel.io;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Reads rows from blocks of bytes, several threads side by side; it answers only if every row is right.
 *
 * <p>A file is cut at line feeds. A line whose cells all stand in the tables of their columns is added by codes; any other line
 * is read by {@link OddLines}; if that line cannot be read by itself or is wrong, this reader gives up and
 * {@link GeneralReader}, the judge, reads the file. As sums and cells do not depend on order, the answer does not depend on
 * blocks or threads.
 *
 * @param <S> what rows are added to
 * @implNote searching a separator is a chain of some 15 cycles per cell, in which the processor waits; so each thread reads
 *     three places of its block in turn.
 */
final class PlainReader<S extends CohortSink<S>> {

    /** More rows than fit in this many bytes are never added before a sum is handed over. */
    static final int LARGEST_BLOCK = 1 << 20;

    /** Where a block ends in a line, it is read on so far at first. */
    private static final int OVERLAP = 1 << 13;

    private final CohortLayout layout;
    private final PlainColumns columns;
    private final Supplier<S> sinks;
    private final int block;
    private final CohortFile.Progress progress;
    private final AtomicLong nextBlock = new AtomicLong();
    private final AtomicLong done;
    private volatile boolean givenUp;

    /**
     * A reader of one file.
     *
     * @param sinks makes what each thread adds to
     * @param block how many bytes a thread takes at once, at most {@link #LARGEST_BLOCK}
     */
    PlainReader(CohortLayout layout, Supplier<S> sinks, int block, CohortFile.Progress progress) {
        this.layout = layout;
        this.columns = new PlainColumns(layout);
        this.sinks = sinks;
        this.block = block;
        this.progress = progress;
        this.done = new AtomicLong(layout.table().bodyStart());
    }

    /**
     * Reads the file.
     *
     * @param threads at least 1
     * @return what all rows were added to; empty if the general reader must read the file
     * @throws IOException if the file cannot be read
     */
    Optional<S> read(int threads) throws IOException {
        try (FileChannel channel = FileChannel.open(layout.table().path(), StandardOpenOption.READ)) {
            long blocks = (layout.table().size() - layout.table().bodyStart() + block - 1) / block;
            List<Callable<S>> workers = new ArrayList<>();
            for (int i = 0; i < Math.max(1, Math.min(threads, blocks)); i++) {
                workers.add(new Worker(channel)::run);
            }
            return merged(results(workers));
        }
    }

    private Optional<S> merged(List<S> results) {
        if (givenUp) {
            return Optional.empty();
        }
        try {
            S all = results.get(0);
            results.subList(1, results.size()).forEach(all::addAll);
            return Optional.of(all);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private List<S> results(List<Callable<S>> workers) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(
                workers.size(),
                new ThreadFactoryBuilder()
                        .setDaemon(true)
                        .setNameFormat("rows-%d")
                        .build());
        try {
            List<S> results = new ArrayList<>();
            for (Future<S> result : pool.invokeAll(workers)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof OutOfMemoryError cause) {
                throw cause;
            }
            throw new IllegalStateException("Reading " + layout.table().path() + " failed.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            givenUp |= Thread.currentThread().isInterrupted();
            pool.shutdownNow();
        }
    }

    private void report(long bytes) {
        synchronized (progress) {
            progress.at(done.addAndGet(bytes), layout.table().size());
        }
    }

    /** One thread: takes block after block. */
    private final class Worker {

        private final FileChannel channel;
        private final S sink = sinks.get();
        private final PlainSink plain = sink.plain(columns);
        private final OddLines odd = new OddLines(layout, sink);
        private final int[] codes = new int[3 * columns.size()];
        private byte[] bytes = new byte[1 + block + OVERLAP + PlainColumn.PADDING];
        private int filled;

        Worker(FileChannel channel) {
            this.channel = channel;
        }

        S run() throws IOException {
            long size = layout.table().size();
            long body = layout.table().bodyStart();
            report(0);
            while (!givenUp) {
                long from = body + nextBlock.getAndIncrement() * block;
                if (from >= size) {
                    break;
                }
                long to = Math.min(from + block, size);
                if (!readBlock(from, to)) {
                    givenUp = true;
                }
                report(to - from);
            }
            return sink;
        }

        /** Reads the lines that begin in a range of the file. */
        private boolean readBlock(long from, long to) throws IOException {
            boolean first = from == layout.table().bodyStart();
            long offset = first ? from : from - 1;
            filled = 0;
            fill(offset, (int) Math.min(to - offset + OVERLAP, layout.table().size() - offset));
            int start = first ? 0 : lineFeed(0) + 1;
            if (start > to - offset - 1) {
                return true;
            }
            int end = endOfLines((int) (to - offset) - 1, offset);
            if (end < 0) {
                return false;
            }
            boolean right = end > filled ? readOpenEnd(start) : readLines(start, end);
            plain.flush();
            return right;
        }

        /** Reads the lines up to the end of a file whose last line has no line feed. */
        private boolean readOpenEnd(int start) {
            int last = filled;
            while (last > start && bytes[last - 1] != '\n') {
                last--;
            }
            return readLines(start, last) && odd.read(bytes, last, filled, !StreamedTable.endsCell(bytes[filled - 1]));
        }

        /** The first line feed from an index on; behind everything if there is none. */
        private int lineFeed(int at) {
            int i = at;
            while (i < filled && bytes[i] != '\n') {
                i++;
            }
            return i;
        }

        /**
         * The byte after the line that a byte belongs to, read on as far as needed; -1 if that is too far. Behind everything that
         * is filled if the file ends without a line feed.
         */
        private int endOfLines(int at, long offset) throws IOException {
            int feed = lineFeed(at);
            while (feed == filled && offset + filled < layout.table().size()) {
                if (feed - at > CsvText.LARGEST_ROW) {
                    return -1;
                }
                long wanted = Math.min(2L * filled + OVERLAP, layout.table().size() - offset);
                fill(offset, (int) wanted);
                feed = lineFeed(feed);
            }
            return feed + 1;
        }

        /** Makes the first bytes those of the file from an offset on, and leaves zero bytes behind them. */
        private void fill(long offset, int wanted) throws IOException {
            if (wanted + 1 + PlainColumn.PADDING > bytes.length) {
                bytes = Arrays.copyOf(bytes, wanted + 1 + PlainColumn.PADDING);
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes, filled, wanted - filled);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, offset + buffer.position()) < 0) {
                    throw new IOException("the file became shorter while it was read");
                }
            }
            filled = wanted;
        }

        private boolean readLines(int from, int to) {
            try {
                int second = Math.min(lineFeed(from + (to - from) / 3) + 1, to);
                int third = Math.min(lineFeed(Math.max(second, from + (to - from) / 3 * 2)) + 1, to);
                return readLines(from, second, third, to);
            } catch (ArithmeticException e) {
                return false;
            }
        }

        /** Reads from three places in turn, then what is left of each. */
        private boolean readLines(int from, int second, int third, int to) {
            int a = from;
            int b = second;
            int c = third;
            int n = columns.size();
            while (a < second && b < third && c < to) {
                int x = a;
                int y = b;
                int z = c;
                for (int i = 0; i < n; i++) {
                    PlainColumn column = columns.get(i);
                    x = column.read(bytes, x, codes, i);
                    y = column.read(bytes, y, codes, n + i);
                    z = column.read(bytes, z, codes, 2 * n + i);
                }
                a = add(a, x, 0);
                b = add(b, y, n);
                c = add(c, z, 2 * n);
                if ((a | b | c) < 0) {
                    return false;
                }
            }
            return readOne(a, second) && readOne(b, third) && readOne(c, to);
        }

        private boolean readOne(int from, int to) {
            int at = from;
            while (at >= 0 && at < to) {
                int x = at;
                for (int i = 0; i < columns.size(); i++) {
                    x = columns.get(i).read(bytes, x, codes, i);
                }
                at = add(at, x, 0);
            }
            return at >= 0;
        }

        /** Adds a row if it is plain, else its line; where the next line begins, -1 to give up. */
        private int add(int from, int next, int first) {
            if (next != PlainColumn.lost(bytes) && plain.add(codes, first)) {
                return next;
            }
            int end = lineFeed(from) + 1;
            return odd.read(bytes, from, Math.min(end, filled), false) ? end : -1;
        }
    }
}
