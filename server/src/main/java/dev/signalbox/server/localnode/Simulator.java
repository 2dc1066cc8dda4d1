package dev.signalbox.server.localnode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the simulator is started: with our own Java and from our own folder of libraries, where it
/// lies beside the program without the program knowing it.
public final class Simulator {
    private static final String MAIN = "dev.signalbox.simulator.Main";

    private Simulator() {}

    public static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.add("-XX:+UseSerialGC");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(MAIN);
        command.addAll(arguments);
        return command;
    }
}
