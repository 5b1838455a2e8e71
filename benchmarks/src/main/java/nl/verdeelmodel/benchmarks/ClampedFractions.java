package nl.verdeelmodel.benchmarks;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import nl.verdeelmodel.dampening.Certificate;
import nl.verdeelmodel.dampening.Equation;
import nl.verdeelmodel.dampening.Line;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Weights;
import nl.verdeelmodel.rounding.LargestRemainder;

/** Floors and ceilings as the stability rules of a funding model are worked out: in fractions, for any balance. */
final class ClampedFractions {

    private ClampedFractions() {}

    static long[] allocate(DampeningInput input) {
        ImmutableList.Builder<Line> lines = ImmutableList.builder();
        for (int i = 0; i < input.hundredths().length; i++) {
            lines.add(new Line(
                    Fraction.ZERO,
                    Fraction.of(input.hundredths()[i]),
                    Optional.of(Fraction.of(input.floors()[i])),
                    Optional.of(Fraction.of(input.ceilings()[i]))));
        }
        Equation equation = new Equation(Fraction.of(input.cents()), lines.build());
        Certificate certificate = Certificate.of(equation, equation.solve().orElseThrow());
        return LargestRemainder.withoutMinimum()
                .apportion(input.cents(), Weights.of(certificate.amounts()))
                .toArray();
    }
}
