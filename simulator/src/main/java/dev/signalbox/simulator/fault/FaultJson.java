package dev.signalbox.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.mediamtx.wire.Json;
import java.time.Duration;
import java.util.Set;

/// Faults as JSON, in scenes and at the control port:
/// `{"kind":"slow","delayMillis":2000,"endpoint":"/v3/paths"}`.
public final class FaultJson {

    private static final Set<String> KEYS =
            Set.of("kind", "endpoint", "path", "delayMillis", "text", "bytes", "forMillis");

    private FaultJson() {}

    /// Reads a fault. What is missing has the usual measure.
    ///
    /// @throws IllegalArgumentException saying what is wrong
    public static Fault read(JsonNode json) {
        if (json.isTextual()) {
            return Fault.of(FaultKind.named(json.textValue()));
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("A fault is an object with 'kind', or a word");
        }
        for (var name : (Iterable<String>) json::fieldNames) {
            if (!KEYS.contains(name)) {
                throw new IllegalArgumentException(
                        "A fault has no '"
                                + name
                                + "'; it may have "
                                + KEYS.stream().sorted().toList());
            }
        }
        var usual = Fault.of(FaultKind.named(json.path("kind").asText("")));
        return usual.onlyFor(json.path("endpoint").asText(""))
                .onlyForPath(json.path("path").asText(""))
                .after(
                        json.has("delayMillis")
                                ? millis(json.get("delayMillis"), "delayMillis")
                                : usual.delay())
                .saying(json.path("text").asText(usual.text()))
                .of(json.path("bytes").asLong(usual.bytes()));
    }

    /// How long a fault is to last, or zero for until it is cleared.
    public static Duration duration(JsonNode json) {
        return json.has("forMillis") ? millis(json.get("forMillis"), "forMillis") : Duration.ZERO;
    }

    /// Prints a fault.
    public static void print(Json out, Fault fault) {
        out.open('{').name("kind").string(fault.kind().word());
        if (!fault.endpoint().isEmpty()) {
            out.name("endpoint").string(fault.endpoint());
        }
        if (!fault.path().isEmpty()) {
            out.name("path").string(fault.path());
        }
        if (!fault.delay().isZero()) {
            out.name("delayMillis").number(fault.delay().toMillis());
        }
        if (!fault.text().isEmpty()) {
            out.name("text").string(fault.text());
        }
        if (fault.bytes() > 0) {
            out.name("bytes").number(fault.bytes());
        }
        out.close('}');
    }

    private static Duration millis(JsonNode json, String key) {
        if (!json.isIntegralNumber() || json.longValue() < 0) {
            throw new IllegalArgumentException("'" + key + "' is a number of milliseconds");
        }
        return Duration.ofMillis(json.longValue());
    }
}
