package dev.signalbox.simulator.api;

import dev.signalbox.mediamtx.wire.BadValue;
import dev.signalbox.mediamtx.wire.Json;
import dev.signalbox.simulator.http.HttpReply;
import dev.signalbox.simulator.http.HttpRequest;
import dev.signalbox.simulator.state.NodeState;
import dev.signalbox.simulator.state.Session;
import dev.signalbox.simulator.state.SessionKind;

/// The lists of connections and sessions: `list`, `get` and, for most, `kick`.
final class SessionHandlers {

    private static final int ITEM_BYTES = 900;

    private final NodeState state;
    private final Answers answers;
    private final ListAnswer lists;

    SessionHandlers(NodeState state, Answers answers, ListAnswer lists) {
        this.state = state;
        this.answers = answers;
        this.lists = lists;
    }

    void addTo(Router router) {
        for (var kind : SessionKind.values()) {
            var url = "/v3/" + kind.endpoint();
            router.add("GET", url + "/list", (request, _) -> list(kind, request));
            router.add("GET", url + "/get/:id", (_, id) -> one(kind, id, this::print));
            if (kind.kickable()) {
                router.add("POST", url + "/kick/:id", (_, id) -> one(kind, id, this::kick));
            }
        }
    }

    /// What to do with a session that was found.
    private interface Action {
        HttpReply apply(Session session);
    }

    private HttpReply list(SessionKind kind, HttpRequest request) {
        if (!kind.present(state.config())) {
            return Answers.noRoute();
        }
        var sessions = state.sessions().list(kind);
        long now = state.nanos();
        return lists.of(
                request,
                sessions,
                sessions.size() * ITEM_BYTES + 64,
                (out, session) -> state.print(new Json(out), session, now));
    }

    private HttpReply one(SessionKind kind, String id, Action action) {
        if (!kind.present(state.config())) {
            return Answers.noRoute();
        }
        try {
            var session = state.sessions().get(kind, Uuids.parse(id));
            return session == null
                    ? answers.error(404, kind.noun() + " not found")
                    : action.apply(session);
        } catch (BadValue e) {
            return answers.error(400, e.text());
        }
    }

    private HttpReply print(Session session) {
        var json = new Json();
        state.print(json, session, state.nanos());
        return HttpReply.json(200, json.bytes());
    }

    private HttpReply kick(Session session) {
        state.kick(session);
        return answers.ok();
    }
}
