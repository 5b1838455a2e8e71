package nl.verdeelmodel.analysis;

import nl.verdeelmodel.problem.Text;

/**
 * What the rules of a stream start from, in words: the target of a region, or under a ceiling its claim before any cut.
 *
 * <p>Under a ceiling the target is what the region would get without stability rules, its claim cut in proportion. Rules look at
 * that; the balance looks at the claim, which must not be called target.
 */
enum Aim {
    /** The target, of a stream with an amount. */
    TARGET(
            Text.of("streefbedrag", "target"),
            Text.of("streefbedragen", "targets"),
            Text.of("het streefbedrag", "the target")),
    /** The claim, of a stream under a ceiling. */
    CLAIM(Text.of("aanspraak", "claim"), Text.of("aanspraken", "claims"), Text.of("de aanspraak", "the claim"));

    private final Text noun;
    private final Text plural;
    private final Text definite;

    Aim(Text noun, Text plural, Text definite) {
        this.noun = noun;
        this.plural = plural;
        this.definite = definite;
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
}
