package nl.verdeelmodel.region;

/**
 * A Doorstroompunt region (until 2020: RMC region) of one year.
 *
 * <p>Codes mean something only together with the year of their {@link RegionSet}; names drift and are for reading.
 *
 * @param code two digits, {@code 01} to {@code 41}
 * @param name the name in the regulation of that year
 * @param cbsCode the code of Statistics Netherlands ({@code MC29}), or empty
 * @param contactMunicipality the municipality that receives the grant, or empty if the source does not say
 */
public record Region(String code, String name, String cbsCode, String contactMunicipality) {

    /**
     * A region of which only code and name matter.
     *
     * @param code two digits
     * @param name the name
     * @return the region
     */
    public static Region of(String code, String name) {
        return new Region(code, name, "", "");
    }
}
