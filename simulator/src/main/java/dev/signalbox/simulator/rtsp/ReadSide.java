package dev.signalbox.simulator.rtsp;

import static dev.signalbox.simulator.rtsp.RtspConnection.NO_HEADERS;

import dev.signalbox.simulator.state.PathRefusal;
import dev.signalbox.simulator.state.Protocol;
import dev.signalbox.simulator.state.Session;
import dev.signalbox.simulator.state.SimPath;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// A client that reads a stream: DESCRIBE, SETUP, PLAY.
final class ReadSide {

    private static final String TRACK = "/trackID=";

    private final RtspConnection client;
    private final Map<Integer, Integer> channels = new HashMap<>();
    private String path = "";
    private @Nullable Relay relay;
    private @Nullable ReaderQueue queue;
    private @Nullable Thread sender;

    ReadSide(RtspConnection client) {
        this.client = client;
    }

    void describe(RtspRequest request) throws IOException, InterruptedException {
        if (!client.admitted(request, "read", request.path())) {
            return;
        }
        var target = client.state().ask(() -> redirect(request.path()));
        if (!target.isEmpty()) {
            client.answer(request, 302, Map.of("Location", absolute(request.url(), target)), "");
            return;
        }
        try {
            await(client.state().ask(() -> client.state().paths().describe(request.path())));
        } catch (PathRefusal e) {
            client.answer(request, e.missing() ? 404 : 400, NO_HEADERS, "");
            return;
        }
        var found = client.server().relay(request.path());
        if (found == null) {
            client.answer(request, 404, NO_HEADERS, ""); // a made-up stream has no media
            return;
        }
        client.answer(
                request,
                200,
                Map.of("Content-Type", "application/sdp", "Content-Base", base(request.url())),
                found.sdp().forReaders());
    }

    void setup(RtspRequest request) throws IOException {
        var transport = Transport.parse(request.header("transport"), channels.size() * 2);
        if (transport == null) {
            client.answer(request, 461, NO_HEADERS, "");
            return;
        }
        var url = request.path();
        int track = url.lastIndexOf(TRACK);
        var wanted = track < 0 ? url : url.substring(0, track);
        if (!client.admitted(request, "read", wanted)) {
            return;
        }
        var found = client.server().relay(wanted);
        if (found == null) {
            client.answer(request, 404, NO_HEADERS, "");
            return;
        }
        int medium = track < 0 ? 0 : number(url.substring(track + TRACK.length()));
        if (medium < 0 || medium >= found.sdp().media().size()) {
            client.answer(request, 400, NO_HEADERS, "");
            return;
        }
        path = wanted;
        relay = found;
        channels.put(medium, transport.channel());
        client.answerSetup(request, transport);
    }

    void play(RtspRequest request) throws IOException, InterruptedException {
        var session = client.currentSession();
        var playing = relay;
        if (session == null || playing == null || channels.isEmpty()) {
            client.answer(request, 501, NO_HEADERS, "");
            return;
        }
        if (!playing.equals(client.server().relay(path))) {
            client.answer(request, 404, NO_HEADERS, ""); // another publisher came in between
            return;
        }
        try {
            await(
                    client.state()
                            .ask(
                                    () -> {
                                        session.become(Session.State.READ, path, request.query());
                                        return client.state()
                                                .paths()
                                                .join(path, session, Protocol.RTSP);
                                    }));
        } catch (PathRefusal e) {
            client.answer(request, e.missing() ? 404 : 400, NO_HEADERS, "");
            return;
        }
        var packets = new ReaderQueue(client.writer(), channels, client.sent(), client::drop);
        queue = packets;
        playing.join(packets); // before the answer, so that no packet after it is missed
        client.answer(
                request,
                200,
                RtspConnection.headers("Session", RtspConnection.id(session), "Range", "npt=now-"),
                "");
        sender = client.server().start("sender", packets::send);
    }

    void end() {
        if (relay != null && queue != null) {
            relay.leave(queue);
        }
        if (sender != null) {
            sender.interrupt();
        }
    }

    private String redirect(String wanted) {
        var conf = client.state().config().path(wanted);
        return conf != null && conf.text("source").equals("redirect")
                ? conf.text("sourceRedirect")
                : "";
    }

    private static SimPath await(CompletableFuture<SimPath> future)
            throws PathRefusal, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PathRefusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String base(String url) {
        int query = url.indexOf('?');
        var plain = query < 0 ? url : url.substring(0, query);
        return plain.endsWith("/") ? plain : plain + "/";
    }

    private static String absolute(String url, String target) {
        if (!target.startsWith("/")) {
            return target;
        }
        int slash = url.indexOf('/', url.indexOf("://") + 3);
        return (slash < 0 ? url : url.substring(0, slash)) + target;
    }
}
