package nl.verdeelmodel.cli.sample;

/**
 * Psychosocial problems, by sex, age and parents, and having been a suspect of a crime, by sex, age, welfare and course.
 *
 * <p>A chance is a base by sex and age times factors.
 */
final class Troubles {

    /** Age from which a column of the bases holds; the first is for everyone younger. */
    private static final int[] AGES = {0, 15, 16, 18};

    private static final double[][] PROBLEMS_BY_SEX_AND_AGE = {
        {0.085, 0.075, 0.075, 0.060},
        {0.065, 0.100, 0.100, 0.090}
    };

    private static final double[] PROBLEMS_FACTOR_BY_PARENTS = {1, 1.4, 2.2};

    private static final double[][] SUSPECT_BY_SEX_AND_AGE = {
        {0.006, 0.015, 0.030, 0.045},
        {0.0015, 0.004, 0.007, 0.011}
    };

    private static final double[] SUSPECT_FACTOR_BY_WELFARE = {1.6, 1.2, 1.0, 0.7, 0.5, 1.5};
    private static final double[] SUSPECT_FACTOR_BY_TYPE = {0.8, 1.8, 1.8, 1.3, 1.0, 0.8, 0.35};
    private static final double[] SUSPECT_FACTOR_BY_LEVEL = {2.2, 1.6, 1.1, 0.7};

    private Troubles() {}

    /**
     * Draws both.
     *
     * @param sex 0 for a man, 1 for a woman; of a pupil it is not written
     */
    static void draw(Person person, int sex, Noise noise) {
        int age = AGES.length - 1;
        while (person.age() < AGES[age]) {
            age--;
        }
        double problems = PROBLEMS_BY_SEX_AND_AGE[sex][age]
                * PROBLEMS_FACTOR_BY_PARENTS[person.get(PersonColumn.PARENTAL_STRUCTURE)];
        person.set(PersonColumn.PSYCHOSOCIAL_PROBLEMS, noise.fraction() < problems);
        double suspect = SUSPECT_BY_SEX_AND_AGE[sex][age]
                * SUSPECT_FACTOR_BY_WELFARE[person.get(PersonColumn.WELFARE)]
                * courseFactor(person);
        person.set(PersonColumn.SUSPECT, noise.fraction() < suspect);
    }

    private static double courseFactor(Person person) {
        return person.has(PersonColumn.LEVEL)
                ? SUSPECT_FACTOR_BY_LEVEL[person.get(PersonColumn.LEVEL)]
                : SUSPECT_FACTOR_BY_TYPE[person.get(PersonColumn.EDUCATION_TYPE)];
    }
}
