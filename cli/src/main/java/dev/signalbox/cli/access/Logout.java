package dev.signalbox.cli.access;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Failed;
import dev.signalbox.cli.api.Failure;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.connection.Credentials;
import dev.signalbox.cli.show.Tone;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `logout`: takes back the key that `login` stored for this server, and forgets it.
public final class Logout implements Command {
    @Override
    public void describe(Syntax syntax) {
        // Nothing but the server, which every command knows.
    }

    @Override
    public Exit run(Call call) {
        var credentials = Credentials.of(call.host());
        var server = call.connection().server();
        var words = call.words();
        try {
            var stored = credentials.of(server);
            if (stored.isEmpty()) {
                call.screen().note(words.say("logout.nothing", server));
                return Exit.OK;
            }
            var failure = revoke(call, stored.get());
            credentials.forget(server);
            if (failure != null) {
                throw new Failed(
                        failure.withHint(words.say("logout.still_valid", stored.get().id())));
            }
        } catch (IOException e) {
            var path = credentials.file().path();
            throw new Failed(Exit.FAILED, "cli.file", words.say("warn.unreadable", path));
        }
        if (call.screen().forPeople()) {
            call.screen().line(words.say("logout.done", server), Tone.PLAIN);
        }
        return Exit.OK;
    }

    /// Why the key could not be taken back; nothing if it is gone, be it by somebody else's hand.
    private static @Nullable Failure revoke(Call call, Credentials.Stored stored) {
        try {
            call.api()
                    .send(
                            Request.delete("/api/keys/" + stored.id())
                                    .anonymous()
                                    .header("X-API-Key", Optional.of(stored.key())));
            return null;
        } catch (Failed e) {
            var exit = e.failure().exit();
            boolean gone =
                    exit == Exit.NOT_FOUND || e.failure().problem().at("status").number() == 401;
            return gone ? null : e.failure();
        }
    }
}
