package dev.signalbox.cli.fake;

import dev.signalbox.cli.host.Host;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A machine for tests: a clock that stands still, waits that take no time, answers given
/// beforehand.
public final class FakeHost implements Host {
    /// When it is.
    public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Path home;
    private InputStream in = InputStream.nullInputStream();
    private boolean terminal;
    private int columns = 80;

    /// With this home folder.
    public FakeHost(Path home) {
        this.home = home;
    }

    /// Sets a variable.
    public FakeHost set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// What comes from standard input.
    public FakeHost type(String text) {
        in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /// What a person answers to the next question.
    public FakeHost answer(String text) {
        answers.add(text);
        return this;
    }

    /// Is a terminal of that width.
    public FakeHost terminal(int width) {
        terminal = true;
        columns = width;
        return this;
    }

    /// What was written to standard output since the last look.
    public String takeOut() {
        var text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }

    /// What was written to standard error since the last look.
    public String takeErr() {
        var text = err.toString(StandardCharsets.UTF_8);
        err.reset();
        return text;
    }

    /// How long it would have waited.
    public List<Duration> pauses() {
        return pauses;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public PrintStream out() {
        return outStream;
    }

    @Override
    public PrintStream err() {
        return errStream;
    }

    @Override
    public boolean outIsTerminal() {
        return terminal;
    }

    @Override
    public boolean errIsTerminal() {
        return terminal;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public Clock clock() {
        return Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public String machine() {
        return "desk";
    }

    @Override
    public Optional<String> ask(String question) {
        errStream.print(question);
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<String> askSecretly(String question) {
        return ask(question);
    }

    @Override
    public Duration silence() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void pause(Duration time) {
        pauses.add(time);
    }
}
