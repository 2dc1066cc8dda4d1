package dev.signalbox.server.words;

import dev.signalbox.model.Event;
import dev.signalbox.model.Incident;
import dev.signalbox.model.NodeReason;
import dev.signalbox.model.NodeState;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.Reason;
import dev.signalbox.model.StreamView;
import dev.signalbox.model.Trouble;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.problems.Problem.FieldProblem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts the things of the fleet into sentences.
public final class Texts {
    private final Words words;

    public Texts(Words words) {
        this.words = words;
    }

    public String say(Language language, String key, Map<String, ?> values) {
        return words.say(language, key, values);
    }

    /// Why a stream is shown as it is.
    public String stream(Language language, NodeView node, StreamView stream) {
        return reason(language, node.reason(stream));
    }

    public String reason(Language language, Reason reason) {
        return words.say(language, "reason." + reason.code());
    }

    /// Why a node is shown as it is, with what was seen.
    public String node(Language language, NodeView view) {
        NodeReason reason = view.reason();
        NodeState state = view.state();
        String general = words.say(language, "node_reason." + reason.code());
        Trouble trouble = state.trouble();
        if (trouble == null || reason.clear() || trouble.reason() != reason) {
            return general;
        }
        return trouble(language, trouble, state.evidence());
    }

    public String trouble(Language language, Trouble trouble, String evidence) {
        return words.say(language, "trouble." + trouble.code(), Map.of("evidence", evidence));
    }

    /// What to do about it.
    public String advice(Language language, Trouble trouble) {
        return words.say(language, "advice.trouble." + trouble.code());
    }

    public String title(Language language, Problem problem) {
        return title(language, problem.code());
    }

    /// The sentence of a problem.
    ///
    /// @param more values that only the caller knows
    public String detail(Language language, Problem problem, Map<String, ?> more) {
        Map<String, Object> values = new HashMap<>(problem.args());
        values.putAll(more);
        if (values.get("trouble") instanceof Trouble trouble) {
            String evidence = String.valueOf(values.getOrDefault("evidence", ""));
            values.put("trouble", trouble(language, trouble, evidence));
        }
        if (!problem.fields().isEmpty()) {
            values.put("count", problem.fields().size());
        }
        return words.say(language, "problem." + problem.code().text() + ".detail", values);
    }

    /// In a few words.
    public String title(Language language, Code code) {
        return words.say(language, "problem." + code.text() + ".title");
    }

    /// The sentence of a problem without a case at hand.
    ///
    /// @param value what stands for the value of a name
    public String detail(Language language, Code code, UnaryOperator<String> value) {
        return words.fill(language, "problem." + code.text() + ".detail", value);
    }

    public String flaw(Language language, FieldProblem field) {
        return words.say(language, "flaw." + field.flaw().code(), field.args());
    }

    /// What happened.
    public String event(Language language, Event event) {
        Map<String, Object> values = new HashMap<>();
        event.data().forEach((key, value) -> values.put(key, value(value)));
        values.put("node", orEmpty(event.subject().nodeName()));
        values.put("path", orEmpty(event.subject().streamPath()));
        String key = "event." + event.kind().code();
        switch (event.kind()) {
            case NODE_STATUS_CHANGED -> {
                key += "." + values.get("to");
                Trouble trouble = trouble(event.data().get("cause"));
                values.put(
                        "trouble",
                        trouble == null
                                ? ""
                                : trouble(
                                        language,
                                        trouble,
                                        String.valueOf(event.data().get("evidence"))));
            }
            case STREAM_STATUS_CHANGED -> {
                values.put("status", words.say(language, "status." + values.get("to")));
                values.put(
                        "reason",
                        reason(language, Reason.of(String.valueOf(values.get("reason")))));
            }
            case STREAM_SOURCE_CHANGED -> {
                boolean same = Objects.equals(values.get("from_type"), values.get("to_type"));
                key += same ? ".same" : ".other";
            }
            case INCIDENT_OPENED,
                    INCIDENT_REOPENED,
                    INCIDENT_CHANGED,
                    INCIDENT_ACKNOWLEDGED,
                    INCIDENT_RESOLVED ->
                    values.put("title", incidentTitle(language, values));
            default -> {
                // The data is all that the words need.
            }
        }
        return words.say(language, key, values);
    }

    private String incidentTitle(Language language, Map<String, Object> values) {
        return words.say(language, "incident." + values.get("cause") + ".title", values);
    }

    public String title(Language language, Incident incident) {
        return words.say(
                language,
                "incident." + incident.cause().code() + ".title",
                values(language, incident));
    }

    public String detail(Language language, Incident incident) {
        boolean emptied = "true".equals(incident.data().get("emptied"));
        String key = "incident." + incident.cause().code() + (emptied ? ".emptied" : "");
        return words.say(language, key + ".detail", values(language, incident));
    }

    private Map<String, Object> values(Language language, Incident incident) {
        Map<String, Object> values = new HashMap<>(incident.data());
        values.put("node", orEmpty(incident.subject().nodeName()));
        values.put("path", orEmpty(incident.subject().streamPath()));
        values.put("affected", incident.affected());
        Trouble trouble = trouble(incident.data().get("cause"));
        if (trouble != null) {
            String evidence = incident.data().getOrDefault("evidence", "");
            values.put("trouble", trouble(language, trouble, evidence));
        }
        String reason = incident.data().get("reason");
        if (reason != null) {
            values.put("reason", reason(language, Reason.of(reason)));
        }
        return values;
    }

    private static @Nullable Trouble trouble(@Nullable Object code) {
        for (Trouble trouble : Trouble.values()) {
            if (trouble.code().equals(code)) {
                return trouble;
            }
        }
        return null;
    }

    private static Object value(Object value) {
        return value instanceof Collection<?> list
                ? List.copyOf(list).stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
