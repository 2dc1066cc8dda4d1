package dev.signalbox.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Node;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.PublicUrls;
import dev.signalbox.server.hand.HandFleet;
import dev.signalbox.server.hand.HandWork;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.nodes.NodeDraft;
import dev.signalbox.server.polling.PollStats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnMetricsTest {
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-z_]+) (.+)");

    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_]+)((?:\\{.*})?) (NaN|-?[0-9.]+(?:E-?[0-9]+)?)");

    private final HandFleet hand;
    private final Map<String, Integer> incidents = new HashMap<>();
    private final OwnMetrics metrics;

    OwnMetricsTest(@TempDir Path folder) {
        hand = HandFleet.open(folder, new HandWork());
        metrics =
                new OwnMetrics(
                        "1.2.3",
                        hand.fleet,
                        new PollStats(),
                        new OwnMetrics.Others(
                                () -> incidents, () -> 41, () -> 42, () -> 43, () -> 44, () -> 45),
                        hand.work.time);
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private static NodeDraft draft(String name, String environment) {
        NodeAddress address = Some.address(9997);
        return new NodeDraft(
                name, address, PublicUrls.NONE, environment, Map.of(), true, null, null);
    }

    private List<String> lines() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        metrics.write(out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.endsWith("\n"));
        return List.of(text.split("\n"));
    }

    /// The value of a series, as it is written.
    private String value(String series) throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> line.substring(series.length() + 1))
                .findFirst()
                .orElse("none");
    }

    private static String of(String name, String node) {
        return name + "{environment=\"production\",node=\"" + node + "\"}";
    }

    @Test
    void every_series_is_explained_and_typed_before_it_comes_and_comes_once() throws IOException {
        hand.answers(hand.add("hub"), Some.live("a", 1), Some.idle("b"));
        hand.add("new");
        incidents.put("critical", 1);
        Map<String, Set<String>> said = new HashMap<>();
        Set<String> series = new HashSet<>();
        for (String line : lines()) {
            Matcher comment = COMMENT.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (comment.matches()) {
                boolean first =
                        said.computeIfAbsent(comment.group(2), _ -> new HashSet<>())
                                .add(comment.group(1));
                assertTrue(first, line);
            } else {
                assertTrue(sample.matches(), line);
                assertEquals(Set.of("HELP", "TYPE"), said.get(sample.group(1)), line);
                assertTrue(series.add(sample.group(1) + sample.group(2)), line);
            }
        }
        assertTrue(lines().contains("# TYPE signalbox_events_total counter"));
        assertTrue(lines().contains("# TYPE signalbox_node_up gauge"));
    }

    @Test
    void what_people_call_a_node_does_not_break_a_line() throws IOException {
        Node odd = hand.add(draft("a \"b\" \\ c\nd {e=\"f\"} \u00fc \u6771", "x\\y"));
        hand.answers(odd, Some.live("a", 1));
        assertEquals(
                "1.0",
                value(
                        "signalbox_node_up{environment=\"x\\\\y\","
                                + "node=\"a \\\"b\\\" \\\\ c\\nd {e=\\\"f\\\"} \u00fc \u6771\"}"));
    }

    @Test
    void streams_are_counted_by_status() throws IOException {
        Node hub = hand.add("hub");
        hand.answers(hub, Some.live("a", 1), Some.live("b", 1), Some.idle("c"));
        String series = "signalbox_streams{environment=\"production\",node=\"hub\",status=\"%s\"}";
        assertEquals("2.0", value(series.formatted("healthy")));
        assertEquals("1.0", value(series.formatted("unhealthy")));
        assertEquals("0.0", value(series.formatted("unknown")));
        hand.goesAway(hub);
        assertEquals("0.0", value(series.formatted("healthy")));
        assertEquals("0.0", value(series.formatted("unhealthy")));
        assertEquals("3.0", value(series.formatted("unknown")));
    }

    @Test
    void a_node_says_whether_it_answers_how_old_that_is_and_how_long_it_took() throws IOException {
        Node hub = hand.add("hub");
        assertEquals("0.0", value(of("signalbox_node_up", "hub")));
        assertEquals("NaN", value(of("signalbox_node_age_seconds", "hub")));
        assertEquals("NaN", value(of("signalbox_node_poll_seconds", "hub")));
        hand.answers(hub, Some.live("a", 1_000));
        assertEquals("1.0", value(of("signalbox_node_up", "hub")));
        assertEquals("0.0", value(of("signalbox_node_age_seconds", "hub")));
        assertEquals("0.012", value(of("signalbox_node_poll_seconds", "hub")));
        assertEquals("2.0", value(of("signalbox_node_viewers", "hub")));
        hand.answers(hub, Some.live("a", 2_250));
        assertEquals("1000.0", value(of("signalbox_node_inbound_bits_per_second", "hub")), "10 s");
        assertEquals("2000.0", value(of("signalbox_node_outbound_bits_per_second", "hub")));
        hand.work.pass(Duration.ofMillis(1_500));
        assertEquals("1.5", value(of("signalbox_node_age_seconds", "hub")));
        hand.goesAway(hub);
        assertEquals("0.0", value(of("signalbox_node_up", "hub")));
    }

    @Test
    void a_node_that_is_switched_off_or_gone_raises_no_alarm() throws IOException {
        hand.add(Some.active(Some.draft("off"), false));
        Node gone = hand.add("gone");
        assertEquals("none", value(of("signalbox_node_up", "off")));
        assertEquals("0.0", value(of("signalbox_node_up", "gone")));
        hand.nodes.remove(gone.id(), "ann");
        assertEquals("none", value(of("signalbox_node_up", "gone")));
    }

    @Test
    void there_are_series_per_node_and_none_per_stream() throws IOException {
        Node hub = hand.add("hub");
        hand.answers(hub, Some.lives(1, 1));
        int few = lines().size();
        hand.answers(hub, Some.lives(500, 2));
        assertEquals(few, lines().size());
    }

    @Test
    void what_other_rooms_count_is_passed_on() throws IOException {
        incidents.put("critical", 3);
        incidents.put("warning", 0);
        assertEquals("3.0", value("signalbox_incidents_open{severity=\"critical\"}"));
        assertEquals("0.0", value("signalbox_incidents_open{severity=\"warning\"}"));
        assertEquals("41.0", value("signalbox_events_total"));
        assertEquals("42.0", value("signalbox_store_rows_written_total"));
        assertEquals("43.0", value("signalbox_live_clients"));
        assertEquals("44.0", value("signalbox_live_dropped_total"));
        assertEquals("45.0", value("signalbox_task_failures_total"));
        assertEquals("1", value("signalbox_build_info{version=\"1.2.3\"}").substring(0, 1));
    }
}
