package dev.signalbox.cli.host;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The real machine.
public final class SystemHost implements Host {
    private static final int USUAL_COLUMNS = 80;

    private final PrintStream out = stream(FileDescriptor.out);
    private final PrintStream err = stream(FileDescriptor.err);

    /// UTF-8 whatever the locale says: names are UTF-8, and a `?` in their place helps nobody. Only
    /// a flush writes.
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
                false,
                StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String> environment() {
        return System.getenv();
    }

    @Override
    public InputStream in() {
        return System.in;
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public boolean outIsTerminal() {
        return isTerminal(1);
    }

    @Override
    public boolean errIsTerminal() {
        return isTerminal(2);
    }

    /// The JDK tells only about input and output together, so Linux is asked first.
    private static boolean isTerminal(int descriptor) {
        var link = Path.of("/proc/self/fd/" + descriptor);
        try {
            var target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return console().isPresent();
        }
    }

    @Override
    public int columns() {
        var told = number(environment().getOrDefault("COLUMNS", ""));
        if (told > 0) {
            return told;
        }
        var asked = number(terminalSize().replaceFirst("^\\d+ ", ""));
        return asked > 0 ? asked : USUAL_COLUMNS;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// `rows columns` of the terminal, as `stty` knows them; nothing if there is no `stty` or no
    /// terminal.
    private static String terminalSize() {
        try {
            var stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(Path.of("/dev/tty").toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (var answer = stty.getInputStream()) {
                var text = new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
                return stty.waitFor(1, TimeUnit.SECONDS) && stty.exitValue() == 0 ? text : "";
            }
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    @Override
    public Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    @Override
    public String machine() {
        var told = environment().getOrDefault("HOSTNAME", "");
        if (!told.isBlank()) {
            return told;
        }
        try {
            return Files.readString(Path.of("/etc/hostname")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public Optional<String> ask(String question) {
        return console().map(console -> console.readLine("%s", question));
    }

    @Override
    public Optional<String> askSecretly(String question) {
        return console().map(console -> console.readPassword("%s", question)).map(String::new);
    }

    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    @Override
    public Duration silence() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }
}
