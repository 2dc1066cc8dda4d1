package dev.signalbox.simulator.api;

import dev.signalbox.simulator.http.HttpReply;
import dev.signalbox.simulator.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the handler of a request the way MediaMTX's router does: by verb first, names as wildcards
/// that may hold slashes, identifiers as one segment, and a redirect where only the slash at the
/// end is wrong.
final class Router {

    /// What answers a request.
    interface Handler {

        /// Answers.
        ///
        /// @param rest what stands for `*name` (with its slash) or `:id`; empty without one
        HttpReply answer(HttpRequest request, String rest);
    }

    /// A handler and what its wildcard matched.
    record Match(Handler handler, String rest) {}

    private final Map<String, Handler> exact = new HashMap<>();
    private final Map<String, Handler> names = new HashMap<>();
    private final Map<String, Handler> ids = new HashMap<>();

    /// Adds a route. A path that ends in `/*name` or `/:id` has a wildcard.
    Router add(String verb, String path, Handler handler) {
        if (path.endsWith("/*name")) {
            names.put(verb + path.substring(0, path.length() - "/*name".length()), handler);
        } else if (path.endsWith("/:id")) {
            ids.put(verb + path.substring(0, path.length() - "/:id".length()), handler);
        } else {
            exact.put(verb + path, handler);
        }
        return this;
    }

    /// The handler of a path, or null.
    @Nullable Match find(String verb, String path) {
        var handler = exact.get(verb + path);
        if (handler != null) {
            return new Match(handler, "");
        }
        int slash = path.lastIndexOf('/');
        if (slash > 0 && slash < path.length() - 1) {
            handler = ids.get(verb + path.substring(0, slash));
            if (handler != null) {
                return new Match(handler, path.substring(slash + 1));
            }
        }
        for (int at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) {
            handler = names.get(verb + path.substring(0, at));
            if (handler != null) {
                return new Match(handler, path.substring(at));
            }
        }
        return null;
    }

    /// Where a request should go whose path is wrong by a slash at the end, or null.
    @Nullable String redirect(String verb, String path) {
        if (path.length() > 1 && path.endsWith("/")) {
            var without = path.substring(0, path.length() - 1);
            return find(verb, without) == null ? null : without;
        }
        return names.containsKey(verb + path) ? path + "/" : null;
    }
}
