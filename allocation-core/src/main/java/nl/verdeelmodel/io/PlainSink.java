package nl.verdeelmodel.io;

/** Takes rows of which every cell was found in the table of its column. */
interface PlainSink {

    /**
     * Adds one row.
     *
     * @param codes the codes of the cells of some rows, in the order of the columns
     * @param first where the codes of this row begin
     * @return false if the row does not hold together, such as a category of another sector; then nothing was added
     * @throws ArithmeticException if persons are more than can be counted
     */
    boolean add(int[] codes, int first);

    /** Hands over what was added; after at most {@value PlainReader#LARGEST_BLOCK} bytes of rows. */
    void flush();
}
