package dev.signalbox.cli.command;

import dev.signalbox.cli.host.Host;
import picocli.CommandLine;

/// The help of a command.
public final class Usage {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 110;
    private static final int WITHOUT_TERMINAL = 100;

    private Usage() {}

    /// The help, fitted to the terminal.
    public static String of(CommandLine command, Host host) {
        int columns = host.outIsTerminal() ? host.columns() : WITHOUT_TERMINAL;
        command.setUsageHelpWidth(Math.clamp(columns, NARROWEST, WIDEST));
        return command.getUsageMessage().stripTrailing();
    }
}
