package dev.signalbox.server.api;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One operation of the contract.
///
/// @param body the schema of the JSON it takes; absent: it takes none
/// @param answers what it answers, by status or `default`
/// @param open whether nobody has to be known to call it
record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable Map<String, Object> body,
        boolean bodyRequired,
        Map<String, Map<String, Object>> answers,
        boolean open) {

    /// @param in `query`, `path` or `header`
    record Parameter(String name, String in, Map<String, Object> schema) {}

    List<Parameter> query() {
        return parameters.stream().filter(one -> one.in().equals("query")).toList();
    }

    boolean hasId() {
        return path.contains("{id}");
    }

    boolean reads() {
        return method.equals("GET");
    }

    /// Whether a path, without its query, is one of this operation's.
    boolean matches(String method, String path) {
        String plain = path.length() > 1 && path.endsWith("/") ? cut(path) : path;
        return this.method.equals(method) && pattern().matcher(plain).matches();
    }

    private static String cut(String path) {
        return path.substring(0, path.length() - 1);
    }

    private Pattern pattern() {
        String regex =
                List.of(path.split("/")).stream()
                        .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                        .collect(Collectors.joining("/"));
        return Pattern.compile(regex);
    }

    @Override
    public String toString() {
        return id;
    }
}
