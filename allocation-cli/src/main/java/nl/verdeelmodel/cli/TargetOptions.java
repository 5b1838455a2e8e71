package nl.verdeelmodel.cli;

import java.util.Map;
import nl.verdeelmodel.exact.Fraction;
import nl.verdeelmodel.problem.Text;
import nl.verdeelmodel.score.CbsScenario;
import nl.verdeelmodel.score.TargetGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which young people count. */
final class TargetOptions {

    private static final String EVERYONE = "everyone";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--target",
            paramLabel = "WHO",
            description = {
                "Who counts: everyone (if absent), cbs-1 to cbs-5, or a percentage such as 40%%",
                "of the young people, those with the highest chance."
            },
            descriptionKey = "target")
    private String target = EVERYONE;

    @Option(
            names = "--apart",
            description = "The percentage is of vo and of mbo, not of both together.",
            descriptionKey = "apart")
    private boolean apart;

    /** The target group as it was written, for a table. */
    String described() {
        return apart ? target + " apart" : target;
    }

    /** The options, for a manifest. */
    Map<String, String> options() {
        return Map.of("target", target, "apart", Boolean.toString(apart));
    }

    TargetGroup group(Console console) {
        boolean named = target.equals(EVERYONE) || CbsScenario.of(target).isPresent();
        if (named && apart) {
            throw misuse(
                    console,
                    "--apart hoort bij een percentage, zoals --target 40%",
                    "--apart goes with a percentage, such as --target 40%");
        }
        if (target.equals(EVERYONE)) {
            return TargetGroup.everyone();
        }
        return CbsScenario.of(target).map(CbsScenario::targetGroup).orElseGet(() -> percentage(console));
    }

    private TargetGroup percentage(Console console) {
        try {
            Fraction share = Fraction.parse(target);
            if (target.endsWith("%") && TargetGroup.isShare(share)) {
                return TargetGroup.highest(share, apart ? TargetGroup.Pooling.APART : TargetGroup.Pooling.TOGETHER);
            }
        } catch (NumberFormatException e) {
            throw wrong(console);
        }
        throw wrong(console);
    }

    private ParameterException wrong(Console console) {
        return misuse(
                console,
                "--target is everyone, cbs-1 tot en met cbs-5, of een percentage boven 0% tot en met 100%, niet \""
                        + target + "\"",
                "--target is everyone, cbs-1 to cbs-5, or a percentage above 0% and up to 100%, not \"" + target
                        + "\"");
    }

    private ParameterException misuse(Console console, String nl, String en) {
        return new ParameterException(spec.commandLine(), Text.of(nl, en).in(console.language()));
    }
}
