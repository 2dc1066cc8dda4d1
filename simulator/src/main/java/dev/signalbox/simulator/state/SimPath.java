package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.config.PathConf;
import dev.signalbox.simulator.time.Timeline.Scheduled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A path that exists at the moment: its data. What it may do is in [PathMachine].
public final class SimPath {

    private final String name;
    PathConf conf;
    boolean closed;

    /// What feeds it: a type as in `source.type`, or null when nothing does.
    @Nullable String sourceType;

    /// The publisher; null for pull sources and redirects.
    @Nullable Session publisher;

    @Nullable LiveStream stream;

    /// Whether the source of an `alwaysAvailable` path is there.
    boolean online;

    /// When it was last set online; null when never.
    @Nullable Instant onlineSince;

    final Map<String, PathReader> readers = new LinkedHashMap<>();
    final List<Waiting> waiting = new ArrayList<>();
    final List<ForwardDestination> forwards = new ArrayList<>();
    OnDemand.Phase phase = OnDemand.Phase.INITIAL;
    @Nullable Scheduled startTimer;
    @Nullable Scheduled closeTimer;
    @Nullable Scheduled pullTimer;
    boolean reachable = true;
    boolean pulling;
    @Nullable HlsMuxer muxer;

    /// What is printed before and after the counters; null when it has to be rendered again.
    byte @Nullable [] head;

    byte @Nullable [] tail;

    SimPath(String name, PathConf conf) {
        this.name = name;
        this.conf = conf;
    }

    /// A reader that waits for an on-demand source.
    interface Waiting {

        /// The stream is there.
        void ready();

        /// It did not come.
        void failed(PathRefusal why);
    }

    /// The HLS muxer of the path.
    ///
    /// @param created when its first reader came
    record HlsMuxer(Instant created) {}

    /// Its name.
    public String name() {
        return name;
    }

    /// Its configuration.
    public PathConf conf() {
        return conf;
    }

    /// Whether there is a stream to read.
    public boolean available() {
        return stream != null;
    }

    /// How many readers the API shows.
    public int readerCount() {
        return (int) readers.values().stream().filter(reader -> !reader.hidden()).count();
    }

    /// Where it is forwarded to.
    public List<ForwardDestination> forwards() {
        return forwards;
    }

    /// The publisher's session, or null.
    public @Nullable Session publisher() {
        return publisher;
    }

    /// Makes the next answer be rendered afresh. To be called after every change but counters.
    void changed() {
        head = null;
        tail = null;
    }
}
