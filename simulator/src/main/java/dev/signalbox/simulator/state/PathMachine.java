package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.config.FillerTrack;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a path goes through: available and not, online and not, publishers and readers. To be
/// called with the node's lock held.
final class PathMachine {

    /// About what one filler track counted in a real 1.20.1.
    private static final double FILLER_BYTES_PER_SECOND = 24_000;

    private final Surroundings node;
    private final Pulling pulling;
    private final Demand demand;

    PathMachine(Surroundings node) {
        this.node = node;
        pulling = new Pulling(node, this);
        demand = new Demand(node, this, pulling);
    }

    Pulling pulling() {
        return pulling;
    }

    Demand demand() {
        return demand;
    }

    /// A path has just been made.
    void created(SimPath path) {
        reforward(path);
        if (path.conf.flag("alwaysAvailable")) {
            var tracks = fillers(path);
            setAvailable(path, tracks, 0, filling(0, tracks.size()), Meter.still(0));
        }
        if (path.conf.text("source").equals("redirect")) {
            path.sourceType = "redirect";
        } else if (path.conf.pulls()) {
            path.sourceType = Pulling.type(path.conf, node.version());
            if (!path.conf.flag("sourceOnDemand")) {
                pulling.start(path);
            }
        }
        path.changed();
    }

    /// A path ends: its publisher and readers are disconnected.
    void close(SimPath path) {
        path.closed = true;
        pulling.stop(path);
        demand.forget(path, PathRefusal.because("terminated"));
        end(path.publisher);
        path.publisher = null;
        setNotAvailable(path);
    }

    /// Takes a publisher, and sends an earlier one away if that is allowed.
    void publish(
            SimPath path,
            Session session,
            List<Track> tracks,
            double bytesPerSecond,
            Meter inbound,
            Meter outbound)
            throws PathRefusal {
        checkPublisher(path);
        var earlier = path.publisher;
        if (earlier != null) {
            unpublish(path);
            end(earlier);
        }
        if (path.conf.flag("alwaysAvailable") && path.stream != null) {
            path.stream.inbound =
                    new Meter.Continued(path.stream.inbound.bytes(node.nanos()), inbound);
        } else {
            setAvailable(path, tracks, bytesPerSecond, inbound, outbound);
        }
        path.publisher = session;
        path.sourceType = protocolOf(session).typeName(node.version());
        setOnline(path);
        demand.signal(path, OnDemand.Signal.SOURCE_READY);
        demand.serveWaiting(path);
        path.changed();
    }

    /// Whether a publisher would be taken.
    void checkPublisher(SimPath path) throws PathRefusal {
        if (!path.conf.text("source").equals("publisher")) {
            throw PathRefusal.because(
                    "can't publish to path '"
                            + path.name()
                            + "' since 'source' is not 'publisher'");
        }
        if (path.publisher != null && !path.conf.flag("overridePublisher")) {
            throw PathRefusal.because(
                    "someone is already publishing to path '" + path.name() + "'");
        }
    }

    /// The publisher has gone; its session is not touched.
    void unpublish(SimPath path) {
        path.publisher = null;
        path.sourceType = null;
        lose(path);
    }

    /// The source has broken off or gone.
    void lose(SimPath path) {
        var stream = path.stream;
        if (path.conf.flag("alwaysAvailable") && stream != null) {
            path.online = false;
            stream.inbound = filling(stream.inbound.bytes(node.nanos()), stream.tracks.size());
            path.changed();
        } else {
            setNotAvailable(path);
        }
    }

    void setAvailable(
            SimPath path,
            List<Track> tracks,
            double bytesPerSecond,
            Meter inbound,
            Meter outbound) {
        path.stream = new LiveStream(node.now(), tracks, bytesPerSecond, inbound, outbound);
        for (var destination : path.forwards) {
            destination.start(node.nanos(), bytesPerSecond);
        }
        path.changed();
    }

    void setOnline(SimPath path) {
        path.online = true;
        path.onlineSince = node.now();
        path.changed();
    }

    private void setNotAvailable(SimPath path) {
        path.online = false;
        for (var reader : List.copyOf(path.readers.values())) {
            path.readers.remove(key(reader));
            end(reader.session());
        }
        path.muxer = null;
        path.forwards.forEach(ForwardDestination::stop);
        path.stream = null;
        path.changed();
    }

    /// Adds a reader to a path that has a stream.
    void addReader(SimPath path, PathReader reader) throws PathRefusal {
        var stream = path.stream;
        if (stream == null) {
            throw PathRefusal.noStream(path.name());
        }
        long most = path.conf.number("maxReaders");
        if (most != 0 && path.readers.size() >= most && !path.readers.containsKey(key(reader))) {
            throw PathRefusal.because("maximum reader count reached");
        }
        path.readers.put(key(reader), reader);
        demand.signal(path, OnDemand.Signal.READER_JOINED);
        recount(path, stream);
    }

    /// A reader has gone; its session is not touched.
    void removeReader(SimPath path, PathReader reader) {
        if (path.readers.remove(key(reader)) == null) {
            return;
        }
        if (path.stream != null) {
            recount(path, path.stream);
        }
        if (path.readers.isEmpty()) {
            demand.signal(path, OnDemand.Signal.LAST_READER_LEFT);
        }
        path.changed();
    }

    /// Finds out whether anybody still needs a path that exists only while it is used.
    void checkIdle(SimPath path) {
        boolean used =
                path.conf.pattern() == null
                        || path.sourceType != null
                        || !path.readers.isEmpty()
                        || !path.waiting.isEmpty();
        if (!used && !path.closed) {
            node.idle(path);
        }
    }

    /// Makes the destinations follow the configuration; those that stay in place go on.
    void reforward(SimPath path) {
        var targets = path.conf.forward();
        var next = new ArrayList<ForwardDestination>();
        for (int i = 0; i < targets.size(); i++) {
            var target = targets.get(i);
            var old = i < path.forwards.size() ? path.forwards.get(i) : null;
            if (old != null && old.target().equals(target)) {
                next.add(old);
                continue;
            }
            var fresh = new ForwardDestination(node.sessions().nextId(), i + 1, node.now(), target);
            if (path.stream != null) {
                fresh.start(node.nanos(), path.stream.bytesPerSecond);
            }
            next.add(fresh);
        }
        path.forwards.clear();
        path.forwards.addAll(next);
    }

    /// Takes a session and its connection off the lists and tells its owner.
    void end(@Nullable Session session) {
        if (session == null || !node.sessions().remove(session)) {
            return;
        }
        var peer = session.peer();
        if (peer != null) {
            node.sessions().remove(peer);
        }
        if (session.onClose() != null) {
            session.onClose().run();
        }
    }

    /// Hosts in `.invalid` do not exist (RFC 2606), so nothing connects to them.
    static boolean hopeless(String url) {
        return url.matches("[^:]+://([^/@]*@)?[^/:]*\\.invalid([:/?].*)?");
    }

    private void recount(SimPath path, LiveStream stream) {
        int bytesFlowTo =
                (int) path.readers.values().stream().filter(r -> r.session() != null).count();
        stream.readers(bytesFlowTo, node.nanos());
        path.changed();
    }

    /// While nobody publishes, what fills the gap counts as coming in.
    private Meter filling(long base, int tracks) {
        return new Meter.Clocked(base, node.nanos(), FILLER_BYTES_PER_SECOND * tracks, 0);
    }

    private static String key(PathReader reader) {
        return reader.type() + reader.id();
    }

    private static Protocol protocolOf(Session session) {
        for (var protocol : Protocol.values()) {
            if (protocol.sessions() == session.kind()) {
                return protocol;
            }
        }
        throw new IllegalArgumentException(session.kind() + " cannot publish");
    }

    private static List<Track> fillers(SimPath path) {
        return path.conf.fillers().stream().map(PathMachine::filler).toList();
    }

    private static Track filler(FillerTrack track) {
        return switch (track.codec()) {
            case "AV1" -> Track.of(Codec.AV1);
            case "VP9" -> Track.of(Codec.VP9);
            case "H265" -> Track.h265(1920, 1080, "Main", "4");
            case "H264" -> Track.h264(1920, 1080, "Baseline", "4");
            case "Opus" -> Track.opus(2);
            case "MPEG4Audio" -> Track.aac(track.sampleRate(), track.channelCount());
            case "G711" ->
                    new Track(
                            Codec.G711,
                            0,
                            0,
                            "",
                            "",
                            track.sampleRate(),
                            track.channelCount(),
                            track.muLaw() ? 1 : 0);
            default -> Track.audio(Codec.LPCM, track.sampleRate(), track.channelCount());
        };
    }
}
