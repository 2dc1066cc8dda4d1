package dev.signalbox.cli.command;

import dev.signalbox.cli.api.Answer;
import dev.signalbox.cli.api.Api;
import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.connection.Connection;
import dev.signalbox.cli.host.Host;
import dev.signalbox.cli.show.Screen;
import dev.signalbox.cli.show.Times;
import dev.signalbox.cli.show.Units;
import dev.signalbox.cli.show.Width;
import dev.signalbox.cli.words.Words;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// One run of a command: what was said, and what it works with. The server is looked for only when
/// it is needed.
public final class Call implements AutoCloseable {
    private static final long USUAL_TIMEOUT_SECONDS = 60;

    private final CommandLine whole;
    private final Given given;
    private final Host host;
    private final Words words;
    private final Screen screen;
    private @Nullable Connection connection;
    private @Nullable Api api;

    /// A run of the command that `given` names; `whole` is the tree it is in.
    public Call(CommandLine whole, Given given, Host host, Words words, Screen screen) {
        this.whole = whole;
        this.given = given;
        this.host = host;
        this.words = words;
        this.screen = screen;
    }

    /// The tree of all commands, as far as it was built.
    public CommandLine whole() {
        return whole;
    }

    /// What was said.
    public Given given() {
        return given;
    }

    /// The machine.
    public Host host() {
        return host;
    }

    /// The words.
    public Words words() {
        return words;
    }

    /// Where to write.
    public Screen screen() {
        return screen;
    }

    /// Times in the person's language.
    public Times times() {
        return new Times(words, host.clock(), given.flag("--utc"));
    }

    /// Numbers in the person's language.
    public Units units() {
        return new Units(words);
    }

    /// Finds nodes and streams by name.
    public Targets targets() {
        return new Targets(api(), words);
    }

    /// Where Signalbox is, and the key.
    public Connection connection() {
        var known = connection;
        if (known == null) {
            known = Connection.find(given.text("--server"), given.text("--api-key"), host, words);
            known.warnings().forEach(screen::faint);
            connection = known;
        }
        return known;
    }

    /// Looks again where Signalbox is: one that was started anew may be elsewhere, and has another
    /// key for commands of its user. Says whether anything is different.
    public boolean refresh() {
        var before = connection();
        var now = Connection.find(given.text("--server"), given.text("--api-key"), host, words);
        if (now.server().equals(before.server()) && now.key().equals(before.key())) {
            return false;
        }
        connection = now;
        close();
        api = null;
        return true;
    }

    /// The API.
    public Api api() {
        var open = api;
        if (open == null) {
            open = open(connection());
            api = open;
        }
        return open;
    }

    private Api open(Connection to) {
        long seconds = given.number("--timeout").orElse(USUAL_TIMEOUT_SECONDS);
        if (seconds < 1 || seconds > 86_400) {
            throw given.wrong("wrong.timeout", seconds);
        }
        return new Api(
                new Api.Settings(
                        to.server().url(),
                        to.key(),
                        Duration.ofSeconds(seconds),
                        "signalbox-cli/" + Version.number()),
                words);
    }

    /// How many items are wanted, if somebody said so.
    public OptionalLong limit() {
        var limit = given.number("--limit");
        if (limit.isPresent() && limit.getAsLong() == 0) {
            throw given.wrong("wrong.number", "--limit", 0);
        }
        return limit;
    }

    /// Makes a change and says that it was made: the sentence of the answer, its JSON, or the id of
    /// what was changed.
    public Exit change(Request request, String id) {
        return changed(api().send(request), id);
    }

    /// Says that a change was made.
    public Exit changed(Answer answer, String id) {
        switch (screen.mode()) {
            case JSON -> screen.line(answer.text());
            case IDS -> screen.line(id);
            case TABLE -> screen.line(Width.visible(answer.json().at("message").text()));
        }
        return Exit.OK;
    }

    @Override
    public void close() {
        var open = api;
        if (open != null) {
            open.close();
        }
    }
}
