package nl.verdeelmodel.cli.sample;

/**
 * Where in a municipality a person lives: the welfare of the household and the urbanity of the neighbourhood.
 *
 * <p>Welfare: five classes in the shares below, tilted by the municipality; students of mbo come from poorer households than
 * pupils. Urbanity: by the size of the municipality, from mostly very urban above 300,000 inhabitants to mostly not urban
 * below 20,000.
 */
final class Neighbourhood {

    /** Welfare classes from poor to rich in percent, and not known. */
    private static final double[] WELFARE_OF_VO = {17, 18, 20, 22, 21.5, 1.5};

    private static final double[] WELFARE_OF_MBO = {24, 22, 21, 18, 13, 2};

    /** How much a full tilt changes the weight of the poorest and the richest class. */
    private static final double STRENGTH = 0.6;

    /** Inhabitants from which a row of the urbanity holds. */
    private static final double[] SIZES = {300_000, 100_000, 50_000, 20_000, 0};

    private static final Pick[] URBANITY = Pick.each(new double[][] {
        {70, 22, 5, 2, 1},
        {35, 35, 15, 9, 6},
        {12, 33, 27, 15, 13},
        {3, 15, 30, 27, 25},
        {0.5, 5, 18, 31, 45.5}
    });

    private final Pick welfareOfVo;
    private final Pick welfareOfMbo;
    private final Pick urbanity;

    private Neighbourhood(Pick welfareOfVo, Pick welfareOfMbo, Pick urbanity) {
        this.welfareOfVo = welfareOfVo;
        this.welfareOfMbo = welfareOfMbo;
        this.urbanity = urbanity;
    }

    /** The neighbourhoods of a municipality. */
    static Neighbourhood of(Municipality municipality) {
        int size = 0;
        while (municipality.inhabitants() < SIZES[size]) {
            size++;
        }
        double tilt = municipality.welfareTilt();
        return new Neighbourhood(tilted(WELFARE_OF_VO, tilt), tilted(WELFARE_OF_MBO, tilt), URBANITY[size]);
    }

    private static Pick tilted(double[] shares, double tilt) {
        double[] weights = shares.clone();
        for (int i = 0; i < 5; i++) {
            weights[i] *= 1 + STRENGTH * tilt * (i - 2) / 2;
        }
        return Pick.of(weights);
    }

    void drawPupil(Person person, Noise noise) {
        person.set(PersonColumn.WELFARE, welfareOfVo.draw(noise));
    }

    void drawStudent(Person person, Noise noise) {
        person.set(PersonColumn.WELFARE, welfareOfMbo.draw(noise));
        person.set(PersonColumn.URBANITY, urbanity.draw(noise));
    }
}
