package nl.verdeelmodel.cli.sample;

/**
 * What a student of mbo follows: the level by welfare, the age by level, the learning path by level and age, the field by
 * sex.
 */
final class MboCourse {

    /** Percent of entry level and the levels 2, 3 and 4 per class of welfare, the last row: not known. */
    private static final Pick[] LEVEL_BY_WELFARE = Pick.each(new double[][] {
        {6, 26, 27, 41},
        {4, 21, 27, 48},
        {2.6, 17, 26, 54.4},
        {1.8, 14, 24, 60.2},
        {1.3, 12, 22, 64.7},
        {9, 24, 25, 42}
    });

    /** Percent of the ages 15 to 26 per level. */
    private static final Pick[] AGE_BY_LEVEL = Pick.each(new double[][] {
        {4, 22, 22, 14, 9, 7, 6, 5, 4, 3, 2, 2},
        {1, 24, 28, 18, 10, 6, 4, 3, 2, 1.5, 1.3, 1.2},
        {0, 13, 21, 22, 15, 9, 6, 4.5, 3.2, 2.5, 2, 1.8},
        {0, 14, 20, 21, 18, 12, 6.5, 3.5, 2, 1.2, 0.9, 0.9}
    });

    private static final int GROWN_AGE = 19;
    private static final double[] BBL_OF_YOUNG = {0.12, 0.20, 0.18, 0.05};
    private static final double[] BBL_OF_GROWN = {0.25, 0.45, 0.38, 0.15};

    /** Percent of technology, economy, care, nature and combinations for men and women. */
    private static final Pick[] FIELD_BY_SEX = Pick.each(new double[][] {{45, 30, 10, 7, 8}, {8, 28, 48, 8, 8}});

    private MboCourse() {}

    static void draw(Person person, Noise noise) {
        int level = LEVEL_BY_WELFARE[person.get(PersonColumn.WELFARE)].draw(noise);
        person.set(PersonColumn.LEVEL, level);
        person.setAge(PersonColumn.YOUNGEST_OF_MBO + AGE_BY_LEVEL[level].draw(noise));
        double bbl = (person.age() < GROWN_AGE ? BBL_OF_YOUNG : BBL_OF_GROWN)[level];
        person.set(PersonColumn.LEARNING_PATH, noise.fraction() < bbl);
        person.set(PersonColumn.FIELD, FIELD_BY_SEX[person.get(PersonColumn.SEX)].draw(noise));
    }
}
