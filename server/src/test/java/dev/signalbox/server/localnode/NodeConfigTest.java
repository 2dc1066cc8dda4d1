package dev.signalbox.server.localnode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.signalbox.model.Credentials;
import dev.signalbox.model.Secret;
import dev.signalbox.server.localnode.NodePorts.Listener;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class NodeConfigTest {
    private static final Credentials CREDENTIALS =
            new Credentials("signalbox", Secret.of("0123456789abcdef"));

    private static Map<?, ?> config(String bind, boolean open) {
        Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            ports.put(listener, 10_000 + ports.size());
        }
        String yaml = NodeConfig.yaml(new NodePorts(ports), bind, open, CREDENTIALS);
        return map(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    private static Map<?, ?> user(Map<?, ?> config, int index) {
        return map(list(config.get("authInternalUsers")).get(index));
    }

    private static List<String> permissions(Map<?, ?> user) {
        return list(user.get("permissions")).stream()
                .map(permission -> String.valueOf(map(permission).get("action")))
                .toList();
    }

    @Test
    void every_listener_is_at_its_port() {
        Map<?, ?> config = config("127.0.0.1", true);
        assertEquals("127.0.0.1:10000", config.get("apiAddress"));
        assertEquals("127.0.0.1:10001", config.get("rtspAddress"));
        assertEquals("127.0.0.1:10002", config.get("rtmpAddress"));
        assertEquals("127.0.0.1:10003", config.get("hlsAddress"));
        assertEquals("127.0.0.1:10004", config.get("webrtcAddress"));
        assertEquals("127.0.0.1:10005", config.get("webrtcLocalUDPAddress"));
        assertEquals("127.0.0.1:10006", config.get("srtAddress"));
        assertEquals(List.of("tcp"), config.get("rtspTransports"));
    }

    @Test
    void the_control_api_stays_on_loopback_when_media_is_served_to_the_network() {
        Map<?, ?> config = config("0.0.0.0", false);
        assertEquals("127.0.0.1:10000", config.get("apiAddress"));
        assertEquals("0.0.0.0:10001", config.get("rtspAddress"));
    }

    @Test
    void an_address_of_ipv6_is_told_apart_from_its_port() {
        assertEquals("[::1]:10001", config("::1", true).get("rtspAddress"));
        assertEquals("[::1]:10001", config("[::1]", true).get("rtspAddress"));
        assertEquals("[::]:10006", config("::", false).get("srtAddress"));
    }

    @Test
    void only_signalbox_may_use_the_control_api() {
        Map<?, ?> config = config("0.0.0.0", false);
        assertEquals("internal", config.get("authMethod"));
        Map<?, ?> ours = user(config, 0);
        assertEquals("signalbox", ours.get("user"));
        assertEquals("0123456789abcdef", ours.get("pass"));
        assertEquals(List.of("api", "publish", "read", "playback"), permissions(ours));
        assertEquals("any", user(config, 1).get("user"));
        assertEquals(List.of("publish", "read", "playback"), permissions(user(config, 1)));
        assertEquals(2, list(config.get("authInternalUsers")).size());
    }

    @Test
    void everybody_may_publish_on_loopback_and_only_this_machine_on_a_network() {
        assertNull(user(config("127.0.0.1", true), 1).get("ips"));
        assertEquals(List.of("127.0.0.1", "::1"), user(config("0.0.0.0", false), 1).get("ips"));
    }

    @Test
    void any_path_can_be_published_to() {
        assertEquals(
                List.of("all_others"), List.copyOf(map(config("::1", true).get("paths")).keySet()));
    }
}
