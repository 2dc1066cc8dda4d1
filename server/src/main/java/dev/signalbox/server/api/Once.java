package dev.signalbox.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.server.idempotency.AnswerStore.Kept;
import dev.signalbox.server.idempotency.Idempotency;
import dev.signalbox.server.problems.Flaw;
import dev.signalbox.server.problems.Problem;
import io.javalin.http.Context;
import java.util.Map;

/// Carries out commands that come with an `Idempotency-Key`, and gives their first answer again.
final class Once {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_CHARACTERS = 200;

    private final Idempotency idempotency;

    Once(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    void run(Route route, Call call, String key) {
        if (key.isBlank()) {
            throw Problem.input("Idempotency-Key", Flaw.TOO_SHORT, Map.of("least", 1)).exception();
        }
        if (key.length() > MOST_CHARACTERS) {
            throw Problem.input("Idempotency-Key", Flaw.TOO_LONG, Map.of("most", MOST_CHARACTERS))
                    .exception();
        }
        Context context = call.context();
        String path = context.path().replaceFirst("/$", "");
        String request = Hashes.of(route.method() + " " + path, call.bytes());
        boolean[] first = {false};
        Kept kept =
                idempotency.once(
                        call.principal().key(),
                        key,
                        request,
                        () -> {
                            first[0] = true;
                            handle(route, call);
                            return new Kept(
                                    request,
                                    context.statusCode(),
                                    context.res().getHeader("Location"),
                                    context.result());
                        });
        if (!first[0]) {
            again(call, kept);
        }
    }

    private static void again(Call call, Kept kept) {
        Context context = call.context();
        context.status(kept.status()).header("Idempotent-Replayed", "true");
        String location = kept.location();
        if (location != null) {
            context.header("Location", location);
        }
        String body = kept.body();
        if (body != null) {
            JsonNode revision = revision(body);
            if (revision.isInt()) {
                call.etag(revision.intValue());
            }
            context.contentType("application/json").result(body);
        }
    }

    /// The tag of the first answer stands in its body.
    private static JsonNode revision(String body) {
        try {
            return JSON.readTree(body).path("revision");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer is not JSON", e);
        }
    }

    private static void handle(Route route, Call call) {
        try {
            route.handler().handle(call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
