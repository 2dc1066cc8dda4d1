package dev.signalbox.simulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The ways in which a node can be out of order.
public enum FaultKind {
    /// The port is closed.
    REFUSE,
    /// Connections are accepted and requests read, but nothing is answered.
    HANG,
    /// Every answer is 401.
    UNAUTHORIZED,
    /// Every answer is the 404 in plain text of an endpoint that does not exist.
    NOT_FOUND,
    /// Every answer is 500 `terminated`, as while a component starts again.
    TERMINATED,
    /// Bytes that are not HTTP.
    GARBAGE,
    /// A page in HTML with status 200, as from a proxy that got in between.
    NOT_JSON,
    /// Half of the body, then the end of the connection.
    HALF_BODY,
    /// The body byte by byte.
    TRICKLE,
    /// `/v3/info` says another version.
    WRONG_VERSION,
    /// Lists are empty.
    EMPTY_LIST,
    /// Answers are late. With a path, only what has to ask that path: its own answer and every list
    /// of paths.
    SLOW,
    /// The last item of a page comes again as the first one of the next page.
    DUPLICATES,
    /// Lists carry a long string of nothing in front of their items.
    HUGE_BODY;

    /// As in scene files and at the control port, such as `half-body`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind that a word means.
    ///
    /// @throws IllegalArgumentException when there is none
    public static FaultKind named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no fault '"
                                                + word
                                                + "'; there are "
                                                + Arrays.stream(values())
                                                        .map(FaultKind::word)
                                                        .collect(Collectors.joining(", "))));
    }
}
