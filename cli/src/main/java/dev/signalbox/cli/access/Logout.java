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
            var failure = revoke(call, stored.get(), stored.get().key());
            credentials.forget(server);
            if (failure != null && !revokedByAnother(call, stored.get())) {
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

    /// A key may not be allowed to take itself back; that of the server that runs here may.
    private static boolean revokedByAnother(Call call, Credentials.Stored stored) {
        if (!call.refresh()) {
            return false;
        }
        var another = call.connection().key();
        return another.isPresent() && revoke(call, stored, another.get()) == null;
    }

    /// Why the key could not be taken back; nothing if it is gone, be it by somebody else's hand.
    private static @Nullable Failure revoke(Call call, Credentials.Stored stored, String with) {
        try {
            call.api()
                    .send(
                            Request.delete("/api/keys/" + stored.id())
                                    .anonymous()
                                    .header("X-API-Key", Optional.of(with)));
            return null;
        } catch (Failed e) {
            var exit = e.failure().exit();
            boolean refused = e.failure().problem().at("status").number() == 401;
            boolean gone = exit == Exit.NOT_FOUND || (refused && with.equals(stored.key()));
            return gone ? null : e.failure();
        }
    }
}
