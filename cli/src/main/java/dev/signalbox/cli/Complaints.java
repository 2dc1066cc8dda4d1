package dev.signalbox.cli;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Failure;
import dev.signalbox.cli.words.Words;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is said about words that were not understood; picocli says it in English only.
final class Complaints {
    private Complaints() {}

    static Failure of(ParameterException e, Words words) {
        var detail =
                switch (e) {
                    case UnmatchedArgumentException unknown -> unknown(unknown, words);
                    case MissingParameterException missing -> missing(missing, words);
                    case OverwrittenOptionException twice ->
                            words.say("wrong.twice", name(twice.getOverwritten()));
                    default -> String.valueOf(e.getMessage());
                };
        var command = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        return Failure.here(Exit.USAGE, "cli.usage", detail)
                .withHint(words.say("wrong.help", command));
    }

    private static String unknown(UnmatchedArgumentException e, Words words) {
        var word = e.getUnmatched().getFirst();
        var what =
                e.isUnknownOption()
                        ? "wrong.unknown_option"
                        : e.getCommandLine().getSubcommands().isEmpty()
                                ? "wrong.too_many"
                                : "wrong.unknown_command";
        var known = e.getCommandLine().getCommandSpec();
        var close =
                Similar.to(
                        word,
                        e.isUnknownOption()
                                ? known.optionsMap().keySet()
                                : known.subcommands().keySet());
        return words.say(what, word)
                + (close.isEmpty()
                        ? ""
                        : " " + words.say("wrong.did_you_mean", String.join(", ", close)));
    }

    private static String missing(MissingParameterException e, Words words) {
        if (e.getMissing().isEmpty()) {
            return String.valueOf(e.getMessage());
        }
        var names = e.getMissing().stream().map(Complaints::name).collect(Collectors.joining(", "));
        return words.say("wrong.missing", names);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
