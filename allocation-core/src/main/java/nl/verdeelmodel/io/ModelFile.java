package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.verdeelmodel.Allocation;
import nl.verdeelmodel.Allocator;
import nl.verdeelmodel.FundingModel;
import nl.verdeelmodel.Inputs;
import nl.verdeelmodel.problem.Problem;

/**
 * A funding model read from a file, together with the tables that it names.
 *
 * @param model the model as written
 * @param inputs the regions and measures that it names
 * @param files every file that was read, the model first, then in the order of the model
 */
public record ModelFile(FundingModel model, Inputs inputs, ImmutableList<SourceFile> files) {

    /**
     * A file that was read.
     *
     * @param name the file as the model names it; for the model itself its file name
     * @param path where it was found
     * @param sha256 the checksum of its bytes, in hexadecimal
     * @param synthetic whether its first line says that it was made up
     */
    public record SourceFile(String name, Path path, String sha256, boolean synthetic) {}

    /**
     * How a model is read.
     *
     * @param changes changes of single values, each {@code path=value}, made in this order before anything is checked
     * @param data a folder whose tables go before those beside the model; empty for none
     */
    public record Options(List<String> changes, Optional<Path> data) {

        /** Keeps an immutable copy. */
        public Options {
            changes = List.copyOf(changes);
        }

        /** The model as it stands, with its own tables. */
        public static final Options NONE = new Options(List.of(), Optional.empty());
    }

    /**
     * Reads a model as it stands, with its own tables.
     *
     * @param path the model file
     * @return the model and its inputs
     * @throws nl.verdeelmodel.problem.ProblemException with all problems of model and tables
     */
    public static ModelFile read(Path path) {
        return read(path, Options.NONE);
    }

    /**
     * Reads a model.
     *
     * @param path the model file
     * @param options changes and data folder
     * @return the model and its inputs
     * @throws nl.verdeelmodel.problem.ProblemException with all problems of model and tables
     */
    public static ModelFile read(Path path, Options options) {
        return new ModelLoader(path, options).load();
    }

    /**
     * Everything that is wrong with a model, its tables and its outcome in each of its years.
     *
     * @param path the model file
     * @param options changes and data folder
     * @return all problems; empty if every year can be allocated
     */
    public static ImmutableList<Problem> check(Path path, Options options) {
        return new ModelLoader(path, options).check();
    }

    /**
     * The JSON Schema of funding model files (draft 2020-12), for editors.
     *
     * @return the schema, indented, with a line end at the end
     */
    public static String schema() {
        return JsonFormat.write(ModelGrammar.schema());
    }

    /**
     * The model with everything looked up, for any of its years.
     *
     * @return the allocator
     */
    public Allocator allocator() {
        return Allocator.of(model, inputs);
    }

    /**
     * Divides the money of one year.
     *
     * @param year the year of payment
     * @return the allocation
     * @throws nl.verdeelmodel.problem.ProblemException if the year has no money or a measure lacks values
     */
    public Allocation allocate(int year) {
        return allocator().allocate(year);
    }
}
