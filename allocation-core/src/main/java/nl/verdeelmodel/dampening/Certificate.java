package nl.verdeelmodel.dampening;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import nl.verdeelmodel.exact.Fraction;

/**
 * What proves that amounts are the one right answer to an {@link Equation}: the multiplier, or both ends of the interval
 * in which it may lie.
 *
 * <p>The sum of the amounts rises with the multiplier, so amounts that are x_i(m) for one m and add up to the total are
 * unique. {@link #verify} checks just that, in exact arithmetic and without any code of the solver; every allocation
 * calls it.
 *
 * @param equation what was solved
 * @param multipliers the multipliers that solve it, of which the lowest and the highest are checked
 * @param amounts the amount of each region, exact, in the order of the lines
 */
public record Certificate(Equation equation, Multipliers multipliers, ImmutableList<Fraction> amounts) {

    /**
     * The certificate of a solution.
     *
     * @param equation what was solved
     * @param multipliers the multipliers that were found
     * @return the certificate, verified
     * @throws IllegalStateException if these multipliers do not solve the equation
     */
    public static Certificate of(Equation equation, Multipliers multipliers) {
        Fraction multiplier = multipliers.any();
        Certificate certificate = new Certificate(
                equation,
                multipliers,
                equation.lines().stream().map(line -> line.at(multiplier)).collect(ImmutableList.toImmutableList()));
        certificate.verify();
        return certificate;
    }

    /**
     * Checks the amounts again: they add up to the total, and each is what its line and bounds give, at the lowest and at
     * the highest multiplier.
     *
     * @throws IllegalStateException if anything is not so; the region is named by its index
     */
    public void verify() {
        if (amounts.size() != equation.lines().size()) {
            throw fault("there are " + amounts.size() + " amounts for "
                    + equation.lines().size() + " regions");
        }
        Fraction sum = Fraction.ZERO;
        for (Fraction amount : amounts) {
            sum = sum.plus(amount);
        }
        if (!sum.equals(equation.total())) {
            throw fault("the amounts add up to " + sum + " instead of " + equation.total());
        }
        verifyAt(multipliers.low());
        if (!multipliers.isUnique()) {
            verifyAt(multipliers.high());
        }
        if (multipliers.low().isEmpty() && multipliers.high().isEmpty()) {
            verifyAt(Optional.of(Fraction.ZERO));
        }
    }

    private void verifyAt(Optional<Fraction> multiplier) {
        if (multiplier.isEmpty()) {
            return;
        }
        for (int i = 0; i < amounts.size(); i++) {
            Line line = equation.lines().get(i);
            Fraction amount = amounts.get(i);
            Fraction wanted = line.start().plus(line.slope().times(multiplier.get()));
            boolean heldUp = wanted.compareTo(amount) < 0
                    && line.least().filter(amount::equals).isPresent();
            boolean heldDown = wanted.compareTo(amount) > 0
                    && line.most().filter(amount::equals).isPresent();
            boolean right = within(line, amount) && (heldUp || heldDown || amount.equals(wanted));
            if (!right) {
                throw fault("region " + i + " has " + amount + " at multiplier " + multiplier.get());
            }
        }
    }

    private static boolean within(Line line, Fraction amount) {
        return line.least().filter(bound -> amount.compareTo(bound) < 0).isEmpty()
                && line.most().filter(bound -> amount.compareTo(bound) > 0).isEmpty();
    }

    private static IllegalStateException fault(String what) {
        return new IllegalStateException("The balance is not right: " + what + ". This is a fault of the program.");
    }
}
