package dev.signalbox.simulator.api;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.Bytes;
import dev.signalbox.mediamtx.wire.Json;
import dev.signalbox.simulator.http.HttpReply;

/// The envelopes of answers, which changed in 1.15.5: before, errors had no `status`, and success
/// and 401 had no body at all.
final class Answers {

    private final boolean envelopes;

    Answers(MediaMtxVersion version) {
        envelopes = version.atLeast(15, 5);
    }

    HttpReply ok() {
        return envelopes
                ? HttpReply.json(200, Bytes.of("{\"status\":\"ok\"}"))
                : HttpReply.empty(200);
    }

    HttpReply error(int status, String message) {
        var json = new Json().open('{');
        if (envelopes) {
            json.name("status").string("error");
        }
        json.name("error").string(message).close('}');
        return HttpReply.json(status, json.bytes());
    }

    HttpReply unauthorized(boolean ask) {
        var reply = envelopes ? error(401, "authentication error") : HttpReply.empty(401);
        return ask ? reply.with("WWW-Authenticate: Basic realm=\"mediamtx\"") : reply;
    }

    /// What a route that does not exist answers.
    static HttpReply noRoute() {
        return HttpReply.text(404, "text/plain", "404 page not found");
    }
}
