package dev.signalbox.cli;

import dev.signalbox.cli.access.KeysCreate;
import dev.signalbox.cli.access.KeysList;
import dev.signalbox.cli.access.KeysRevoke;
import dev.signalbox.cli.access.Login;
import dev.signalbox.cli.access.Logout;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.events.Events;
import dev.signalbox.cli.events.IncidentsAcknowledge;
import dev.signalbox.cli.events.IncidentsList;
import dev.signalbox.cli.nodes.NodesAdd;
import dev.signalbox.cli.nodes.NodesCheck;
import dev.signalbox.cli.nodes.NodesEdit;
import dev.signalbox.cli.nodes.NodesList;
import dev.signalbox.cli.nodes.NodesProbe;
import dev.signalbox.cli.nodes.NodesRemove;
import dev.signalbox.cli.nodes.NodesRestore;
import dev.signalbox.cli.nodes.NodesShow;
import dev.signalbox.cli.nodes.NodesSwitch;
import dev.signalbox.cli.overview.Check;
import dev.signalbox.cli.overview.Completion;
import dev.signalbox.cli.overview.Help;
import dev.signalbox.cli.overview.ShowVersion;
import dev.signalbox.cli.overview.Status;
import dev.signalbox.cli.streams.StreamsExpect;
import dev.signalbox.cli.streams.StreamsExplain;
import dev.signalbox.cli.streams.StreamsForget;
import dev.signalbox.cli.streams.StreamsLabel;
import dev.signalbox.cli.streams.StreamsList;
import dev.signalbox.cli.streams.StreamsShow;
import dev.signalbox.cli.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// All commands. Only those that the words of this run may mean are built whole; of the others
/// there is the name, which is all that the help of the program needs.
final class Tree {
    static final String PROGRAM = "signalbox";

    /// Groups and their commands; a command on its own has none.
    static final Map<String, List<String>> NAMES = names();

    private final Words words;

    private Tree(Words words) {
        this.words = words;
    }

    private static Map<String, List<String>> names() {
        var names = new LinkedHashMap<String, List<String>>();
        names.put("status", List.of());
        names.put("check", List.of());
        names.put(
                "nodes",
                List.of(
                        "list", "show", "add", "edit", "rm", "restore", "test", "check", "enable",
                        "disable"));
        names.put("streams", List.of("list", "show", "explain", "expect", "forget", "label"));
        names.put("events", List.of());
        names.put("incidents", List.of("list", "ack"));
        names.put("keys", List.of("list", "create", "revoke"));
        for (var single : new String[] {"login", "logout", "version", "completion", "help"}) {
            names.put(single, List.of());
        }
        return names;
    }

    /// The command of that name, `nodes list` or `status`.
    private static Command command(String name) {
        return switch (name) {
            case "status" -> new Status();
            case "check" -> new Check();
            case "nodes list" -> new NodesList();
            case "nodes show" -> new NodesShow();
            case "nodes add" -> new NodesAdd();
            case "nodes edit" -> new NodesEdit();
            case "nodes rm" -> new NodesRemove();
            case "nodes restore" -> new NodesRestore();
            case "nodes test" -> new NodesProbe();
            case "nodes check" -> new NodesCheck();
            case "nodes enable" -> new NodesSwitch(true);
            case "nodes disable" -> new NodesSwitch(false);
            case "streams list" -> new StreamsList();
            case "streams show" -> new StreamsShow();
            case "streams explain" -> new StreamsExplain();
            case "streams expect" -> new StreamsExpect();
            case "streams forget" -> new StreamsForget();
            case "streams label" -> new StreamsLabel();
            case "events" -> new Events();
            case "incidents list" -> new IncidentsList();
            case "incidents ack" -> new IncidentsAcknowledge();
            case "keys list" -> new KeysList();
            case "keys create" -> new KeysCreate();
            case "keys revoke" -> new KeysRevoke();
            case "login" -> new Login();
            case "logout" -> new Logout();
            case "version" -> new ShowVersion();
            case "completion" -> new Completion();
            case "help" -> new Help();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// Everything, for help and tests.
    static CommandLine whole(Words words) {
        return build(words, List.of("help"));
    }

    /// What `said` can mean.
    static CommandLine build(Words words, List<String> said) {
        return new Tree(words).build(said);
    }

    private CommandLine build(List<String> said) {
        boolean all = said.contains("help") || said.contains("completion");
        var root = spec(PROGRAM, PROGRAM + " [OPTIONS] COMMAND");
        root.addOption(
                OptionSpec.builder("--version")
                        .versionHelp(true)
                        .arity("0")
                        .descriptionKey("option.version")
                        .build());
        addCommon(root);
        for (var entry : NAMES.entrySet()) {
            var name = entry.getKey();
            boolean meant = all || said.contains(name);
            var child =
                    entry.getValue().isEmpty()
                            ? leaf(name, name, meant)
                            : group(name, entry.getValue(), meant, all ? entry.getValue() : said);
            root.addSubcommand(name, child);
        }
        var commandLine = new CommandLine(root);
        commandLine.setExpandAtFiles(false);
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        commandLine.setResourceBundle(words.bundle());
        hideEmptyHeadings(commandLine);
        return commandLine;
    }

    /// picocli writes a heading for options even if all of them stand under another one.
    private static void hideEmptyHeadings(CommandLine command) {
        if (command.getCommandSpec().userObject() instanceof Command) {
            return;
        }
        command.getSubcommands().values().forEach(Tree::hideEmptyHeadings);
        if (command.getCommandSpec().findOption("--version") == null) {
            command.getHelpSectionMap()
                    .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, _ -> "");
        }
    }

    private CommandSpec group(
            String name, List<String> children, boolean meant, List<String> said) {
        var group = spec(name, PROGRAM + " " + name + " [OPTIONS] COMMAND");
        if (meant) {
            addCommon(group);
            for (var child : children) {
                group.addSubcommand(child, leaf(name + " " + child, child, said.contains(child)));
            }
        }
        return group;
    }

    private CommandSpec leaf(String path, String name, boolean meant) {
        if (!meant) {
            return spec(name, PROGRAM + " " + path);
        }
        var command = command(path);
        var leaf = CommandSpec.wrapWithoutInspection(command).name(name);
        var syntax = new Syntax(leaf);
        command.describe(syntax);
        addCommon(leaf);
        return plain(leaf, PROGRAM + " " + path + " " + syntax.synopsis());
    }

    private static CommandSpec spec(String name, String synopsis) {
        return plain(CommandSpec.create().name(name), synopsis);
    }

    private static CommandSpec plain(CommandSpec spec, String synopsis) {
        spec.usageMessage().customSynopsis(synopsis).sortOptions(false).sortSynopsis(false);
        return spec;
    }

    /// The options of every command, under a heading of their own.
    private static void addCommon(CommandSpec spec) {
        spec.addArgGroup(
                ArgGroupSpec.builder()
                        .headingKey("usage.commonHeading")
                        .validate(false)
                        .exclusive(false)
                        .addArg(valued("--server", "URL"))
                        .addArg(valued("--api-key", "KEY"))
                        .addArg(common("--json"))
                        .addArg(common("--quiet", "-q"))
                        .addArg(common("--utc"))
                        .addArg(valued("--color", "auto|always|never"))
                        .addArg(valued("--language", "LANGUAGE"))
                        .addArg(valued("--timeout", "SECONDS"))
                        .addArg(
                                OptionSpec.builder("--help", "-h")
                                        .usageHelp(true)
                                        .arity("0")
                                        .descriptionKey("option.help")
                                        .build())
                        .build());
    }

    private static OptionSpec common(String... names) {
        return OptionSpec.builder(names)
                .arity("0")
                .type(boolean.class)
                .descriptionKey("option." + names[0].substring(2))
                .build();
    }

    private static OptionSpec valued(String name, String label) {
        return OptionSpec.builder(name)
                .arity("1")
                .type(String.class)
                .paramLabel(label)
                .descriptionKey("option." + name.substring(2).replace('-', '_'))
                .build();
    }
}
