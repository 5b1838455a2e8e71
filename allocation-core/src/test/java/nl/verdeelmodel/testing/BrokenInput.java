package nl.verdeelmodel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.Problem;

/**
 * One way to break a model that works, with the place and the words that its one problem needs.
 *
 * @param name what is broken
 * @param fault how to break it
 * @param place where the problem must be, as it is printed
 * @param words what it must say in English, or in Dutch after {@code nl:}
 */
public record BrokenInput(String name, Consumer<ModelFolder> fault, String place, List<String> words) {

    private static final String DUTCH = "nl:";

    /** A broken input. */
    public static BrokenInput of(String name, Consumer<ModelFolder> fault, String place, String... words) {
        return new BrokenInput(name, fault, place, Arrays.asList(words));
    }

    /** A fault in the model: a piece of text that stands exactly once in it, replaced. */
    public static Consumer<ModelFolder> model(String old, String replacement) {
        return folder -> folder.model(old, replacement);
    }

    /** A fault in the key of the one part. */
    public static Consumer<ModelFolder> key(String key) {
        return folder -> folder.key(key);
    }

    /** A fault in the list of parts. */
    public static Consumer<ModelFolder> parts(String parts) {
        return folder -> folder.parts(parts);
    }

    /** A fault in the table of scores: a piece of text replaced. */
    public static Consumer<ModelFolder> scores(String old, String replacement) {
        return folder -> folder.replace("scores.csv", old, replacement);
    }

    /** A fault in the list of regions: a piece of text replaced. */
    public static Consumer<ModelFolder> regions(String old, String replacement) {
        return folder -> folder.replace("regions.csv", old, replacement);
    }

    /** Breaks a fresh model and checks that exactly this problem is found, as a fault of the input. */
    public void check(Path temporary) {
        ModelFolder folder = new ModelFolder(temporary);
        assertThat(folder.check()).as("the model before it is broken").isEmpty();
        fault.accept(folder);

        List<Problem> problems = folder.check();

        assertThat(problems)
                .as(
                        "problems: %s",
                        problems.stream().map(p -> p.in(Language.EN)).toList())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(folder.place(problem)).isEqualTo(place);
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT);
                    for (String word : words) {
                        boolean dutch = word.startsWith(DUTCH);
                        assertThat(problem.in(dutch ? Language.NL : Language.EN))
                                .contains(dutch ? word.substring(DUTCH.length()) : word);
                    }
                });
    }

    @Override
    public String toString() {
        return name;
    }
}
