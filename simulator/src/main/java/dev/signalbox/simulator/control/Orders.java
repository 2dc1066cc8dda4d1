package dev.signalbox.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.mediamtx.wire.Bytes;
import dev.signalbox.simulator.SimulatedNode;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.fault.FaultJson;
import dev.signalbox.simulator.fault.FaultKind;
import dev.signalbox.simulator.http.HttpReply;
import dev.signalbox.simulator.http.HttpRequest;
import dev.signalbox.simulator.scene.BuiltInScenes;
import dev.signalbox.simulator.scene.SceneReader;
import dev.signalbox.simulator.scene.SceneRunner;
import dev.signalbox.simulator.scene.Tracks;
import dev.signalbox.simulator.state.Protocol;
import dev.signalbox.simulator.state.Publication;
import java.time.Duration;
import java.util.regex.Pattern;

/// What the control port does.
final class Orders {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern NODE = Pattern.compile("/nodes/([^/]+)/([a-z-]+)");

    private final Simulator simulator;
    private final SceneRunner scenes;

    Orders(Simulator simulator, SceneRunner scenes) {
        this.simulator = simulator;
        this.scenes = scenes;
    }

    /// A URL that means nothing.
    static final class Unknown extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unknown(String message) {
            super(message);
        }
    }

    /// `POST /scene`: the name of a built-in scene as `{"scene":"demo"}`, or a scene itself.
    HttpReply scene(HttpRequest request) {
        var json = body(request);
        var scene =
                json.path("scene").isTextual()
                        ? BuiltInScenes.named(json.path("scene").textValue())
                        : SceneReader.read(json);
        var seed = request.parameter("seed");
        try {
            scenes.play(scene, seed.isEmpty() ? 1 : Long.parseLong(seed));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("A seed is a whole number", e);
        }
        return ok();
    }

    /// `… /nodes/{name}/{what}`.
    HttpReply node(HttpRequest request) {
        var match = NODE.matcher(request.path());
        if (!match.matches()) {
            throw new Unknown("There is no " + request.method() + " " + request.path());
        }
        var node = simulator.find(match.group(1));
        if (node == null) {
            throw new Unknown("There is no node called '" + match.group(1) + "'");
        }
        var order = request.method() + " " + match.group(2);
        if (order.equals("DELETE faults")) {
            node.clearFaults();
            return ok();
        }
        carryOut(order, node, body(request));
        return ok();
    }

    private static void carryOut(String order, SimulatedNode node, JsonNode json) {
        switch (order) {
            case "POST faults" -> fault(node, json);
            case "POST publish" -> node.publish(path(json), publication(json));
            case "POST unpublish" -> node.unpublish(path(json));
            case "POST read" -> node.read(path(json), protocol(json), count(json));
            case "POST unread" -> node.unread(path(json), count(json));
            case "POST connect-pull" -> node.connectPull(path(json));
            case "POST break-pull" -> node.breakPull(path(json));
            case "POST restart" -> restart(node, json);
            case "POST reload" -> node.reloadFromFile();
            case "POST reset-counters" -> node.resetCounters();
            default -> throw new Unknown("A node cannot " + order);
        }
    }

    private static void fault(SimulatedNode node, JsonNode json) {
        var clear = json.path("clear");
        if (clear.isTextual()) {
            node.clearFaults(FaultKind.named(clear.textValue()));
            return;
        }
        if (clear.asBoolean()) {
            node.clearFaults();
            return;
        }
        var fault = FaultJson.read(json);
        var duration = FaultJson.duration(json);
        if (duration.isZero()) {
            node.setFault(fault);
        } else {
            node.setFault(fault, duration);
        }
    }

    private static void restart(SimulatedNode node, JsonNode json) {
        boolean publishersReturn = json.path("publishersReturn").asBoolean(false);
        long down = json.path("downMillis").asLong(0);
        if (down > 0) {
            node.restart(publishersReturn, Duration.ofMillis(down));
        } else {
            node.restart(publishersReturn);
        }
    }

    private static Publication publication(JsonNode json) {
        var publication = Publication.CAMERA.over(protocol(json));
        if (json.has("kbps")) {
            publication = publication.at(json.path("kbps").asLong() * 1000);
        }
        return json.has("codecs")
                ? publication.with(Tracks.named(json.path("codecs").asText()))
                : publication;
    }

    private static String path(JsonNode json) {
        var path = json.path("path").asText("");
        if (path.isEmpty()) {
            throw new IllegalArgumentException("Say which 'path'");
        }
        return path;
    }

    private static int count(JsonNode json) {
        int count = json.path("count").asInt(1);
        if (count < 1 || count > 100_000) {
            throw new IllegalArgumentException("'count' is from 1 to 100000");
        }
        return count;
    }

    private static Protocol protocol(JsonNode json) {
        return Protocol.named(json.path("protocol").asText("rtsp"));
    }

    private static JsonNode body(HttpRequest request) {
        try {
            var bytes = request.body().toArray();
            return bytes.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The body is not JSON: " + e.getOriginalMessage(), e);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException("The body cannot be read", e);
        }
    }

    private static HttpReply ok() {
        return HttpReply.json(200, Bytes.of("{\"ok\":true}"));
    }
}
