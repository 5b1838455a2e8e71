package nl.verdeelmodel.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Names that a user may have meant. */
public final class Suggestions {

    /** A name further away than this many edits, or than half its length, is another name and no typing error. */
    private static final int LARGEST_DISTANCE = 3;

    private Suggestions() {}

    /**
     * The advice to use a name that looks like what was written, or to choose from the names that there are.
     *
     * @param written what was written
     * @param names the names that would be right
     * @return advice that begins with "Maybe"; {@link Text#NONE} if there are no names
     */
    public static Text advice(String written, Collection<String> names) {
        Text closest = closestOnly(written, names);
        if (!closest.isEmpty()) {
            return closest;
        }
        if (names.isEmpty()) {
            return Text.NONE;
        }
        String list = String.join(", ", names.stream().sorted().toList());
        return Text.format("Misschien een van deze: {0}.", "Maybe one of these: {0}.", list);
    }

    /**
     * The advice to use a name that looks like what was written.
     *
     * @param written what was written
     * @param names the names that would be right
     * @return advice that begins with "Maybe"; {@link Text#NONE} if no name is close
     */
    public static Text closestOnly(String written, Collection<String> names) {
        return closest(written, names)
                .map(name -> Text.format("Misschien bedoelt u \"{0}\".", "Maybe you mean \"{0}\".", name))
                .orElse(Text.NONE);
    }

    private static Optional<String> closest(String written, Collection<String> names) {
        String lower = written.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name ->
                        distance(lower, name.toLowerCase(Locale.ROOT)) <= Math.min(LARGEST_DISTANCE, name.length() / 2))
                .min(Comparator.comparingInt((String name) -> distance(lower, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein distance: insertions, deletions and replacements. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
