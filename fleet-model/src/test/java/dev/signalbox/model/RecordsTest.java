package dev.signalbox.model;

import static dev.signalbox.model.Samples.NODE;
import static dev.signalbox.model.Samples.NOON;
import static dev.signalbox.model.Samples.stream;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsTest {
    private static final StreamSettings NAMED =
            new StreamSettings("Gate", Map.of("site", "north"), null, null, false, true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rtspSession     | rtsp      | true
                    rtspsSession    | rtsps     | true
                    rtspSource      | rtsp      | false
                    rtmpConn        | rtmp      | true
                    rtmpsConn       | rtmps     | true
                    rtmpSource      | rtmp      | false
                    srtConn         | srt       | true
                    srtSource       | srt       | false
                    webRTCSession   | webrtc    | true
                    webRTCSource    | webrtc    | false
                    webrtcSession   | webrtc    | true
                    webrtcSource    | webrtc    | false
                    hlsSource       | hls       | false
                    udpSource       | mpegts    | false
                    mpegtsSource    | mpegts    | false
                    rtpSource       | rtp       | false
                    moqSession      | moq       | true
                    moqSource       | moq       | false
                    rpiCameraSource | rpicamera | false
                    holoSession     | holoSession | true
                    """)
    void a_source_is_called_by_its_protocol(String type, String protocol, boolean published) {
        Source source = new Source(type, published ? "11111111-2222-4333-8444-555555555555" : "");
        assertEquals(protocol, source.protocol());
        assertEquals(!published, source.pulled());
        assertFalse(source.redirects());
    }

    @Test
    void a_redirect_is_neither_pulled_nor_published() {
        Source redirect = new Source("redirect", "");
        assertTrue(redirect.redirects());
        assertFalse(redirect.pulled());
    }

    @Test
    void a_stream_is_called_by_its_path_until_somebody_names_it() {
        StreamRecord stream = stream(1, Reason.PLAYABLE);
        assertEquals("cam0001", stream.name());
        assertEquals("Gate", stream.edited(NAMED, NOON).name());
    }

    @Test
    void an_edit_changes_the_settings_and_nothing_that_was_seen() {
        StreamRecord stream = stream(1, Reason.PLAYABLE);
        Instant later = NOON.plusSeconds(9);
        StreamRecord edited = stream.edited(NAMED, later);
        assertEquals(NAMED, edited.settings());
        assertEquals(2, edited.revision());
        assertEquals(later, edited.updatedAt());
        assertEquals(stream, edited.withSettingsOf(stream));
        StreamRecord gone = stream.gone(later).withSettingsOf(edited);
        assertEquals(Reason.PATH_MISSING, gone.reason());
        assertEquals(NAMED, gone.settings());
        assertEquals(2, gone.revision());
    }

    @Test
    void what_is_expected_is_missing_until_it_is_seen() {
        StreamRecord expected = StreamRecord.expected(new StreamId(1), NODE, "a", NAMED, NOON);
        assertFalse(expected.present());
        assertEquals(Reason.PATH_MISSING, expected.reason());
        StreamRecord seen =
                expected.seen(PathSketch.live("a").state(), Reason.PLAYABLE, NOON.plusSeconds(1));
        assertTrue(seen.present());
        assertEquals(NAMED, seen.settings());
    }

    @ParameterizedTest
    @CsvSource({
        "cam, cam, false",
        "cam, all_others, true",
        "site/1, ~^site/, true",
        "cam, , false"
    })
    void a_path_of_a_pattern_goes_with_its_publisher(String name, String conf, boolean patterned) {
        assertEquals(patterned, PathSketch.path(name).conf(conf).state().patterned());
    }

    @Test
    void numbers_of_nodes_and_streams_begin_at_one() {
        assertThrows(IllegalArgumentException.class, () -> new NodeId(0));
        assertThrows(IllegalArgumentException.class, () -> new StreamId(-1));
        assertEquals("17", new NodeId(17).toString());
        assertTrue(new StreamId(9).compareTo(new StreamId(10)) < 0);
        assertTrue(new NodeId(10).compareTo(new NodeId(9)) > 0);
    }

    @Test
    void what_is_handed_in_can_be_changed_afterwards_without_harm() {
        Map<String, String> labels = new HashMap<>(Map.of("site", "north"));
        StreamSettings settings = new StreamSettings(null, labels, null, null, true, false);
        labels.put("site", "south");
        assertEquals(Map.of("site", "north"), settings.labels());
    }

    @Test
    void a_node_that_is_switched_off_forgets_its_trouble_and_not_its_version() {
        NodeState off = Samples.troubled(Trouble.FORBIDDEN).with(NodeReason.SWITCHED_OFF, NOON);
        assertEquals(Samples.state(NodeReason.SWITCHED_OFF), off);
        assertSame(NodeReason.NOT_CHECKED, NodeState.notChecked(NOON).reason());
    }

    @Test
    void moments_are_apart_as_the_clock_without_hands_says() {
        Poll.Moment before = new Poll.Moment(NOON, Long.MAX_VALUE);
        Poll.Moment after = new Poll.Moment(NOON.minusSeconds(3600), Long.MIN_VALUE + 999);
        assertEquals(Duration.ofNanos(1000), after.since(before));
    }
}
