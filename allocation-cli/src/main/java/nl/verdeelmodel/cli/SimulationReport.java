package nl.verdeelmodel.cli;

import java.util.ArrayList;
import java.util.List;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.scenario.Assumptions;
import nl.verdeelmodel.scenario.Course;
import nl.verdeelmodel.scenario.CourseYear;
import nl.verdeelmodel.scenario.Simulation;

/** Prints a simulation on the terminal: per stream a row per region and a row per year, then what was assumed. */
final class SimulationReport {

    private static final int LINE_WIDTH = 110;
    private static final int PERCENT_DECIMALS = 2;

    private final Console console;
    private final ModelFile loaded;
    private final Language language;

    SimulationReport(Console console, ModelFile loaded) {
        this.console = console;
        this.loaded = loaded;
        this.language = console.language();
    }

    void print(Simulation simulation) {
        print(Text.format(
                "{0}: {1}-{2}",
                "{0}: {1}-{2}",
                simulation.projection().model().title(),
                simulation.plan().first(),
                simulation.plan().last()));
        if (!simulation.projection().model().source().isEmpty()) {
            printWrapped(simulation.projection().model().source(), "");
        }
        console.out().println();
        shown(simulation).forEach(course -> print(simulation, course));
        printNotes(simulation);
    }

    /** Streams with stability rules, and the total unless it is that of the only stream. */
    private static List<Course> shown(Simulation simulation) {
        if (simulation.streams().size() == 1) {
            return simulation.streams();
        }
        return simulation.courses().stream().filter(Course::isDampened).toList();
    }

    private void print(Simulation simulation, Course course) {
        print(course.stream().map(stream -> stream.title()).orElse(Text.of("Samen", "Together")));
        console.out().println();
        CourseTable table = new CourseTable(course, language);
        table.lines().forEach(console.out()::println);
        console.out().println();
        print(table.legend());
        console.out().println();
        years(course).lines().forEach(console.out()::println);
        console.out().println();
        CourseWords.of(simulation, course).forEach(this::printItem);
        console.out().println();
    }

    // A row per year

    private TextTable years(Course course) {
        TextTable table = new TextTable()
                .text(Text.of("Jaar", "Year").in(language))
                .number(Text.of("Totaal EUR", "Total EUR").in(language));
        if (CourseTable.hasMarks(course)) {
            table.number(Text.of("Op de bodem", "Held by floor").in(language))
                    .number(Text.of("Op het plafond", "Held by ceiling").in(language));
        }
        table.number(Text.of("Bereik van de formule", "Formula reach").in(language))
                .number(Text.of("Weg van streefbedrag EUR", "Kept from target EUR")
                        .in(language))
                .number(Text.of("Grootste afstand", "Largest distance").in(language))
                .number(Text.format(
                                "Op streefbedrag (van {0})",
                                "At target (of {0})", course.regions().size())
                        .in(language));
        course.years().forEach(year -> table.row(yearRow(course, year)));
        return table;
    }

    private List<String> yearRow(Course course, CourseYear year) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(year.year()));
        cells.add(language.amount(year.total()));
        if (CourseTable.hasMarks(course)) {
            cells.add(count(course, year, Held.BY_FLOOR));
            cells.add(count(course, year, Held.BY_CEILING));
        }
        cells.add(language.percentage(year.formulaReach(), PERCENT_DECIMALS));
        cells.add(language.number(year.keptFromTarget().dividedBy(Fraction.of(100)), 2));
        cells.add(language.percentage(year.largestDistance(), PERCENT_DECIMALS));
        cells.add(Integer.toString(year.countAtTarget(course.tolerance())));
        return cells;
    }

    /** How many regions a bound holds, with the mark of a bound that the balance does not keep. */
    private static String count(Course course, CourseYear year, Held by) {
        boolean allKept = course.years().stream().allMatch(CourseYear::boundsKept);
        String count = Integer.toString(year.count(by));
        if (allKept) {
            return count;
        }
        return year.boundsKept() || year.count(by) == 0 ? count + " " : count + CourseTable.markBeforeBalance(by);
    }

    // Sentences

    private void printNotes(Simulation simulation) {
        if (!simulation.isDampened()) {
            printItem(Text.of(
                    "Geen geldstroom heeft stabiliteitsregels: elke regio krijgt elk jaar haar streefbedrag, dus er is niets om"
                            + " naartoe te groeien.",
                    "No stream has stability rules: every region gets its target in every year, so there is nothing to"
                            + " converge."));
        }
        List<Text> assumed = Assumptions.sentences(simulation);
        if (!assumed.isEmpty()) {
            console.print(Text.format(
                    "Aangenomen, omdat het model na {0} ophoudt:",
                    "Assumed, since the model ends in {0}:",
                    simulation.projection().lastKnown()));
            assumed.forEach(this::printItem);
        }
        Text note = AllocationReport.syntheticNote(loaded);
        if (!note.isEmpty()) {
            if (!assumed.isEmpty() || !simulation.isDampened()) {
                console.out().println();
            }
            print(note);
        }
    }

    private void print(Text text) {
        printWrapped(text.in(language), "");
    }

    private void printItem(Text text) {
        printWrapped("- " + text.in(language), "  ");
    }

    private void printWrapped(String text, String indent) {
        List<String> lines = TextTable.wrap(text, LINE_WIDTH);
        for (int i = 0; i < lines.size(); i++) {
            console.out().println((i == 0 ? "" : indent) + lines.get(i));
        }
    }
}
