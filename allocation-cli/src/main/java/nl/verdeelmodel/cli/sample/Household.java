package nl.verdeelmodel.cli.sample;

/**
 * The household of a person: who of the legal parents is in it (by welfare and age), problematic debts (by welfare and
 * parents), the education of the mother (by welfare).
 */
final class Household {

    private static final double[] BOTH_PARENTS_BY_WELFARE = {0.48, 0.63, 0.76, 0.83, 0.87, 0.50};
    private static final double[] NO_PARENT_FACTOR_BY_WELFARE = {1.5, 1.0, 0.8, 0.8, 0.8, 1.5};
    private static final double[] DEBTS_BY_WELFARE = {0.20, 0.08, 0.035, 0.016, 0.007, 0.09};

    /** For one or no parent in the household. */
    private static final double DEBTS_FACTOR = 1.3;

    private static final int FIRST_AGE = 14;

    /** Part that lives without a legal parent from age 14 (and younger) to 26. */
    private static final double[] NO_PARENT_BY_AGE = {
        0.010, 0.014, 0.018, 0.025, 0.04, 0.07, 0.11, 0.17, 0.24, 0.31, 0.38, 0.45, 0.50
    };

    /** Percent of low, middle, high and not known per class of welfare. */
    private static final Pick[] MOTHER_EDUCATION_BY_WELFARE = Pick.each(new double[][] {
        {38, 32, 10, 20},
        {26, 42, 15, 17},
        {17, 46, 23, 14},
        {11, 43, 34, 12},
        {7, 33, 49, 11},
        {30, 25, 15, 30}
    });

    private Household() {}

    static void drawParents(Person person, Noise noise) {
        int welfare = person.get(PersonColumn.WELFARE);
        int age = Math.max(person.age() - FIRST_AGE, 0);
        boolean none = noise.fraction() < NO_PARENT_BY_AGE[age] * NO_PARENT_FACTOR_BY_WELFARE[welfare];
        boolean both = noise.fraction() < BOTH_PARENTS_BY_WELFARE[welfare];
        person.set(PersonColumn.PARENTAL_STRUCTURE, none ? 2 : both ? 0 : 1);
    }

    static void drawDebtsAndMother(Person person, Noise noise) {
        int welfare = person.get(PersonColumn.WELFARE);
        double factor = person.get(PersonColumn.PARENTAL_STRUCTURE) == 0 ? 1 : DEBTS_FACTOR;
        person.set(PersonColumn.DEBTS, noise.fraction() < DEBTS_BY_WELFARE[welfare] * factor);
        person.set(PersonColumn.MOTHER_EDUCATION, MOTHER_EDUCATION_BY_WELFARE[welfare].draw(noise));
    }
}
