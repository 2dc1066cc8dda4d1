package dev.signalbox.server.localnode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.server.localnode.NodePorts.Listener;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodePortsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /// Another address of this machine that nobody else listens at.
    private static final InetAddress OTHER = InetAddress.ofLiteral("127.0.0.77");

    private final Path file;

    NodePortsTest(@TempDir Path folder) {
        file = folder.resolve("ports");
    }

    private NodePorts choose() throws IOException {
        return NodePorts.choose(file, OTHER, false);
    }

    /// So many ports that were free a moment ago, written down as those of the last start.
    private Map<Listener, Integer> before() throws IOException {
        NodePorts some = NodePorts.choose(file, OTHER, false);
        Map<Listener, Integer> ports = new EnumMap<>(some.ports());
        ports.replaceAll((_, _) -> free());
        write(ports);
        return ports;
    }

    private void write(Map<Listener, ?> ports) throws IOException {
        Files.writeString(
                file,
                ports.entrySet().stream()
                        .map(port -> port.getKey() + "=" + port.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServerSocket taken(InetAddress address, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.bind(new InetSocketAddress(address, port));
        return socket;
    }

    @Test
    void where_they_are_free_they_are_those_that_people_know() throws IOException {
        Map<Listener, Integer> known =
                Map.of(
                        Listener.RTSP, 8554,
                        Listener.RTMP, 1935,
                        Listener.HLS, 8888,
                        Listener.WEBRTC, 8889,
                        Listener.WEBRTC_UDP, 8189,
                        Listener.SRT, 8890);
        NodePorts ports = choose();
        for (Map.Entry<Listener, Integer> each : known.entrySet()) {
            // Whoever runs the tests may have a MediaMTX of his own.
            if (isFree(each.getKey(), each.getValue())) {
                assertEquals(each.getValue(), ports.of(each.getKey()), each.getKey()::name);
            }
        }
    }

    private static boolean isFree(Listener listener, int port) {
        boolean datagrams = listener == Listener.WEBRTC_UDP || listener == Listener.SRT;
        try (AutoCloseable _ =
                datagrams
                        ? new DatagramSocket(new InetSocketAddress(OTHER, port))
                        : taken(OTHER, port)) {
            return true;
        } catch (Exception _) {
            return false;
        }
    }

    @Test
    void the_next_start_gets_the_same_ports() throws IOException {
        Map<Listener, Integer> before = before();
        assertEquals(before, choose().ports());
        assertEquals(before, choose().ports());
    }

    @Test
    void instead_of_a_port_that_is_in_use_another_is_taken_and_kept() throws IOException {
        Map<Listener, Integer> before = before();
        int wish = before.getOrDefault(Listener.RTSP, 0);
        NodePorts ports;
        try (ServerSocket _ = taken(OTHER, wish)) {
            ports = choose();
            assertNotEquals(wish, ports.of(Listener.RTSP));
            assertTrue(ports.of(Listener.RTSP) > 0);
        }
        assertEquals(before.get(Listener.RTMP), ports.of(Listener.RTMP));
        assertEquals(ports, choose(), "though the first wish would be free again");
    }

    @Test
    void a_port_for_datagrams_is_looked_at_as_such() throws IOException {
        Map<Listener, Integer> before = before();
        int srt = before.getOrDefault(Listener.SRT, 0);
        int rtsp = before.getOrDefault(Listener.RTSP, 0);
        try (DatagramSocket _ = new DatagramSocket(new InetSocketAddress(OTHER, srt));
                DatagramSocket _ = new DatagramSocket(new InetSocketAddress(OTHER, rtsp))) {
            NodePorts ports = choose();
            assertNotEquals(srt, ports.of(Listener.SRT));
            assertEquals(rtsp, ports.of(Listener.RTSP));
        }
    }

    @Test
    void the_control_api_is_on_loopback_wherever_media_is() throws IOException {
        Map<Listener, Integer> before = before();
        int api = before.getOrDefault(Listener.API, 0);
        try (ServerSocket _ = taken(OTHER, api)) {
            assertEquals(api, choose().of(Listener.API));
        }
        try (ServerSocket _ = taken(LOOPBACK, api)) {
            assertNotEquals(api, choose().of(Listener.API));
        }
    }

    @Test
    void ports_at_which_our_own_earlier_program_still_listens_are_kept() throws IOException {
        Map<Listener, Integer> before = before();
        int rtsp = before.getOrDefault(Listener.RTSP, 0);
        try (ServerSocket _ = taken(OTHER, rtsp)) {
            assertEquals(before, NodePorts.choose(file, OTHER, true).ports());
        }
    }

    @Test
    void no_port_is_given_twice() throws IOException {
        Map<Listener, Integer> same = new EnumMap<>(Listener.class);
        int one = free();
        for (Listener listener : Listener.values()) {
            same.put(listener, one);
        }
        write(same);
        NodePorts ports = choose();
        assertEquals(Listener.values().length, new HashSet<>(ports.ports().values()).size());
        assertEquals(one, ports.of(Listener.API));
    }

    @Test
    void what_was_not_written_to_its_end_does_not_keep_us_from_starting() throws IOException {
        for (String text : List.of("", "RTSP=", "RTSP", "RTSP=many", "RTSP=70000", "RTSP=-1")) {
            Files.writeString(file, text);
            assertEquals(8554, choose().of(Listener.RTSP), text);
        }
    }
}
