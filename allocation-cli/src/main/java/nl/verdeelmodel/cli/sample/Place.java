package nl.verdeelmodel.cli.sample;

/**
 * A region or municipality.
 *
 * @param code such as {@code 29} or {@code GM0363}
 * @param name the name as printed in its list
 */
record Place(String code, String name) {}
