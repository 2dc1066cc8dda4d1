package dev.signalbox.mediamtx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.signalbox.model.ConfFacts;
import dev.signalbox.model.PathState;
import dev.signalbox.model.Source;
import dev.signalbox.model.Track;
import dev.signalbox.model.Trouble;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the readers make of fields that are new, odd or not there.
class ShapesTest extends ShapesSuite {
    private static Track track(String fields) throws IOException, AskFailed {
        return path("\"tracks2\":[{" + fields + "}]").tracks().getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "-1.5e300",
                "\"text\"",
                "[]",
                "{}",
                "[[1,{\"a\":[]}],null]",
                "{\"name\":\"b\",\"items\":[{\"name\":{}}],\"ready\":7}"
            })
    void a_field_that_is_not_known_may_hold_anything_anywhere(String odd) throws Exception {
        String other = "\"x\":" + odd;
        PathState plain = path("\"source\":{\"type\":\"t\",\"id\":\"i\"}");
        assertEquals(
                plain, path(other + ",\"source\":{" + other + ",\"type\":\"t\",\"id\":\"i\"}"));
        assertEquals(
                new Track("AV1", 640, null, null, null, null, null),
                track(other + ",\"codec\":\"AV1\",\"codecProps\":{" + other + ",\"width\":640}"));
        String page = "{" + other + ",\"itemCount\":0,\"pageCount\":0," + other + ",\"items\":[]}";
        assertEquals(0, PageReader.read(body(page), _ -> "").itemCount());
        String info = "{" + other + ",\"version\":\"v1.20.1\"," + other + "}";
        assertEquals("1.20.1", String.valueOf(ServerInfo.read(body(info)).version()));
        String conf = "{\"sourceOnDemand\":true," + other + "}";
        assertEquals(new ConfFacts(true), ConfReader.read(body(conf)));
        assertEquals(2, path("\"readers\":[" + odd + "," + odd + "]").readers());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "name":7                         | name is not a text
                    "name":""                        | a path without a name
                    "confName":null                  | confName is not a text
                    "ready":"yes"                    | ready is neither true nor false
                    "available":null                 | available is neither true nor false
                    "online":1                       | online is neither true nor false
                    "readyTime":5                    | readyTime is not a text
                    "availableTime":"soon"           | a time that is none: soon
                    "source":[]                      | a source is not an object
                    "source":{"type":null}           | type is not a text
                    "source":{"id":{}}               | id is not a text
                    "tracks":{}                      | tracks is not a list
                    "tracks":["H264",5]              | tracks is not a text
                    "tracks2":"H264"                 | tracks2 is not a list
                    "tracks2":["H264"]               | a track is not an object
                    "tracks2":[{"codec":1}]          | codec is not a text
                    "tracks2":[{"codecProps":[]}]    | codecProps is not an object
                    "readers":3                      | readers is not a list
                    "inboundBytes":"12"              | inboundBytes is not a whole number
                    "outboundBytes":1.5              | outboundBytes is not a whole number
                    "bytesReceived":null             | bytesReceived is not a whole number
                    "bytesSent":[1]                  | bytesSent is not a whole number
                    "inboundFramesInError":{}        | inboundFramesInError is not a whole number
                    """)
    void a_known_field_of_another_type_is_a_wrong_shape(String field, String said) {
        AskFailed failed = assertThrows(AskFailed.class, () -> path(field));
        assertEquals(Trouble.WRONG_SHAPE, failed.trouble());
        assertEquals(said, failed.evidence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "[]",
                "\"list\"",
                "{}",
                "{\"itemCount\":1,\"pageCount\":1}",
                "{\"itemCount\":\"1\",\"pageCount\":1,\"items\":[]}",
                "{\"itemCount\":1,\"pageCount\":null,\"items\":[]}",
                "{\"itemCount\":1,\"items\":[]}",
                "{\"pageCount\":1,\"items\":[]}",
                "{\"itemCount\":1,\"pageCount\":1,\"items\":null}",
                "{\"itemCount\":1,\"pageCount\":1,\"items\":[7]}",
                "{\"itemCount\":-1,\"pageCount\":1,\"items\":[]}"
            })
    void a_list_without_its_frame_is_a_wrong_shape(String page) {
        AskFailed failed =
                assertThrows(
                        AskFailed.class,
                        () -> PageReader.read(body(page), json -> PathReader.read(json, WORDS)));
        assertEquals(Trouble.WRONG_SHAPE, failed.trouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"version\":7}", "{\"started\":null}", "[]", "null"})
    void an_info_of_another_type_is_a_wrong_shape(String info) {
        AskFailed failed = assertThrows(AskFailed.class, () -> ServerInfo.read(body(info)));
        assertEquals(Trouble.WRONG_SHAPE, failed.trouble());
    }

    @Test
    void what_is_no_json_is_not_read_at_all() {
        String deep = "[".repeat(100) + "]".repeat(100);
        for (String text :
                new String[] {"{\"x\":" + deep + "}", "{x:1}", "{\"x\":1,}", "{'x':1}"}) {
            assertThrows(JsonProcessingException.class, () -> ServerInfo.read(body(text)), text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-22T10:00:00Z, 2026-08-22T10:00:00Z",
        "2026-08-22T10:00:00.123456789+02:00, 2026-08-22T08:00:00.123Z",
        "2026-08-22T10:00:00.9999999-07:30, 2026-08-22T17:30:00.999Z",
        "2026-08-22T10:00:00.5Z, 2026-08-22T10:00:00.500Z",
        "0001-01-01T00:00:00Z, ",
        "0001-01-01T00:00:00+14:00, "
    })
    void times_are_kept_to_the_millisecond_and_the_zero_time_is_none(
            String text, @Nullable Instant expected) throws Exception {
        assertEquals(expected, path("\"ready\":true,\"readyTime\":\"" + text + "\"").liveSince());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-08-22",
                "2026-08-22T10:00:00",
                "2026-13-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z"
            })
    void what_no_store_could_keep_is_no_time(String text) {
        assertThrows(AskFailed.class, () -> path("\"readyTime\":\"" + text + "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "ready":true                                       | true  | true
                    "ready":false                                      | false | false
                    "ready":false,"available":true,"online":true       | true  | true
                    "ready":true,"available":false,"online":true       | false | false
                    "ready":true,"available":true,"online":false       | false | true
                    "available":true                                   | true  | true
                    "online":true                                      | false | false
                    "ready":true,"online":false                        | false | true
                    """)
    void online_alone_is_not_live(String fields, boolean live, boolean available) throws Exception {
        PathState path = path(fields);
        assertEquals(live, path.live());
        assertEquals(available, path.available());
    }

    @Test
    void the_newer_name_of_a_value_wins_wherever_it_stands() throws Exception {
        String t1 = "2026-01-01T00:00:01Z";
        String t2 = "2026-01-01T00:00:02Z";
        PathState path =
                path(
                        "\"inboundBytes\":0,\"bytesReceived\":7,\"bytesSent\":9,"
                                + "\"outboundBytes\":8,\"tracks2\":[],\"tracks\":[\"H264\"],"
                                + "\"available\":true,\"availableTime\":\""
                                + t2
                                + "\",\"readyTime\":\""
                                + t1
                                + "\"");
        assertEquals(0, path.bytesIn());
        assertEquals(8, path.bytesOut());
        assertEquals(List.of(), path.tracks());
        assertEquals(Instant.parse(t2), path.liveSince());
        PathState old = path("\"ready\":true,\"readyTime\":\"" + t1 + "\",\"bytesReceived\":7");
        assertEquals(7, old.bytesIn());
        assertNull(old.framesInError());
        assertEquals(Instant.parse(t1), old.liveSince());
    }

    @Test
    void a_path_that_does_not_play_has_no_beginning() throws Exception {
        assertNull(path("\"ready\":false,\"readyTime\":\"2026-01-01T00:00:00Z\"").liveSince());
    }

    @Test
    void a_counter_that_is_larger_than_ours_is_as_large_as_ours_can_be() throws Exception {
        assertEquals(Long.MAX_VALUE, path("\"bytesReceived\":18446744073709551615").bytesIn());
        assertEquals(Long.MAX_VALUE, path("\"bytesReceived\":9223372036854775807").bytesIn());
    }

    @Test
    void lists_that_are_null_are_empty() throws Exception {
        PathState path = path("\"readers\":null,\"tracks\":null,\"tracks2\":null,\"source\":null");
        assertEquals(0, path.readers());
        assertEquals(List.of(), path.tracks());
        assertNull(path.source());
        assertEquals(new Source("t", ""), path("\"source\":{\"type\":\"t\"}").source());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "width":1920,"height":1080                        | 1920 1080 - - - -
                    "width":0,"height":0                              | - - - - - -
                    "width":-5,"height":99999999999                   | - - - - - -
                    "width":18446744073709551615                      | - - - - - -
                    "sampleRate":48000,"channelCount":2               | - - 2 48000 - -
                    "profile":"High","level":"4.1"                    | - - - - High 4.1
                    "profile":0,"level":9,"tier":0                    | - - - - 0 9
                    "profile":"","level":null                         | - - - - - -
                    "width":{"a":1},"height":[2],"profile":["x","y"]  | - - - - - -
                    "width":"1920","height":null,"level":{"level":3}  | - - - - - -
                    """)
    void properties_of_a_track_that_are_odd_are_not_known(String properties, String expected)
            throws Exception {
        Track track = track("\"codec\":\"X\",\"codecProps\":{" + properties + "}");
        Object[] all = {
            track.width(),
            track.height(),
            track.channels(),
            track.sampleRate(),
            track.profile(),
            track.level()
        };
        StringBuilder seen = new StringBuilder();
        for (Object one : all) {
            seen.append(one == null ? "-" : one).append(' ');
        }
        assertEquals(expected, seen.toString().strip());
        assertEquals(Track.of("X"), track("\"codec\":\"X\",\"codecProps\":null"));
    }
}
