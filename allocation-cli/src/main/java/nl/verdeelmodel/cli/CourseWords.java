package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.verdeelmodel.StabilityOutcome;
import nl.verdeelmodel.StreamRule;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.MeasureOutcome;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.scenario.Course;
import nl.verdeelmodel.scenario.Simulation;

/** Says in sentences where a course ends, why it goes no further, and who stays furthest from its target. */
final class CourseWords {

    private final Simulation simulation;
    private final Course course;
    private final ImmutableList<Text> sentences;

    private CourseWords(Simulation simulation, Course course) {
        this.simulation = simulation;
        this.course = course;
        ImmutableList.Builder<Text> out = ImmutableList.builder();
        out.add(course.hasConverged() ? reached() : notReached());
        if (!course.hasConverged()) {
            standsStill().ifPresent(out::add);
        }
        if (course.isDampened()) {
            furthestBelow().ifPresent(out::add);
            furthestAbove().ifPresent(out::add);
        }
        this.sentences = out.build();
    }

    static List<Text> of(Simulation simulation, Course course) {
        return new CourseWords(simulation, course).sentences;
    }

    private Fraction percent() {
        return course.tolerance().times(Fraction.of(100));
    }

    private Text reached() {
        int passed = course.yearsToConverge().orElseThrow();
        return Text.format(
                "Elke regio is vanaf {0} op haar streefbedrag (hoogstens {1} % ervan af), {2} na het begin.",
                "Every region is at its target (at most {1} % from it) from {0} on, {2} after the start.",
                course.years().get(passed).year(),
                percent(),
                Text.format("{0} jaar", passed == 1 ? "{0} year" : "{0} years", passed));
    }

    /** "Yet" only where later years can bring regions nearer. */
    private Text notReached() {
        boolean follows = simulation.followsOutcome(course);
        int there = course.last().countAtTarget(course.tolerance());
        int size = course.regions().size();
        if (there == 0) {
            return Text.format(
                    follows
                            ? "In {0} is nog geen regio op haar streefbedrag (hoogstens {1} % ervan af)."
                            : "In {0} is geen regio op haar streefbedrag (hoogstens {1} % ervan af).",
                    follows
                            ? "In {0} no region is at its target yet (at most {1} % from it)."
                            : "In {0} no region is at its target (at most {1} % from it).",
                    course.last().year(),
                    percent());
        }
        return Text.format(
                "In {0} {1} {2} van de {3} regio's op {4} streefbedrag (hoogstens {5} % ervan af); de andere {6}.",
                "In {0}, {2} of {3} regions {7} target (at most {5} % from it); {8}{9}.",
                course.last().year(),
                there == 1 ? "is" : "zijn",
                there,
                size,
                there == 1 ? "haar" : "hun",
                percent(),
                follows ? "nog niet" : "niet",
                there == 1 ? "is at its" : "are at their",
                size - there == 1 ? "the other is not" : "the others are not",
                follows ? " yet" : "");
    }

    /** Why later years bring no region nearer; nothing if they may. */
    private Optional<Text> standsStill() {
        ImmutableList<StreamRule> still = simulation.standingStill(course);
        if (still.isEmpty()) {
            return Optional.empty();
        }
        if (course.stream().isEmpty()) {
            return Optional.of(Text.format(
                    "In {0} volgen de regels de uitkomst van het jaar ervoor niet.",
                    "In {0} the rules do not follow the outcome of the year before.",
                    still.stream().map(StreamRule::title).toList()));
        }
        return Optional.of(baseline()
                .map(this::standsStill)
                .orElse(Text.of(
                        "De geldstroom heeft geen uitgangspositie: geen regel volgt de uitkomst van het jaar ervoor.",
                        "The stream has no baseline: no rule follows the outcome of the year before.")));
    }

    private Text standsStill(MeasureOutcome baseline) {
        boolean same =
                course.years().stream().map(year -> year.baseline()).distinct().count() == 1;
        return same
                ? Text.format(
                        "De uitgangspositie blijft die van {0} ({1}): zij volgt de uitkomst van het jaar ervoor niet.",
                        "The baseline stays that of {0} ({1}): it does not follow the outcome of the year before.",
                        baseline.title(),
                        baseline.period())
                : Text.format(
                        "De uitgangspositie is elk jaar die van {0}: zij volgt de uitkomst van het jaar ervoor niet.",
                        "The baseline is in every year that of {0}: it does not follow the outcome of the year before.",
                        baseline.title());
    }

    /** What the baseline of the first year is. */
    private Optional<MeasureOutcome> baseline() {
        return simulation.allocations().get(0).stream(course.id()).stability().flatMap(StabilityOutcome::baseline);
    }

    private Optional<Text> furthestBelow() {
        int lowest = regions().stream().min(byGain()).orElseThrow();
        Money gain = course.aboveTarget(lowest);
        return gain.cents() >= 0
                ? Optional.empty()
                : Optional.of(Text.format(
                        "Over alle jaren samen blijft {0} het verst onder haar streefbedrag: {1}.",
                        "Over all years together {0} stays furthest below its target: {1}.",
                        course.regions().label(lowest),
                        Money.ZERO.minus(gain)));
    }

    private Optional<Text> furthestAbove() {
        int highest = regions().stream().max(byGain()).orElseThrow();
        Money gain = course.aboveTarget(highest);
        return gain.cents() <= 0
                ? Optional.empty()
                : Optional.of(Text.format(
                        "Over alle jaren samen blijft {0} het verst boven haar streefbedrag: {1}.",
                        "Over all years together {0} stays furthest above its target: {1}.",
                        course.regions().label(highest),
                        gain));
    }

    private List<Integer> regions() {
        return IntStream.range(0, course.regions().size()).boxed().toList();
    }

    private Comparator<Integer> byGain() {
        return Comparator.comparing(course::aboveTarget);
    }
}
