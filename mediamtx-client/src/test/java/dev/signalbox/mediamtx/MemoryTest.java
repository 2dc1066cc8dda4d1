package dev.signalbox.mediamtx;

import static dev.signalbox.mediamtx.Answers.error;
import static dev.signalbox.mediamtx.Answers.hang;
import static dev.signalbox.mediamtx.Answers.json;
import static dev.signalbox.mediamtx.Clients.failed;
import static dev.signalbox.mediamtx.Clients.seen;
import static dev.signalbox.mediamtx.FakeNode.CONF;
import static dev.signalbox.mediamtx.FakeNode.CONFS;
import static dev.signalbox.mediamtx.FakeNode.DEFAULTS;
import static dev.signalbox.mediamtx.FakeNode.GLOBAL;
import static dev.signalbox.mediamtx.FakeNode.INFO;
import static dev.signalbox.mediamtx.FakeNode.PATHS;
import static dev.signalbox.mediamtx.FakeNode.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.signalbox.mediamtx.MediaMtxClient.Asked;
import dev.signalbox.model.ConfFacts;
import dev.signalbox.model.Snapshot;
import dev.signalbox.model.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How often a server is asked for what, counted where it arrives.
class MemoryTest {
    private static final Map<String, Integer> USUAL = Map.of(INFO, 1, PATHS, 1);
    private static final String RESTS = "{\"name\":\"x\",\"sourceOnDemand\":true}";
    private static final String RUNS = "{\"name\":\"x\",\"runOnDemand\":\"start.sh\"}";
    private static final String NEITHER =
            "{\"name\":\"x\",\"sourceOnDemand\":false,\"runOnDemand\":\"\"}";

    private final MediaMtxClient client = Clients.patient();
    private final FakeNode node = FakeNode.with();
    private NodeMemory memory = NodeMemory.NOTHING;

    @AfterEach
    void close() {
        client.close();
        node.close();
    }

    private Snapshot poll() {
        Asked asked = client.poll(node.address(), memory);
        memory = asked.memory();
        return seen(asked);
    }

    private void lists(String... paths) {
        node.on(PATHS, json(page(1, paths.length, paths)));
    }

    private static String idle(String name) {
        return "{\"name\":\"%s\",\"confName\":\"%s\",\"available\":false}".formatted(name, name);
    }

    private static String live(String name) {
        return "{\"name\":\"%s\",\"confName\":\"%s\",\"available\":true}".formatted(name, name);
    }

    /// The memory as it will be after so long.
    private void age(Duration time) {
        memory =
                new NodeMemory(
                        memory.version(),
                        memory.started(),
                        memory.confs(),
                        memory.learnt() - time.toNanos());
    }

    @Test
    void in_the_long_run_a_poll_is_two_questions() {
        lists(live("a"));
        poll();
        assertEquals(USUAL, node.counted());
        NodeMemory learnt = memory;
        poll();
        assertEquals(USUAL, node.counted());
        assertSame(learnt, memory);
    }

    @Test
    void the_configuration_is_looked_up_once_and_only_for_what_does_not_play() {
        lists(live("a"), idle("b"), idle("site/c"));
        node.on(CONF + "b", json(NEITHER)).on(CONF + "site%2Fc", json(RESTS));
        Map<String, ConfFacts> facts =
                Map.of("b", new ConfFacts(false), "site/c", new ConfFacts(true));
        assertEquals(facts, poll().confs());
        assertEquals(
                Map.of(INFO, 1, PATHS, 1, CONF + "b", 1, CONF + "site%2Fc", 1), node.counted());
        assertEquals(facts, poll().confs());
        assertEquals(USUAL, node.counted());
        lists(idle("a"), idle("b"), idle("site/c"));
        node.on(CONF + "a", json(RUNS));
        assertEquals(new ConfFacts(true), poll().confs().get("a"));
        assertEquals(Map.of(INFO, 1, PATHS, 1, CONF + "a", 1), node.counted());
    }

    @Test
    void a_pattern_is_asked_for_once_however_many_paths_it_makes() {
        String item = "{\"name\":\"%s\",\"confName\":\"~^cam(.*)$ +%%\",\"ready\":false}";
        lists(item.formatted("cam1"), item.formatted("cam2"));
        String asked = CONF + "%7E%5Ecam%28.*%29%24%20%2B%25";
        node.on(asked, json(RESTS));
        assertEquals(Map.of("~^cam(.*)$ +%", new ConfFacts(true)), poll().confs());
        assertEquals(1, node.counted().get(asked));
    }

    @Test
    void more_than_16_entries_are_read_as_a_list() {
        List<String> paths = new ArrayList<>();
        List<String> confs = new ArrayList<>();
        for (int i = 10; i < 27; i++) {
            paths.add(idle("cam" + i));
            confs.add("{\"name\":\"cam" + i + "\",\"sourceOnDemand\":true}");
            node.on(CONF + "cam" + i, json(RESTS));
        }
        node.on(CONFS, exchange -> json(pageOf(confs, exchange)).to(exchange));
        lists(paths.subList(1, 17).toArray(String[]::new));
        assertEquals(16, poll().confs().size());
        assertEquals(18, node.counted().size());
        memory = NodeMemory.NOTHING;
        lists(paths.toArray(String[]::new));
        Snapshot seen = poll();
        assertEquals(17, seen.confs().size());
        assertEquals(new ConfFacts(true), seen.confs().get("cam26"));
        assertEquals(Map.of(INFO, 1, PATHS, 1, CONFS, 2), node.counted());
    }

    /// Two pages, whatever was asked for.
    private static String pageOf(List<String> confs, RawServer.Exchange exchange) {
        boolean first = exchange.request().target().endsWith("page=0");
        List<String> part = first ? confs.subList(0, 9) : confs.subList(9, confs.size());
        return page(2, confs.size(), part.toArray(String[]::new));
    }

    @Test
    void facts_are_believed_for_five_minutes() {
        lists(idle("b"));
        node.on(CONF + "b", json(RESTS));
        poll();
        node.counted();
        age(Duration.ofSeconds(290));
        assertEquals(new ConfFacts(true), poll().confs().get("b"));
        assertEquals(USUAL, node.counted());
        node.on(CONF + "b", json(NEITHER));
        age(Duration.ofSeconds(11));
        assertEquals(new ConfFacts(false), poll().confs().get("b"));
        assertEquals(Map.of(INFO, 1, PATHS, 1, CONF + "b", 1), node.counted());
    }

    @Test
    void a_restart_makes_us_forget_what_was_configured() {
        lists(idle("b"));
        node.on(CONF + "b", json(RESTS));
        poll();
        node.on(INFO, json(FakeNode.info("v1.20.1", "2026-08-22T11:00:00Z")));
        node.on(CONF + "b", json(NEITHER));
        node.counted();
        assertEquals(new ConfFacts(false), poll().confs().get("b"));
        assertEquals(Map.of(INFO, 1, PATHS, 1, CONF + "b", 1), node.counted());
    }

    @Test
    void an_old_server_is_not_asked_for_its_version_each_time() {
        try (FakeNode old = FakeNode.recorded("1.9.3")) {
            Asked first = client.poll(old.address(), NodeMemory.NOTHING);
            Map<String, Integer> asked = old.counted();
            asked.keySet().removeIf(path -> path.startsWith(CONF));
            assertEquals(Map.of(INFO, 1, GLOBAL, 1, DEFAULTS, 1, PATHS, 1), asked);
            seen(client.poll(old.address(), first.memory()));
            assertEquals(Map.of(PATHS, 1), old.counted());
            memory = first.memory();
            age(Duration.ofSeconds(301));
            old.on(INFO, json(FakeNode.info("v1.20.1", "2026-08-22T11:00:00Z")));
            Snapshot upgraded = seen(client.poll(old.address(), memory));
            assertEquals("1.20.1", upgraded.version().toString());
        }
    }

    @Test
    void what_is_not_there_any_more_is_not_known_and_the_list_stands() {
        lists(idle("a"), idle("b"));
        node.on(CONF + "b", json(RESTS));
        Snapshot seen = poll();
        assertEquals(Map.of("b", new ConfFacts(true)), seen.confs());
        assertEquals(2, seen.paths().size());
    }

    @Test
    void what_was_learnt_before_a_question_failed_is_not_asked_again() {
        lists(idle("a"), idle("b"), idle("c"));
        node.on(CONF + "a", json(RESTS));
        node.on(CONF + "b", error("500 Internal Server Error", "terminated"));
        node.on(CONF + "c", json(RESTS));
        assertEquals(Map.of("a", new ConfFacts(true)), poll().confs());
        node.on(CONF + "b", json(NEITHER));
        node.counted();
        assertEquals(3, poll().confs().size());
        assertEquals(Map.of(INFO, 1, PATHS, 1, CONF + "b", 1, CONF + "c", 1), node.counted());
    }

    @Test
    void a_failure_forgets_nothing() {
        lists(idle("b"));
        node.on(CONF + "b", json(RESTS));
        poll();
        node.on(PATHS, error("500 Internal Server Error", "terminated"));
        Asked asked = client.poll(node.address(), memory);
        assertEquals(Trouble.SERVER_ERROR, failed(asked).trouble());
        assertSame(memory, asked.memory());
    }

    @Test
    void whether_a_silent_server_lives_is_asked_where_it_is_easy() {
        try (MediaMtxClient hasty = Clients.with(Duration.ofMillis(300), 100);
                FakeNode old = FakeNode.recorded("1.12.0")) {
            node.on(PATHS, hang("")).on(GLOBAL, hang(""));
            assertEquals(Trouble.BUSY, Clients.trouble(hasty, node.address()));
            assertEquals(Map.of(INFO, 2, PATHS, 1), node.counted());
            Asked first = client.poll(old.address(), NodeMemory.NOTHING);
            old.counted();
            old.on(PATHS, hang(""));
            Asked then = hasty.poll(old.address(), first.memory());
            assertEquals(Trouble.BUSY, failed(then).trouble());
            assertEquals(Map.of(GLOBAL, 1, PATHS, 1), old.counted());
            old.always(hang(""));
            then = hasty.poll(old.address(), first.memory());
            assertEquals(Trouble.NO_ANSWER, failed(then).trouble());
        }
    }
}
