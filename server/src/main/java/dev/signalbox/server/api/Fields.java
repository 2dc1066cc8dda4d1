package dev.signalbox.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Flaw;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.problems.Problem.FieldProblem;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a JSON object and collects what is wrong with them. Fields that nobody asked
/// for are unknown ones. Call [#check] before acting.
final class Fields {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final JsonNode object;
    private final Set<String> asked = new HashSet<>();
    private final List<FieldProblem> flaws = new ArrayList<>();

    private Fields(JsonNode object) {
        this.object = object;
    }

    static Fields read(Context context, Route.Body wanted) {
        byte[] bytes = context.bodyAsBytes();
        if (bytes.length == 0) {
            if (wanted == Route.Body.REQUIRED) {
                throw notJson("it is empty");
            }
            return new Fields(JSON.createObjectNode());
        }
        String type = context.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Problem.of(Code.BODY_NOT_JSON_TYPE).exception();
        }
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw notJson("it is not an object");
            }
            return new Fields(node);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null
                            ? ""
                            : " (line "
                                    + e.getLocation().getLineNr()
                                    + ", column "
                                    + e.getLocation().getColumnNr()
                                    + ")";
            throw notJson(firstLine(e.getOriginalMessage()) + where);
        } catch (IOException e) {
            throw notJson(firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static RuntimeException notJson(String why) {
        return Problem.of(Code.INPUT_NOT_JSON, Map.of("why", why)).exception();
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.length() > 200 ? line.substring(0, 200) : line;
    }

    /// Ends the call if anything was wrong.
    void check() {
        object.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!asked.contains(name)) {
                                flaw(name, Flaw.UNKNOWN, Map.of());
                            }
                        });
        if (!flaws.isEmpty()) {
            throw Problem.input(flaws).exception();
        }
    }

    void flaw(String field, Flaw flaw, Map<String, Object> args) {
        flaws.add(new FieldProblem(field, flaw, args));
    }

    boolean has(String name) {
        asked.add(name);
        return object.has(name);
    }

    /// Notes that a field has to be there.
    Fields require(String name) {
        if (!has(name)) {
            flaw(name, Flaw.REQUIRED, Map.of());
        }
        return this;
    }

    /// The value; null if the field is not there or null.
    private @Nullable JsonNode value(String name, boolean nullable) {
        asked.add(name);
        JsonNode value = object.get(name);
        if (value == null) {
            return null;
        }
        if (value.isNull()) {
            if (!nullable) {
                flaw(name, Flaw.NULL, Map.of());
            }
            return null;
        }
        return value;
    }

    /// A text that has to be one if it is there.
    Optional<String> text(String name, int least, int most) {
        return Optional.ofNullable(text(value(name, false), name, least, most));
    }

    /// A text that may also be null.
    @Nullable String textOrNull(String name, int most) {
        return text(value(name, true), name, 0, most);
    }

    private @Nullable String text(@Nullable JsonNode value, String name, int least, int most) {
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            flaw(name, Flaw.NOT_TEXT, Map.of());
            return null;
        }
        String text = value.textValue();
        if (text.strip().length() < least) {
            flaw(name, Flaw.TOO_SHORT, Map.of("least", least));
            return null;
        }
        if (text.length() > most) {
            flaw(name, Flaw.TOO_LONG, Map.of("most", most));
            return null;
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            flaw(name, Flaw.CONTROL_CHARACTERS, Map.of());
            return null;
        }
        return text;
    }

    Optional<Boolean> bool(String name) {
        JsonNode value = value(name, false);
        if (value != null && !value.isBoolean()) {
            flaw(name, Flaw.NOT_BOOLEAN, Map.of());
            return Optional.empty();
        }
        return value == null ? Optional.empty() : Optional.of(value.booleanValue());
    }

    Optional<Integer> integer(String name, int least, int most) {
        return number(name, least, most).map(Long::intValue);
    }

    Optional<Long> number(String name, long least, long most) {
        JsonNode value = value(name, false);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            flaw(name, Flaw.NOT_INTEGER, Map.of());
            return Optional.empty();
        }
        return inRange(name, (double) value.longValue(), least, most)
                ? Optional.of(value.longValue())
                : Optional.empty();
    }

    /// An id that may also be null.
    Optional<Long> idOrNull(String name) {
        return value(name, true) == null ? Optional.empty() : number(name, 1, Long.MAX_VALUE);
    }

    /// A number with or without a fraction that may also be null.
    @Nullable Double decimalOrNull(String name, long least, long most) {
        JsonNode value = value(name, true);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            flaw(name, Flaw.NOT_NUMBER, Map.of());
            return null;
        }
        double number = value.doubleValue();
        return inRange(name, number, least, most) ? number : null;
    }

    private boolean inRange(String name, double number, long least, long most) {
        if (number < least) {
            flaw(name, Flaw.TOO_SMALL, Map.of("least", least));
            return false;
        }
        if (number > most) {
            flaw(name, Flaw.TOO_BIG, Map.of("most", most));
            return false;
        }
        return true;
    }

    @Nullable Instant timeOrNull(String name) {
        JsonNode value = value(name, true);
        if (value == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value.asText()).toInstant();
        } catch (DateTimeException _) {
            flaw(name, Flaw.NOT_TIME, Map.of());
            return null;
        }
    }

    /// A free text or object, as JSON.
    @Nullable String jsonOrNull(String name, int most) {
        JsonNode value = value(name, true);
        if (value == null) {
            return null;
        }
        if (value.getNodeType() != JsonNodeType.STRING && !value.isObject()) {
            flaw(name, Flaw.NOT_OBJECT, Map.of());
            return null;
        }
        String json = value.toString();
        if (json.length() > most) {
            flaw(name, Flaw.TOO_LONG, Map.of("most", most));
        }
        return json;
    }

    /// Labels: an object of texts.
    Optional<Map<String, String>> labels(String name) {
        JsonNode value = value(name, false);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            flaw(name, Flaw.NOT_OBJECT, Map.of());
            return Optional.empty();
        }
        Map<String, String> labels = new HashMap<>();
        value.properties()
                .forEach(
                        entry -> {
                            if (!entry.getKey().matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,62}")) {
                                flaw(
                                        name,
                                        Flaw.LABEL_KEY,
                                        Map.of("key", shortened(entry.getKey())));
                            }
                            String text =
                                    text(
                                            entry.getValue(),
                                            name + "." + shortened(entry.getKey()),
                                            0,
                                            255);
                            labels.put(entry.getKey(), text == null ? "" : text);
                        });
        if (labels.size() > 64) {
            flaw(name, Flaw.TOO_MANY, Map.of("most", 64));
        }
        return Optional.of(labels);
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) : text;
    }
}
