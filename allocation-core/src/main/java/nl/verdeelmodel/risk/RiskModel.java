package nl.verdeelmodel.risk;

import java.util.Optional;
import nl.verdeelmodel.problem.Text;

/**
 * A logistic model of the chance of early school leaving of the young people of one sector.
 *
 * <p>Chance p = 1 / (1 + exp(-(intercept + the effect of each category))).
 *
 * @param id its name
 * @param title its name for readers
 * @param source who estimated it and where it is published, or empty
 * @param cohort the year of the persons that it was estimated on; their outcome is known a year later
 * @param illustrative whether the coefficients were made up; every result that rests on them says so
 * @param coefficients the coefficients, with the characteristics that they are of
 * @param covariance how uncertain they are; empty if that is not known
 */
public record RiskModel(
        String id,
        Text title,
        String source,
        int cohort,
        boolean illustrative,
        Coefficients coefficients,
        Optional<Covariance> covariance) {

    /**
     * A risk model.
     *
     * @throws IllegalArgumentException if the covariance is of another number of coefficients
     */
    public RiskModel {
        covariance.ifPresent(matrix -> {
            if (matrix.size() != coefficients.characteristics().coefficientCount()) {
                throw new IllegalArgumentException("The covariance is of " + matrix.size() + " coefficients, not "
                        + coefficients.characteristics().coefficientCount() + ".");
            }
        });
    }

    /**
     * The characteristics in the order in which effects are multiplied.
     *
     * @return the characteristics
     */
    public Characteristics characteristics() {
        return coefficients.characteristics();
    }

    /**
     * The sector whose young people it is about.
     *
     * @return the sector
     */
    public Sector sector() {
        return characteristics().sector();
    }
}
