package nl.verdeelmodel.analysis.robustness;

import nl.verdeelmodel.problem.Text;

/** A small change of an input or a parameter, all else the same. */
public enum Change {
    /** One more: one young person, one unit of a measure, one euro (or one rounding unit if that is more). */
    ONE_MORE("one-more", Text.of("1 erbij", "1 more")),
    /** 0.1 percent more; of a share, a percentage or a ratio 0.1 percentage point more. */
    UP("up", Text.of("+0,1 %", "+0.1 %")),
    /** 0.1 percent less; of a share, a percentage or a ratio 0.1 percentage point less. */
    DOWN("down", Text.of("-0,1 %", "-0.1 %"));

    private final String id;
    private final Text title;

    Change(String id, Text title) {
        this.id = id;
        this.title = title;
    }

    /**
     * The name in files.
     *
     * @return such as {@code one-more}
     */
    public String id() {
        return id;
    }

    /**
     * The name for readers.
     *
     * @return such as {@code +0.1 %}
     */
    public Text title() {
        return title;
    }
}
