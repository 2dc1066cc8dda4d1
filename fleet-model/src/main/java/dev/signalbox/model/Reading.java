package dev.signalbox.model;

import dev.signalbox.model.Poll.Moment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The values of a stream that change all the time, from the newest poll.
///
/// @param bitrateIn bit/s between the last two polls; -1 while it cannot be told
/// @param bitrateOut bit/s; -1 while it cannot be told
/// @param movedAt when the byte counter was last seen to have grown, or the stream to come alive
/// @param downSince since when the path has been listed without being live
public record Reading(
        Moment at,
        long bytesIn,
        long bytesOut,
        int readers,
        @Nullable Long framesInError,
        @Nullable Instant liveSince,
        long bitrateIn,
        long bitrateOut,
        Moment movedAt,
        @Nullable Moment downSince) {

    /// Two answers closer together than this say nothing about a rate.
    private static final Duration SHORTEST = Duration.ofMillis(200);

    private static final long UNKNOWN = -1;

    /// The reading after this answer.
    static Reading next(@Nullable Reading before, PathState path, Moment at) {
        return before == null || before.restartedIn(path)
                ? new Reading(
                        at,
                        path.bytesIn(),
                        path.bytesOut(),
                        path.readers(),
                        path.framesInError(),
                        path.liveSince(),
                        UNKNOWN,
                        UNKNOWN,
                        at,
                        path.live() ? null : downSince(before, at))
                : before.then(path, at);
    }

    private Reading then(PathState path, Moment now) {
        // A question between two regular polls does not take away a rate that is known.
        boolean tooSoon = now.since(at).compareTo(SHORTEST) < 0;
        return new Reading(
                now,
                path.bytesIn(),
                path.bytesOut(),
                path.readers(),
                path.framesInError(),
                path.liveSince(),
                tooSoon ? bitrateIn : rateIn(path, now),
                tooSoon ? bitrateOut : rate(bytesOut, path.bytesOut(), now),
                movedIn(path) || revivedIn(path) ? now : movedAt,
                path.live() ? null : downSince(this, now));
    }

    private static Moment downSince(@Nullable Reading before, Moment at) {
        return before == null || before.downSince == null ? at : before.downSince;
    }

    /// The counters of a path start at 0 whenever it becomes available.
    private boolean restartedIn(PathState path) {
        return path.bytesIn() < bytesIn
                || path.bytesOut() < bytesOut
                || (path.liveSince() != null && !path.liveSince().equals(liveSince));
    }

    /// Behind a holding picture the counters go on, so a publisher that is back has a moment to
    /// begin.
    private boolean revivedIn(PathState path) {
        return downSince != null && path.live();
    }

    /// The holding picture of a path that nobody feeds is counted as bytes in, and is none.
    private boolean movedIn(PathState path) {
        return path.bytesIn() != bytesIn && !showsPicture(path);
    }

    private long rateIn(PathState path, Moment now) {
        return showsPicture(path) ? 0 : rate(bytesIn, path.bytesIn(), now);
    }

    private static boolean showsPicture(PathState path) {
        return path.available() && !path.live();
    }

    private long rate(long bytesBefore, long bytesNow, Moment now) {
        return Math.round((bytesNow - bytesBefore) * 8e9 / now.since(at).toNanos());
    }

    /// Bits per second in, where they are known.
    public @Nullable Long inbound() {
        return bitrateIn < 0 ? null : Long.valueOf(bitrateIn);
    }

    /// Bits per second out, where they are known.
    public @Nullable Long outbound() {
        return bitrateOut < 0 ? null : Long.valueOf(bitrateOut);
    }
}
