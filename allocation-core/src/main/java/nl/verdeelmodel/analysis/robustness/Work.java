package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import nl.verdeelmodel.problem.Text;

/** Does many independent pieces of work on all processors; the results stand in the order of the pieces. */
record Work(AnalysisProgress progress) {

    <A, B> ImmutableList<B> each(Text what, List<A> pieces, Function<A, B> work) {
        AtomicInteger done = new AtomicInteger();
        return pieces.parallelStream()
                .map(piece -> {
                    B result = work.apply(piece);
                    progress.at(what, done.incrementAndGet(), pieces.size());
                    return result;
                })
                .collect(ImmutableList.toImmutableList());
    }
}
