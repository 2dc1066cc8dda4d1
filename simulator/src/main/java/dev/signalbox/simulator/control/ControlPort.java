package dev.signalbox.simulator.control;

import dev.signalbox.mediamtx.wire.Json;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.http.HttpListener;
import dev.signalbox.simulator.http.HttpReply;
import dev.signalbox.simulator.http.HttpRequest;
import dev.signalbox.simulator.scene.SceneRunner;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The control port. It says what is simulated and takes orders; JSON both ways.
public final class ControlPort implements AutoCloseable {

    private final HttpListener listener;
    private final Overview overview;
    private final Orders orders;

    private ControlPort(Simulator simulator, SceneRunner scenes, int port) {
        overview = new Overview(simulator);
        orders = new Orders(simulator, scenes);
        listener =
                new HttpListener(
                        "control",
                        InetAddress.ofLiteral("127.0.0.1"),
                        port,
                        List.of("Server: signalbox-simulator", "X-Simulated: signalbox"),
                        this::answer);
    }

    /// Opens the port on 127.0.0.1.
    ///
    /// @param port 0 for a free one
    /// @throws UncheckedIOException when it is taken
    public static ControlPort open(Simulator simulator, SceneRunner scenes, int port) {
        var control = new ControlPort(simulator, scenes, port);
        control.listener.open();
        return control;
    }

    /// Its address.
    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.port());
    }

    /// Closes the port.
    @Override
    public void close() {
        listener.close();
    }

    private HttpReply answer(HttpRequest request) {
        try {
            return switch (request.method() + " " + request.path()) {
                case "GET /" -> overview.nodes();
                case "GET /requests" -> overview.requests();
                case "POST /scene" -> orders.scene(request);
                default -> orders.node(request);
            };
        } catch (Orders.Unknown e) {
            return error(404, e.getMessage());
        } catch (IllegalArgumentException e) {
            return error(400, e.getMessage());
        } catch (IllegalStateException | UncheckedIOException e) {
            return error(409, e.getMessage());
        }
    }

    private static HttpReply error(int status, @Nullable String message) {
        var json = new Json().open('{').name("error").string(message).close('}');
        return HttpReply.json(status, json.bytes());
    }
}
