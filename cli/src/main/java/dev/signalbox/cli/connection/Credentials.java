package dev.signalbox.cli.connection;

import dev.signalbox.cli.host.Host;
import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The keys that `login` stored, one for each server: `~/.config/signalbox/credentials.json`.
public final class Credentials {
    private final PrivateFile file;

    private Credentials(PrivateFile file) {
        this.file = file;
    }

    /// A stored key, and its id for taking it back.
    public record Stored(String key, long id) {}

    /// The file of this person, after the XDG rules: a relative `XDG_CONFIG_HOME` does not count.
    public static Credentials of(Host host) {
        var configured = Path.of(host.environment().getOrDefault("XDG_CONFIG_HOME", ""));
        var folder = configured.isAbsolute() ? configured : host.home().resolve(".config");
        return new Credentials(
                new PrivateFile(folder.resolve("signalbox").resolve("credentials.json")));
    }

    /// The file.
    public PrivateFile file() {
        return file;
    }

    /// The key for a server. Throws [IOException] if the file cannot be read.
    public Optional<Stored> of(ServerAddress server) throws IOException {
        var entry = file.read().at("servers").at(server.url());
        var key = entry.at("key").text();
        return key.isEmpty()
                ? Optional.empty()
                : Optional.of(new Stored(key, entry.at("key_id").number()));
    }

    /// Keeps a key for a server, in the place of the one before.
    public void keep(ServerAddress server, Stored stored) throws IOException {
        write(server, new Fields().put("key", stored.key()).put("key_id", stored.id()).done());
    }

    /// Forgets the key for a server.
    public void forget(ServerAddress server) throws IOException {
        write(server, Json.Null.NOTHING);
    }

    private void write(ServerAddress server, Json entry) throws IOException {
        var servers = new Fields();
        file.read()
                .at("servers")
                .entries()
                .forEach(
                        (url, kept) -> {
                            if (!url.equals(server.url())) {
                                servers.put(url, kept);
                            }
                        });
        if (entry.present()) {
            servers.put(server.url(), entry);
        }
        file.write(new Fields().put("servers", servers.done()).done());
    }
}
