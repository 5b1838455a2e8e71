package nl.verdeelmodel.analysis;

import nl.verdeelmodel.problem.Text;

/**
 * What the rules of a stream start from, in words: the target of a region, or under a ceiling its claim before any cut.
 *
 * <p>Under a ceiling the target is what the region would get without stability rules, its claim cut in proportion. The rules
 * and the balance look at the claim, so there it must not be called target.
 */
enum Aim {
    /** The target, of a stream with an amount. */
    TARGET(
            Text.of("streefbedrag", "target"),
            Text.of("streefbedragen", "targets"),
            Text.of("het streefbedrag", "the target"),
            Text.of("afstand tot het streefbedrag", "distance from target")),
    /** The claim, of a stream under a ceiling. */
    CLAIM(
            Text.of("aanspraak", "claim"),
            Text.of("aanspraken", "claims"),
            Text.of("de aanspraak", "the claim"),
            Text.of("afstand tot de aanspraak", "distance from the claim"));

    private final Text noun;
    private final Text plural;
    private final Text definite;
    private final Text distance;

    Aim(Text noun, Text plural, Text definite, Text distance) {
        this.noun = noun;
        this.plural = plural;
        this.definite = definite;
        this.distance = distance;
    }

    /** Target or claim. */
    Text noun() {
        return noun;
    }

    /** Targets or claims. */
    Text plural() {
        return plural;
    }

    /** The noun with its article. */
    Text definite() {
        return definite;
    }

    /** How far the baseline lies from it, as a criterion of rules. */
    Text distance() {
        return distance;
    }
}
