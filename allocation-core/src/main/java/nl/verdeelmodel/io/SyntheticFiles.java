package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Tells which files say in their first line, a remark with the word SYNTHETIC, that they were made up. */
public final class SyntheticFiles {

    /** More is no remark. */
    private static final int LONGEST_REMARK = 4096;

    private SyntheticFiles() {}

    /**
     * The files that were made up.
     *
     * @param files files that were read
     * @return those of them that say so, in the same order; one that can no longer be read is not among them
     */
    public static ImmutableList<Path> among(Collection<Path> files) {
        return files.stream().filter(SyntheticFiles::isSynthetic).distinct().collect(ImmutableList.toImmutableList());
    }

    private static boolean isSynthetic(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            char[] start = new char[LONGEST_REMARK];
            int length = Math.max(0, reader.read(start));
            String text = new String(start, 0, length);
            String line = text.lines().findFirst().orElse("");
            return CsvTable.SYNTHETIC
                    .matcher(line.substring(Math.max(0, line.indexOf('#'))))
                    .matches();
        } catch (IOException e) {
            return false;
        }
    }
}
