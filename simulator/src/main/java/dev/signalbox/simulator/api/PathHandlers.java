package dev.signalbox.simulator.api;

import dev.signalbox.mediamtx.wire.BadValue;
import dev.signalbox.mediamtx.wire.Bytes;
import dev.signalbox.mediamtx.wire.Json;
import dev.signalbox.simulator.http.HttpReply;
import dev.signalbox.simulator.http.HttpRequest;
import dev.signalbox.simulator.state.NodeState;
import dev.signalbox.simulator.state.SimPath;

/// `/v3/paths/…` and `/v3/hlsmuxers/…`.
final class PathHandlers {

    private final NodeState state;
    private final Answers answers;
    private final ListAnswer lists;
    private int bytesLastTime = 1024;

    PathHandlers(NodeState state, Answers answers, ListAnswer lists) {
        this.state = state;
        this.answers = answers;
        this.lists = lists;
    }

    void addTo(Router router) {
        router.add("GET", "/v3/paths/list", (request, _) -> list(request));
        router.add("GET", "/v3/paths/get/*name", (_, rest) -> get(rest));
        if (state.version().atLeast(20, 0)) {
            router.add("GET", "/v3/paths/forward/list", (request, _) -> forwards(request));
            router.add("GET", "/v3/paths/forward/get", (request, _) -> forward(request));
        }
        router.add("GET", "/v3/hlsmuxers/list", (request, _) -> muxers(request));
        router.add("GET", "/v3/hlsmuxers/get/*name", (_, rest) -> muxer(rest));
    }

    private HttpReply list(HttpRequest request) {
        long now = state.nanos();
        var reply =
                lists.of(
                        request,
                        state.paths().list(),
                        bytesLastTime,
                        (out, path) -> state.print(out, path, now));
        bytesLastTime = reply.body().length() + 4096;
        return reply;
    }

    private HttpReply get(String rest) {
        if (rest.length() < 2) {
            return answers.error(400, "invalid name");
        }
        var path = state.paths().get(rest.substring(1));
        if (path == null) {
            return answers.error(404, "path not found");
        }
        var out = new Bytes(1024);
        state.print(out, path, state.nanos());
        return HttpReply.json(200, out);
    }

    private HttpReply forwards(HttpRequest request) {
        var name = request.parameter("path");
        if (name.isEmpty()) {
            return answers.error(400, "invalid path");
        }
        var path = state.paths().get(name);
        if (path == null) {
            return answers.error(404, "path not found");
        }
        return lists.of(
                request,
                path.forwards(),
                512,
                (out, destination) -> state.print(new Json(out), destination));
    }

    private HttpReply forward(HttpRequest request) {
        var name = request.parameter("path");
        if (name.isEmpty()) {
            return answers.error(400, "invalid path");
        }
        try {
            var id = Uuids.parse(request.parameter("id"));
            var path = state.paths().get(name);
            if (path == null) {
                return answers.error(404, "path not found");
            }
            for (var destination : path.forwards()) {
                if (destination.id().equals(id)) {
                    var json = new Json();
                    state.print(json, destination);
                    return HttpReply.json(200, json.bytes());
                }
            }
            return answers.error(404, "forward destination not found");
        } catch (BadValue e) {
            return answers.error(400, e.text());
        }
    }

    private HttpReply muxers(HttpRequest request) {
        if (!state.config().flag("hls")) {
            return Answers.noRoute();
        }
        return lists.of(
                request, state.muxed(), 512, (out, path) -> state.printMuxer(new Json(out), path));
    }

    private HttpReply muxer(String rest) {
        if (!state.config().flag("hls")) {
            return Answers.noRoute();
        }
        if (rest.length() < 2) {
            return answers.error(400, "invalid name");
        }
        SimPath path = state.paths().get(rest.substring(1));
        var json = new Json();
        if (path != null) {
            state.printMuxer(json, path);
        }
        return json.bytes().length() == 0
                ? answers.error(404, "muxer not found")
                : HttpReply.json(200, json.bytes());
    }
}
