package nl.verdeelmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.exact.Money;
import nl.verdeelmodel.key.AllocationKey;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import nl.verdeelmodel.region.RegionValues;
import nl.verdeelmodel.rounding.Apportionment;
import nl.verdeelmodel.rounding.LargestRemainder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The index of the formula guide, and what holds for all its pages. */
class GuideTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    static Stream<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(GuidePage.FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksToPagesThatExist(String name) {
        List<String> links = LINK.matcher(String.join("\n", GuidePage.read(name).lines()))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(links)
                .allSatisfy(link -> assertThat(GuidePage.FOLDER.resolve(link)).exists());
    }

    @Test
    void theIndexNamesEveryPage() throws IOException {
        GuidePage index = GuidePage.read("README.md");

        pages().filter(name -> !name.equals("README.md")).forEach(name -> index.says("](" + name + ")"));
    }

    @Test
    void theIndexDividesAThousandEuros() {
        RegionSet regions = RegionSet.of(
                2026, List.of(Region.of("01", "Noord"), Region.of("02", "Midden"), Region.of("03", "Zuid")));
        AllocationKey key = AllocationKey.proportionalTo(
                RegionValues.of(regions, List.of(Fraction.of(120), Fraction.of(75), Fraction.of(5))));

        Apportionment amounts = LargestRemainder.withoutMinimum()
                .apportion(Money.ofEuros(new BigDecimal("1000")).cents(), key.weights());

        GuidePage index = GuidePage.read("README.md");
        for (int i = 0; i < regions.size(); i++) {
            index.hasRow(
                    regions.label(i),
                    List.of(120, 75, 5).get(i),
                    Language.EN.percentage(key.share(i), 2),
                    Language.EN.amount(Money.ofCents(amounts.units(i))));
        }
    }
}
