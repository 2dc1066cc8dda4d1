package dev.signalbox.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.server.access.Principal;
import dev.signalbox.server.live.Client;
import dev.signalbox.server.live.Line;
import dev.signalbox.server.live.Live;
import dev.signalbox.server.words.Language;
import dev.signalbox.server.work.Pacer;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// `/api/live`: the protocol of docs/live.md over a WebSocket.
final class LiveSocket {
    static final String PRINCIPAL = "signalbox.principal";

    private static final Pattern TOPIC =
            Pattern.compile("fleet|streams|incidents|events|(node|stream):[1-9]\\d{0,17}");
    private static final Duration RECHECK = Duration.ofSeconds(30);
    private static final int BAD_IN_A_ROW = 3;

    private final ApiParts parts;
    private final Live live;
    private final Pacer pacer;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();

    LiveSocket(ApiParts parts, Live live, Pacer pacer) {
        this.parts = parts;
        this.live = live;
        this.pacer = pacer;
    }

    private static final class Conversation {
        private final Client client;
        private final Principal principal;
        private final Line line;
        private int badInARow;

        Conversation(Client client, Principal principal, Line line) {
            this.client = client;
            this.principal = principal;
            this.line = line;
        }
    }

    void configure(WsConfig socket) {
        socket.onConnect(
                context -> {
                    context.enableAutomaticPings(20, TimeUnit.SECONDS);
                    context.session.setIdleTimeout(Duration.ofSeconds(70));
                    Principal principal =
                            Objects.requireNonNull(context.<Principal>attribute(PRINCIPAL));
                    Line line = new SessionLine(context.session);
                    Client client = live.connect(line, hello());
                    conversations.put(
                            context.sessionId(), new Conversation(client, principal, line));
                });
        socket.onMessage(context -> message(context, context.message()));
        socket.onBinaryMessage(context -> bad(context, conversation(context)));
        socket.onClose(this::left);
        socket.onError(this::left);
    }

    void start() {
        pacer.in(RECHECK, "live principals", this::recheck);
    }

    private void left(WsContext context) {
        Conversation gone = conversations.remove(context.sessionId());
        if (gone != null) {
            live.disconnect(gone.client);
        }
    }

    /// Ends conversations of those who may not listen any more.
    private void recheck() {
        try {
            for (Conversation conversation : conversations.values()) {
                if (!parts.access().stillValid(conversation.principal)) {
                    conversation.line.close(4401, "the session or key has ended");
                }
            }
        } finally {
            start();
        }
    }

    private String hello() {
        return string(
                out ->
                        out.text("type", "hello")
                                .number("sequence", parts.log().last())
                                .text("version", parts.system().version())
                                .time("server_time", parts.time().instant()));
    }

    static String string(Out.Json fields) {
        return new String(Out.bytes(fields), StandardCharsets.UTF_8);
    }

    private @Nullable Conversation conversation(WsContext context) {
        return conversations.get(context.sessionId());
    }

    private void message(WsContext context, String text) {
        Conversation conversation = conversation(context);
        if (conversation == null) {
            return;
        }
        JsonNode message;
        try {
            message = json.readTree(text);
        } catch (JsonProcessingException _) {
            bad(context, conversation);
            return;
        }
        if (understood(conversation, message)) {
            conversation.badInARow = 0;
        } else {
            bad(context, conversation);
        }
    }

    private boolean understood(Conversation conversation, @Nullable JsonNode message) {
        if (message == null || !message.isObject()) {
            return false;
        }
        if (message.has("ping")) {
            JsonNode ping = message.get("ping");
            if (!ping.isNumber()) {
                return false;
            }
            conversation.line.send(
                    string(out -> out.text("type", "pong").number("ping", ping.longValue())),
                    _ -> {});
            return true;
        }
        if (message.has("unsubscribe")) {
            Set<String> topics = topics(message.get("unsubscribe"));
            if (topics != null) {
                live.unsubscribe(conversation.client, topics);
            }
            return topics != null;
        }
        Set<String> topics = topics(message.get("subscribe"));
        JsonNode since = message.get("since");
        JsonNode batch = message.get("batch");
        JsonNode language = message.get("language");
        boolean fits =
                topics != null
                        && (since == null || since.isNull() || since.canConvertToLong())
                        && (batch == null || batch.isBoolean())
                        && (language == null || language.isTextual());
        if (!fits || topics == null) {
            return false;
        }
        Live.Wish wish =
                new Live.Wish(
                        topics,
                        since == null || since.isNull() ? null : Long.valueOf(since.longValue()),
                        language == null ? null : Language.best(language.textValue()),
                        batch == null ? null : Boolean.valueOf(batch.booleanValue()));
        if (!live.subscribe(conversation.client, wish)) {
            error(conversation, "live.too_many_topics", Map.of("most", Live.MOST_TOPICS));
        }
        return true;
    }

    /// The topics, or null if one of them is none.
    private static @Nullable Set<String> topics(@Nullable JsonNode list) {
        if (list == null || !list.isArray()) {
            return null;
        }
        Set<String> topics = new HashSet<>();
        for (JsonNode topic : list) {
            if (!topic.isTextual() || !TOPIC.matcher(topic.textValue()).matches()) {
                return null;
            }
            topics.add(topic.textValue());
        }
        return topics;
    }

    private void bad(WsContext context, @Nullable Conversation conversation) {
        if (conversation == null) {
            return;
        }
        error(conversation, "live.bad_message", Map.of());
        if (++conversation.badInARow >= BAD_IN_A_ROW) {
            context.closeSession(4400, "three messages in a row that are not understood");
        }
    }

    private void error(Conversation conversation, String code, Map<String, ?> values) {
        String detail = parts.texts().say(Language.ENGLISH, code, values);
        conversation.line.send(
                string(out -> out.text("type", "error").text("code", code).text("detail", detail)),
                _ -> {});
    }

    private record SessionLine(Session session) implements Line {
        @Override
        public void send(String text, Done done) {
            session.sendText(text, Callback.from(() -> done.sent(true), _ -> done.sent(false)));
        }

        @Override
        public void close(int code, String reason) {
            session.close(code, reason, Callback.NOOP);
        }
    }
}
