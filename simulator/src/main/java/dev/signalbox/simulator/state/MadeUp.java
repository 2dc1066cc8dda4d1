package dev.signalbox.simulator.state;

import org.jspecify.annotations.Nullable;

/// Publishers and readers without media: entries in the lists, and counters that follow time.
final class MadeUp {

    private static final String PLAYER = "VLC/3.0.21";

    private MadeUp() {}

    /// Publishes to a path.
    static Session publish(
            Surroundings node, PathMachine machine, SimPath path, Publication publication)
            throws PathRefusal {
        machine.checkPublisher(path);
        double rate = publication.bitsPerSecond() / 8.0;
        var inbound = new Meter.Clocked(0, node.nanos(), rate, publication.wobble());
        var outbound = new Meter.Clocked(0, node.nanos(), 0, publication.wobble());
        var session =
                session(node, publication.protocol())
                        .become(Session.State.PUBLISH, path.name(), publication.query())
                        .identify(publication.user(), publication.userAgent())
                        .metered(inbound, Meter.still(0));
        machine.publish(path, session, publication.tracks(), rate, inbound, outbound);
        return session;
    }

    /// Reads a path that has a stream.
    static PathReader read(Surroundings node, PathMachine machine, SimPath path, Protocol protocol)
            throws PathRefusal {
        var stream = path.stream;
        if (stream == null) {
            throw PathRefusal.noStream(path.name());
        }
        var type = protocol.typeName(node.version());
        if (protocol == Protocol.HLS) {
            mux(node, machine, path);
            if (node.version().before(18, 0)) {
                return new PathReader(type, "", null, false);
            }
        }
        var meter = new Meter.Clocked(0, node.nanos(), stream.bytesPerSecond, 0);
        var session =
                session(node, protocol)
                        .become(Session.State.READ, path.name(), "")
                        .identify("", PLAYER)
                        .metered(Meter.still(0), meter);
        var reader = new PathReader(type, session.id().toString(), session, false);
        try {
            machine.addReader(path, reader);
        } catch (PathRefusal e) {
            machine.end(session);
            throw e;
        }
        return reader;
    }

    /// The muxer is a reader of its own; since 1.18.0 a hidden one.
    private static void mux(Surroundings node, PathMachine machine, SimPath path)
            throws PathRefusal {
        if (path.muxer == null) {
            boolean hidden = node.version().atLeast(18, 0);
            machine.addReader(
                    path, new PathReader(hidden ? "hidden" : "hlsMuxer", "", null, hidden));
            path.muxer = new SimPath.HlsMuxer(node.now());
        }
    }

    private static Session session(Surroundings node, Protocol protocol) {
        var sessions = node.sessions();
        var session = sessions.add(protocol.sessions(), node.now(), null);
        var connection = connection(protocol);
        if (connection != null) {
            var conn = sessions.add(connection, session.created(), session.remoteAddress());
            session.with(conn.with(session)).over("TCP");
        }
        return session;
    }

    private static @Nullable SessionKind connection(Protocol protocol) {
        return switch (protocol) {
            case RTSP -> SessionKind.RTSP_CONN;
            case RTSPS -> SessionKind.RTSPS_CONN;
            case RTMP, RTMPS, SRT, WEBRTC, HLS, MOQ -> null;
        };
    }
}
