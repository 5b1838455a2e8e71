package nl.verdeelmodel.analysis.robustness;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.exact.Fraction;

/** Makes a counterexample on random data readable: gives back the model's own values, as long as it remains one. */
record Shrinking(Trial trial, List<ModelInput> inputs) {

    Counterexample smallest(NeedCheck.Raise found, RobustnessCheck check) {
        NeedCheck checker = new NeedCheck(trial);
        Inputs data = found.data();
        for (ModelInput input : inputs) {
            Inputs restored = input.with(data, input.values());
            data = breach(checker, found.on(restored), check).isPresent()
                    ? restored
                    : restoredByRegion(checker, found, check, input, data);
        }
        return breach(checker, found.on(data), check).orElseThrow().with(differences(data, found));
    }

    private static Inputs restoredByRegion(
            NeedCheck checker, NeedCheck.Raise found, RobustnessCheck check, ModelInput input, Inputs data) {
        Inputs smallest = data;
        for (int i = 0; i < data.regions().size(); i++) {
            Inputs restored = input.with(smallest, i, input.values().get(i));
            if (breach(checker, found.on(restored), check).isPresent()) {
                smallest = restored;
            }
        }
        return smallest;
    }

    private static Optional<Counterexample> breach(NeedCheck checker, NeedCheck.Raise raise, RobustnessCheck check) {
        return checker.of(raise).breach(check);
    }

    private ImmutableList<Counterexample.Difference> differences(Inputs data, NeedCheck.Raise found) {
        ImmutableList.Builder<Counterexample.Difference> differences = ImmutableList.builder();
        for (ModelInput input : inputs) {
            for (int i = 0; i < data.regions().size(); i++) {
                Fraction own = input.values().get(i);
                Fraction value = input.in(data).get(i);
                boolean isRaised = input.equals(found.input()) && i == found.region();
                if (!isRaised && !value.equals(own)) {
                    differences.add(new Counterexample.Difference(input, i, own, value));
                }
            }
        }
        return differences.build();
    }
}
