package dev.signalbox.server.api;

import dev.signalbox.server.access.Role;
import io.javalin.http.HandlerType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One address of the API: what it takes, who may call it, and what it does.
///
/// @param path as in `api/openapi.yaml`
/// @param role the least that may call it; absent: anybody
/// @param query the names of its query parameters
record Route(
        HandlerType method,
        String path,
        @Nullable Role role,
        Body body,
        Set<String> query,
        Handler handler) {

    /// Whether a body comes with the request.
    enum Body {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /// Answers a call.
    interface Handler {
        void handle(Call call) throws Exception;
    }

    static Route get(String path, @Nullable Role role, Set<String> query, Handler handler) {
        return new Route(HandlerType.GET, path, role, Body.NONE, query, handler);
    }

    static Route get(String path, @Nullable Role role, Handler handler) {
        return get(path, role, Set.of(), handler);
    }

    static Route post(String path, @Nullable Role role, Body body, Handler handler) {
        return new Route(HandlerType.POST, path, role, body, Set.of(), handler);
    }

    static Route put(String path, Role role, Handler handler) {
        return new Route(HandlerType.PUT, path, role, Body.REQUIRED, Set.of(), handler);
    }

    static Route patch(String path, Role role, Handler handler) {
        return new Route(HandlerType.PATCH, path, role, Body.REQUIRED, Set.of(), handler);
    }

    static Route delete(String path, Role role, Handler handler) {
        return new Route(HandlerType.DELETE, path, role, Body.NONE, Set.of(), handler);
    }
}
