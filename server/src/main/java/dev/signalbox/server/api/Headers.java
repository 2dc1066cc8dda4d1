package dev.signalbox.server.api;

import java.util.Map;

/// Headers that every answer has, unless it has a better one of its own.
final class Headers {
    /// Answers are data: nothing in them is to be run, framed, guessed at or kept.
    static final Map<String, String> EVERYWHERE =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "no-referrer",
                    "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
                    "Cache-Control", "no-store");

    private Headers() {}
}
