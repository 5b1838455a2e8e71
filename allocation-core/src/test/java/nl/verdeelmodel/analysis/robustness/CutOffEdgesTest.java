package nl.verdeelmodel.analysis.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedSet;
import java.nio.file.Path;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.io.ModelFile;
import nl.verdeelmodel.risk.Sector;
import nl.verdeelmodel.score.CutOff;
import nl.verdeelmodel.testing.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One person who comes into a target group in one region, and one who goes out in another. */
class CutOffEdgesTest {

    @TempDir
    private Path folder;

    private CutOffEdges swaps(long chance) {
        ModelFile file = new ModelFolder(folder).read();
        ModelInput score = ModelInput.of(file.model(), file.inputs(), 2026).get(0);
        CutOff cutOff = new CutOff(ImmutableSortedSet.of(Sector.VO), 1000, chance, 399, 1, Fraction.ONE);
        return CutOffEdges.of(file.model(), file.inputs(), 2026, score, cutOff, AnalysisProgress.SILENT);
    }

    /** EUR 1,000.00 over 60 expected leavers: half a leaver is worth 8.33. */
    @Test
    void movesTheWorthOfTheChanceAtTheCutOffFromOneRegionToAnother() {
        CutOffEdges found = swaps(500_000_000_000L);
        assertThat(found.swaps()).as("every ordered pair of three regions").hasSize(6);
        CutOffEdges.Swap swap = found.swaps().stream()
                .filter(pair -> pair.in() == 0 && pair.out() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(swap.effect().perRegion().get(0)).isEqualTo(Money.parse("8.33"));
        assertThat(swap.effect().perRegion().get(1)).isEqualTo(Money.parse("0.00"));
        assertThat(swap.effect().perRegion().get(2)).isEqualTo(Money.parse("-8.33"));
        assertThat(found.swaps().get(0).effect().size().cents())
                .isGreaterThanOrEqualTo(swap.effect().size().cents());
    }

    @Test
    void takesNobodyFromARegionThatHasNobodyLikeThat() {
        ModelFile file = new ModelFolder(folder)
                .scores("2026,01,0,100", "2026,02,20,100", "2026,03,30,200")
                .read();
        ModelInput score = ModelInput.of(file.model(), file.inputs(), 2026).get(0);
        CutOff cutOff = new CutOff(ImmutableSortedSet.of(Sector.VO), 1000, 500_000_000_000L, 399, 1, Fraction.ONE);
        CutOffEdges found = CutOffEdges.of(file.model(), file.inputs(), 2026, score, cutOff, AnalysisProgress.SILENT);
        assertThat(found.swaps()).hasSize(4).noneMatch(swap -> swap.out() == 0);
    }
}
