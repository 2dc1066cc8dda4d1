package dev.signalbox.mediamtx;

import java.time.Duration;

/// How patient the client is.
///
/// @param connect for opening a connection
/// @param poll for everything that belongs to one poll; a node that answers byte by byte is cut off
///   here
/// @param probe for telling *busy* from *away* after a poll ran out of time
/// @param pageSize paths asked for in one page. MediaMTX builds its whole list for each page, so
///   one big page is cheapest for both sides
/// @param maxBody bytes of one answer; more is not read
public record ClientSettings(
        Duration connect, Duration poll, Duration probe, int pageSize, long maxBody) {

    public static final ClientSettings DEFAULT =
            new ClientSettings(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(1),
                    10_000,
                    64L << 20);

    public ClientSettings {
        if (connect.compareTo(poll) > 0) {
            throw new IllegalArgumentException("connect must not be longer than poll");
        }
        if (pageSize < 1) {
            throw new IllegalArgumentException("pageSize must be 1 or more");
        }
    }

    public ClientSettings withPoll(Duration poll) {
        Duration shorter = connect.compareTo(poll) > 0 ? poll : connect;
        return new ClientSettings(shorter, poll, probe, pageSize, maxBody);
    }
}
