package dev.signalbox.simulator.scene;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.simulator.fault.FaultJson;
import dev.signalbox.simulator.scene.Scene.Group;
import dev.signalbox.simulator.scene.Scene.Range;
import dev.signalbox.simulator.scene.Scene.Rule;
import dev.signalbox.simulator.scene.Scene.What;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads scenes from JSON. Comments are allowed.
public final class SceneReader {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();
    private static final Set<String> SCENE_KEYS = Set.of("name", "groups", "timetable");
    private static final Set<String> GROUP_KEYS =
            Set.of(
                    "name",
                    "count",
                    "version",
                    "environment",
                    "paths",
                    "pathName",
                    "live",
                    "onDemand",
                    "pull",
                    "kbps",
                    "protocols",
                    "codecs",
                    "readers");
    private static final Set<String> RULE_KEYS =
            Set.of("what", "perMinute", "at", "down", "nodes", "publishersReturn", "fault");

    private SceneReader() {}

    /// Reads a scene.
    ///
    /// @throws IllegalArgumentException saying where it is wrong, and how
    public static Scene read(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The scene is not JSON: " + e.getOriginalMessage(), e);
        }
        return read(root);
    }

    /// Reads a scene.
    ///
    /// @throws IllegalArgumentException saying where it is wrong, and how
    public static Scene read(JsonNode root) {
        known(root, SCENE_KEYS, "The scene");
        var groups = new ArrayList<Group>();
        for (var each : root.path("groups")) {
            groups.add(at("groups[" + groups.size() + "]", () -> group(each)));
        }
        var rules = new ArrayList<Rule>();
        for (var each : root.path("timetable")) {
            rules.add(at("timetable[" + rules.size() + "]", () -> rule(each)));
        }
        return new Scene(root.path("name").asText("scene"), groups, rules);
    }

    /// Something that is read.
    private interface Part<T> {
        T read();
    }

    private static <T> T at(String place, Part<T> part) {
        try {
            return part.read();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    private static Group group(JsonNode json) {
        known(json, GROUP_KEYS, "A group");
        return new Group(
                json.path("name").asText("node-{n}"),
                whole(json, "count", 1),
                versions(json.path("version")),
                json.path("environment").asText(""),
                whole(json, "paths", 10),
                json.path("pathName").asText("cam-{n}"),
                number(json, "live", 1),
                number(json, "onDemand", 0),
                number(json, "pull", 0),
                range(json, "kbps", new Range(1000, 4000)),
                weights(json, "protocols", Map.of("rtsp", 1.0)),
                weights(json, "codecs", Map.of("h264+aac", 1.0)),
                range(json, "readers", new Range(0, 0)));
    }

    private static Rule rule(JsonNode json) {
        known(json, RULE_KEYS, "A rule");
        var fault = json.get("fault");
        return new Rule(
                what(json.path("what").asText("")),
                number(json, "perMinute", 0),
                json.has("at") ? Double.valueOf(number(json, "at", 0)) : null,
                range(json, "down", new Range(10, 30)),
                json.path("nodes").asText("*"),
                json.path("publishersReturn").asBoolean(true),
                fault == null ? null : FaultJson.read(fault));
    }

    private static What what(String word) {
        for (var what : What.values()) {
            if (what.name().toLowerCase(Locale.ROOT).equals(word)) {
                return what;
            }
        }
        throw new IllegalArgumentException(
                "'what' is one of " + Arrays.toString(What.values()).toLowerCase(Locale.ROOT));
    }

    private static List<MediaMtxVersion> versions(JsonNode json) {
        if (json.isMissingNode()) {
            return List.of(MediaMtxVersion.LATEST);
        }
        var versions = new ArrayList<MediaMtxVersion>();
        if (json.isTextual()) {
            versions.add(MediaMtxVersion.parse(json.textValue()));
        }
        for (var each : json) {
            versions.add(MediaMtxVersion.parse(each.asText()));
        }
        return List.copyOf(versions);
    }

    private static int whole(JsonNode json, String key, int fallback) {
        var value = json.get(key);
        if (value == null) {
            return fallback;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException("'" + key + "' is a whole number");
        }
        return value.intValue();
    }

    private static double number(JsonNode json, String key, double fallback) {
        var value = json.get(key);
        if (value == null) {
            return fallback;
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException("'" + key + "' is a number");
        }
        return value.doubleValue();
    }

    private static Range range(JsonNode json, String key, Range fallback) {
        var value = json.get(key);
        if (value == null) {
            return fallback;
        }
        if (value.isNumber()) {
            return new Range(value.doubleValue(), value.doubleValue());
        }
        if (!value.isArray()
                || value.size() != 2
                || !value.get(0).isNumber()
                || !value.get(1).isNumber()) {
            throw new IllegalArgumentException("'" + key + "' is a number or [least, most]");
        }
        return new Range(value.get(0).doubleValue(), value.get(1).doubleValue());
    }

    private static Map<String, Double> weights(
            JsonNode json, String key, Map<String, Double> fallback) {
        var value = json.get(key);
        if (value == null) {
            return fallback;
        }
        var weights = new LinkedHashMap<String, Double>();
        for (var each : value.properties()) {
            if (!each.getValue().isNumber() || each.getValue().doubleValue() < 0) {
                throw new IllegalArgumentException("'" + key + "' has weights, not negative");
            }
            weights.put(each.getKey(), each.getValue().doubleValue());
        }
        if (weights.values().stream().mapToDouble(Double::doubleValue).sum() <= 0) {
            throw new IllegalArgumentException("'" + key + "' needs a weight above 0");
        }
        return weights;
    }

    private static void known(JsonNode json, Set<String> keys, String noun) {
        if (!json.isObject()) {
            throw new IllegalArgumentException(noun + " is an object");
        }
        for (var name : (Iterable<String>) json::fieldNames) {
            if (!keys.contains(name)) {
                throw new IllegalArgumentException(
                        noun
                                + " has no '"
                                + name
                                + "'; it may have "
                                + keys.stream().sorted().toList());
            }
        }
    }
}
