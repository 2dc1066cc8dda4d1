package dev.signalbox.server.api;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The page, from our own resources. Its parts carry a hash in their names and may be kept for
/// ever; what is no file is a place within the page.
final class StaticPage {
    private static final String FOLDER = "/web";

    private static final String POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data: blob:; media-src 'self' blob: http: https:;"
                    + " connect-src 'self' ws: wss: http: https:; frame-ancestors 'none';"
                    + " base-uri 'self'; form-action 'self'";

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("md", "text/markdown; charset=utf-8"));

    private final Map<String, Optional<byte[]>> files = new ConcurrentHashMap<>();

    /// Serves what was asked for if it belongs to the page.
    boolean serve(Context context) {
        String path = context.path();
        boolean reads =
                context.method().equals(HandlerType.GET)
                        || context.method().equals(HandlerType.HEAD);
        if (!reads || path.startsWith("/api/") || path.equals("/api") || path.contains("..")) {
            return false;
        }
        Optional<byte[]> file = path.endsWith("/") ? Optional.empty() : file(path);
        if (file.isPresent()) {
            send(context, path, file.get());
            return true;
        }
        boolean isFile = path.substring(path.lastIndexOf('/')).contains(".");
        Optional<byte[]> index = file("/index.html");
        if (isFile || index.isEmpty()) {
            return false;
        }
        send(context, "/index.html", index.get());
        return true;
    }

    private static void send(Context context, String path, byte[] bytes) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        boolean hashed = path.startsWith("/assets/");
        context.status(200)
                .contentType(TYPES.getOrDefault(ending, "application/octet-stream"))
                .header("Content-Security-Policy", POLICY)
                .header(
                        "Cache-Control",
                        hashed ? "public, max-age=31536000, immutable" : "no-cache")
                .result(bytes);
    }

    private Optional<byte[]> file(String path) {
        Optional<byte[]> known = files.get(path);
        if (known != null) {
            return known;
        }
        Optional<byte[]> found = load(path);
        // Only what exists is remembered: anybody can make up names.
        found.ifPresent(bytes -> files.put(path, Optional.of(bytes)));
        return found;
    }

    private static Optional<byte[]> load(String path) {
        try (InputStream in = StaticPage.class.getResourceAsStream(FOLDER + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
