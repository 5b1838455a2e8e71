package nl.verdeelmodel.cli;

import java.io.PrintStream;
import java.util.List;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;
import nl.verdeelmodel.problem.Text;

/**
 * Where the program speaks: results to standard output, everything else to standard error, in the language of the user.
 *
 * @param out for results
 * @param err for problems and remarks
 * @param language the language of all texts
 * @param tellsFiles whether it is said which files are written; not of those that are only compared
 */
record Console(PrintStream out, PrintStream err, Language language, boolean tellsFiles) {

    /** More than this nobody reads at once; the number of all is said. */
    private static final int MOST_PROBLEMS = 100;

    private static final int WIDEST = 120;

    Console(PrintStream out, PrintStream err, Language language) {
        this(out, err, language, true);
    }

    Console withoutFiles() {
        return new Console(out, err, language, false);
    }

    void print(Text text) {
        out.println(text.in(language));
    }

    /** Prints a sentence over as many lines as it needs. */
    void printWrapped(Text text) {
        TextTable.wrap(text.in(language), WIDEST).forEach(out::println);
    }

    void remark(Text text) {
        err.println(text.in(language));
    }

    void problems(List<Problem> problems) {
        problems.stream().limit(MOST_PROBLEMS).forEach(problem -> err.println(problem.in(language)));
        if (problems.size() > MOST_PROBLEMS) {
            remark(Text.format("... en nog {0}.", "... and {0} more.", problems.size() - MOST_PROBLEMS));
        }
        if (problems.size() > 1) {
            remark(Text.format("{0} problemen.", "{0} problems.", problems.size()));
        }
    }
}
