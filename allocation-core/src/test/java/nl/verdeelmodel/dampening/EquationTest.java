package nl.verdeelmodel.dampening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.testing.Seeded;
import org.junit.jupiter.api.Test;

/** The multiplier of a balance: unique, an interval, or none; and a guess that only counts if it is proven. */
class EquationTest {

    private static final int CASES = 20_000;
    private static final long SEED = 20261122;

    private static Line line(String start, String slope, String least, String most) {
        return new Line(
                Fraction.parse(start),
                Fraction.parse(slope),
                Optional.of(least).filter(text -> !text.isEmpty()).map(Fraction::parse),
                Optional.of(most).filter(text -> !text.isEmpty()).map(Fraction::parse));
    }

    private static Equation equation(String total, Line... lines) {
        return new Equation(Fraction.parse(total), ImmutableList.copyOf(lines));
    }

    @Test
    void theMultiplierIsUniqueWhereSomeoneMoves() {
        Equation equation = equation("100", line("0", "3", "10", "60"), line("0", "7", "10", "60"));

        assertThat(equation.solve()).contains(Multipliers.only(Fraction.of(40, 3)));
    }

    @Test
    void theMultiplierIsAnIntervalWhereEveryoneIsHeld() {
        Equation equation = equation("70", line("0", "3", "10", "60"), line("0", "7", "10", "60"));

        assertThat(equation.solve()).contains(Multipliers.only(Fraction.of(7)));
        assertThat(equation("120", line("0", "3", "10", "60"), line("0", "7", "10", "60"))
                        .solve())
                .contains(new Multipliers(Optional.of(Fraction.of(20)), Optional.empty()));
        assertThat(equation("60", line("0", "1", "10", "20"), line("0", "1", "40", "50"))
                        .solve())
                .contains(new Multipliers(Optional.of(Fraction.of(20)), Optional.of(Fraction.of(40))));
        assertThat(equation("50", line("0", "1", "10", "20"), line("0", "1", "40", "50"))
                        .solve())
                .contains(new Multipliers(Optional.empty(), Optional.of(Fraction.of(10))));
    }

    @Test
    void aTotalOutOfReachHasNoMultiplier() {
        Line stuck = line("0", "0", "5", "50");
        Line third = line("0", "3", "10", "60");
        Line seventh = line("0", "7", "10", "60");

        assertThat(equation("140", stuck, third, seventh).solve()).isEmpty();
        assertThat(equation("140", stuck, third, seventh).most()).contains(Fraction.of(125));
        assertThat(equation("125", stuck, third, seventh).solve()).isPresent();
        assertThat(equation("24", stuck, third, seventh).solve()).isEmpty();
    }

    @Test
    void theGuessGivesTheSameAsTheExactWayAndIsNeverTakenOnTrust() {
        int[] guessed = {0};
        Seeded.cases(CASES, SEED, draw -> {
            Equation equation = RandomBalance.of(draw).equation();

            Optional<Fraction> guess = new GuessedSolution(equation).multiplier();

            assertThat(equation.solve()).isEqualTo(equation.solveExactly());
            guess.ifPresent(multiplier -> {
                guessed[0]++;
                assertThat(equation.solveExactly()).contains(Multipliers.only(multiplier));
            });
        });
        System.out.println(
                "balance: guess proven in " + guessed[0] + " of " + CASES + " cases, exact way in the others");
        assertThat(guessed[0]).isBetween(CASES / 4, CASES - 1);
    }

    @Test
    void aGuessOnNumbersThatFloatingPointCannotTellApartIsNotBelieved() {
        // As floating-point numbers the bends of the first two regions are the same, 1.
        String almostOne = "1.00000000000000000000000000000001";
        Equation equation = equation(
                "200.000000000000000000000000000000005",
                line("0", "100", "100", ""),
                line("0", "100", "100." + "0".repeat(30) + "1", "101"),
                line("0", almostOne, "0", "0"));

        assertThat(equation.solve()).isEqualTo(equation.solveExactly()).isEmpty();
        Equation within = new Equation(Fraction.parse("200." + "0".repeat(30) + "2"), equation.lines());
        assertThat(within.solve()).isEqualTo(within.solveExactly()).isPresent();
    }

    @Test
    void aCertificateRefusesEveryOtherAmount() {
        Equation equation = equation("100", line("0", "3", "10", "60"), line("0", "7", "10", "60"));
        Multipliers right = equation.solve().orElseThrow();
        Certificate.of(equation, right).verify();

        assertThatThrownBy(() -> Certificate.of(equation, Multipliers.only(Fraction.of(13))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("add up to 99 instead of 100");
        assertThatThrownBy(() -> new Certificate(equation, right, amounts("41", "59")).verify())
                .hasMessageContaining("region 0 has 41");
        assertThatThrownBy(() -> new Certificate(equation, right, amounts("40", "61")).verify())
                .hasMessageContaining("add up to 101 instead of 100");
        assertThatThrownBy(() -> new Certificate(equation, right, amounts("100")).verify())
                .hasMessageContaining("1 amounts for 2 regions");
        Multipliers tooWide =
                new Multipliers(right.low(), Optional.of(right.any().plus(Fraction.ONE)));
        assertThatThrownBy(() -> Certificate.of(equation, tooWide)).hasMessageContaining("at multiplier 43/3");
    }

    private static ImmutableList<Fraction> amounts(String... amounts) {
        return List.of(amounts).stream().map(Fraction::parse).collect(ImmutableList.toImmutableList());
    }
}
