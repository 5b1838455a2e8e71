package nl.verdeelmodel.cli.sample;

/**
 * What a pupil of vo follows: the type of education by welfare, the delay by type, the age by year of the course and delay.
 *
 * <p>A pupil without delay is 12 in the first year on 30 September, or 11 if born in the last months of the year.
 */
final class VoCourse {

    /** Percent of brug, pro, vmbo-b, vmbo-k, vmbo-gt, havo and vwo per class of welfare, the last row: not known. */
    private static final Pick[] TYPE_BY_WELFARE = Pick.each(new double[][] {
        {30, 6, 16, 14, 16, 11, 7},
        {30, 4, 11.5, 13, 17.5, 14, 10},
        {30, 2.5, 8, 11, 17.5, 17, 14},
        {30, 1.5, 5, 8.5, 16.5, 19, 19.5},
        {30, 0.8, 3, 6, 13.5, 20, 26.7},
        {30, 5, 13, 13, 17, 12, 10}
    });

    /** First and last year of the course per type; brug is the common part of the others but pro. */
    private static final int[] FIRST_YEAR = {1, 1, 3, 3, 3, 3, 3};

    private static final int[] LAST_YEAR = {2, 6, 4, 4, 4, 5, 6};

    private static final double[] DELAYED_BY_TYPE = {0.10, 0.45, 0.40, 0.32, 0.27, 0.30, 0.13};
    private static final Pick YEARS_AFTER_THE_FIRST = Pick.of(80, 17, 3);
    private static final double BORN_BEFORE_OCTOBER = 0.75;

    private VoCourse() {}

    static void draw(Person person, Noise noise) {
        int type = TYPE_BY_WELFARE[person.get(PersonColumn.WELFARE)].draw(noise);
        int years = LAST_YEAR[type] - FIRST_YEAR[type] + 1;
        int year = FIRST_YEAR[type] + (int) (noise.fraction() * years);
        int delay = noise.fraction() < DELAYED_BY_TYPE[type] ? 1 + YEARS_AFTER_THE_FIRST.draw(noise) : 0;
        int birthday = noise.fraction() < BORN_BEFORE_OCTOBER ? 1 : 0;
        person.set(PersonColumn.EDUCATION_TYPE, type);
        person.set(PersonColumn.DELAY, delay > 0);
        person.setAge(10 + year + birthday + delay);
    }
}
