package nl.verdeelmodel.io;

/** Where persons go while a file is read; mutable, for one thread. The order of adding makes no difference. */
interface CohortSink<S extends CohortSink<S>> {

    /**
     * Adds persons of the same sector, categories and place.
     *
     * @param sector the index of the sector among those of the layout
     * @param categories the index of the category of each characteristic
     * @param place the index of the place
     * @param persons how many, at least 0
     * @param leavers how many of them left early; 0 if that is not known
     * @throws ArithmeticException if they are more than can be counted
     */
    void add(int sector, int[] categories, int place, int persons, int leavers);

    /**
     * Adds what another thread collected.
     *
     * @throws ArithmeticException if they are more than can be counted
     */
    void addAll(S other);

    /** Whether nobody was added. */
    boolean isEmpty();

    /** Takes rows by the codes of their cells instead of by categories, and brings them here. */
    PlainSink plain(PlainColumns columns);
}
