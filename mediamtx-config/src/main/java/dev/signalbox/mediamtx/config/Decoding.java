package dev.signalbox.mediamtx.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;

/// Where in a body a value stands, and by whose rules it is read.
///
/// @param version whose rules
/// @param field the place, such as `authInternalUsers[0].ips`
record Decoding(MediaMtxVersion version, String field) {

    Decoding at(int index) {
        return new Decoding(version, field + "[" + index + "]");
    }

    Decoding at(String name) {
        return new Decoding(version, field.isEmpty() ? name : field + "." + name);
    }

    String string(JsonNode json) throws BadValue {
        if (json.isNull()) {
            return "";
        }
        if (!json.isTextual()) {
            throw mismatch(json, "string");
        }
        return json.textValue();
    }

    boolean bool(JsonNode json) throws BadValue {
        if (json.isNull()) {
            return false;
        }
        if (!json.isBoolean()) {
            throw mismatch(json, "bool");
        }
        return json.booleanValue();
    }

    long whole(JsonNode json, boolean signed) throws BadValue {
        if (json.isNull()) {
            return 0;
        }
        var type = signed ? "int" : "uint";
        if (!json.isNumber()) {
            throw mismatch(json, type);
        }
        if (!json.isIntegralNumber()
                || !json.canConvertToLong()
                || (!signed && json.asLong() < 0)) {
            throw new BadValue(intro("number " + json.asText()) + type);
        }
        return json.longValue();
    }

    double real(JsonNode json) throws BadValue {
        if (json.isNull()) {
            return 0;
        }
        if (!json.isNumber()) {
            throw mismatch(json, "float64");
        }
        return json.doubleValue();
    }

    /// Go's complaint about a value of the wrong type.
    BadValue mismatch(JsonNode json, String wanted) {
        var got =
                switch (json.getNodeType()) {
                    case STRING -> "string";
                    case NUMBER -> "number";
                    case BOOLEAN -> "bool";
                    case ARRAY -> "array";
                    case OBJECT -> "object";
                    case NULL, MISSING, BINARY, POJO -> "null";
                };
        return new BadValue(intro(got) + wanted);
    }

    /// Since 1.16.0 bodies are decoded field by field, which changed the wording.
    private String intro(String got) {
        return version.atLeast(16, 0)
                ? "json: cannot unmarshal " + got + " into Go value of type "
                : "json: cannot unmarshal " + got + " into Go struct field ." + field + " of type ";
    }
}
