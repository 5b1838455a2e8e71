package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import nl.verdeelmodel.dampening.Held;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
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
    private static final int WIDEST_NAME = 27;
    private static final int PERCENT_DECIMALS = 2;

    /** So many years fit beside the names in 140 columns. */
    private static final int MOST_YEARS = 7;

    /** One less fits if a total has cents. */
    private static final int MOST_YEARS_WITH_CENTS = 6;

    private final Console console;
    private final ModelFile loaded;
    private final Language language;

    SimulationReport(Console console, ModelFile loaded) {
        this.console = console;
        this.loaded = loaded;
        this.language = console.language();
    }

    void print(Simulation simulation) {
        console.print(Text.format(
                "{0}: {1}-{2}",
                "{0}: {1}-{2}",
                simulation.projection().model().title(),
                simulation.plan().first(),
                simulation.plan().last()));
        if (!simulation.projection().model().source().isEmpty()) {
            printWrapped(simulation.projection().model().source(), "");
        }
        console.out().println();
        shown(simulation).forEach(this::print);
        printNotes(simulation);
    }

    /** Streams with stability rules, and the total unless it is that of the only stream. */
    private static List<Course> shown(Simulation simulation) {
        if (simulation.streams().size() == 1) {
            return simulation.streams();
        }
        return simulation.courses().stream().filter(Course::isDampened).toList();
    }

    private void print(Course course) {
        console.print(course.stream().map(stream -> stream.title()).orElse(Text.of("Samen", "Together")));
        console.out().println();
        regions(course).lines().forEach(console.out()::println);
        console.out().println();
        console.print(legend(course));
        console.out().println();
        years(course).lines().forEach(console.out()::println);
        console.out().println();
        summary(course).forEach(this::printItem);
        console.out().println();
    }

    // A row per region

    private TextTable regions(Course course) {
        List<CourseYear> years = shownYears(course);
        TextTable table =
                new TextTable().text("Code").text(Text.of("Regio", "Region").in(language), WIDEST_NAME);
        years.forEach(year -> table.number(Integer.toString(year.year()) + (hasMarks(course) ? " " : "")));
        table.number(Text.of("Jaren tot doel", "Years to target").in(language));
        for (int i = 0; i < course.regions().size(); i++) {
            table.row(regionRow(course, years, i));
        }
        table.rule();
        table.row(totalRow(course, years));
        return table;
    }

    /** All years if they fit, else the first and the last ones. */
    private static ImmutableList<CourseYear> shownYears(Course course) {
        ImmutableList<CourseYear> years = course.years();
        boolean cents = years.stream().anyMatch(year -> year.total().cents() % 100 != 0);
        int most = cents ? MOST_YEARS_WITH_CENTS : MOST_YEARS;
        if (years.size() <= most) {
            return years;
        }
        int first = (most + 1) / 2;
        return ImmutableList.<CourseYear>builder()
                .addAll(years.subList(0, first))
                .addAll(years.subList(years.size() - (most - first), years.size()))
                .build();
    }

    private static boolean hasMarks(Course course) {
        return course.stream().isPresent();
    }

    private List<String> regionRow(Course course, List<CourseYear> years, int region) {
        List<String> cells = new ArrayList<>();
        cells.add(course.regions().get(region).code());
        cells.add(course.regions().get(region).name());
        for (CourseYear year : years) {
            String euros = language.number(year.amounts().get(region).toCents().dividedBy(Fraction.of(100)), 0);
            cells.add(hasMarks(course) ? euros + mark(year.holds().get(region).held()) : euros);
        }
        OptionalInt passed = course.yearsToTarget(region);
        cells.add(passed.isPresent() ? Integer.toString(passed.getAsInt()) : "-");
        return cells;
    }

    private String mark(Held held) {
        return switch (held) {
            case NO -> " ";
            case BY_FLOOR -> floorMark().in(language);
            case BY_CEILING -> ceilingMark().in(language);
        };
    }

    private static Text floorMark() {
        return Text.of("b", "f");
    }

    private static Text ceilingMark() {
        return Text.of("p", "c");
    }

    private List<String> totalRow(Course course, List<CourseYear> years) {
        List<String> cells = new ArrayList<>();
        cells.add("");
        cells.add(Text.of("Totaal", "Total").in(language));
        years.forEach(year -> cells.add(exact(year.total()) + (hasMarks(course) ? " " : "")));
        cells.add("");
        return cells;
    }

    /** An amount to the cent; whole euros without decimals. */
    private String exact(Money amount) {
        return amount.cents() % 100 == 0 ? language.number(amount.cents() / 100) : language.amount(amount);
    }

    private Text legend(Course course) {
        Text amounts = Text.of(
                "Bedragen per regio in hele euro's, afgerond om te lezen; totalen tot op de cent.",
                "Amounts per region in whole euros, rounded for reading; totals to the cent.");
        Text marks = hasMarks(course) && course.isDampened()
                ? Text.format(
                        " {0} = op de bodem, {1} = op het plafond.",
                        " {0} = held by floor, {1} = held by ceiling.", floorMark(), ceilingMark())
                : Text.NONE;
        Text away = course.hasConverged()
                ? Text.NONE
                : Text.of(" - = niet binnen deze jaren.", " - = not within these years.");
        Text skipped = course.years().size() > shownYears(course).size()
                ? Text.of(
                        " Niet alle jaren passen: --format csv geeft ze alle.",
                        " Not all years fit: --format csv gives them all.")
                : Text.NONE;
        return Text.format("{0}{1}{2}{3}", "{0}{1}{2}{3}", amounts, marks, away, skipped);
    }

    // A row per year

    private TextTable years(Course course) {
        TextTable table = new TextTable()
                .text(Text.of("Jaar", "Year").in(language))
                .number(Text.of("Totaal EUR", "Total EUR").in(language));
        if (hasMarks(course)) {
            table.number(Text.of("Op de bodem", "Held by floor").in(language))
                    .number(Text.of("Op het plafond", "Held by ceiling").in(language));
        }
        table.number(Text.of("Bereik van de formule", "Formula reach").in(language))
                .number(Text.of("Weg van doel EUR", "Kept from target EUR").in(language))
                .number(Text.of("Grootste afstand", "Largest distance").in(language))
                .number(Text.format(
                                "Op doel (van {0})",
                                "At target (of {0})", course.regions().size())
                        .in(language));
        course.years().forEach(year -> table.row(yearRow(course, year)));
        return table;
    }

    private List<String> yearRow(Course course, CourseYear year) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(year.year()));
        cells.add(language.amount(year.total()));
        if (hasMarks(course)) {
            cells.add(Integer.toString(year.count(Held.BY_FLOOR)));
            cells.add(Integer.toString(year.count(Held.BY_CEILING)));
        }
        cells.add(language.percentage(year.formulaReach(), PERCENT_DECIMALS));
        cells.add(language.number(year.keptFromTarget().dividedBy(Fraction.of(100)), 2));
        cells.add(language.percentage(year.largestDistance(), PERCENT_DECIMALS));
        cells.add(Integer.toString(year.countAtTarget(course.tolerance())));
        return cells;
    }

    // Sentences

    private static List<Text> summary(Course course) {
        List<Text> out = new ArrayList<>();
        out.add(outcome(course));
        if (course.isDampened()) {
            Comparator<Integer> byGain = Comparator.comparing(course::aboveTarget);
            List<Integer> regions =
                    IntStream.range(0, course.regions().size()).boxed().toList();
            int lowest = regions.stream().min(byGain).orElseThrow();
            int highest = regions.stream().max(byGain).orElseThrow();
            if (course.aboveTarget(lowest).cents() < 0) {
                out.add(Text.format(
                        "Over alle jaren samen blijft {0} het verst onder zijn doel: {1}.",
                        "Over all years together {0} stays furthest below its target: {1}.",
                        course.regions().label(lowest),
                        course.aboveTarget(lowest)));
            }
            if (course.aboveTarget(highest).cents() > 0) {
                out.add(Text.format(
                        "Over alle jaren samen blijft {0} het verst boven zijn doel: {1}.",
                        "Over all years together {0} stays furthest above its target: {1}.",
                        course.regions().label(highest),
                        course.aboveTarget(highest)));
            }
        }
        return out;
    }

    private static Text outcome(Course course) {
        Fraction percent = course.tolerance().times(Fraction.of(100));
        OptionalInt needed = course.yearsToConverge();
        if (needed.isEmpty()) {
            return Text.format(
                    "In {0} zijn {1} van de {2} regio's op hun doel (hoogstens {3} % ervan af); de andere nog niet.",
                    "In {0}, {1} of {2} regions are at their target (at most {3} % from it); the others are not yet.",
                    course.last().year(),
                    course.last().countAtTarget(course.tolerance()),
                    course.regions().size(),
                    percent);
        }
        int passed = needed.getAsInt();
        return Text.format(
                "Elke regio is vanaf {0} op haar doel (hoogstens {1} % ervan af), {2} na het begin.",
                "Every region is at its target (at most {1} % from it) from {0} on, {2} after the start.",
                course.years().get(passed).year(),
                percent,
                Text.format("{0} jaar", passed == 1 ? "{0} year" : "{0} years", passed));
    }

    private void printNotes(Simulation simulation) {
        if (!simulation.isDampened()) {
            printItem(Text.of(
                    "Geen geldstroom heeft stabiliteitsregels: elke regio krijgt elk jaar haar doel, dus er is niets om"
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
            console.out().println();
            console.print(note);
        }
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
