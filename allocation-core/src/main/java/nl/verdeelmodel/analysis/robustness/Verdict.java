package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import nl.verdeelmodel.problem.Text;

/**
 * Whether a model has a property, as far as was tried.
 *
 * @param check the property
 * @param subject what it is about: a measure and its year, a stream; empty for the whole model
 * @param status whether it holds
 * @param cases how many cases were tried
 * @param failures how many of them lack the property
 * @param remark why it does not apply, or what a reader must know; may be empty
 * @param counterexamples at most three: those on the model's own data first; one of random data is made as small as was found
 */
public record Verdict(
        RobustnessCheck check,
        String subject,
        Status status,
        long cases,
        long failures,
        Text remark,
        ImmutableList<Counterexample> counterexamples) {

    /** Whether a property holds. */
    public enum Status {
        /** In every case that was tried. */
        HOLDS("holds", Text.of("geldt", "holds")),
        /** Not in at least one case. */
        FAILS("fails", Text.of("GELDT NIET", "FAILS")),
        /** The property says nothing about this model, or no case could be tried. */
        NOT_APPLICABLE("not-applicable", Text.of("niet van toepassing", "not applicable"));

        private final String id;
        private final Text title;

        Status(String id, Text title) {
            this.id = id;
            this.title = title;
        }

        /**
         * The name in files.
         *
         * @return such as {@code holds}
         */
        public String id() {
            return id;
        }

        /**
         * The name for readers.
         *
         * @return such as {@code holds}
         */
        public Text title() {
            return title;
        }
    }

    static Verdict notApplicable(RobustnessCheck check, String subject, Text reason) {
        return new Verdict(check, subject, Status.NOT_APPLICABLE, 0, 0, reason, ImmutableList.of());
    }
}
