package dev.signalbox.server.api;

import dev.signalbox.server.access.Principal;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.words.Language;
import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request that was let in, with its input read and checked as it is asked for.
final class Call {
    private final Context context;
    private final Route route;
    private final Language language;
    private final @Nullable Principal principal;
    private @Nullable Fields body;

    Call(Context context, Route route, Language language, @Nullable Principal principal) {
        this.context = context;
        this.route = route;
        this.language = language;
        this.principal = principal;
    }

    Context context() {
        return context;
    }

    Language language() {
        return language;
    }

    /// Who asks. Routes that are open to anybody must not ask for it.
    Principal principal() {
        return Objects.requireNonNull(principal);
    }

    /// The number in the path. What is no number is no address of ours.
    long id() {
        String text = context.pathParam("id");
        try {
            long id = Long.parseLong(text);
            if (id > 0 && !text.startsWith("+")) {
                return id;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw Problem.of(Code.ROUTE_UNKNOWN, Map.of("path", context.path())).exception();
    }

    Query query() {
        return new Query(context.queryParamMap(), route.query());
    }

    /// The body, read once.
    Fields body() {
        if (body == null) {
            body = Fields.read(context, route.body());
        }
        return body;
    }

    /// The revision that the caller has seen, from `If-Match` or the body.
    Optional<Integer> revision() {
        String header = context.header("If-Match");
        if (header != null && !header.strip().equals("*")) {
            String tag = header.strip().replaceFirst("^W/", "").replace("\"", "");
            // A tag that never was ours is none that fits now.
            return Optional.of(tag.matches("\\d{1,9}") ? Integer.parseInt(tag) : -1);
        }
        return body().integer("revision", 1, Integer.MAX_VALUE);
    }

    void answer(int status, Out.Json json) {
        context.status(status).contentType("application/json").result(Out.bytes(json));
    }

    void answer(Out.Json json) {
        answer(200, json);
    }

    void answerNothing() {
        context.status(204);
    }

    void etag(int revision) {
        context.header("ETag", "\"" + revision + "\"");
    }

    /// Whether the caller would rather have one object a line.
    boolean wantsLines() {
        String accept = context.header("Accept");
        return accept != null && accept.contains("application/x-ndjson");
    }

    /// Writes while it goes, for answers without an end.
    interface Lines {
        void write(OutputStream out) throws IOException;
    }

    void answerLines(Lines lines) throws IOException {
        context.contentType("application/x-ndjson");
        try (OutputStream out = new BufferedOutputStream(context.outputStream(), 1 << 16)) {
            lines.write(out);
        }
    }
}
