package dev.signalbox.model;

import dev.signalbox.model.Poll.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an answer of a node means for one of its streams.
///
/// @param stalledAfter a live stream whose bytes stand still for this long is stalled
/// @param sourceDownAfter a pulled source that is not there for this long is down; MediaMTX tries
///   every 5 s
public record StreamRules(Duration stalledAfter, Duration sourceDownAfter) {

    public static final StreamRules DEFAULT =
            new StreamRules(Duration.ofSeconds(10), Duration.ofSeconds(15));

    /// The reason of a listed path. What is not known of the configuration never makes a stream
    /// unhealthy.
    Reason judge(
            PathState path, @Nullable ConfFacts facts, @Nullable Reason before, Reading reading) {
        Source source = path.source();
        if (path.live()) {
            return moves(reading) ? Reason.PLAYABLE : Reason.STALLED;
        }
        if (path.available()) {
            return Reason.SLATE;
        }
        if (source != null && source.redirects()) {
            return Reason.REDIRECTED;
        }
        if (facts == null ? before == Reason.STANDBY : facts.onDemand()) {
            return restsOrStarts(path);
        }
        if (source == null) {
            return Reason.NO_PUBLISHER;
        }
        boolean down = facts != null && before != null && downLong(reading, before);
        return down ? Reason.SOURCE_DOWN : Reason.CONNECTING;
    }

    /// With somebody waiting, an on-demand source that is not there is on its way.
    private static Reason restsOrStarts(PathState path) {
        return path.readers() > 0 ? Reason.CONNECTING : Reason.STANDBY;
    }

    private boolean moves(Reading reading) {
        return reading.at().since(reading.movedAt()).compareTo(stalledAfter) < 0;
    }

    private boolean downLong(Reading reading, Reason before) {
        Moment since = reading.downSince();
        return before == Reason.SOURCE_DOWN
                || (since != null && reading.at().since(since).compareTo(sourceDownAfter) >= 0);
    }
}
