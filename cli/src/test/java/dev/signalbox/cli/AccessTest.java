package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.json;
import static dev.signalbox.cli.fake.Samples.key;
import static dev.signalbox.cli.fake.Samples.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.fake.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys, signing in and out.
class AccessTest {
    @TempDir Path home;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(home);
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    private Path credentials() {
        return home.resolve(".config/signalbox/credentials.json");
    }

    /// A server that lets `ops` in with `s3cret` and makes key 21.
    private void letOpsIn() {
        cli.host.set("SIGNALBOX_API_KEY", "");
        cli.server
                .open()
                .on(
                        "POST /api/auth/login",
                        seen ->
                                seen.body().at("password").text().equals("s3cret")
                                        ? Reply.ok(
                                                        json(
                                                                """
                                {"name":"ops","role":"operator","kind":"user","csrf_token":"c5rf",
                                 "expires_at":"2026-11-20T22:00:00Z"}
                                """))
                                                .with(
                                                        "Set-Cookie",
                                                        "signalbox_session=abc; HttpOnly; SameSite=Strict; Path=/")
                                        : Reply.problem(
                                                401,
                                                "auth.wrong",
                                                "User name or password is wrong."))
                .on(
                        "POST /api/keys",
                        seen ->
                                Reply.json(
                                        201,
                                        key(21, seen.body().at("name").text())
                                                .put("role", seen.body().at("role"))
                                                .put("key", "sbk_new")
                                                .done()))
                .on("POST /api/auth/logout", _ -> Reply.none())
                .on("DELETE /api/keys/21", _ -> Reply.none())
                .on("GET /api/keys", page("keys").done());
    }

    @Test
    void login_asks_makes_a_key_keeps_it_and_ends_the_session() throws IOException {
        letOpsIn();
        cli.host.set("USER", "ops").answer("ops").answer("s3cret");

        var run = cli.run("login", "--expires", "90d");

        assertEquals(0, run.exit());
        assertTrue(
                run.out()
                        .contains("as operator with the key \"cli ops@desk 2026-11-20T10:00:00Z\""),
                run.out());
        assertFalse((run.out() + run.err()).contains("sbk_new"));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials())));
        assertEquals(
                json(
                        "{\"servers\":{\"%s\":{\"key\":\"sbk_new\",\"key_id\":21}}}"
                                .formatted(cli.server.url())),
                json(Files.readString(credentials())));
        assertFalse(Files.readString(credentials()).contains("s3cret"));
        var made = cli.server.seen("POST /api/keys").getFirst();
        assertEquals("signalbox_session=abc", made.header("cookie").orElseThrow());
        assertEquals("c5rf", made.header("x-csrf-token").orElseThrow());
        assertEquals("2027-02-18T10:00:00Z", made.body().at("expires_at").text());
        assertEquals(1, cli.server.seen("POST /api/auth/logout").size());
        assertTrue(cli.server.seen().stream().allMatch(seen -> seen.header("x-api-key").isEmpty()));

        cli.run("keys", "list");
        assertEquals("sbk_new", cli.server.seen().getLast().header("x-api-key").orElseThrow());
    }

    @Test
    void a_second_login_takes_the_place_of_the_first() {
        letOpsIn();
        cli.host.set("PW", "s3cret");
        cli.run(
                "login",
                "--username",
                "ops",
                "--password-env",
                "PW",
                "--role",
                "viewer",
                "--name",
                "tv");

        var run = cli.run("login", "--username", "ops", "--password-env", "PW", "--json");

        assertEquals(0, run.exit());
        assertEquals(1, cli.server.seen("DELETE /api/keys/21").size());
        assertEquals(21, run.json().at("id").number());
        assertFalse(run.json().at("key").present(), "the key is in the file and nowhere else");
        assertEquals(
                "viewer", cli.server.seen("POST /api/keys").getFirst().body().at("role").text());
    }

    @Test
    void a_wrong_password_is_said_once_and_nothing_is_kept() {
        letOpsIn();
        cli.host.type("wrong\n");

        var run = cli.run("login", "--username", "ops", "--password-stdin");

        assertEquals(4, run.exit());
        assertEquals(
                "User name or password is wrong.\ncode auth.wrong, request req-1\n", run.err());
        assertEquals(1, cli.server.seen().size());
        assertFalse(Files.exists(credentials()));
    }

    @Test
    void without_a_terminal_login_says_how_to_go_on() {
        var run = cli.run("login", "--username", "ops");

        assertEquals(2, run.exit());
        assertTrue(run.err().contains("--password-stdin"), run.err());
        assertTrue(cli.server.seen().isEmpty());
    }

    @Test
    void a_key_that_cannot_be_kept_is_taken_back() throws IOException {
        letOpsIn();
        Files.createDirectories(home.resolve(".config"));
        Files.writeString(home.resolve(".config/signalbox"), "in the way");
        cli.host.type("s3cret\n");

        var run = cli.run("login", "--username", "ops", "--password-stdin");

        assertEquals(7, run.exit());
        assertEquals(1, cli.server.seen("DELETE /api/keys/21").size());
        assertEquals(1, cli.server.seen("POST /api/auth/logout").size());
    }

    @Test
    void logout_revokes_and_forgets() throws IOException {
        letOpsIn();
        cli.host.type("s3cret\n");
        cli.run("login", "--username", "ops", "--password-stdin");

        var out = cli.run("logout");
        var again = cli.run("logout");

        assertEquals(0, out.exit());
        assertEquals(
                "sbk_new",
                cli.server
                        .seen("DELETE /api/keys/21")
                        .getFirst()
                        .header("x-api-key")
                        .orElseThrow());
        assertFalse(Files.readString(credentials()).contains("sbk_new"));
        assertEquals(0, again.exit());
        assertTrue(again.err().contains("no key kept"), again.err());
    }

    @Test
    void logout_forgets_even_if_the_server_does_not_let_it_revoke() throws IOException {
        letOpsIn();
        cli.host.type("s3cret\n");
        cli.run("login", "--username", "ops", "--password-stdin");
        cli.server.on(
                "DELETE /api/keys/21",
                _ -> Reply.problem(403, "auth.role", "Only an admin may do that."));

        var run = cli.run("logout");

        assertEquals(4, run.exit());
        assertTrue(run.err().contains("signalbox keys revoke 21"), run.err());
        assertFalse(Files.readString(credentials()).contains("sbk_new"));
    }

    @Test
    void a_key_that_may_not_revoke_itself_is_revoked_with_that_of_the_server_here()
            throws IOException {
        letOpsIn();
        Files.writeString(
                home.resolve("connection.json"),
                "{\"url\":\"%s\",\"key\":\"sbk_local\"}".formatted(cli.server.url()));
        Files.setPosixFilePermissions(
                home.resolve("connection.json"), PosixFilePermissions.fromString("rw-------"));
        cli.host.set("SIGNALBOX_DATA", home.toString()).type("s3cret\n");
        cli.run("login", "--username", "ops", "--password-stdin");
        cli.server.on(
                "DELETE /api/keys/21",
                seen ->
                        seen.header("x-api-key").orElse("").equals("sbk_local")
                                ? Reply.none()
                                : Reply.problem(409, "key.own", "A key cannot revoke itself."));

        assertEquals(0, cli.run("logout").exit());
        assertEquals(2, cli.server.seen("DELETE /api/keys/21").size());
    }

    @Test
    void logout_is_content_with_a_key_that_is_gone_already() {
        letOpsIn();
        cli.host.type("s3cret\n");
        cli.run("login", "--username", "ops", "--password-stdin");
        cli.server.on(
                "DELETE /api/keys/21",
                _ -> Reply.problem(401, "auth.key_unknown", "The key is not known."));

        assertEquals(0, cli.run("logout").exit());
    }
}
