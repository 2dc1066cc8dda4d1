package dev.signalbox.simulator.api;

import dev.signalbox.mediamtx.config.PathConf;
import dev.signalbox.mediamtx.wire.BadValue;
import dev.signalbox.mediamtx.wire.GoQuote;
import dev.signalbox.mediamtx.wire.GoTime;
import dev.signalbox.mediamtx.wire.Json;
import dev.signalbox.simulator.http.HttpReply;
import dev.signalbox.simulator.http.HttpRequest;
import dev.signalbox.simulator.state.NodeState;
import dev.signalbox.simulator.state.Recordings;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/// `/v3/recordings/…`.
final class RecordingHandlers {

    private static final String LAYOUT = "2006-01-02T15:04:05Z07:00";

    private final NodeState state;
    private final Answers answers;
    private final ListAnswer lists;

    RecordingHandlers(NodeState state, Answers answers, ListAnswer lists) {
        this.state = state;
        this.answers = answers;
        this.lists = lists;
    }

    void addTo(Router router) {
        router.add("GET", "/v3/recordings/list", (request, _) -> list(request));
        router.add("GET", "/v3/recordings/get/*name", (_, rest) -> get(rest));
        router.add("DELETE", "/v3/recordings/deletesegment", (request, _) -> delete(request));
    }

    private HttpReply list(HttpRequest request) {
        return lists.of(
                request,
                state.recordings().paths().stream().filter(this::configured).toList(),
                1024,
                (out, path) -> print(new Json(out), path));
    }

    private HttpReply get(String rest) {
        if (rest.length() < 2) {
            return answers.error(400, "invalid name");
        }
        var path = rest.substring(1);
        try {
            state.config().find(path);
        } catch (BadValue e) {
            return answers.error(400, e.text());
        }
        var json = new Json();
        print(json, path);
        return HttpReply.json(200, json.bytes());
    }

    /// A segment that does not exist is a 400, not a 404: the file system said no.
    private HttpReply delete(HttpRequest request) {
        var path = request.parameter("path");
        var text = request.parameter("start");
        OffsetDateTime start;
        PathConf conf;
        try {
            start = GoTime.parse(text);
            conf = state.config().find(path);
        } catch (DateTimeParseException e) {
            return answers.error(
                    400,
                    "invalid 'start' parameter: parsing time "
                            + GoQuote.quote(text)
                            + " as "
                            + GoQuote.quote(LAYOUT)
                            + ": cannot parse "
                            + GoQuote.quote(text)
                            + " as \"2006\"");
        } catch (BadValue e) {
            return answers.error(400, e.text());
        }
        if (state.recordings().delete(conf, path, start)) {
            return answers.ok();
        }
        var file = Recordings.fileName(conf, path, start);
        return answers.error(400, "remove " + file + ": no such file or directory");
    }

    private boolean configured(String path) {
        try {
            state.config().find(path);
            return true;
        } catch (BadValue e) {
            return false;
        }
    }

    private void print(Json out, String path) {
        out.open('{').name("name").string(path).name("segments").open('[');
        for (var start : state.recordings().of(path)) {
            out.open('{').name("start").string(state.printed(start)).close('}');
        }
        out.close(']').close('}');
    }
}
