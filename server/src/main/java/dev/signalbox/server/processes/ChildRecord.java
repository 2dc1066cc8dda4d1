package dev.signalbox.server.processes;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// What is written down of a running program, so that a later start of ours knows it again.
///
/// @param started as the operating system has it; a pid alone may be given to another program
/// @param cookie is in the environment of the program and nowhere else
record ChildRecord(long pid, Instant started, String cookie) {

    static Optional<ChildRecord> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        try {
            return Optional.of(
                    new ChildRecord(
                            Long.parseLong(properties.getProperty("pid", "")),
                            Instant.ofEpochMilli(
                                    Long.parseLong(properties.getProperty("started", ""))),
                            properties.getProperty("cookie", "")));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                fresh,
                "pid=" + pid + "\nstarted=" + started.toEpochMilli() + "\ncookie=" + cookie + "\n");
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The program, if it still runs and is the one that was started.
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(
                        handle ->
                                handle.info()
                                        .startInstant()
                                        .filter(
                                                start ->
                                                        start.toEpochMilli()
                                                                == started.toEpochMilli())
                                        .isPresent())
                .filter(handle -> hasCookie());
    }

    private boolean hasCookie() {
        Path environment = Path.of("/proc", Long.toString(pid), "environ");
        if (!Files.isReadable(environment)) {
            // Where there is no /proc, pid and start time have to do.
            return !Files.exists(Path.of("/proc/self/environ"));
        }
        try {
            String all = Files.readString(environment, StandardCharsets.ISO_8859_1);
            return List.of(all.split("\0")).contains(Child.COOKIE + "=" + cookie);
        } catch (IOException _) {
            return false;
        }
    }
}
