package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.stream;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.fake.Reply;
import dev.signalbox.cli.fake.Samples;
import dev.signalbox.cli.fake.Seen;
import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing beyond the first page is lost.
class PagingTest {
    private static final int TOTAL = 2345;

    @TempDir Path home;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(home);
        cli.server.on("GET /api/streams", PagingTest::page);
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    private static Reply page(Seen seen) {
        int size = Integer.parseInt(seen.query().get("per_page"));
        int page = Integer.parseInt(seen.query().get("page"));
        var items = new ArrayList<Json>();
        for (int i = (page - 1) * size + 1; i <= Math.min(TOTAL, page * size); i++) {
            items.add(stream(i, "edge-1", "cam" + i).done());
        }
        return Reply.ok(
                new Fields()
                        .put("streams", new Json.Arr(items))
                        .put("total", TOTAL)
                        .put("page", page)
                        .put("pages", Math.ceilDiv(TOTAL, size))
                        .put(
                                "summary",
                                Samples.json(
                                        "{\"total\":2345,\"healthy\":2345,\"degraded\":0,\"unhealthy\":0,\"unknown\":0}"))
                        .done());
    }

    @Test
    void a_long_list_is_read_whole_in_the_greatest_pages() {
        var run = cli.run("streams", "list", "-q");

        assertEquals(TOTAL, new HashSet<>(run.lines()).size());
        assertEquals(TOTAL, run.lines().size());
        assertEquals(
                List.of("1", "2", "3"),
                cli.server.seen().stream().map(seen -> seen.query().get("page")).toList());
        assertTrue(
                cli.server.seen().stream()
                        .allMatch(seen -> "1000".equals(seen.query().get("per_page"))));
    }

    @Test
    void json_is_the_whole_answer_as_if_there_were_one_page() {
        var json = cli.run("streams", "list", "--json").json();

        assertEquals(TOTAL, json.at("streams").items().size());
        assertEquals(TOTAL, json.at("total").number());
        assertEquals(1, json.at("page").number());
        assertEquals(1, json.at("pages").number());
        assertEquals(TOTAL, json.at("summary").at("healthy").number());
        assertEquals(
                List.of("streams", "total", "page", "pages", "summary"),
                json.entries().keySet().stream().toList());
        assertEquals(
                List.of(), dev.signalbox.cli.fake.Contract.current().check("StreamPage", json));
    }

    @Test
    void a_limit_reads_no_more_than_it_needs() {
        assertEquals(3, cli.run("streams", "list", "--limit", "3", "-q").lines().size());
        assertEquals("3", cli.server.seen().getLast().query().get("per_page"));

        var json = cli.run("streams", "list", "--limit", "1500", "--json").json();
        assertEquals(1500, json.at("streams").items().size());
        assertEquals(2, json.at("pages").number());
        assertEquals(3, cli.server.seen().size());

        var some = cli.run("streams", "list", "--limit", "2");
        assertEquals("2 of 2345 shown.\n", some.err());
    }

    @Test
    void what_moves_from_one_page_to_the_next_while_reading_is_shown_once() {
        cli.server.on(
                "GET /api/streams",
                seen ->
                        Reply.ok(
                                Samples.page(
                                                "streams",
                                                "1".equals(seen.query().get("page"))
                                                        ? new Json[] {
                                                            stream(1, "a", "x").done(),
                                                            stream(2, "a", "y").done()
                                                        }
                                                        : new Json[] {
                                                            stream(2, "a", "y").done(),
                                                            stream(3, "a", "z").done()
                                                        })
                                        .put("total", 3)
                                        .put("pages", 2)
                                        .put(
                                                "summary",
                                                Samples.json(
                                                        "{\"total\":3,\"healthy\":3,\"degraded\":0,\"unhealthy\":0,\"unknown\":0}"))
                                        .done()));

        assertEquals("1\n2\n3\n", cli.run("streams", "list", "-q").out());
    }

    @Test
    void a_limit_of_nothing_or_of_words_is_wrong_usage() {
        for (var limit : List.of("0", "-1", "many", "1.5", "99999999999999999999")) {
            assertEquals(2, cli.run("streams", "list", "--limit", limit).exit(), limit);
        }
    }
}
