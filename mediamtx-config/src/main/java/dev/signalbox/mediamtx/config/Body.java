package dev.signalbox.mediamtx.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import dev.signalbox.mediamtx.wire.GoQuote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the bodies of configuration writes: which keys are given, and their values.
final class Body {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Body() {}

    /// The given keys with their decoded values. `null` means "not given".
    ///
    /// @throws BadValue in the words of the release
    static Map<String, Object> read(byte[] json, ConfigSchema schema, Scope scope) throws BadValue {
        var version = schema.version();
        var root = parse(json, version);
        if (root.isNull()) {
            return Map.of();
        }
        if (!root.isObject()) {
            var type = version.atLeast(16, 0) ? "map[string]json.RawMessage" : "struct {}";
            throw new BadValue(
                    "json: cannot unmarshal "
                            + root.getNodeType().name().toLowerCase(Locale.ROOT)
                            + " into Go value of type "
                            + type);
        }
        var keys = schema.keys(scope);
        if (version.atLeast(16, 0)) {
            for (var given : (Iterable<String>) root::fieldNames) {
                key(keys, given, version);
            }
        }
        var values = new HashMap<String, Object>();
        for (var field : root.properties()) {
            var key = key(keys, field.getKey(), version);
            if (!field.getValue().isNull()) {
                values.put(
                        key.name(),
                        key.kind().decode(field.getValue(), new Decoding(version, key.name())));
            }
        }
        return Map.copyOf(values);
    }

    /// Before 1.16.0 the spelling of keys could differ in capitals.
    private static ConfigKey key(Map<String, ConfigKey> keys, String given, MediaMtxVersion version)
            throws BadValue {
        var key = keys.get(given);
        if (key == null && version.before(16, 0)) {
            key = ignoringCase(keys, given);
        }
        if (key == null) {
            throw new BadValue("json: unknown field " + GoQuote.quote(given));
        }
        return key;
    }

    private static @Nullable ConfigKey ignoringCase(Map<String, ConfigKey> keys, String given) {
        return keys.values().stream()
                .filter(key -> key.name().equalsIgnoreCase(given))
                .findFirst()
                .orElse(null);
    }

    private static JsonNode parse(byte[] json, MediaMtxVersion version) throws BadValue {
        boolean whole = version.atLeast(16, 0);
        try (var parser = MAPPER.createParser(json)) {
            var first = parser.nextToken();
            if (first == null) {
                throw new BadValue(whole ? "unexpected end of JSON input" : "EOF");
            }
            JsonNode root = MAPPER.readTree(parser);
            int end = (int) parser.currentLocation().getByteOffset();
            if (whole) {
                requireNothingAfter(json, end);
            }
            return root;
        } catch (JsonEOFException e) {
            throw new BadValue(whole ? "unexpected end of JSON input" : "unexpected EOF");
        } catch (JsonProcessingException e) {
            int at = (int) e.getLocation().getByteOffset();
            throw new BadValue(
                    "invalid character " + character(json, at) + " looking for beginning of value");
        } catch (IOException e) {
            throw new IllegalStateException(e); // there is no I/O in reading an array
        }
    }

    private static void requireNothingAfter(byte[] json, int end) throws BadValue {
        for (int i = end; i < json.length; i++) {
            if (" \t\r\n".indexOf(json[i]) < 0) {
                throw new BadValue(
                        "invalid character " + character(json, i) + " after top-level value");
            }
        }
    }

    private static String character(byte[] json, int at) {
        int index = Math.clamp(at, 0, json.length - 1);
        return "'" + new String(json, index, 1, StandardCharsets.ISO_8859_1) + "'";
    }
}
