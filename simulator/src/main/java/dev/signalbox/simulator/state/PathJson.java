package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.Bytes;
import dev.signalbox.mediamtx.wire.GoTime;
import dev.signalbox.mediamtx.wire.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints paths. What seldom changes is rendered once and kept with the path, so that a page of
/// thousands of paths costs a copy and a few digits for each.
final class PathJson {

    private static final byte[] IN_OLD = Bytes.ascii(",\"bytesReceived\":");
    private static final byte[] OUT_OLD = Bytes.ascii(",\"bytesSent\":");
    private static final byte[] IN = Bytes.ascii(",\"inboundBytes\":");
    private static final byte[] OUT = Bytes.ascii(",\"outboundBytes\":");
    private static final byte[] ERRORS = Bytes.ascii(",\"inboundFramesInError\":");

    private final MediaMtxVersion version;
    private final ZoneId zone;

    PathJson(MediaMtxVersion version, ZoneId zone) {
        this.version = version;
        this.zone = zone;
    }

    /// Adds a path to a buffer.
    ///
    /// @param now nanoseconds since 1970
    void print(Bytes out, SimPath path, long now) {
        if (path.head == null || path.tail == null) {
            path.head = head(path);
            path.tail = tail(path);
        }
        out.put(path.head);
        var stream = path.stream;
        long in = stream == null ? 0 : stream.inbound.bytes(now);
        long sent = stream == null ? 0 : stream.outbound.bytes(now);
        if (version.atLeast(17, 0)) {
            out.put(IN).number(in).put(OUT).number(sent);
            out.put(ERRORS).number(stream == null ? 0 : stream.framesInError);
        }
        out.put(IN_OLD).number(in).put(OUT_OLD).number(sent);
        out.put(path.tail);
    }

    private byte[] head(SimPath path) {
        var out = new Json(new Bytes(640));
        out.open('{').name("name").string(path.name());
        out.name("confName").string(path.conf.name());
        if (version.before(16, 0)) {
            source(out, path);
        }
        var since = path.stream == null ? null : time(path.stream.since);
        out.name("ready").bool(path.available()).name("readyTime").string(since);
        if (version.atLeast(16, 0)) {
            boolean online = online(path);
            out.name("available").bool(path.available()).name("availableTime").string(since);
            out.name("online").bool(online);
            out.name("onlineTime").string(online ? time(path.onlineSince) : null);
            source(out, path);
        }
        tracks(out, path.stream == null ? List.of() : path.stream.tracks);
        if (version.atLeast(17, 0)) {
            readers(out, path);
        }
        return out.bytes().toArray();
    }

    private byte[] tail(SimPath path) {
        if (version.atLeast(17, 0)) {
            return new byte[] {'}'};
        }
        var readers = new Json(new Bytes(64));
        readers(readers, path);
        return new Bytes(80).put(',').put(readers.bytes()).put('}').toArray();
    }

    /// A source makes a path online even when it never connected. Since 1.19.3 paths that are
    /// always available are the exception.
    private boolean online(SimPath path) {
        boolean hasSource = path.sourceType != null;
        if (version.before(19, 3) || !path.conf.flag("alwaysAvailable")) {
            return hasSource;
        }
        return path.online;
    }

    private String time(@Nullable Instant moment) {
        return moment == null ? GoTime.ZERO : GoTime.print(moment, zone);
    }

    private static void source(Json out, SimPath path) {
        out.name("source");
        if (path.sourceType == null) {
            out.nothing();
            return;
        }
        out.open('{').name("type").string(path.sourceType);
        out.name("id").string(path.publisher == null ? "" : path.publisher.id().toString());
        out.close('}');
    }

    private void tracks(Json out, List<Track> tracks) {
        out.name("tracks").open('[');
        tracks.forEach(track -> out.string(track.codec().label(version)));
        out.close(']');
        if (version.atLeast(17, 0)) {
            out.name("tracks2").open('[');
            tracks.forEach(track -> track.print(out, version));
            out.close(']');
        }
    }

    private static void readers(Json out, SimPath path) {
        out.name("readers").open('[');
        path.readers.values().stream()
                .filter(reader -> !reader.hidden())
                .sorted(Comparator.comparing(PathReader::type).thenComparing(PathReader::id))
                .forEach(
                        reader -> {
                            out.open('{').name("type").string(reader.type());
                            out.name("id").string(reader.id()).close('}');
                        });
        out.close(']');
    }
}
