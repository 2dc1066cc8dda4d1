package dev.signalbox.mediamtx;

import static dev.signalbox.mediamtx.Clients.failed;
import static dev.signalbox.mediamtx.Clients.trouble;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.NodeReason;
import dev.signalbox.model.Poll.Failed;
import dev.signalbox.model.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that cannot be reached.
class ConnectingTest {
    private final MediaMtxClient client =
            new MediaMtxClient(
                    new ClientSettings(
                            Duration.ofMillis(300),
                            Duration.ofSeconds(5),
                            Duration.ofMillis(300),
                            100,
                            1000),
                    InstantSource.fixed(Clients.NOW));

    @AfterEach
    void close() {
        client.close();
    }

    private static NodeAddress address(String url) {
        return new NodeAddress(URI.create(url), null, null);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void nobody_listens(String scheme) throws IOException {
        NodeAddress node = address(scheme + "://127.0.0.1:" + freePort());
        Failed failed = failed(client.poll(node, NodeMemory.NOTHING));
        assertEquals(Trouble.CONNECTION_REFUSED, failed.trouble());
        assertEquals(node.apiUrl().getAuthority(), failed.evidence());
        assertEquals(Clients.NOW, failed.at().wall());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody.invalid", "stack_nobody_1.invalid"})
    void a_host_that_nobody_knows(String host) {
        assertEquals(Trouble.HOST_UNKNOWN, trouble(client, address("http://" + host + ":9997")));
    }

    @Test
    void a_server_that_takes_no_more_connections() throws IOException {
        List<SocketChannel> crowd = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress there =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort());
            for (int i = 0; i < 8; i++) {
                SocketChannel one = SocketChannel.open();
                one.configureBlocking(false);
                one.connect(there);
                crowd.add(one);
            }
            long begun = System.nanoTime();
            Trouble trouble = trouble(client, address("http://127.0.0.1:" + full.getLocalPort()));
            assertEquals(Trouble.CONNECT_TIMEOUT, trouble);
            long millis = (System.nanoTime() - begun) / 1_000_000;
            assertTrue(millis >= 250 && millis < 2000, () -> millis + " ms");
        } finally {
            for (SocketChannel one : crowd) {
                one.close();
            }
        }
    }

    @Test
    void all_of_them_are_no_answer_of_the_node() {
        for (Trouble trouble :
                List.of(
                        Trouble.CONNECTION_REFUSED,
                        Trouble.HOST_UNKNOWN,
                        Trouble.CONNECT_TIMEOUT,
                        Trouble.NO_ANSWER)) {
            assertEquals(NodeReason.NODE_UNREACHABLE, trouble.reason());
        }
    }

    @Test
    void a_patience_that_makes_no_sense_is_refused() {
        Duration second = Duration.ofSeconds(1);
        Duration longer = Duration.ofSeconds(2);
        assertThrows(
                IllegalArgumentException.class,
                () -> new ClientSettings(longer, second, second, 10, 10));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ClientSettings(second, longer, second, 0, 10));
        ClientSettings hasty = ClientSettings.DEFAULT.withPoll(second);
        assertEquals(second, hasty.poll());
        assertEquals(second, hasty.connect());
        assertEquals(
                ClientSettings.DEFAULT.connect(),
                ClientSettings.DEFAULT.withPoll(Duration.ofMinutes(1)).connect());
    }
}
