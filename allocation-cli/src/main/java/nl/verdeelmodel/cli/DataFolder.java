package nl.verdeelmodel.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the shipped tables are when a command names no folder. */
final class DataFolder {

    private static final String HOME = "verdeelmodel.home";

    private DataFolder() {}

    /** The given folder; else {@code sample-data} here, or beside the program as its launcher says. */
    static Path or(@Nullable Path given) {
        if (given != null) {
            return given;
        }
        Path here = Path.of("sample-data");
        Optional<Path> home = Optional.ofNullable(System.getProperty(HOME)).map(path -> Path.of(path, "sample-data"));
        return Files.isDirectory(here) ? here : home.orElse(here);
    }
}
