package dev.signalbox.simulator.state;

import java.util.List;

/// A made-up publisher: what it says it sends, without sending anything.
///
/// @param protocol how it is connected; not HLS
/// @param tracks what is in the stream
/// @param bitsPerSecond how fast the byte counters grow, on average
/// @param wobble how far the rate strays from its average, from 0 to 0.9
/// @param user the name that it gave; empty for none
/// @param userAgent the program that it claims to be
/// @param query what followed the path in its URL; empty for nothing
public record Publication(
        Protocol protocol,
        List<Track> tracks,
        long bitsPerSecond,
        double wobble,
        String user,
        String userAgent,
        String query) {

    /// A camera: H264 in 1080p with AAC, 2 Mbit/s, over RTSP.
    public static final Publication CAMERA =
            new Publication(
                    Protocol.RTSP,
                    List.of(Track.h264(1920, 1080, "High", "4"), Track.aac(48_000, 2)),
                    2_000_000,
                    0,
                    "",
                    "Lavf62.1.100",
                    "");

    /// Checks that it can be published at all.
    public Publication {
        tracks = List.copyOf(tracks);
        if (protocol == Protocol.HLS) {
            throw new IllegalArgumentException("Nobody publishes over HLS; it is for readers");
        }
        if (bitsPerSecond < 0 || wobble < 0 || wobble > 0.9) {
            throw new IllegalArgumentException("A bitrate is not negative, a wobble 0 to 0.9");
        }
    }

    /// The same over another protocol.
    public Publication over(Protocol other) {
        return new Publication(other, tracks, bitsPerSecond, wobble, user, userAgent, query);
    }

    /// The same with other tracks.
    public Publication with(List<Track> others) {
        return new Publication(protocol, others, bitsPerSecond, wobble, user, userAgent, query);
    }

    /// The same with another average bitrate.
    public Publication at(long otherBitsPerSecond) {
        return new Publication(
                protocol, tracks, otherBitsPerSecond, wobble, user, userAgent, query);
    }

    /// The same with a bitrate that moves.
    public Publication wobbling(double otherWobble) {
        return new Publication(
                protocol, tracks, bitsPerSecond, otherWobble, user, userAgent, query);
    }

    /// The same from another user.
    public Publication by(String otherUser) {
        return new Publication(
                protocol, tracks, bitsPerSecond, wobble, otherUser, userAgent, query);
    }
}
