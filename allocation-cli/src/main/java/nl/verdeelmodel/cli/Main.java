package nl.verdeelmodel.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import nl.verdeelmodel.problem.Language;
import nl.verdeelmodel.problem.ProblemException;
import nl.verdeelmodel.problem.Text;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code verdeelmodel}. */
@Command(
        name = "verdeelmodel",
        description = "Divides a national budget over the Doorstroompunt regions, exact to the cent.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class)
public final class Main implements Runnable {

    private static final String LANGUAGE_OPTION = "--lang";
    private static final String LANGUAGE_VARIABLE = "VERDEELMODEL_LANG";

    @Spec
    private CommandSpec spec;

    // The parser itself acts on the first two; the language is looked up before parsing, see languageOf.
    @SuppressWarnings("unused")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help and exit.",
            descriptionKey = "help")
    private boolean help;

    @SuppressWarnings("unused")
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.",
            descriptionKey = "version")
    private boolean version;

    @SuppressWarnings("unused")
    @Option(
            names = LANGUAGE_OPTION,
            paramLabel = "nl|en",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Language of texts and numbers; en, or the value of VERDEELMODEL_LANG, if absent.",
            descriptionKey = "lang")
    private String lang = "";

    private Main() {}

    /**
     * Starts the program and ends the virtual machine with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        PrintStream out = utf8(System.out);
        PrintStream err = utf8(System.err);
        int code = run(out, err, Optional.ofNullable(System.getenv(LANGUAGE_VARIABLE)), arguments);
        err.flush();
        System.exit(out.checkError() && code == ExitCode.OK ? ExitCode.CANNOT_WRITE : code);
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }

    /**
     * Runs a command line inside another program.
     *
     * @param out for results
     * @param err for problems and remarks
     * @param preferred the language to use without {@code --lang}
     * @param arguments the command line
     * @return the exit code
     */
    static int run(PrintStream out, PrintStream err, Optional<String> preferred, String... arguments) {
        String wanted = languageOf(arguments)
                .or(() -> preferred.filter(code -> !code.isEmpty()))
                .orElse(Language.EN.code());
        Optional<Language> language = Language.of(wanted);
        if (language.isEmpty()) {
            err.println("Language \"" + wanted + "\" is not known: use nl or en.");
            return ExitCode.USAGE;
        }
        Console console = new Console(out, err, language.get());
        try {
            return commandLine(console).execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            console.remark(Text.of(
                    "De invoer is te groot voor het geheugen van dit programma. Er is niets geschreven.\n"
                            + "    Misschien passen scores van zeer veel personen wel met --scores-only, dat geen cellen bewaart,"
                            + " of met cellen die met SQL zijn geteld (--cells; de vraag staat in docs/guide/risk.md).",
                    "The input is too large for the memory of this program. Nothing was written.\n"
                            + "    Maybe scores of very many persons fit with --scores-only, which keeps no cells, or with cells"
                            + " counted by SQL (--cells; the query stands in docs/guide/risk.md)."));
            return ExitCode.INPUT;
        }
    }

    /** Looked up before the command line is parsed, since help and errors of the parser need it. */
    private static Optional<String> languageOf(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(LANGUAGE_OPTION + "=")) {
                return Optional.of(arguments[i].substring(LANGUAGE_OPTION.length() + 1));
            }
            if (arguments[i].equals(LANGUAGE_OPTION) && i + 1 < arguments.length) {
                return Optional.of(arguments[i + 1]);
            }
        }
        return Optional.empty();
    }

    static CommandLine commandLine(Console console) {
        CommandLine line = new CommandLine(new Main())
                .addSubcommand(new RunCommand(console))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new SimulateCommand(console))
                .addSubcommand(new CompareCommand(console))
                .addSubcommand(new CliffsCommand(console))
                .addSubcommand(new RobustnessCommand(console))
                .addSubcommand(new ScoreCommand(console))
                .addSubcommand(new FitCommand(console))
                .addSubcommand(new RegionsCommand(console))
                .addSubcommand(new SchemaCommand(console))
                .addSubcommand(new SampleCommand(console))
                .addSubcommand(new CompletionCommand(console));
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(100);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(console, e));
        line.setParameterExceptionHandler((e, arguments) -> misused(console, e));
        if (console.language() == Language.NL) {
            line.setResourceBundle(ResourceBundle.getBundle(
                    "nl.verdeelmodel.cli.Messages",
                    Locale.forLanguageTag("nl"),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
        return line;
    }

    private static int failed(Console console, Exception e) {
        if (e instanceof ProblemException problems) {
            console.problems(problems.problems());
            return ExitCode.of(problems.problems());
        }
        console.remark(Text.format(
                "Er ging iets mis in het programma zelf ({0}). Er is niets geschreven. Meld dit met de opdracht en de"
                        + " bestanden erbij.",
                "Something went wrong in the program itself ({0}). Nothing was written. Please report this with the"
                        + " command and the files.",
                e));
        return ExitCode.INTERNAL;
    }

    private static int misused(Console console, ParameterException e) {
        console.remark(UsageWords.of(e));
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        console.remark(Text.format("Probeer \"{0} --help\".", "Try \"{0} --help\".", command));
        CommandLine.UnmatchedArgumentException.printSuggestions(
                e, new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        return ExitCode.USAGE;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing command: "
                        + String.join(", ", List.copyOf(spec.subcommands().keySet())));
    }
}
