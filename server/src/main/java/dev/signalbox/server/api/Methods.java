package dev.signalbox.server.api;

import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which methods each address takes.
final class Methods {
    private final Map<String, String> literal = new TreeMap<>();
    private final List<Map.Entry<Pattern, String>> patterns = new ArrayList<>();

    Methods(List<Route> routes) {
        Map<String, TreeSet<String>> byPath = new TreeMap<>();
        for (Route route : routes) {
            TreeSet<String> methods = byPath.computeIfAbsent(route.path(), _ -> new TreeSet<>());
            methods.add(route.method().name());
            methods.add("OPTIONS");
            if (route.method().equals(HandlerType.GET)) {
                methods.add("HEAD");
            }
        }
        byPath.forEach(
                (path, methods) -> {
                    String allowed = String.join(", ", methods);
                    if (path.contains("{")) {
                        patterns.add(Map.entry(pattern(path), allowed));
                    } else {
                        literal.put(path, allowed);
                    }
                });
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(
                List.of(path.split("/")).stream()
                        .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                        .collect(Collectors.joining("/")));
    }

    /// The methods of an address as `Allow` has them; empty if there is nothing at that address.
    Optional<String> at(String path) {
        String plain = plain(path);
        String exact = literal.get(plain);
        if (exact != null) {
            return Optional.of(exact);
        }
        return patterns.stream()
                .filter(each -> each.getKey().matcher(plain).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// Whether a route was found for an address only because a word was taken for an id.
    boolean mistaken(Route found, String path) {
        String plain = plain(path);
        return !found.path().equals(plain) && literal.containsKey(plain);
    }

    private static String plain(String path) {
        return path.length() > 1 && path.endsWith("/")
                ? path.substring(0, path.length() - 1)
                : path;
    }
}
