package nl.verdeelmodel.estimation;

import nl.verdeelmodel.problem.Text;

/** Is told how far a {@link RiskStudy} is; calls may come from several threads. */
@FunctionalInterface
public interface StudyProgress {

    /** Tells nobody. */
    StudyProgress SILENT = (step, done, all) -> {};

    /** The steps of a study, in their order. */
    enum Step {
        /** Characteristics are selected. */
        SELECTION(Text.of("kenmerken selecteren", "selecting characteristics")),
        /** Coefficients are estimated. */
        FIT(Text.of("schatten", "estimating")),
        /** The model is judged on folds that it has not seen. */
        CROSS_VALIDATION(Text.of("kruisvalideren", "cross-validating")),
        /** The variance between regions is estimated. */
        REGIONS(Text.of("variantie tussen regio's schatten", "estimating the variance between regions")),
        /** Persons are drawn anew and the model fitted again. */
        BOOTSTRAP(Text.of("opnieuw trekken en schatten", "drawing and estimating anew"));

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

    /**
     * A step begins, or a part of it is done.
     *
     * @param step the step
     * @param done how many parts are done
     * @param all how many parts it has
     */
    void at(Step step, int done, int all);
}
