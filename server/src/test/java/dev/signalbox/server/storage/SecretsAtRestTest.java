package dev.signalbox.server.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Credentials;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.Secret;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.StreamSettings;
import dev.signalbox.server.access.Access;
import dev.signalbox.server.access.Role;
import dev.signalbox.server.hand.HandTime;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.idempotency.AnswerStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Looks for secrets in what the database really keeps, byte by byte.
@ParameterizedClass
@MethodSource("dev.signalbox.server.storage.TestDatabase#all")
class SecretsAtRestTest extends StoreSuite {
    private static final String NODE_PASSWORD = "node-Pa55word";
    private static final String CAMERA_URL = "rtsp://viewer:camera-Pa55word@10.1.2.3/1";
    private static final String LOGIN_PASSWORD = "login-Pa55word";
    private static final String ANSWER = "{\"key\":\"sbx_answer-Pa55word\"}";

    SecretsAtRestTest(TestDatabase database) {
        super(database);
    }

    private Node nodeWithPassword() {
        NodeAddress address =
                new NodeAddress(
                        URI.create("http://10.0.0.1:9997"),
                        new Credentials("visible-user", Secret.of(NODE_PASSWORD)),
                        null);
        return add(Some.at(Some.draft("cam-hub"), address));
    }

    @Test
    void no_secret_lies_open_in_the_database() throws IOException, SQLException {
        expect(
                nodeWithPassword(),
                "cam",
                new StreamSettings("Gate", Map.of(), CAMERA_URL, null, true, false));
        AnswerStore answers = stores().answers();
        answers.begin("user:1", "k", "r", Some.TIME);
        answers.finish("user:1", "k", new AnswerStore.Kept("r", 201, null, ANSWER));
        Access access =
                new Access(stores().access(), new HandTime(), Duration.ofHours(1), Map.of());
        access.ensureAdmin(Optional.of(Secret.of(LOGIN_PASSWORD)));
        String session = access.login("admin", LOGIN_PASSWORD, "10.0.0.9").token();
        String key = access.addKey("ci", Role.ADMIN, null).key().reveal();

        String everything = everything();
        assertTrue(everything.contains("visible-user"), "what is kept openly can be found");
        List<String> secrets =
                List.of(
                        NODE_PASSWORD,
                        "camera-Pa55word",
                        LOGIN_PASSWORD,
                        "answer-Pa55word",
                        session,
                        key,
                        TestDatabase.KEY.reveal());
        for (String secret : secrets) {
            for (String form : forms(secret)) {
                assertFalse(everything.contains(form), form + " lies open");
            }
        }
    }

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return List.of(secret, base64, HexFormat.of().formatHex(bytes));
    }

    private String everything() throws IOException, SQLException {
        if (!database.isSqlite()) {
            return dump();
        }
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(database.folder())) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file, ISO_8859_1));
            }
        }
        assertTrue(Files.exists(Path.of(database.file() + "-wal")), "the newest is in the WAL");
        return all.toString();
    }

    private String dump() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet rows =
                        statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertTrue(tables.size() > 8, "all tables: " + tables);
        return tables;
    }

    @Test
    void the_same_secret_looks_different_each_time() throws SQLException {
        Node first = nodeWithPassword();
        Node second = add(Some.at(Some.draft("other"), first.address()));
        StreamRecord stream =
                expect(
                        second,
                        "cam",
                        new StreamSettings(null, Map.of(), NODE_PASSWORD, null, true, false));
        List<String> sealed = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT password_sealed FROM nodes UNION ALL"
                                        + " SELECT source_url_sealed FROM streams")) {
            while (rows.next()) {
                sealed.add(rows.getString(1));
            }
        }
        assertEquals(3, sealed.stream().distinct().count());
        assertEquals(stream, stores().fleet().of(second.id()).getFirst());
    }
}
