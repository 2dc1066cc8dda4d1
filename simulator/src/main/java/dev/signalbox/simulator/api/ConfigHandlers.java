package dev.signalbox.simulator.api;

import dev.signalbox.mediamtx.config.ConfigState;
import dev.signalbox.mediamtx.config.ConfigWrites;
import dev.signalbox.mediamtx.config.WriteResult;
import dev.signalbox.mediamtx.wire.Json;
import dev.signalbox.simulator.http.HttpReply;
import dev.signalbox.simulator.http.HttpRequest;
import dev.signalbox.simulator.state.NodeState;
import java.util.function.Consumer;

/// `/v3/config/…`.
final class ConfigHandlers {

    private static final int ITEM_BYTES = 2500;

    private final NodeState state;
    private final Answers answers;
    private final ListAnswer lists;

    ConfigHandlers(NodeState state, Answers answers, ListAnswer lists) {
        this.state = state;
        this.answers = answers;
        this.lists = lists;
    }

    void addTo(Router router) {
        router.add("GET", "/v3/config/global/get", (_, _) -> print(config()::printGlobals));
        router.add(
                "PATCH",
                "/v3/config/global/patch",
                (request, _) ->
                        write(
                                request,
                                config -> ConfigWrites.patchGlobals(config, bytes(request))));
        router.add(
                "GET", "/v3/config/pathdefaults/get", (_, _) -> print(config()::printPathDefaults));
        router.add(
                "PATCH",
                "/v3/config/pathdefaults/patch",
                (request, _) ->
                        write(
                                request,
                                config -> ConfigWrites.patchPathDefaults(config, bytes(request))));
        router.add("GET", "/v3/config/paths/list", (request, _) -> list(request));
        router.add("GET", "/v3/config/paths/get/*name", (_, name) -> get(name));
        named(router, "POST", "add", ConfigWrites::add);
        named(router, "PATCH", "patch", ConfigWrites::patch);
        named(router, "POST", "replace", ConfigWrites::replace);
        named(router, "DELETE", "delete", (config, name, _) -> ConfigWrites.delete(config, name));
    }

    /// A write that concerns one path.
    private interface NamedWrite {
        WriteResult write(ConfigState config, String name, byte[] body);
    }

    private void named(Router router, String verb, String word, NamedWrite write) {
        router.add(
                verb,
                "/v3/config/paths/" + word + "/*name",
                (request, rest) ->
                        rest.length() < 2
                                ? answers.error(400, "invalid name")
                                : write(
                                        request,
                                        config ->
                                                write.write(
                                                        config,
                                                        rest.substring(1),
                                                        bytes(request))));
    }

    private ConfigState config() {
        return state.config();
    }

    private static HttpReply print(Consumer<Json> printer) {
        var json = new Json();
        printer.accept(json);
        return HttpReply.json(200, json.bytes());
    }

    private HttpReply list(HttpRequest request) {
        var config = config();
        var entries = config.paths().values();
        return lists.of(
                request,
                entries,
                entries.size() * ITEM_BYTES + 64,
                (out, entry) -> config.print(new Json(out), entry.conf()));
    }

    private HttpReply get(String rest) {
        if (rest.length() < 2) {
            return answers.error(400, "invalid name");
        }
        var config = config();
        var conf = config.path(rest.substring(1));
        if (conf == null) {
            return answers.error(404, "path configuration not found");
        }
        return print(json -> config.print(json, conf));
    }

    private HttpReply write(
            HttpRequest request, java.util.function.Function<ConfigState, WriteResult> write) {
        if (request.tooLarge()) {
            return answers.error(400, "size exceeds maximum allowed");
        }
        return switch (state.write(write)) {
            case WriteResult.Accepted _ -> answers.ok();
            case WriteResult.Refused refused -> answers.error(refused.status(), refused.message());
        };
    }

    private static byte[] bytes(HttpRequest request) {
        return request.body().toArray();
    }
}
