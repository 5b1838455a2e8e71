package nl.verdeelmodel.io;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.verdeelmodel.scenario.Scenario;
import nl.verdeelmodel.scenario.ScenarioModels;

/**
 * A model file read once for each scenario, with its changes and its tables.
 *
 * <p>The changes of a scenario come after those of the options, which hold for every scenario; its tables go before those of
 * the data folder of the options. Mutable, since it remembers what was read; for use by one thread.
 */
public final class ChangedModelFiles implements ScenarioModels {

    private final Path model;
    private final ModelFile.Options options;
    private final ScenarioFile scenarios;
    private final Map<Path, ModelFile.SourceFile> files = new LinkedHashMap<>();
    private final List<ModelFile> loaded = new ArrayList<>();

    /**
     * Models of the scenarios of a file.
     *
     * @param model the model file
     * @param options the changes and data folder of every scenario, the unchanged one too
     * @param scenarios the file of the scenarios, which names their data folders
     */
    public ChangedModelFiles(Path model, ModelFile.Options options, ScenarioFile scenarios) {
        this.model = model;
        this.options = options;
        this.scenarios = scenarios;
    }

    @Override
    public Changed model(Scenario scenario) {
        ModelLoader loader = new ModelLoader(
                model, options, new ModelLoader.ScenarioPart(scenario.changes(), scenarios.data(scenario)));
        try {
            ModelFile file = loader.load();
            loaded.add(file);
            return new Changed(file.model(), file.inputs());
        } finally {
            loader.filesRead().forEach(this::add);
        }
    }

    private void add(ModelFile.SourceFile file) {
        files.merge(
                file.path().toAbsolutePath().normalize(),
                file,
                (a, b) -> new ModelFile.SourceFile(a.name(), a.path(), a.sha256(), a.synthetic() || b.synthetic()));
    }

    /**
     * Every file that was read so far, for whichever scenario, also for those that failed.
     *
     * @return each once, the model first
     */
    public ImmutableList<ModelFile.SourceFile> files() {
        return ImmutableList.copyOf(files.values());
    }

    /**
     * The models that could be read so far.
     *
     * @return in the order of the scenarios
     */
    public ImmutableList<ModelFile> loaded() {
        return ImmutableList.copyOf(loaded);
    }
}
