package dev.signalbox.server.api;

import dev.signalbox.server.access.Access;
import dev.signalbox.server.access.Principal;
import dev.signalbox.server.access.Role;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells who asks and whether they may.
final class Guard {
    static final String COOKIE = "signalbox_session";

    private final Access access;
    private final Set<String> allowedOrigins;

    /// A guard.
    ///
    /// @param allowedOrigins whose pages may open the live connection, beside our own
    Guard(Access access, Set<String> allowedOrigins) {
        this.access = access;
        this.allowedOrigins = allowedOrigins;
    }

    /// Who asks; ends the call if that may not be known or may not do this.
    ///
    /// @param needed absent: anybody may, and nobody needs to be known
    @Nullable Principal admit(Context context, HandlerType method, @Nullable Role needed) {
        if (needed == null) {
            return null;
        }
        Principal principal =
                identify(context).orElseThrow(() -> Problem.of(Code.AUTH_REQUIRED).exception());
        if (principal instanceof Principal.User user && writes(method)) {
            String token = context.header("X-CSRF-Token");
            if (!user.csrfToken().equals(token)) {
                throw Problem.of(Code.AUTH_CSRF).exception();
            }
        }
        if (!principal.role().includes(needed)) {
            throw Problem.of(
                            Code.AUTH_FORBIDDEN,
                            Map.of("needed", needed.code(), "role", principal.role().code()))
                    .exception();
        }
        return principal;
    }

    private static boolean writes(HandlerType method) {
        return !method.equals(HandlerType.GET)
                && !method.equals(HandlerType.HEAD)
                && !method.equals(HandlerType.OPTIONS);
    }

    /// Who asks, if anything at all was sent that says so. A key that is wrong is an error and not
    /// nobody.
    Optional<Principal> identify(Context context) {
        String key = context.header("X-API-Key");
        String authorization = context.header("Authorization");
        if (key == null && authorization != null) {
            if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
                throw Problem.of(Code.AUTH_ENDED).exception();
            }
            key = authorization.substring(7).strip();
        }
        if (key != null) {
            return Optional.of(
                    access.byKey(key).orElseThrow(() -> Problem.of(Code.AUTH_ENDED).exception()));
        }
        String token = context.cookie(COOKIE);
        if (token == null || token.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                access.bySession(token).orElseThrow(() -> Problem.of(Code.AUTH_ENDED).exception()));
    }

    /// Who opens a live connection. A cookie counts only from our own pages, because browsers send
    /// it from any.
    Principal admitLive(Context context) {
        String ticket = context.queryParam("ticket");
        if (ticket != null) {
            return access.byTicket(ticket)
                    .orElseThrow(() -> Problem.of(Code.AUTH_ENDED).exception());
        }
        Principal principal =
                identify(context).orElseThrow(() -> Problem.of(Code.AUTH_REQUIRED).exception());
        String origin = context.header("Origin");
        if (principal instanceof Principal.User && origin != null && !ours(context, origin)) {
            throw Problem.of(Code.AUTH_CSRF).exception();
        }
        return principal;
    }

    private boolean ours(Context context, String origin) {
        if (allowedOrigins.contains(origin)) {
            return true;
        }
        try {
            String authority = new URI(origin).getRawAuthority();
            return authority != null && authority.equals(context.header("Host"));
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
