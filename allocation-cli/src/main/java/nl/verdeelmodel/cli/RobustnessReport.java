package nl.verdeelmodel.cli;

import java.util.List;
import nl.verdeelmodel.analysis.robustness.Counterexample;
import nl.verdeelmodel.analysis.robustness.Robustness;
import nl.verdeelmodel.analysis.robustness.Verdict;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;

/** Prints verdicts on the terminal: a row per property and subject, then the counterexamples in words. */
final class RobustnessReport {

    private static final int LINE_WIDTH = 110;
    private static final int WIDEST_CLAIM = 34;
    private static final int WIDEST_SUBJECT = 40;
    private static final int MOST_DIFFERENCES = 5;

    private final Console console;
    private final ModelFile loaded;
    private final Language language;

    RobustnessReport(Console console, ModelFile loaded) {
        this.console = console;
        this.loaded = loaded;
        this.language = console.language();
    }

    void print(Robustness found) {
        print(Text.format("{0}: {1}", "{0}: {1}", found.model().title(), found.year()));
        print(Text.format(
                "Getoetst op de eigen gegevens en op {0} toevallige gevallen (--seed {1}). Dat geen tegenvoorbeeld is gevonden,"
                        + " is geen bewijs. Verschuivingen door afronding alleen tellen niet.",
                "Tried on the model's own data and on {0} random cases (--seed {1}). That no counterexample was found is no"
                        + " proof. What rounding alone moves does not count.",
                (long) found.cases(),
                Long.toString(found.seed())));
        console.out().println();
        table(found).lines().forEach(console.out()::println);
        console.out().println();
        found.verdicts().stream()
                .filter(verdict -> verdict.status() == Verdict.Status.FAILS)
                .forEach(verdict -> print(found, verdict));
        print(Text.format(
                "{0} gelden, {1} gelden niet, {2} niet van toepassing.",
                "{0} hold, {1} fail, {2} not applicable.",
                found.count(Verdict.Status.HOLDS),
                found.count(Verdict.Status.FAILS),
                found.count(Verdict.Status.NOT_APPLICABLE)));
        print(AllocationReport.syntheticNote(loaded));
    }

    private TextTable table(Robustness found) {
        TextTable table = new TextTable()
                .text(in("Eigenschap", "Property"), WIDEST_CLAIM)
                .text(in("Waarvan", "Of"), WIDEST_SUBJECT)
                .text(in("Oordeel", "Verdict"))
                .number(in("Gevallen", "Cases"))
                .number(in("Daarvan niet", "Failures"));
        for (Verdict verdict : found.verdicts()) {
            boolean tried = verdict.status() != Verdict.Status.NOT_APPLICABLE;
            table.row(List.of(
                    verdict.check().title().in(language),
                    verdict.subject(),
                    verdict.status().title().in(language),
                    tried ? language.number(verdict.cases()) : "",
                    tried ? language.number(verdict.failures()) : ""));
        }
        return table;
    }

    private void print(Robustness found, Verdict verdict) {
        Text subject = verdict.subject().isEmpty() ? Text.NONE : Text.same(" (" + verdict.subject() + ")");
        print(Text.format("{0}{1}:", "{0}{1}:", verdict.check().title(), subject));
        if (!verdict.remark().isEmpty()) {
            item(Text.format("Let wel: {0}.", "Note: {0}.", verdict.remark()));
        }
        for (Counterexample example : verdict.counterexamples()) {
            item(Text.format("{0}{1}", "{0}{1}", example.sentence(), data(found, example)));
        }
        console.out().println();
    }

    /** On which data: nothing is said of the model's own. */
    private static Text data(Robustness found, Counterexample example) {
        if (example.number() == 0) {
            return Text.NONE;
        }
        List<Text> others = example.differences().stream()
                .limit(MOST_DIFFERENCES)
                .map(difference -> Text.format(
                        "{0} regio {1}: {2} in plaats van {3}",
                        "{0} region {1}: {2} instead of {3}",
                        difference.input().label(),
                        found.regions().label(difference.region()),
                        difference.value(),
                        difference.own()))
                .toList();
        int left = example.differences().size() - others.size();
        Text more = left > 0 ? Text.format(", en nog {0}", ", and {0} more", (long) left) : Text.NONE;
        return others.isEmpty()
                ? Text.format(" Toevallig geval {0}.", " Random case {0}.", example.number())
                : Text.format(
                        " Toevallig geval {0}, met {1}{2}.",
                        " Random case {0}, with {1}{2}.", example.number(), others, more);
    }

    private String in(String nl, String en) {
        return Text.of(nl, en).in(language);
    }

    private void print(Text text) {
        if (!text.isEmpty()) {
            TextTable.wrap(text.in(language), LINE_WIDTH).forEach(console.out()::println);
        }
    }

    private void item(Text text) {
        List<String> lines = TextTable.wrap(text.in(language), LINE_WIDTH);
        for (int i = 0; i < lines.size(); i++) {
            console.out().println((i == 0 ? "- " : "  ") + lines.get(i));
        }
    }
}
