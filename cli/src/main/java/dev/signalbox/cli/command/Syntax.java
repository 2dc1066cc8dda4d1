package dev.signalbox.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Writes down what may be said to a command. All values are texts; [Call] reads them, so that
/// complaints about them come in the person's language.
///
/// The description of `--node` is the word `signalbox.<command>.option.node` if there is one, else
/// `option.node`; that of an argument `STREAM` is `argument.stream` in the same way.
public final class Syntax {
    private final CommandSpec spec;
    private final List<String> required = new ArrayList<>();
    private final List<String> positional = new ArrayList<>();

    /// Writes to this.
    public Syntax(CommandSpec spec) {
        this.spec = spec;
    }

    /// An option with a value, given at most once.
    public Syntax value(String name, String label) {
        return add(option(name).arity("1").type(String.class).paramLabel(label).build());
    }

    /// An option with a value that must be there.
    public Syntax required(String name, String label) {
        required.add(name + "=" + label);
        return add(
                option(name)
                        .arity("1")
                        .type(String.class)
                        .paramLabel(label)
                        .required(true)
                        .build());
    }

    /// An option with a value that may be given several times.
    public Syntax values(String name, String label) {
        return add(
                option(name)
                        .arity("1")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel(label)
                        .build());
    }

    /// An option that is there or not.
    public Syntax flag(String... names) {
        return add(
                OptionSpec.builder(names)
                        .arity("0")
                        .type(boolean.class)
                        .descriptionKey(key(names[0]))
                        .build());
    }

    /// An argument that must be there.
    public Syntax argument(String label) {
        return argument(label, "1", label);
    }

    /// Arguments, one or more.
    public Syntax arguments(String label) {
        return argument(label, "1..*", label + "...");
    }

    /// Arguments, as many as one likes.
    public Syntax anyArguments(String label) {
        return argument(label, "0..*", "[" + label + "...]");
    }

    private Syntax argument(String label, String arity, String shown) {
        int at = positional.size();
        positional.add(shown);
        boolean single = arity.equals("1");
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index(single ? Integer.toString(at) : at + "..*")
                        .arity(arity)
                        .required(!arity.startsWith("0"))
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel(label)
                        .descriptionKey(
                                "argument." + label.toLowerCase(Locale.ROOT).replace('=', '_'))
                        .build());
        return this;
    }

    /// What may be said, in a line, without the name of the command.
    public String synopsis() {
        var parts = new ArrayList<>(required);
        parts.add("[OPTIONS]");
        parts.addAll(positional);
        return String.join(" ", parts);
    }

    private static OptionSpec.Builder option(String name) {
        return OptionSpec.builder(name).descriptionKey(key(name));
    }

    private static String key(String name) {
        return "option." + name.replaceFirst("^--", "").replace('-', '_');
    }

    private Syntax add(OptionSpec option) {
        spec.addOption(option);
        return this;
    }
}
