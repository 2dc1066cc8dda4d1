package dev.signalbox.simulator.fault;

import java.time.Duration;

/// A way in which a node is out of order, and where.
///
/// @param kind what is wrong
/// @param endpoint only for URLs that start so, such as `/v3/paths`; empty for all
/// @param path only where this path is asked; empty for all. Counts for `SLOW` only
/// @param delay how late, or how long between two bytes
/// @param text the version to claim
/// @param bytes how much is added to a huge body
public record Fault(
        FaultKind kind, String endpoint, String path, Duration delay, String text, long bytes) {

    private static final Duration BETWEEN_BYTES = Duration.ofMillis(20);
    private static final long HUGE = 64L * 1024 * 1024;

    /// Checks what can be checked.
    public Fault {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("A fault cannot have a negative delay");
        }
        if (bytes < 0 || bytes > 1L << 30) {
            throw new IllegalArgumentException("A huge body has at most 1 GiB");
        }
    }

    /// A fault of a kind with the usual measures.
    public static Fault of(FaultKind kind) {
        return new Fault(
                kind,
                "",
                "",
                kind == FaultKind.TRICKLE ? BETWEEN_BYTES : Duration.ZERO,
                kind == FaultKind.WRONG_VERSION ? "v0.0.0" : "",
                kind == FaultKind.HUGE_BODY ? HUGE : 0);
    }

    /// Late answers.
    public static Fault slow(Duration delay) {
        return of(FaultKind.SLOW).after(delay);
    }

    /// A wrong version in `/v3/info`.
    public static Fault wrongVersion(String version) {
        return of(FaultKind.WRONG_VERSION).saying(version);
    }

    /// The same for some URLs only.
    public Fault onlyFor(String urlPrefix) {
        return new Fault(kind, urlPrefix, path, delay, text, bytes);
    }

    /// The same where one path is asked only.
    public Fault onlyForPath(String name) {
        return new Fault(kind, endpoint, name, delay, text, bytes);
    }

    /// The same with another delay.
    public Fault after(Duration otherDelay) {
        return new Fault(kind, endpoint, path, otherDelay, text, bytes);
    }

    /// The same with another text.
    public Fault saying(String otherText) {
        return new Fault(kind, endpoint, path, delay, otherText, bytes);
    }

    /// The same with another size.
    public Fault of(long otherBytes) {
        return new Fault(kind, endpoint, path, delay, text, otherBytes);
    }

    /// Whether it concerns a request.
    ///
    /// @param url the decoded path of the URL
    public boolean concerns(String url) {
        if (!url.startsWith(endpoint)) {
            return false;
        }
        return path.isEmpty()
                || url.equals("/v3/paths/list")
                || url.equals("/v3/paths/get/" + path);
    }

    /// Whether another fault takes the place of this one: same kind, same scope.
    boolean replacedBy(Fault other) {
        return kind == other.kind && endpoint.equals(other.endpoint) && path.equals(other.path);
    }
}
