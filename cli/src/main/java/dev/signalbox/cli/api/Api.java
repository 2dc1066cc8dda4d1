package dev.signalbox.cli.api;

import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.json.JsonText;
import dev.signalbox.cli.words.Words;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/// The HTTP API of one Signalbox. A call either gives its answer or ends the command with [Failed].
public final class Api implements AutoCloseable {
    private final Settings settings;
    private final Words words;
    private final HttpClient http;

    /// What every call has in common.
    ///
    /// @param base the address, without a slash at the end
    /// @param timeout for one whole call
    /// @param agent the name and version of this program
    public record Settings(String base, Optional<String> key, Duration timeout, String agent) {}

    /// Opens nothing yet.
    public Api(Settings settings, Words words) {
        this.settings = settings;
        this.words = words;
        this.http = Clients.of(settings.base(), settings.timeout());
    }

    /// Reads.
    public Answer get(Query query) {
        return send(Request.get(query.toString()));
    }

    /// Reads several things at once.
    public List<Answer> getAll(List<String> paths) {
        return paths.stream()
                .map(path -> http.sendAsync(built(Request.get(path)), bytes()))
                .toList()
                .stream()
                .map(this::joined)
                .map(response -> answer(response, true))
                .toList();
    }

    /// Makes a call.
    public Answer send(Request request) {
        return answer(joined(http.sendAsync(built(request), bytes())), request.keyed());
    }

    /// Opens the live connection.
    public Live live() {
        var uri = URI.create(settings.base().replaceFirst("^http", "ws") + "/api/live");
        var builder = http.newWebSocketBuilder().connectTimeout(settings.timeout());
        settings.key().ifPresent(key -> builder.header("X-API-Key", key));
        builder.header("User-Agent", settings.agent());
        var live = new Live();
        try {
            live.opened(builder.buildAsync(uri, live).join());
            return live;
        } catch (CompletionException e) {
            throw new Failed(notOpened(cause(e)));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static HttpResponse.BodyHandler<byte[]> bytes() {
        return HttpResponse.BodyHandlers.ofByteArray();
    }

    private HttpRequest built(Request request) {
        var body =
                request.body()
                        .map(json -> HttpRequest.BodyPublishers.ofString(JsonText.write(json)))
                        .orElseGet(HttpRequest.BodyPublishers::noBody);
        var builder =
                HttpRequest.newBuilder(URI.create(settings.base() + request.path()))
                        .method(request.method(), body)
                        .timeout(settings.timeout())
                        .header("Accept", "application/json, application/problem+json")
                        .header("Accept-Language", words.language().tag())
                        .header("User-Agent", settings.agent());
        if (request.body().isPresent()) {
            builder.header("Content-Type", "application/json");
        }
        if (request.keyed()) {
            settings.key().ifPresent(key -> builder.header("X-API-Key", key));
        }
        request.headers().forEach(builder::header);
        return builder.build();
    }

    private static Throwable cause(CompletionException e) {
        var cause = e.getCause();
        return cause == null ? e : cause;
    }

    private HttpResponse<byte[]> joined(CompletableFuture<HttpResponse<byte[]>> coming) {
        try {
            return coming.join();
        } catch (CompletionException e) {
            throw new Failed(away(cause(e)));
        }
    }

    private Answer answer(HttpResponse<byte[]> response, boolean keyed) {
        int status = response.statusCode();
        var text = new String(response.body(), StandardCharsets.UTF_8);
        var json = read(text);
        if (status < 200 || status >= 300) {
            throw new Failed(refused(response, json, keyed));
        }
        if (json.isEmpty()) {
            throw new Failed(notSignalbox());
        }
        return new Answer(text.stripTrailing(), json.get(), response.headers());
    }

    /// Nothing if the body is not JSON; an empty body is `null`.
    private static Optional<Json> read(String text) {
        try {
            return Optional.of(text.isBlank() ? Json.Null.NOTHING : JsonText.parse(text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Failure refused(HttpResponse<byte[]> response, Optional<Json> json, boolean keyed) {
        int status = response.statusCode();
        var told = json.filter(problem -> problem.at("code").present());
        if (told.isPresent()) {
            var failure = Failure.told(status, told.get());
            return status == 401 && keyed ? failure.withHint(words.say("hint.login")) : failure;
        }
        if (status >= 300 && status < 400) {
            var place = response.headers().firstValue("Location").orElse("?");
            return Failure.here(
                    Exit.UNREACHABLE,
                    "cli.redirected",
                    words.say("away.redirected", settings.base(), place));
        }
        if (status == 401 || status == 403 || status >= 500) {
            // A proxy before Signalbox says so without a word of explanation.
            return Failure.here(
                    Exit.ofStatus(status, false),
                    "cli.bare_answer",
                    words.say("away.bare", settings.base(), status));
        }
        return notSignalbox();
    }

    private Failure notSignalbox() {
        return Failure.here(
                Exit.UNREACHABLE,
                "cli.not_signalbox",
                words.say("away.not_signalbox", settings.base()));
    }

    private Failure notOpened(Throwable cause) {
        if (cause instanceof WebSocketHandshakeException handshake) {
            int status = handshake.getResponse().statusCode();
            if (status == 401 || status == 403) {
                return Failure.here(Exit.DENIED, "cli.not_signed_in", words.say("follow.denied"))
                        .withHint(words.say("hint.login"));
            }
            if (status < 500) {
                return notSignalbox();
            }
        }
        return away(cause);
    }

    private Failure away(Throwable cause) {
        var why =
                switch (cause) {
                    case HttpConnectTimeoutException _ -> words.say("away.no_connection");
                    case HttpTimeoutException _ ->
                            words.say("away.timeout", settings.timeout().toSeconds());
                    case ConnectException e
                            when e.getCause() instanceof UnresolvedAddressException ->
                            words.say("away.unknown_host");
                    case ConnectException _ -> words.say("away.refused");
                    case SSLException e -> words.say("away.tls", String.valueOf(e.getMessage()));
                    default -> words.say("away.broken", String.valueOf(cause.getMessage()));
                };
        return Failure.here(
                        Exit.UNREACHABLE,
                        Failure.UNREACHABLE,
                        words.say("away", settings.base(), why))
                .withHint(words.say("hint.away"));
    }
}
