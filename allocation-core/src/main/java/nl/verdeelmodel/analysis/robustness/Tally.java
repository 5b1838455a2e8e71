package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.verdeelmodel.problem.Text;

/** Counts cases of a property into a verdict. */
final class Tally {

    private static final int MOST_SHOWN = 3;

    private final RobustnessCheck check;
    private final String subject;
    private final List<Counterexample> breaches = new ArrayList<>();
    private long cases;

    Tally(RobustnessCheck check, String subject) {
        this.check = check;
        this.subject = subject;
    }

    void count(List<Counterexample> found) {
        count();
        breaches.addAll(found);
    }

    void count() {
        cases++;
    }

    void fails(Counterexample breach) {
        breaches.add(breach);
    }

    /** The verdict; of several breaches those on own data go first, then those that move most. */
    Verdict verdict(Text remark) {
        if (cases == 0) {
            Text none = Text.of("geen geval had bedragen", "no case had amounts");
            return Verdict.notApplicable(check, subject, remark.isEmpty() ? none : remark);
        }
        ImmutableList<Counterexample> shown = breaches.stream()
                .sorted(Comparator.comparing((Counterexample breach) -> breach.number() > 0)
                        .thenComparing(Tally::size, Comparator.reverseOrder()))
                .limit(MOST_SHOWN)
                .collect(ImmutableList.toImmutableList());
        Verdict.Status status = shown.isEmpty() ? Verdict.Status.HOLDS : Verdict.Status.FAILS;
        return new Verdict(check, subject, status, cases, breaches.size(), remark, shown);
    }

    private static long size(Counterexample breach) {
        return Math.abs(breach.firstAmount().minus(breach.secondAmount()).cents());
    }
}
