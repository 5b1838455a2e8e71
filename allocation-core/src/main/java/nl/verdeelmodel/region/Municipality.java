package nl.verdeelmodel.region;

/**
 * A municipality of one year.
 *
 * @param code the code of Statistics Netherlands, {@code GM} and four digits
 * @param name the name in the source, for reading only
 */
public record Municipality(String code, String name) {}
