package nl.verdeelmodel.risk;

import java.util.Arrays;
import java.util.Optional;
import nl.verdeelmodel.problem.Text;

/** The kind of education that a young person is enrolled in; each has a risk model of its own. */
public enum Sector {
    /** Secondary education (voortgezet onderwijs): pupils. */
    VO("vo", Text.of("voortgezet onderwijs", "secondary education")),
    /** Vocational education (middelbaar beroepsonderwijs): students. */
    MBO("mbo", Text.of("middelbaar beroepsonderwijs", "vocational education"));

    private final String code;
    private final Text title;

    Sector(String code, Text title) {
        this.code = code;
        this.title = title;
    }

    /**
     * The sector as files name it.
     *
     * @return {@code vo} or {@code mbo}
     */
    public String code() {
        return code;
    }

    /**
     * The sector as readers know it.
     *
     * @return its name
     */
    public Text title() {
        return title;
    }

    /**
     * A sector by its code.
     *
     * @param code {@code vo} or {@code mbo}
     * @return the sector, or nothing
     */
    public static Optional<Sector> of(String code) {
        return Arrays.stream(values())
                .filter(sector -> sector.code.equals(code))
                .findFirst();
    }
}
