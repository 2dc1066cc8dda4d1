package dev.signalbox.simulator.rtsp;

import dev.signalbox.simulator.net.TcpPort;
import dev.signalbox.simulator.state.Meter;
import dev.signalbox.simulator.state.NodeState;
import dev.signalbox.simulator.state.Session;
import dev.signalbox.simulator.state.SessionKind;
import java.io.IOException;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One RTSP client from its first request to its end: what publishers and readers have in common.
final class RtspConnection {

    static final Map<String, String> NO_HEADERS = Map.of();

    private static final int SILENCE_MILLIS = 75_000;

    private final RtspServer server;
    private final NodeState state;
    private final Socket socket;
    private final RtspReader reader;
    private final RtspWriter writer;
    private final Session connection;
    private final Meter.Counted received = new Meter.Counted();
    private final Meter.Counted sent = new Meter.Counted();
    private final PublishSide publisher;
    private final ReadSide player;
    private String user = "";
    private @Nullable Session session;

    RtspConnection(RtspServer server, Socket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        state = server.state();
        reader = new RtspReader(socket.getInputStream());
        var total = new Meter.Counted();
        writer = new RtspWriter(socket.getOutputStream(), total);
        connection =
                state.ask(
                        () ->
                                state.connect(SessionKind.RTSP_CONN, remoteAddress())
                                        .metered(received, total));
        publisher = new PublishSide(this);
        player = new ReadSide(this);
    }

    void run() throws IOException {
        try {
            socket.setSoTimeout(SILENCE_MILLIS);
            long before = 0;
            for (var next = reader.next(); next != null; next = reader.next()) {
                received.add(reader.bytes() - before);
                before = reader.bytes();
                boolean goOn =
                        switch (next) {
                            case RtspReader.Incoming.Packet(int channel, var payload) -> {
                                publisher.packet(channel, payload);
                                yield true;
                            }
                            case RtspReader.Incoming.Request(var request) -> serve(request);
                        };
                if (!goOn) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    /// Answers a request.
    ///
    /// @return whether the connection goes on
    private boolean serve(RtspRequest request) throws IOException, InterruptedException {
        switch (request.method()) {
            case "OPTIONS" ->
                    answer(
                            request,
                            200,
                            Map.of(
                                    "Public",
                                    "DESCRIBE, ANNOUNCE, SETUP, PLAY, RECORD, GET_PARAMETER,"
                                            + " TEARDOWN"),
                            "");
            case "DESCRIBE" -> player.describe(request);
            case "ANNOUNCE" -> publisher.announce(request);
            case "SETUP" -> {
                if (publisher.announced()) {
                    publisher.setup(request);
                } else {
                    player.setup(request);
                }
            }
            case "RECORD" -> publisher.record(request);
            case "PLAY" -> player.play(request);
            case "GET_PARAMETER", "SET_PARAMETER" -> answer(request, 200, NO_HEADERS, "");
            case "TEARDOWN" -> {
                answer(request, 200, NO_HEADERS, "");
                return false;
            }
            default -> answer(request, 501, NO_HEADERS, "");
        }
        return true;
    }

    private void end() {
        player.end();
        publisher.end();
        state.run(
                () -> {
                    if (session != null) {
                        session.onClose(() -> {});
                        state.paths().end(session);
                    }
                    state.disconnect(connection);
                });
    }

    RtspServer server() {
        return server;
    }

    NodeState state() {
        return state;
    }

    RtspWriter writer() {
        return writer;
    }

    Meter.Counted received() {
        return received;
    }

    Meter.Counted sent() {
        return sent;
    }

    /// Ends the connection from any thread.
    void drop() {
        TcpPort.shut(socket);
    }

    /// Ends the connection when nothing comes for so long.
    void expectEvery(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /// The session of this connection; made on first use.
    Session session(RtspRequest request) {
        return state.ask(
                () -> {
                    if (session == null) {
                        session =
                                state.connect(SessionKind.RTSP_SESSION, remoteAddress())
                                        .identify(user, request.header("user-agent"))
                                        .metered(received, sent)
                                        .onClose(this::drop);
                        connection.with(session.with(connection));
                    }
                    return session;
                });
    }

    /// The session, if there is one.
    @Nullable Session currentSession() {
        return session;
    }

    /// Finds out whether the client may do something; if not, it has been answered.
    boolean admitted(RtspRequest request, String action, String path) throws IOException {
        var users = state.ask(() -> state.config().users());
        var name = RtspAuth.admit(users, request, socket.getInetAddress(), action, path);
        if (name == null) {
            answer(request, 401, headers("WWW-Authenticate", "Basic realm=\"ipcam\""), "");
            return false;
        }
        user = name;
        return true;
    }

    void answer(RtspRequest request, int status, Map<String, String> headers, String body)
            throws IOException {
        writer.answer(status, request.header("cseq"), headers, body);
    }

    /// Answers a SETUP that went well.
    void answerSetup(RtspRequest request, Transport transport) throws IOException {
        var current = session(request);
        state.run(() -> current.over("TCP"));
        answer(
                request,
                200,
                headers("Transport", transport.answer(), "Session", id(current) + ";timeout=60"),
                "");
    }

    static String id(Session session) {
        return session.id().toString().replace("-", "");
    }

    static Map<String, String> headers(String... pairs) {
        var headers = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            headers.put(pairs[i], pairs[i + 1]);
        }
        return headers;
    }

    private String remoteAddress() {
        return socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
    }
}
