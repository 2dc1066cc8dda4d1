package dev.signalbox.mediamtx;

import static dev.signalbox.mediamtx.Answers.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.PublicUrls;
import dev.signalbox.model.Trouble;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenersTest {
    private static PublicUrls urls(String host, String config) throws Exception {
        NodeAddress address = new NodeAddress(URI.create("http://" + host + ":9997"), null, null);
        byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
        return Listeners.read(new ByteArrayInputStream(bytes), address).urls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.9.3", "1.12.0", "1.16.3", "1.20.1"})
    void the_ports_of_a_server_suggest_its_urls(String version) throws Exception {
        try (FakeNode node = FakeNode.recorded(version);
                MediaMtxClient client = Clients.patient()) {
            assertEquals(
                    new PublicUrls(
                            "rtsp://127.0.0.1:8554",
                            "rtmp://127.0.0.1:1935",
                            "http://127.0.0.1:8888",
                            "http://127.0.0.1:8889",
                            "srt://127.0.0.1:8890"),
                    client.listeners(node.address()).urls());
        }
    }

    @Test
    void what_is_off_or_not_there_has_no_url() throws Exception {
        assertEquals(PublicUrls.NONE, urls("hub", "{}"));
        assertEquals(
                PublicUrls.NONE,
                urls(
                        "hub",
                        """
                        {"rtsp": false, "rtspAddress": ":8554", "rtmp": true, "hls": true,
                         "hlsAddress": "unix:///run/hls.sock", "webrtc": true,
                         "webrtcAddress": null, "srt": "on", "srtAddress": [":8890"]}
                        """));
    }

    @ParameterizedTest
    @CsvSource({
        "rtspEncryption, no, rtsp://hub:1",
        "rtspEncryption, optional, rtsp://hub:1",
        "rtspEncryption, strict, rtsps://hub:2",
        "encryption, strict, rtsps://hub:2",
    })
    void where_only_encrypted_rtsp_is_let_in_that_is_suggested(String key, String value, String url)
            throws Exception {
        String encryption = ",\"" + key + "\":\"" + value + "\"}";
        String ports = "{\"rtsp\":true,\"rtspAddress\":\":1\",\"rtspsAddress\":\"0.0.0.0:2\"";
        assertEquals(url, urls("hub", ports + encryption).rtsp());
    }

    @Test
    void encryption_is_in_the_scheme() throws Exception {
        PublicUrls urls =
                urls(
                        "hub",
                        """
                        {"rtmp": true, "rtmpEncryption": "strict", "rtmpsAddress": ":1936",
                         "hls": true, "hlsEncryption": true, "hlsAddress": ":8888",
                         "webrtc": true, "webrtcEncryption": true, "webrtcAddress": ":8889"}
                        """);
        assertEquals("rtmps://hub:1936", urls.rtmp());
        assertEquals("https://hub:8888", urls.hls());
        assertEquals("https://hub:8889", urls.webrtc());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2001:db8::7]", "stack_mediamtx_1", "10.0.0.7"})
    void the_host_is_the_one_at_which_the_api_is_reached(String host) throws Exception {
        assertEquals(
                "srt://" + host + ":8890",
                urls(host, "{\"srt\":true,\"srtAddress\":\"127.0.0.1:8890\"}").srt());
    }

    @Test
    void a_server_that_does_not_say_is_a_failure_with_a_name() {
        try (FakeNode node = FakeNode.with();
                MediaMtxClient client = Clients.patient()) {
            node.on(FakeNode.GLOBAL, json("[]"));
            AskFailed failed =
                    assertThrows(AskFailed.class, () -> client.listeners(node.address()));
            assertEquals(Trouble.WRONG_SHAPE, failed.trouble());
            assertEquals("wrong_shape: the configuration is not an object", failed.getMessage());
        }
    }
}
