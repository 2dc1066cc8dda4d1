package dev.signalbox.server.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A body that has to be one JSON object.
final class Body {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final Pattern JSON_TYPE =
            Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private Body() {}

    /// Its fields.
    ///
    /// @param type what the request says the bytes are
    static Fields read(byte[] bytes, @Nullable String type, Route.Body wanted) {
        if (bytes.length == 0) {
            if (wanted == Route.Body.REQUIRED) {
                throw notJson("it is empty");
            }
            return new Fields(JSON.createObjectNode());
        }
        if (type == null || !JSON_TYPE.matcher(type).matches()) {
            throw Problem.of(Code.BODY_NOT_JSON_TYPE).exception();
        }
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw notJson("it is not an object");
            }
            return new Fields(node);
        } catch (StreamConstraintsException _) {
            throw notJson("it is nested too deep, or has too long a number or name");
        } catch (JsonProcessingException e) {
            throw notJson(where(e.getLocation()));
        } catch (IOException _) {
            throw notJson("it is not UTF-8");
        }
    }

    /// The parser's own words tell more of the parser than of the mistake.
    private static String where(@Nullable JsonLocation location) {
        return location == null
                ? "it breaks off"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    static RuntimeException notJson(String why) {
        return Problem.of(Code.INPUT_NOT_JSON, Map.of("why", why)).exception();
    }
}
