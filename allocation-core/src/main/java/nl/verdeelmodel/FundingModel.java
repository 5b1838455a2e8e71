package nl.verdeelmodel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.problem.Where;

/**
 * A funding model as written: which money is divided by which keys, with the article behind each rule.
 *
 * <p>Refers to regions and measures by name; {@link Allocator#of} looks them up.
 *
 * @param id a short stable name, used in file names
 * @param title the name for readers
 * @param source the regulation, or empty
 * @param regions the table that lists the regions, as the model names it
 * @param measures where each measure comes from, by its name in this model
 * @param streams the flows of money, at least one, in the order of the model
 * @param where the place of the model, for problems
 */
public record FundingModel(
        String id,
        Text title,
        String source,
        String regions,
        ImmutableMap<String, MeasureSource> measures,
        ImmutableList<StreamRule> streams,
        Where where) {

    /**
     * The years for which any stream has an amount or a ceiling.
     *
     * @return the years, rising
     */
    public SortedSet<Integer> years() {
        SortedSet<Integer> years = new TreeSet<>();
        streams.forEach(stream -> years.addAll(stream.money().byYear().keySet()));
        return years;
    }

    /**
     * The same model with other streams.
     *
     * @param newStreams at least one
     * @return a copy
     */
    public FundingModel withStreams(ImmutableList<StreamRule> newStreams) {
        return new FundingModel(id, title, source, regions, measures, newStreams, where);
    }
}
