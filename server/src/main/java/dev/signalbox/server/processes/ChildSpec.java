package dev.signalbox.server.processes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program that is wanted.
///
/// @param name unique; also the name of its log and its record
/// @param command the program and its arguments; no shell
/// @param folder in which it runs
/// @param environment what is added to ours
public record ChildSpec(
        String name, List<String> command, Path folder, Map<String, String> environment) {
    public ChildSpec {
        if (!name.matches("[a-z0-9-]{1,60}")) {
            throw new IllegalArgumentException("not a name for a process: " + name);
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public ChildSpec(String name, List<String> command, Path folder) {
        this(name, command, folder, Map.of());
    }
}
