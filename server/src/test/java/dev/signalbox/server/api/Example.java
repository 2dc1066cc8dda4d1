package dev.signalbox.server.api;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A good call of an operation, ready to be made.
///
/// @param api who calls
/// @param body JSON; absent: none
record Example(Operation operation, Api api, String path, @Nullable String body) {

    Answer call() {
        return api.send(operation.method(), path, body);
    }

    Answer call(Api other) {
        return other.send(operation.method(), path, body);
    }

    Example with(@Nullable String otherBody) {
        return new Example(operation, api, path, otherBody);
    }

    Example at(String otherPath) {
        return new Example(operation, api, otherPath, body);
    }

    /// A good call of the operation; what it needs is made now.
    static Example of(World world, Operation operation) {
        String path = operation.path().replace("{id}", Long.toString(id(world, operation.id())));
        Api api =
                switch (operation.id()) {
                    case "login" -> world.server.nobody();
                    case "logout", "changePassword" -> world.server.session("admin");
                    default -> world.api();
                };
        return new Example(operation, api, path, body(world, operation.id()));
    }

    private static long id(World world, String operation) {
        return switch (operation) {
            case "deleteKey" -> world.spareKey();
            case "getNode", "syncNode", "quickCheckNode" -> world.node;
            case "putNode", "patchNode", "deleteNode", "testNode" -> world.spareNode();
            case "restoreNode" -> world.removedNode();
            case "putStream", "patchStream", "deleteStream" -> world.spareStream();
            case "getIncident", "acknowledgeIncident" -> world.incident;
            default -> world.stream;
        };
    }

    private static @Nullable String body(World world, String operation) {
        return switch (operation) {
            case "login" -> Json.of("username", "admin", "password", TestServer.PASSWORD);
            case "changePassword" ->
                    Json.of(
                            "current_password",
                            TestServer.PASSWORD,
                            "new_password",
                            TestServer.PASSWORD);
            case "createKey" ->
                    Json.of(
                            "name",
                            world.fresh("key"),
                            "role",
                            "operator",
                            "expires_at",
                            "2100-01-01T00:00:00Z");
            case "createNode" -> node(world.fresh("node"), world);
            case "putNode", "patchNode" -> node(world.fresh("changed"), world);
            case "testConnection" ->
                    Json.of(
                            "api_url",
                            world.real.url(),
                            "username",
                            null,
                            "password",
                            null,
                            "tls_fingerprint",
                            null,
                            "node_id",
                            null);
            case "createStream" ->
                    stream(Map.of("node_id", world.node, "path", world.fresh("new")));
            case "putStream", "patchStream" -> stream(Map.of("name", world.fresh("name")));
            case "acknowledgeIncident" -> Json.of("note", "on it");
            default -> null;
        };
    }

    /// With every field that can be entered.
    private static String node(String name, World world) {
        world.server.fed(name);
        Map<String, Object> node = new HashMap<>();
        node.put("name", name);
        node.put("api_url", "http://" + name + ":9997");
        node.put("username", "api");
        node.put("password", "secret of " + name);
        node.put("tls_fingerprint", "ab".repeat(32));
        node.put("rtsp_url", "rtsp://media.example.org:8554");
        node.put("rtmp_url", "rtmp://media.example.org");
        node.put("hls_url", "https://media.example.org/hls");
        node.put("webrtc_url", "https://media.example.org:8889");
        node.put("srt_url", "srt://media.example.org:8890");
        node.put("environment", "staging");
        node.put("labels", Map.of("site", "north", "rack/unit", "7"));
        node.put("is_active", true);
        node.put("metadata", Map.of("owner", "Ana"));
        node.put("poll_interval_seconds", 2.5);
        return Json.write(node);
    }

    private static String stream(Map<String, Object> more) {
        Map<String, Object> stream = new HashMap<>(more);
        stream.putIfAbsent("name", "Front door");
        stream.put("labels", Map.of("site", "north"));
        stream.put("source_url", "rtsp://user:pass@camera.example.org/1");
        stream.put("protocol", "rtsp");
        stream.put("auto_remediate", false);
        stream.put("recording_enabled", true);
        return Json.write(stream);
    }
}
