package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.json;
import static dev.signalbox.cli.fake.Samples.key;
import static dev.signalbox.cli.fake.Samples.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.fake.Reply;
import dev.signalbox.cli.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `keys`.
class KeysTest {
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

    @Test
    void a_key_is_shown_once_and_with_quiet_alone() {
        cli.server.on(
                "POST /api/keys",
                _ ->
                        Reply.json(
                                201,
                                key(5, "ci")
                                        .put("role", "operator")
                                        .put("key", "sbk_once")
                                        .done()));

        var shown =
                cli.run(
                        "keys",
                        "create",
                        "--name",
                        "ci",
                        "--role",
                        "operator",
                        "--expires",
                        "2027-01-01");
        var quiet = cli.run("keys", "create", "--name", "ci", "-q");

        assertEquals("sbk_once\n", shown.out());
        assertEquals("Key 5 \"ci\" with the role operator. It is shown this once.\n", shown.err());
        assertEquals("sbk_once\n", quiet.out());
        assertEquals("", quiet.err());
        assertEquals(
                json(
                        "{\"name\":\"ci\",\"role\":\"operator\",\"expires_at\":\"2027-01-01T00:00:00Z\"}"),
                cli.server.seen().getFirst().body());
    }

    @Test
    void keys_are_listed_without_the_keys() {
        cli.server.on(
                "GET /api/keys",
                page("keys", key(5, "ci").put("last_used_at", "2026-11-20T09:00:00Z").done())
                        .done());

        assertEquals(
                """
                ID  NAME  ROLE    KEY      CREATED  EXPIRES  LAST USED
                 5  ci    viewer  sbk_ab…  19 d ago  -        60 min ago
                """
                        .replace("CREATED  EXPIRES", "CREATED   EXPIRES"),
                cli.run("keys", "list").out());
    }

    @Test
    void keys_are_revoked_by_id_or_by_a_name_that_is_theirs_alone() {
        cli.server
                .on(
                        "GET /api/keys",
                        page(
                                        "keys",
                                        new Json[] {
                                            key(5, "ci").done(),
                                            key(6, "tv").done(),
                                            key(7, "tv").done()
                                        })
                                .done())
                .on("DELETE /api/keys/5", _ -> Reply.none())
                .on("DELETE /api/keys/9", _ -> Reply.none());

        var run = cli.run("keys", "revoke", "ci", "9");
        assertEquals("Key 5 is revoked.\nKey 9 is revoked.\n", run.out());
        assertEquals("9\n", cli.run("keys", "revoke", "9", "-q").out());
        assertEquals("", cli.run("keys", "revoke", "9", "--json").out());

        var two = cli.run("keys", "revoke", "tv");
        assertEquals(2, two.exit());
        assertTrue(two.err().contains("  6: tv (sbk_ab…)"), two.err());
        assertEquals(5, cli.run("keys", "revoke", "nobody").exit());
    }
}
