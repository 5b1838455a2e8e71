package nl.verdeelmodel.score;

import static org.assertj.core.api.Assertions.assertThat;

import nl.verdeelmodel.exact.Fraction;
import org.junit.jupiter.api.Test;

/** Persons, those who count, and expected leavers. */
class ScoreTest {

    @Test
    void theMeanChanceIsExpectedLeaversPerPersonWhoCounts() {
        assertThat(new Score(9, Fraction.of(8), Fraction.of(3)).meanChance()).contains(Fraction.of(3, 8));
        assertThat(Score.NOBODY.meanChance()).isEmpty();
    }

    /** Persons rounded to tens and leavers to whole numbers: 4 persons with 3.6 expected leavers can become 0 or 3 and 4. */
    @Test
    void roundedNumbersOfAFewPersonsHaveAMeanChanceOfAtMostOne() {
        assertThat(new Score(3, Fraction.of(3), Fraction.of(4)).meanChance()).contains(Fraction.ONE);
        assertThat(new Score(3, Fraction.of(3), Fraction.of(3)).meanChance()).contains(Fraction.ONE);
    }
}
