package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.json;
import static dev.signalbox.cli.fake.Samples.nodes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.fake.Reply;
import dev.signalbox.cli.json.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes wrong on the way to the server and there, and the exit codes of it.
class ErrorsTest {
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
        "400,6", "401,4", "403,4", "404,5", "405,6", "409,6", "413,6", "415,6", "422,6", "429,6",
        "500,7", "502,7", "503,7", "504,7"
    })
    void a_problem_is_told_in_its_words_and_has_its_exit_code(int status, int exit) {
        cli.server.on(
                "GET /api/fleet/nodes/3",
                _ ->
                        Reply.problem(
                                status,
                                "some.code",
                                "It cannot be.",
                                json(
                                        "{\"field\":\"name\",\"code\":\"long\",\"detail\":\"too long\"}")));

        var run = cli.run("nodes", "show", "3");

        assertEquals(exit, run.exit());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("It cannot be.\n  name: too long\n"), run.err());
        assertTrue(run.err().endsWith("code some.code, request req-1\n"), run.err());
    }

    @Test
    void with_json_the_problem_itself_is_on_standard_error() {
        cli.server.on(
                "GET /api/fleet/nodes/3",
                _ -> Reply.problem(404, "node.unknown", "There is no node 3."));

        var run = cli.run("nodes", "show", "3", "--json");

        assertEquals(5, run.exit());
        assertEquals("", run.out());
        assertEquals(
                JsonText.write(Reply.problemBody(404, "node.unknown", "There is no node 3.").done())
                        + "\n",
                run.err());
    }

    @Test
    void code_and_request_are_grey_on_a_terminal() {
        cli.host.terminal(80);
        cli.server.on(
                "GET /api/fleet/nodes/3",
                _ -> Reply.problem(404, "node.unknown", "There is no node 3."));

        assertEquals(
                "There is no node 3.\n\u001b[90mcode node.unknown, request req-1\u001b[0m\n",
                cli.run("nodes", "show", "3").err());
        assertFalse(cli.run("nodes", "show", "3", "--color=never").err().contains("\u001b"));
        assertFalse(cli.run("nodes", "show", "3", "--color", "never").err().contains("\u001b"));
    }

    @Test
    void who_is_not_signed_in_is_told_how_to() {
        cli.server
                .open()
                .on("GET /api/fleet/nodes", _ -> Reply.problem(401, "auth.none", "Sign in first."));
        cli.host.set("SIGNALBOX_API_KEY", "");

        var run = cli.run("nodes", "list");

        assertEquals(4, run.exit());
        assertTrue(run.err().contains("signalbox login"), run.err());
        assertEquals(1, cli.server.seen().size(), "a refused call is not repeated");
    }

    @Test
    void with_json_remarks_are_objects_too() {
        cli.server.on("GET /api/fleet/nodes", nodes());

        assertEquals("", cli.run("nodes", "list", "--json").err());
        var rejected = cli.run("logout", "--json");
        assertEquals(
                "There is no key kept for " + cli.server.url() + ".",
                rejected.errJson().at("note").text());
    }

    @Test
    void a_server_that_is_away_is_an_exit_of_3() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        for (var words :
                List.of(
                        List.of("nodes", "list"),
                        List.of("status"),
                        List.of("events", "-f"),
                        List.of("check", "--json"))) {
            cli.host.set("SIGNALBOX_URL", "http://127.0.0.1:" + port);
            var run = cli.run(words.toArray(new String[0]));
            assertEquals(3, run.exit(), words.toString());
            assertTrue(run.err().contains("nobody answers there"), run.err());
        }
    }

    @Test
    void a_server_that_accepts_and_says_nothing_is_given_up_after_the_timeout() throws IOException {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var run =
                    cli.run(
                            "nodes",
                            "list",
                            "--server",
                            "127.0.0.1:" + silent.getLocalPort(),
                            "--timeout",
                            "1");

            assertEquals(3, run.exit());
            assertTrue(run.err().contains("no answer within 1 s"), run.err());
        }
    }

    @Test
    void a_machine_that_does_not_exist_is_an_exit_of_3() {
        var run = cli.run("nodes", "list", "--server", "http://no-such-machine.invalid:8080");

        assertEquals(3, run.exit());
        assertTrue(run.err().contains("the name of the machine is not known"), run.err());
    }

    @Test
    void what_is_not_signalbox_is_said_to_be_that() {
        cli.server
                .on(
                        "GET /api/fleet/nodes/1",
                        _ -> Reply.strange(200, "text/html", "<html>Router</html>"))
                .on(
                        "GET /api/fleet/nodes/2",
                        _ -> Reply.strange(404, "text/html", "<html>Not found</html>"))
                .on(
                        "GET /api/fleet/nodes/3",
                        _ -> Reply.strange(502, "text/html", "<html>Bad gateway</html>"))
                .on(
                        "GET /api/fleet/nodes/4",
                        _ -> Reply.strange(302, "text/html", "").with("Location", "http://else/"))
                .on("GET /api/fleet/nodes/5", _ -> Reply.strange(401, "text/plain", "no"));

        assertEquals(3, cli.run("nodes", "show", "1").exit());
        assertEquals(3, cli.run("nodes", "show", "2").exit());
        assertEquals(7, cli.run("nodes", "show", "3").exit());
        var moved = cli.run("nodes", "show", "4");
        assertEquals(3, moved.exit());
        assertTrue(moved.err().contains("http://else/"), moved.err());
        assertEquals(4, cli.run("nodes", "show", "5").exit());
    }
}
