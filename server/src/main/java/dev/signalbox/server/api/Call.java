package dev.signalbox.server.api;

import dev.signalbox.server.access.Principal;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.words.Language;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One request that was let in, with its input read and checked as it is asked for.
final class Call {
    /// A body that is too large is read this far before it is refused, in bytes.
    private static final long MOST_DRAINED = 4 * ApiServer.MOST_BYTES;

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");
    private static final Pattern REVISION = Pattern.compile("[0-9]{1,9}");

    private final Context context;
    private final Route route;
    private final Language language;
    private final @Nullable Principal principal;
    private byte @Nullable [] bytes;
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
        if (ID.matcher(text).matches()) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException _) {
                // Larger than any that was ever given.
            }
        }
        throw Problem.of(Code.ROUTE_UNKNOWN, Map.of("path", context.path())).exception();
    }

    Query query() {
        return new Query(context.queryString(), route.query());
    }

    /// The body as it came, read once.
    byte[] bytes() {
        if (bytes == null) {
            bytes = read(context.req());
        }
        return bytes;
    }

    private static byte[] read(HttpServletRequest request) {
        boolean announced = request.getContentLengthLong() > ApiServer.MOST_BYTES;
        try {
            InputStream in = request.getInputStream();
            byte[] read = in.readNBytes(announced ? 0 : (int) ApiServer.MOST_BYTES + 1);
            if (!announced && read.length <= ApiServer.MOST_BYTES) {
                return read;
            }
            // Whoever is still sending when the connection goes may never see the answer.
            in.skip(MOST_DRAINED);
        } catch (IOException | RuntimeException _) {
            // The other side went, took too long, or sends what is not HTTP.
            throw Body.notJson("it breaks off");
        }
        throw tooLarge();
    }

    private static RuntimeException tooLarge() {
        return Problem.of(Code.BODY_TOO_LARGE, Map.of("limit", ApiServer.MOST_BYTES)).exception();
    }

    /// The body, read once.
    Fields body() {
        if (body == null) {
            body = Body.read(bytes(), context.contentType(), route.body());
        }
        return body;
    }

    /// The revision that the caller has seen, from `If-Match` or else from the body.
    Optional<Integer> revision() {
        Optional<Integer> inBody = body().integer("revision", 1, Integer.MAX_VALUE);
        String header = context.header("If-Match");
        if (header == null || header.strip().equals("*")) {
            return inBody;
        }
        String tag = header.strip().replaceFirst("^W/", "").replace("\"", "");
        // A tag that never was ours is none that fits now.
        return Optional.of(REVISION.matcher(tag).matches() ? Integer.parseInt(tag) : -1);
    }

    void answer(int status, Out.Json json) {
        context.header("Content-Language", language.tag());
        context.status(status).contentType("application/json").result(Out.bytes(json));
    }

    void answer(Out.Json json) {
        answer(200, json);
    }

    void answerNothing() {
        context.status(204).removeHeader("Content-Type");
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

    void answerLines(Lines lines) {
        context.header("Content-Language", language.tag()).contentType("application/x-ndjson");
        try (OutputStream out = new BufferedOutputStream(context.outputStream(), 1 << 16)) {
            lines.write(out);
        } catch (IOException e) {
            throw new Left(e);
        }
    }

    /// Whoever asked does not read the answer to its end.
    static final class Left extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        Left(IOException cause) {
            super(cause);
        }
    }
}
