package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.json;
import static dev.signalbox.cli.fake.Samples.node;
import static dev.signalbox.cli.fake.Samples.nodeChanged;
import static dev.signalbox.cli.fake.Samples.nodes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.fake.Reply;
import dev.signalbox.cli.fake.Samples;
import dev.signalbox.cli.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes leave the fleet and come back.
class NodeRemovalTest {
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
    void removing_says_how_to_undo() {
        cli.server.on("DELETE /api/fleet/nodes/3", json("{\"message\":\"Took edge-1 out.\"}"));

        var run = cli.run("nodes", "rm", "3");

        assertEquals("Took edge-1 out.\n", run.out());
        assertTrue(run.err().contains("signalbox nodes restore 3"), run.err());
    }

    @Test
    void a_typo_in_one_of_several_names_changes_nothing() {
        cli.server.on(
                "GET /api/fleet/nodes",
                seen ->
                        Reply.ok(
                                "edge-1".equals(seen.query().get("search"))
                                        ? nodes(node(3, "edge-1").done())
                                        : nodes()));

        var run = cli.run("nodes", "rm", "edge-1", "edge-x");

        assertEquals(5, run.exit());
        assertTrue(cli.server.seen().stream().allMatch(seen -> seen.method().equals("GET")));
    }

    @Test
    void a_removed_node_is_restored_by_the_name_it_had() {
        cli.server
                .on(
                        "GET /api/events",
                        Samples.page("events", removal(50, 3, "edge-1"), removal(40, 7, "other"))
                                .done())
                .on("POST /api/fleet/nodes/3/restore", nodeChanged(3, "edge-1", "Back.").done());

        var run = cli.run("nodes", "restore", "edge-1");

        assertEquals("Back.\n", run.out());
        assertEquals("node.removed", cli.server.seen().getFirst().query().get("kind"));
        assertEquals("2026-11-19T10:00:00Z", cli.server.seen().getFirst().query().get("from"));
    }

    @Test
    void a_name_that_was_not_removed_cannot_be_restored() {
        cli.server.on(
                "GET /api/events",
                Samples.page("events", removal(50, 3, "edge-1"), removal(40, 7, "edge-1")).done());

        assertEquals(5, cli.run("nodes", "restore", "edge-x").exit());
        var two = cli.run("nodes", "restore", "edge-1");
        assertEquals(2, two.exit());
        assertTrue(two.err().contains("  3: edge-1\n  7: edge-1"), two.err());
    }

    private static Json removal(long sequence, long node, String name) {
        return Samples.event(sequence)
                .put("kind", "node.removed")
                .put("node_id", node)
                .put("node_name", name)
                .done();
    }
}
