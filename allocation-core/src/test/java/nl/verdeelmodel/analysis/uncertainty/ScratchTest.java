package nl.verdeelmodel.analysis.uncertainty;

import java.util.List;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.testing.SampleData;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void time() {
        for (String name : List.of("from-persons", "regeling-2026-2029", "regeling-with-stability")) {
            ModelFile file = ModelFile.read(SampleData.model(name));
            for (int pass = 0; pass < 2; pass++) {
                long t = System.nanoTime();
                var years = NoisyMeasure.years(file.model(), file.inputs(), "vsv-risicoscore", List.of(2026));
                var noise = StandardErrorNoise.of(
                        file.inputs().measures().get("vsv-risicoscore"),
                        years,
                        new StandardErrors.Relative(Fraction.of(3, 100)),
                        0);
                var u = Uncertainty.of(
                        file.model(),
                        file.inputs(),
                        new NoisyMeasure("vsv-risicoscore", noise),
                        UncertaintyPlan.of(List.of(2026), 1000, 1),
                        Workers.silent(2));
                System.out.println(name + " " + (System.nanoTime() - t) / 1e6 + " ms "
                        + u.years().get(0).movedShare() + " "
                        + u.years().get(0).regions().get(0));
                t = System.nanoTime();
                var r = Ratchet.of(
                        file.model(),
                        file.inputs(),
                        new NoisyMeasure("vsv-risicoscore", noise),
                        new Ratchet.Plan(2026, 3, 300, 1),
                        Workers.silent(2));
                System.out.println((System.nanoTime() - t) / 1e6 + " ms "
                        + r.years().get(2).toNoisy() + " " + r.years().get(2).largest());
            }
        }
    }
}
