package dev.signalbox.mediamtx;

import static dev.signalbox.mediamtx.Answers.hang;
import static dev.signalbox.mediamtx.Answers.last;
import static dev.signalbox.mediamtx.Answers.trickle;
import static dev.signalbox.mediamtx.Clients.failed;
import static dev.signalbox.mediamtx.Clients.seen;
import static dev.signalbox.mediamtx.Clients.trouble;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.Poll.Failed;
import dev.signalbox.model.Trouble;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String NOBODY = "00".repeat(32);

    @TempDir static Path folder = Path.of("");
    private static String fingerprint = "";

    private final MediaMtxClient client = Clients.with(Duration.ofSeconds(30), 100);

    @BeforeAll
    static void makeKey() throws Exception {
        Path store = folder.resolve("server.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=somewhere.else",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, keytool.waitFor(), said);
        byte[] certificate = keys().getCertificate("server").getEncoded();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate);
        fingerprint = HexFormat.of().formatHex(digest);
    }

    private static KeyStore keys() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("server.p12"))) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static ServerSocket encrypted() throws Exception {
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys(), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static FakeNode node() throws Exception {
        return new FakeNode(encrypted())
                .on(FakeNode.INFO, Answers.json(FakeNode.info("v1.20.1", "2026-08-22T10:00:00Z")))
                .on(FakeNode.PATHS, Answers.json(FakeNode.page(1, 1, "{\"name\":\"a\"}")));
    }

    private static NodeAddress address(RawServer server, String scheme, @Nullable String print) {
        return new NodeAddress(URI.create(scheme + "://127.0.0.1:" + server.port()), null, print);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_certificate_that_the_server_made_itself_is_refused() throws Exception {
        try (FakeNode node = node()) {
            Failed failed =
                    failed(client.poll(address(node.server(), "https", null), NodeMemory.NOTHING));
            assertEquals(Trouble.TLS_UNTRUSTED, failed.trouble());
            assertTrue(failed.evidence().contains("PKIX"), failed::evidence);
            assertEquals(0, node.counted().size());
        }
    }

    @Test
    void the_same_certificate_is_accepted_by_its_fingerprint_whatever_name_is_in_it()
            throws Exception {
        try (FakeNode node = node()) {
            NodeAddress address = address(node.server(), "https", fingerprint);
            assertEquals(1, seen(client, address).paths().size());
            assertEquals(1, seen(client, address).paths().size());
            assertEquals(1, node.server().connections());
        }
    }

    @Test
    void another_fingerprint_is_refused_and_the_one_that_was_seen_is_said() throws Exception {
        try (FakeNode node = node()) {
            Failed failed =
                    failed(
                            client.poll(
                                    address(node.server(), "https", NOBODY), NodeMemory.NOTHING));
            assertEquals(Trouble.TLS_UNTRUSTED, failed.trouble());
            assertTrue(failed.evidence().contains(fingerprint), failed::evidence);
            assertEquals(0, node.counted().size());
        }
    }

    @Test
    void a_fingerprint_that_is_trusted_for_one_node_is_not_for_another() throws Exception {
        try (FakeNode node = node()) {
            seen(client, address(node.server(), "https", fingerprint));
            assertEquals(
                    Trouble.TLS_UNTRUSTED,
                    trouble(client, address(node.server(), "https", NOBODY)));
            assertEquals(
                    Trouble.TLS_UNTRUSTED, trouble(client, address(node.server(), "https", null)));
        }
    }

    @Test
    void plain_http_to_an_encrypted_port_is_not_http() throws Exception {
        try (FakeNode node = node()) {
            Failed failed =
                    failed(client.poll(address(node.server(), "http", null), NodeMemory.NOTHING));
            assertEquals(Trouble.NOT_HTTP, failed.trouble());
            assertEquals("127.0.0.1:" + node.server().port(), failed.evidence());
        }
    }

    @Test
    void plain_http_to_an_encrypted_port_of_mediamtx_says_what_is_wrong() {
        String told = "Client sent an HTTP request to an HTTPS server.\n";
        try (RawServer server = new RawServer(last("HTTP/1.0 400 Bad Request\r\n\r\n" + told))) {
            Failed failed = failed(client.poll(address(server, "http", null), NodeMemory.NOTHING));
            assertEquals(Trouble.NOT_MEDIAMTX, failed.trouble());
            assertEquals("400 " + told.strip(), failed.evidence());
        }
    }

    @Test
    void tls_to_a_plain_port_fails_as_such() {
        for (String print : new String[] {"", fingerprint}) {
            try (RawServer server = new RawServer(last("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
                NodeAddress node = address(server, "https", print.isEmpty() ? null : print);
                assertEquals(Trouble.TLS_FAILED, trouble(client, node));
            }
        }
    }

    @Test
    void a_handshake_that_never_comes_ends_at_the_deadline() {
        String record = "\u0016\u0003\u0003@\u0000";
        for (RawServer.Answer answer :
                new RawServer.Answer[] {hang(""), hang(record), trickle(record.repeat(99), 20)}) {
            try (RawServer server = new RawServer(answer);
                    MediaMtxClient hasty = Clients.with(Duration.ofMillis(700), 100)) {
                long begun = System.nanoTime();
                Trouble trouble = trouble(hasty, address(server, "https", fingerprint));
                assertEquals(Trouble.NO_ANSWER, trouble);
                // None of them would ever come to an end.
                long seconds = (System.nanoTime() - begun) / 1_000_000_000;
                assertTrue(seconds < 10, () -> seconds + " s");
            }
        }
    }
}
