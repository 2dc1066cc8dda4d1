package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.config.ForwardTarget;
import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// A destination that a path is forwarded to, since 1.20.0.
public final class ForwardDestination {

    private final UUID id;
    private final int position;
    private final Instant created;
    private final ForwardTarget target;
    private String state = "idle";
    private String lastError = "";
    private Meter outbound = Meter.still(0);

    ForwardDestination(UUID id, int position, Instant created, ForwardTarget target) {
        this.id = id;
        this.position = position;
        this.created = created;
        this.target = target;
    }

    /// Its identifier.
    public UUID id() {
        return id;
    }

    ForwardTarget target() {
        return target;
    }

    /// The stream is there. As in MediaMTX the state says so before anything is connected; a
    /// destination in `.invalid` then fails.
    void start(long now, double bytesPerSecond) {
        boolean hopeless = PathMachine.hopeless(target.dest());
        state = hopeless ? "error" : "forwarding";
        lastError = hopeless ? "dial tcp: lookup " + target.dest() + ": no such host" : "";
        outbound = hopeless ? Meter.still(0) : new Meter.Clocked(0, now, bytesPerSecond, 0);
    }

    void stop() {
        state = "idle";
        outbound = Meter.still(0);
    }

    /// Prints it.
    ///
    /// @param now nanoseconds since 1970
    /// @param printed how the node prints the creation time
    void print(Json out, long now, String printed, MediaMtxVersion version) {
        var dest = target.dest();
        var protocol = dest.substring(0, Math.max(0, dest.indexOf(':'))).toLowerCase(Locale.ROOT);
        out.open('{').name("id").id(id).name("pos").number(position);
        out.name("created").string(printed).name("conf").open('{');
        out.name("dest").string(dest);
        if (version.atLeast(20, 1)) {
            out.name("destFingerprint").string(target.fingerprint());
            out.name("whipBearerToken").string(target.bearerToken());
        }
        out.close('}').name("protocol").string(protocol).name("state").string(state);
        out.name("lastError").string(lastError);
        out.name("outboundBytes").number(outbound.bytes(now)).close('}');
    }

    Instant created() {
        return created;
    }
}
