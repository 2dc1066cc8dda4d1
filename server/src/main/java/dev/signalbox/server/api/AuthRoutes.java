package dev.signalbox.server.api;

import static dev.signalbox.server.api.Route.Body.NONE;
import static dev.signalbox.server.api.Route.Body.REQUIRED;

import dev.signalbox.server.access.Access;
import dev.signalbox.server.access.AccessStore.KeyRow;
import dev.signalbox.server.access.Principal;
import dev.signalbox.server.access.Role;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Flaw;
import dev.signalbox.server.problems.Problem;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// `/api/auth/…` and `/api/keys`
final class AuthRoutes {
    private final ApiParts parts;
    private final Guard guard;

    AuthRoutes(ApiParts parts, Guard guard) {
        this.parts = parts;
        this.guard = guard;
    }

    List<Route> all() {
        return List.of(
                Route.post("/api/auth/login", null, REQUIRED, this::login),
                Route.post("/api/auth/logout", Role.VIEWER, NONE, this::logout),
                Route.get("/api/auth/me", Role.VIEWER, this::me),
                Route.post("/api/auth/password", Role.VIEWER, REQUIRED, this::password),
                Route.get("/api/keys", Role.ADMIN, Set.of("page", "per_page"), this::keys),
                Route.post("/api/keys", Role.ADMIN, REQUIRED, this::createKey),
                Route.delete("/api/keys/{id}", Role.ADMIN, this::removeKey));
    }

    private void login(Call call) {
        Fields body = call.body().require("username").require("password");
        String name = body.text("username", 1, 255).orElse("");
        String password = body.text("password", 1, 1024).orElse("");
        body.check();
        Access.Opened opened = parts.access().login(name, password, call.context().ip());
        Duration life = Duration.between(parts.time().instant(), opened.user().expiresAt());
        cookie(call.context(), opened.token(), (int) life.toSeconds());
        call.answer(out -> session(out, opened.user()));
    }

    /// Scripts cannot read it, other sites cannot send it.
    private static void cookie(Context context, String token, int seconds) {
        Cookie cookie = new Cookie(Guard.COOKIE, token);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        // Behind a proxy only the proxy knows; a client that makes it up harms itself alone.
        boolean secure =
                context.scheme().equals("https")
                        || "https".equalsIgnoreCase(context.header("X-Forwarded-Proto"));
        cookie.setSecure(secure);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setMaxAge(seconds);
        context.cookie(cookie);
    }

    private void logout(Call call) {
        if (call.principal() instanceof Principal.User user) {
            parts.access().logout(user);
            guard.somebodyLeft();
            cookie(call.context(), "", 0);
        }
        call.answerNothing();
    }

    private void me(Call call) {
        call.answer(out -> session(out, call.principal()));
    }

    private static void session(Out out, Principal principal) throws IOException {
        switch (principal) {
            case Principal.User user ->
                    out.text("name", user.name())
                            .text("role", user.role().code())
                            .text("kind", "user")
                            .text("csrf_token", user.csrfToken());
            case Principal.Key key ->
                    out.text("name", key.name())
                            .text("role", key.role().code())
                            .text("kind", "key")
                            .nothing("csrf_token");
        }
        out.time("expires_at", principal.expiresAt());
    }

    private void password(Call call) {
        Fields body = call.body().require("current_password").require("new_password");
        String current = body.text("current_password", 1, 1024).orElse("");
        String fresh = body.text("new_password", 10, 1024).orElse("");
        body.check();
        if (!(call.principal() instanceof Principal.User user)) {
            throw Problem.of(
                            Code.AUTH_FORBIDDEN,
                            Map.of("needed", "user", "role", call.principal().name()))
                    .exception();
        }
        parts.access().changePassword(user, current, fresh);
        guard.somebodyLeft();
        call.answerNothing();
    }

    private void keys(Call call) {
        Query query = call.query();
        Query.Paging paging = query.paging();
        query.check();
        List<KeyRow> keys = parts.access().keys();
        call.answer(
                out ->
                        Lists.write(
                                out,
                                "keys",
                                Lists.part(keys, paging),
                                keys.size(),
                                paging,
                                AuthRoutes::key));
    }

    private static void key(Out out, KeyRow key) throws IOException {
        out.number("id", key.id())
                .text("name", key.name())
                .text("role", key.role().code())
                .text("hint", key.hint())
                .time("created_at", key.createdAt())
                .time("expires_at", key.expiresAt())
                .time("last_used_at", key.lastUsedAt());
    }

    private void createKey(Call call) {
        Fields body = call.body().require("name");
        String name = body.text("name", 1, 255).map(String::strip).orElse("");
        Role role = role(body);
        Instant expiresAt = body.timeOrNull("expires_at");
        if (expiresAt != null && !expiresAt.isAfter(parts.time().instant())) {
            body.flaw("expires_at", Flaw.IN_PAST, Map.of());
        }
        body.check();
        Access.NewKey made = parts.access().addKey(name, role, expiresAt);
        call.context().header("Location", "/api/keys/" + made.row().id());
        call.answer(
                201,
                out -> {
                    key(out, made.row());
                    out.text("key", made.key().reveal());
                });
    }

    private static Role role(Fields body) {
        String text = body.text("role", 1, 20).orElse(Role.VIEWER.code());
        return Role.of(text)
                .orElseGet(
                        () -> {
                            String allowed =
                                    Arrays.stream(Role.values())
                                            .map(Role::code)
                                            .collect(Collectors.joining(", "));
                            body.flaw("role", Flaw.NOT_ONE_OF, Map.of("allowed", allowed));
                            return Role.VIEWER;
                        });
    }

    private void removeKey(Call call) {
        parts.access().removeKey(call.id());
        guard.somebodyLeft();
        call.answerNothing();
    }
}
