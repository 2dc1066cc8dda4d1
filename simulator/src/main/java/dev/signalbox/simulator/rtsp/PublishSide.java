package dev.signalbox.simulator.rtsp;

import static dev.signalbox.simulator.rtsp.RtspConnection.NO_HEADERS;

import dev.signalbox.simulator.state.Meter;
import dev.signalbox.simulator.state.PathRefusal;
import dev.signalbox.simulator.state.Session;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client that sends a stream: ANNOUNCE, SETUP, RECORD, packets.
final class PublishSide {

    private static final int SILENCE_MILLIS = 10_000;

    private final RtspConnection client;
    private final Map<Integer, Integer> channels = new HashMap<>();
    private String path = "";
    private @Nullable Sdp sdp;
    private @Nullable Relay relay;

    PublishSide(RtspConnection client) {
        this.client = client;
    }

    boolean announced() {
        return sdp != null;
    }

    void announce(RtspRequest request) throws IOException {
        if (!client.admitted(request, "publish", request.path())) {
            return;
        }
        try {
            var described = Sdp.parse(request.body());
            if (client.state().ask(() -> refused(request.path()))) {
                client.answer(request, 400, NO_HEADERS, "");
                return;
            }
            sdp = described;
        } catch (IllegalArgumentException e) {
            client.answer(request, 400, NO_HEADERS, "");
            return;
        }
        path = request.path();
        client.session(request);
        client.answer(request, 200, NO_HEADERS, "");
    }

    void setup(RtspRequest request) throws IOException {
        var transport = Transport.parse(request.header("transport"), channels.size() * 2);
        if (transport == null) {
            client.answer(request, 461, NO_HEADERS, "");
            return;
        }
        int medium = medium(request.path());
        if (medium < 0) {
            client.answer(request, 400, NO_HEADERS, "");
            return;
        }
        channels.put(medium, transport.channel());
        client.answerSetup(request, transport);
    }

    void record(RtspRequest request) throws IOException {
        var session = client.currentSession();
        if (session == null || sdp == null || channels.isEmpty()) {
            client.answer(request, 501, NO_HEADERS, "");
            return;
        }
        var outbound = new Meter.Counted();
        var fresh = new Relay(sdp, outbound);
        relay = fresh;
        var tracks = sdp.tracks();
        boolean taken =
                client.state()
                        .ask(
                                () -> {
                                    client.server().publish(path, fresh);
                                    session.become(Session.State.PUBLISH, path, request.query());
                                    try {
                                        client.state()
                                                .paths()
                                                .attach(
                                                        path,
                                                        session,
                                                        tracks,
                                                        client.received(),
                                                        outbound);
                                        return true;
                                    } catch (PathRefusal e) {
                                        return false;
                                    }
                                });
        if (!taken) {
            end();
            client.answer(request, 400, NO_HEADERS, "");
            return;
        }
        client.expectEvery(SILENCE_MILLIS);
        client.answer(
                request, 200, RtspConnection.headers("Session", RtspConnection.id(session)), "");
    }

    /// A packet came in.
    void packet(int channel, RtspReader.Payload payload) {
        if (relay == null) {
            return; // receiver reports of a reader
        }
        for (var medium : channels.entrySet()) {
            int offset = channel - medium.getValue();
            if (offset == 0 || offset == 1) {
                relay.pass(medium.getKey(), offset == 1, payload);
            }
        }
    }

    void end() {
        if (relay != null) {
            client.server().unpublish(path, relay);
            relay = null;
        }
    }

    private boolean refused(String wanted) {
        try {
            client.state().paths().checkPublisher(wanted);
            return false;
        } catch (PathRefusal e) {
            return true;
        }
    }

    /// Which medium a SETUP means. Some clients address a lone medium by the path itself.
    private int medium(String url) {
        var media = sdp == null ? java.util.List.<Sdp.Medium>of() : sdp.media();
        for (int i = 0; i < media.size(); i++) {
            var control = media.get(i).control();
            if (!control.isEmpty() && (url.endsWith("/" + control) || control.endsWith(url))) {
                return i;
            }
        }
        return media.size() == 1 ? 0 : -1;
    }
}
