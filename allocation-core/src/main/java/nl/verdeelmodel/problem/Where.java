package nl.verdeelmodel.problem;

import java.io.Serializable;

/**
 * The place of a problem: a file, a line and column in it, a path inside a model.
 *
 * @param file the file as the user named it, or empty
 * @param line from 1, or 0 if it is not about a line
 * @param column from 1, or 0 if it is not about a column
 * @param path the entry of a model, such as {@code streams.doorstroompunt.amount}, or empty
 */
public record Where(String file, int line, int column, String path) implements Serializable {

    /** No particular place. */
    public static final Where NOWHERE = new Where("", 0, 0, "");

    /**
     * A whole file.
     *
     * @param file the file as the user named it
     * @return the place
     */
    public static Where file(String file) {
        return new Where(file, 0, 0, "");
    }

    /**
     * An entry of a model that was not read from a file.
     *
     * @param path such as {@code streams.doorstroompunt.amount}
     * @return the place
     */
    public static Where path(String path) {
        return new Where("", 0, 0, path);
    }

    /**
     * A line in this file.
     *
     * @param newLine from 1
     * @return the place
     */
    public Where atLine(int newLine) {
        return new Where(file, newLine, 0, path);
    }

    /**
     * The same place, with the entry of the model named.
     *
     * @param newPath such as {@code streams.doorstroompunt.amount}
     * @return the place
     */
    public Where withPath(String newPath) {
        return new Where(file, line, column, newPath);
    }

    /**
     * The place as {@code file:line:column (path)}, without the parts that are not known.
     *
     * @return the place, empty for {@link #NOWHERE}
     */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(file);
        if (line > 0) {
            out.append(':').append(line);
        }
        if (column > 0) {
            out.append(':').append(column);
        }
        if (!path.isEmpty()) {
            out.append(out.isEmpty() ? path : " (" + path + ")");
        }
        return out.toString();
    }
}
