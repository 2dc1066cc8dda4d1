package dev.signalbox.server.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signalbox.model.Credentials;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.PublicUrls;
import dev.signalbox.model.Secret;
import dev.signalbox.server.hand.Some;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeDraftTest {
    private static final URI URL = URI.create("http://10.0.0.1:9997");

    private final Node node = Some.node(new NodeId(1), "hub");
    private final NodeDraft same = NodeDraft.of(node);

    private List<String> changed(NodeAddress address) {
        return Some.at(same, address).changed(node);
    }

    @Test
    void what_a_node_has_now_differs_from_it_in_nothing() {
        assertEquals(List.of(), same.changed(node));
        assertEquals(Some.draft("hub"), same);
    }

    @Test
    void each_field_that_differs_is_named_as_the_api_calls_it() {
        NodeDraft all =
                new NodeDraft(
                        "other",
                        new NodeAddress(
                                URI.create("https://10.0.0.1:9997"),
                                new Credentials("ops", Secret.of("new")),
                                "ab".repeat(32)),
                        new PublicUrls("rtsp://a", null, null, null, null),
                        "staging",
                        Map.of("site", "south"),
                        false,
                        "{}",
                        Duration.ofSeconds(3));
        assertEquals(
                List.of(
                        "name",
                        "api_url",
                        "credentials",
                        "tls_fingerprint",
                        "urls",
                        "environment",
                        "labels",
                        "is_active",
                        "metadata",
                        "poll_interval_seconds"),
                all.changed(node));
    }

    @Test
    void parts_of_an_address_are_told_apart() {
        Credentials same = new Credentials("ops", Secret.of("pass of hub"));
        assertEquals(List.of(), changed(new NodeAddress(URL, same, null)));
        assertEquals(List.of("credentials"), changed(new NodeAddress(URL, null, null)));
        assertEquals(
                List.of("credentials"),
                changed(new NodeAddress(URL, new Credentials("ops", Secret.of("x")), null)));
        assertEquals(
                List.of("tls_fingerprint"), changed(new NodeAddress(URL, same, "cd".repeat(32))));
    }
}
