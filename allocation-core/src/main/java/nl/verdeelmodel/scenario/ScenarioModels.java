package nl.verdeelmodel.scenario;

import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;

/** Where the model of each scenario comes from. */
@FunctionalInterface
public interface ScenarioModels {

    /**
     * A model with what it names.
     *
     * @param model the model as written
     * @param inputs the regions and measures that it names
     */
    record Changed(FundingModel model, Inputs inputs) {}

    /**
     * The model with the changes of a scenario.
     *
     * @param scenario {@link Scenario#UNCHANGED}, or one that changes something
     * @return the changed model
     * @throws nl.verdeelmodel.problem.ProblemException if it is not sound with these changes
     */
    Changed model(Scenario scenario);
}
