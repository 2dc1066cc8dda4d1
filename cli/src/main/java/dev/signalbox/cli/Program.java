package dev.signalbox.cli;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Failed;
import dev.signalbox.cli.api.Failure;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Given;
import dev.signalbox.cli.command.Passwords;
import dev.signalbox.cli.command.Usage;
import dev.signalbox.cli.command.Version;
import dev.signalbox.cli.host.Host;
import dev.signalbox.cli.json.JsonText;
import dev.signalbox.cli.show.Paint;
import dev.signalbox.cli.show.Screen;
import dev.signalbox.cli.words.Language;
import dev.signalbox.cli.words.Words;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// One run of the program, from its words to its exit.
final class Program {
    private final List<String> said;
    private final Host host;
    private final Words words;

    private Program(List<String> said, Host host) {
        this.said = said;
        this.host = host;
        this.words = Words.of(Language.of(value("--language", said), host.environment()));
    }

    /// Runs. The one place where failures become words and exit codes.
    static Exit run(List<String> said, Host host) {
        var program = new Program(said, host);
        Exit exit;
        try {
            exit = program.run();
        } catch (ParameterException e) {
            exit = program.complain(Complaints.of(e, program.words));
        } catch (Failed e) {
            exit = program.complain(e.failure());
        } catch (RuntimeException e) {
            exit = program.fault(e);
        }
        host.out().flush();
        host.err().flush();
        return exit;
    }

    /// The value of an option, looked for by hand: the language is needed before the words can be
    /// read, and colour even if they cannot be.
    private static @Nullable String value(String option, List<String> said) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i).startsWith(option + "=")) {
                return said.get(i).substring(option.length() + 1);
            }
            if (said.get(i).equals(option) && i + 1 < said.size()) {
                return said.get(i + 1);
            }
        }
        return null;
    }

    private Exit run() {
        if (Passwords.areSaidAloud(said)) {
            throw new Failed(Exit.USAGE, "cli.usage", words.say("wrong.password"));
        }
        var commandLine = Tree.build(words, said);
        var parsed = commandLine.parseArgs(said.toArray(new String[0]));
        var last = parsed;
        for (ParseResult level = parsed; level != null; level = level.subcommand()) {
            if (level.isUsageHelpRequested()) {
                return help(level);
            }
            last = level;
        }
        if (parsed.isVersionHelpRequested()) {
            host.out().println("signalbox " + Version.number());
            return Exit.OK;
        }
        if (!(last.commandSpec().userObject() instanceof Command command)) {
            host.err().println(usage(last.commandSpec().commandLine()));
            return Exit.USAGE;
        }
        var given = new Given(parsed, words);
        try (var call = new Call(commandLine, given, host, words, screen(given))) {
            return command.run(call);
        }
    }

    private Exit help(ParseResult level) {
        host.out().println(usage(level.commandSpec().commandLine()));
        return Exit.OK;
    }

    private String usage(CommandLine command) {
        return Usage.of(command, host);
    }

    private Screen screen(Given given) {
        boolean json = given.flag("--json");
        boolean quiet = given.flag("--quiet");
        if (json && quiet) {
            throw given.wrong("wrong.json_quiet");
        }
        var mode = json ? Screen.Mode.JSON : quiet ? Screen.Mode.IDS : Screen.Mode.TABLE;
        var color = given.text("--color").orElse("auto");
        Paint.Choice choice =
                switch (color) {
                    case "auto" -> Paint.Choice.AUTO;
                    case "always" -> Paint.Choice.ALWAYS;
                    case "never" -> Paint.Choice.NEVER;
                    default -> throw given.wrong("wrong.color", color);
                };
        return screen(mode, choice);
    }

    private Screen screen(Screen.Mode mode, Paint.Choice choice) {
        var environment = host.environment();
        boolean terminal = host.outIsTerminal();
        return new Screen(
                mode,
                host.out(),
                host.err(),
                Paint.of(choice, terminal, environment),
                Paint.of(choice, host.errIsTerminal(), environment),
                () -> terminal ? host.columns() : Integer.MAX_VALUE);
    }

    /// Says on standard error what went wrong.
    private Exit complain(Failure failure) {
        if (said.contains("--json")) {
            host.err().println(JsonText.write(failure.problem()));
            return failure.exit();
        }
        var choice =
                Objects.equals(value("--color", said), "never")
                        ? Paint.Choice.NEVER
                        : Paint.Choice.AUTO;
        var screen = screen(Screen.Mode.TABLE, choice);
        screen.note(failure.detail());
        for (var point : failure.points()) {
            screen.note("  " + point.about() + ": " + point.detail());
        }
        if (!failure.hint().isEmpty()) {
            screen.faint(failure.hint());
        }
        if (!failure.code().equals("cli.usage")) {
            screen.faint(
                    failure.requestId().isEmpty()
                            ? words.say("problem.code", failure.code())
                            : words.say(
                                    "problem.code_request", failure.code(), failure.requestId()));
        }
        return failure.exit();
    }

    /// A mistake of this program.
    private Exit fault(RuntimeException e) {
        host.err().println(words.say("fault", e.toString()));
        if (!host.environment().getOrDefault("SIGNALBOX_DEBUG", "").isEmpty()) {
            e.printStackTrace(host.err());
        }
        return Exit.FAILED;
    }
}
