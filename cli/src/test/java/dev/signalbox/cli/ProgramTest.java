package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.nodeDetail;
import static dev.signalbox.cli.fake.Samples.nodes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exit codes, errors, help, languages: what all commands have in common.
class ProgramTest {
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

    @ParameterizedTest
    @CsvSource({
        "nodes lst,Similar: list.",
        "nodes list --serach x,Similar: --search.",
        "frobnicate,There is no command \"frobnicate\".",
        "nodes show,NODE is missing.",
        "nodes add --name a,--api-url is missing.",
        "nodes list --search,--search",
        "nodes list --search a --search b,--search is given twice.",
        "nodes show a b,\"b\" is one word too many.",
        "nodes list --json --quiet,exclude each other",
        "nodes list --timeout 0,--timeout",
        "nodes list --server ftp://x,not an address",
        "keys create,--name is missing."
    })
    void wrong_words_are_an_exit_of_2_and_nothing_is_asked(String words, String complaint) {
        var run = cli.run(words.split(" "));

        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains(complaint), run.err());
        assertEquals("", run.out());
        assertTrue(cli.server.seen().isEmpty());
    }

    @Test
    void complaints_come_in_the_language_of_the_person() {
        cli.host.set("LC_ALL", "de_DE.UTF-8");

        assertTrue(
                cli.run("nodes", "lst")
                        .err()
                        .contains("Einen Befehl „lst“ gibt es nicht. Ähnlich: list."));
        assertTrue(cli.run("--language", "zh_TW", "nodes", "show").err().contains("缺少 NODE。"));
        assertTrue(
                cli.run("nodes", "list", "--language=en", "--limit", "x")
                        .err()
                        .contains("takes a number"));
    }

    @Test
    void with_json_even_wrong_words_are_an_object() {
        var run = cli.run("nodes", "lst", "--json");

        assertEquals(2, run.exit());
        assertEquals("cli.usage", run.errJson().at("code").text());
    }

    @Test
    void common_options_may_stand_before_or_behind_the_command() {
        cli.server.on("GET /api/fleet/nodes/3", nodeDetail(3, "edge-1").done());

        assertEquals("3\n", cli.run("-q", "nodes", "show", "3").out());
        assertEquals("3\n", cli.run("nodes", "-q", "show", "3").out());
        assertEquals("3\n", cli.run("nodes", "show", "3", "-q").out());
    }

    @Test
    void a_sort_that_turns_round_is_not_taken_for_an_option() {
        cli.server.on("GET /api/fleet/nodes", nodes());

        for (var field : List.of("-name", "-stream_count", "-last_seen", "-id")) {
            assertEquals(0, cli.run("nodes", "list", "--sort", field).exit(), field);
            assertEquals(field, cli.server.seen().getLast().query().get("sort"));
        }
    }

    @Test
    void a_word_that_begins_with_an_at_sign_is_no_file() {
        cli.server.on("GET /api/fleet/nodes", nodes());

        cli.run("nodes", "list", "--search", "@/etc/passwd");

        assertEquals("@/etc/passwd", cli.server.seen().getLast().query().get("search"));
    }

    @Test
    void the_server_of_the_same_user_is_found_by_its_file() throws IOException {
        cli.server.on("GET /api/fleet/nodes", nodes());
        var file = home.resolve("connection.json");
        Files.writeString(
                file, "{\"url\":\"%s\",\"key\":\"sbk_local\"}".formatted(cli.server.url()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        cli.host
                .set("SIGNALBOX_URL", "")
                .set("SIGNALBOX_API_KEY", "")
                .set("SIGNALBOX_DATA", home.toString());

        var run = cli.run("nodes", "list");

        assertEquals(0, run.exit());
        assertEquals("sbk_local", cli.server.seen().getFirst().header("x-api-key").orElseThrow());
        assertTrue(run.err().contains("chmod 600"), run.err());
    }

    @Test
    void the_version_asks_nobody() {
        assertEquals("signalbox 0.1.0\n", cli.run("version").out());
        assertEquals("signalbox 0.1.0\n", cli.run("--version").out());
        assertEquals("0.1.0", cli.run("version", "--json").json().at("version").text());
        assertTrue(cli.server.seen().isEmpty());
    }

    @Test
    void no_word_at_all_shows_the_help_as_a_mistake() {
        var run = cli.run();

        assertEquals(2, run.exit());
        assertTrue(run.err().contains("Usage: signalbox"), run.err());
        assertEquals(2, cli.run("nodes").exit());
    }

    @Test
    void help_names_the_exit_codes_and_is_there_for_every_command() {
        var help = cli.run("--help");

        assertEquals(0, help.exit());
        for (int code = 0; code <= 7; code++) {
            assertTrue(help.out().contains("\n  " + code + "   "), help.out());
        }
        assertEquals(
                cli.run("help", "nodes", "add").out(), cli.run("nodes", "add", "--help").out());
        assertEquals(cli.run("help").out(), help.out());
        assertEquals(2, cli.run("help", "nodes", "frob").exit());
    }

    @Test
    void the_completion_knows_all_commands_and_those_of_the_launcher() {
        var script = cli.run("completion").out();

        for (var word : List.of("nodes", "streams", "explain", "--api-url", "simulate", "up")) {
            assertTrue(script.contains(word), word);
        }
        assertTrue(script.contains("complete -F _complete_signalbox"), script.substring(0, 500));
    }

    @Test
    void the_training_of_the_build_goes_through_a_table_json_help_and_an_error()
            throws IOException {
        Training.run(cli.host);

        var out = cli.host.takeOut();
        assertTrue(out.contains("node_unreachable"), out);
        assertTrue(out.contains("\"bitrate\":1500000.5"), out);
        assertTrue(out.contains("Usage: signalbox"), out);
        assertTrue(cli.host.takeErr().contains("code training"));
        assertTrue(cli.server.seen().isEmpty(), "it asks nobody but itself");
    }

    @Test
    void a_name_cannot_play_with_the_terminal() {
        cli.server.on("GET /api/fleet/nodes/3", nodeDetail(3, "a\u001b]0;owned\u0007b\nc").done());

        var run = cli.run("nodes", "show", "3");

        assertTrue(run.out().contains("a\\u001b]0;owned\\u0007b\\u000ac"), run.out());
    }
}
