package nl.verdeelmodel.cli;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.verdeelmodel.problem.Text;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the parser of the command line found, in words for users: in Dutch too, and without the names of Java types. */
final class UsageWords {

    private static final Pattern WRONG_VALUE = Pattern.compile(
            "Invalid value for (?:option|positional parameter at index) '?([^' ]+)'?[^:]*: (.+)", Pattern.DOTALL);
    private static final Pattern CHOICE = Pattern.compile(
            "expected one of \\[([A-Z0-9_, ]+)\\](?: \\(case-insensitive\\))? but was '(.*)'", Pattern.DOTALL);
    private static final Pattern NUMBER =
            Pattern.compile("'(.*)' is not an? (?:int|long|Integer|Long)", Pattern.DOTALL);
    private static final Pattern TWICE =
            Pattern.compile("option '([^' ]+)'.* should be specified only once", Pattern.DOTALL);
    private static final Pattern NO_VALUE =
            Pattern.compile("(?:Missing required|Expected) parameter for option '([^' ]+)'.*", Pattern.DOTALL);

    /** What our own readers of values say behind the value. */
    private static final ImmutableMap<String, String> OWN = ImmutableMap.of(
            " is not a percentage such as 2% or -0.5%", " is geen percentage zoals 2% of -0.5%",
            " has no percent sign: write 2% for two percent", " heeft geen procentteken: schrijf 2% voor twee procent",
            " is not of the form min=10,round=10", " heeft niet de vorm min=10,round=10",
            " is not a year, a range such as 2026..2029, or all", " is geen jaar, reeks zoals 2026..2029, of all",
            " is not a range of years that rises", " is geen reeks van jaren die oploopt");

    private UsageWords() {}

    static Text of(ParameterException e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched) {
            return Text.of("Dit is niet bekend: " + String.join(" ", unmatched.getUnmatched()), message);
        }
        if (e instanceof MissingParameterException missing
                && NO_VALUE.matcher(message).matches()) {
            return Text.of("Er ontbreekt een waarde bij " + names(missing), message);
        }
        if (e instanceof MissingParameterException missing) {
            return Text.of("Dit ontbreekt: " + names(missing), message);
        }
        Matcher twice = TWICE.matcher(message);
        if (twice.matches()) {
            return Text.of("Optie " + twice.group(1) + " mag maar een keer gegeven worden", message);
        }
        Matcher wrong = WRONG_VALUE.matcher(message);
        return wrong.matches() ? wrongValue(e, message, wrong.group(1), wrong.group(2)) : Text.same(message);
    }

    private static String names(MissingParameterException missing) {
        return missing.getMissing().stream()
                .map(argument -> argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel())
                .collect(Collectors.joining(", "));
    }

    private static Text wrongValue(ParameterException e, String message, String option, String reason) {
        String name = option.startsWith("-") || e.getArgSpec() == null
                ? option
                : e.getArgSpec().paramLabel();
        Matcher choice = CHOICE.matcher(reason);
        if (choice.find()) {
            String words = choice.group(1).toLowerCase(Locale.ROOT);
            return Text.format(
                    "{0}: \"{2}\" is geen van {1}", "{0}: \"{2}\" is none of {1}", name, words, choice.group(2));
        }
        Matcher number = NUMBER.matcher(reason);
        if (number.find()) {
            return Text.format(
                    "{0}: \"{1}\" is geen geheel getal, of te groot",
                    "{0}: \"{1}\" is not a whole number, or too large", name, number.group(1));
        }
        return OWN.entrySet().stream()
                .filter(own -> reason.contains(own.getKey()))
                .findFirst()
                .map(own -> Text.of(name + ": " + dutch(reason, own), message))
                .orElseGet(() -> Text.same(message));
    }

    private static String dutch(String reason, Map.Entry<String, String> own) {
        return reason.replace(own.getKey(), own.getValue());
    }
}
