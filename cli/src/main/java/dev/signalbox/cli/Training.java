package dev.signalbox.cli;

import com.sun.net.httpserver.HttpServer;
import dev.signalbox.cli.host.Host;
import dev.signalbox.cli.host.SystemHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Runs what most commands have in common, once, so that the JDK can keep it for later starts. For
/// the build: `java -XX:AOTCacheOutput=FILE -cp JAR dev.signalbox.cli.Training`, and later starts
/// with `-XX:AOTCache=FILE`.
///
/// Nothing leaves the machine: the answers come from a server in this process.
final class Training {
    private static final String NODES =
            """
            {"nodes":[{"id":1,"name":"edge-1","environment":"production","status":"unhealthy",
            "reason":"node_unreachable","since":"2026-01-01T00:00:00Z","stream_count":1,"viewers":1,
            "bitrate":1500000.5,"outbound_bitrate":0,"version":"1.15.2","is_simulated":false,"last_seen":null}],
            "total":1,"page":1,"pages":1,"environments":[]}
            """;
    private static final String PROBLEM =
            """
            {"type":"","title":"","status":404,"detail":"","code":"training","errors":[],"request_id":""}
            """;

    private Training() {}

    /// Runs. What it prints is of no interest.
    public static void main(String[] words) throws IOException {
        run(new SystemHost());
    }

    static void run(Host host) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        var server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    boolean list = exchange.getRequestURI().getPath().endsWith("/nodes");
                    var body = (list ? NODES : PROBLEM).getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(list ? 200 : 404, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            for (var command :
                    List.of(
                            List.of("nodes", "list"),
                            List.of("nodes", "list", "--json"),
                            List.of("nodes", "show", "edge-1"),
                            List.of("status"),
                            List.of("--help"),
                            List.of("streams", "lst"))) {
                var said = new ArrayList<>(command);
                said.add("--server=" + url);
                said.add("--api-key=training");
                Program.run(said, host);
            }
        } finally {
            server.stop(0);
        }
    }
}
