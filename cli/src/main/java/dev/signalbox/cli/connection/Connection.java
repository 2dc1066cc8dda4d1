package dev.signalbox.cli.connection;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Failed;
import dev.signalbox.cli.host.Host;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.words.Words;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which server is asked, and with which key.
///
/// @param key nothing if none was found; the call is made all the same, and the server says what it
///   thinks of that
/// @param warnings what a person should know about the files that were read
public record Connection(ServerAddress server, Optional<String> key, List<String> warnings) {
    private static final String USUAL_PORT = "8080";

    public Connection {
        warnings = List.copyOf(warnings);
    }

    /// Finds both. Server: what was asked for, `SIGNALBOX_URL`, `connection.json` of the running
    /// server, the usual port of this machine. Key: what was asked for, `SIGNALBOX_API_KEY`, what
    /// `login` stored for that server, `connection.json`, whose key goes to the server of that file
    /// only.
    public static Connection find(
            Optional<String> server, Optional<String> key, Host host, Words words) {
        return new Finder(host, words).find(server, key);
    }

    private static final class Finder {
        private final Host host;
        private final Words words;
        private final List<String> warnings = new ArrayList<>();

        Finder(Host host, Words words) {
            this.host = host;
            this.words = words;
        }

        Connection find(Optional<String> server, Optional<String> key) {
            var running = running();
            var runningAt = ServerAddress.parse(running.at("url").text());
            var address =
                    server.or(() -> variable("SIGNALBOX_URL"))
                            .map(this::parsed)
                            .or(() -> runningAt)
                            .orElseGet(
                                    () ->
                                            parsed(
                                                    "http://127.0.0.1:"
                                                            + variable("SIGNALBOX_PORT")
                                                                    .orElse(USUAL_PORT)));
            var found =
                    key.or(() -> variable("SIGNALBOX_API_KEY"))
                            .or(() -> stored(address))
                            .or(
                                    () ->
                                            runningAt
                                                    .filter(address::equals)
                                                    .map(_ -> running.at("key").text()))
                            .filter(text -> !text.isBlank());
            found.ifPresent(this::mustFitAHeader);
            return new Connection(address, found, warnings);
        }

        private Optional<String> variable(String name) {
            return Optional.ofNullable(host.environment().get(name))
                    .filter(text -> !text.isBlank());
        }

        private ServerAddress parsed(String text) {
            return ServerAddress.parse(text)
                    .orElseThrow(
                            () ->
                                    new Failed(
                                            Exit.USAGE,
                                            "cli.usage",
                                            words.say("wrong.server", text)));
        }

        private void mustFitAHeader(String key) {
            if (!key.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
                throw new Failed(Exit.USAGE, "cli.usage", words.say("wrong.api_key"));
            }
        }

        private Json running() {
            return variable("SIGNALBOX_DATA")
                    .map(data -> read(new PrivateFile(Path.of(data).resolve("connection.json"))))
                    .orElse(Json.Null.NOTHING);
        }

        private Json read(PrivateFile file) {
            try {
                var value = file.read();
                warnIfOpen(file, value);
                return value;
            } catch (AccessDeniedException e) {
                return Json.Null.NOTHING; // the server of somebody else
            } catch (IOException e) {
                warnings.add(words.say("warn.unreadable", file.path()));
                return Json.Null.NOTHING;
            }
        }

        private Optional<String> stored(ServerAddress address) {
            var credentials = Credentials.of(host);
            try {
                var stored = credentials.of(address);
                stored.ifPresent(_ -> warnIfOpen(credentials.file(), Json.of(true)));
                return stored.map(Credentials.Stored::key);
            } catch (IOException e) {
                warnings.add(words.say("warn.unreadable", credentials.file().path()));
                return Optional.empty();
            }
        }

        private void warnIfOpen(PrivateFile file, Json value) {
            if (value.present() && file.isOpenToOthers()) {
                warnings.add(words.say("warn.open_to_others", file.path()));
            }
        }
    }
}
