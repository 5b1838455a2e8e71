package nl.verdeelmodel.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nl.verdeelmodel.io.RegionFiles;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.region.Municipality;
import nl.verdeelmodel.region.Region;
import nl.verdeelmodel.region.RegionSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code regions}: the regions of a year and their municipalities. */
@Command(name = "regions", description = "List the regions of a year.")
final class RegionsCommand implements Callable<Integer> {

    private static final int LATEST = 2026;

    private final Console console;

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            description = "The year of the list; 2026 if absent.",
            descriptionKey = "regions.year")
    private int year = LATEST;

    @Option(
            names = "--municipalities",
            description = "List the municipalities of each region too.",
            descriptionKey = "regions.municipalities")
    private boolean municipalities;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder; sample-data if absent.",
            descriptionKey = "regions.data")
    private @Nullable Path data;

    RegionsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RegionSet regions = RegionFiles.ofYear(DataFolder.or(data), year);
        if (municipalities) {
            printMunicipalities(regions);
        } else {
            printRegions(regions);
        }
        return ExitCode.OK;
    }

    private void printRegions(RegionSet regions) {
        boolean hasContact = regions.regions().stream()
                .anyMatch(region -> !region.contactMunicipality().isEmpty());
        boolean hasMunicipalities = !regions.municipalities().isEmpty();
        TextTable table =
                new TextTable().text("Code").text(label("Regio", "Region")).text("CBS");
        if (hasContact) {
            table.text(label("Contactgemeente", "Contact municipality"));
        }
        if (hasMunicipalities) {
            table.number(label("Gemeenten", "Municipalities"));
        }
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            List<String> cells = new ArrayList<>(List.of(region.code(), region.name(), region.cbsCode()));
            if (hasContact) {
                cells.add(region.contactMunicipality());
            }
            if (hasMunicipalities) {
                cells.add(Integer.toString(regions.municipalitiesOf(i).size()));
            }
            table.row(cells);
        }
        table.lines().forEach(console.out()::println);
        console.print(Text.format(
                "{0} regio's van {1}{2}",
                "{0} regions of {1}{2}",
                regions.size(),
                year,
                hasMunicipalities
                        ? Text.format(
                                ", {0} gemeenten.",
                                ", {0} municipalities.",
                                regions.municipalities().size())
                        : Text.of("; deze bron noemt geen gemeenten.", "; this source lists no municipalities.")));
    }

    private void printMunicipalities(RegionSet regions) {
        for (int i = 0; i < regions.size(); i++) {
            console.out().println(regions.label(i));
            for (Municipality municipality : regions.municipalitiesOf(i)) {
                console.out().println("  " + municipality.code() + "  " + municipality.name());
            }
        }
    }

    private String label(String nl, String en) {
        return Text.of(nl, en).in(console.language());
    }
}
