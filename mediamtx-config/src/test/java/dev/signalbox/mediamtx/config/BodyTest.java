package dev.signalbox.mediamtx.config;

import static dev.signalbox.mediamtx.config.Writes.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTest {

    @Test
    void values_are_read_by_the_kind_of_their_key() throws BadValue {
        var body =
                read(
                        "1.20.1",
                        "{`record`:true,`maxReaders`:-1,`rpiCameraFPS`:12.5,"
                                + "`recordPartDuration`:`200ms`,`recordMaxPartSize`:`1K`,"
                                + "`rpiCameraAWBGains`:[1,2.5],`rtspUDPSourcePortRange`:[1,2]}");
        assertEquals(true, body.get("record"));
        assertEquals(-1L, body.get("maxReaders"));
        assertEquals(12.5, body.get("rpiCameraFPS"));
        assertEquals(200_000_000L, body.get("recordPartDuration"));
        assertEquals(1024L, body.get("recordMaxPartSize"));
        assertEquals(List.of(1.0, 2.5), body.get("rpiCameraAWBGains"));
        assertEquals(List.of(1L, 2L), body.get("rtspUDPSourcePortRange"));
    }

    @Test
    void null_for_the_whole_body_or_for_a_key_gives_nothing() throws BadValue {
        assertEquals(Map.of(), read("1.20.1", "null"));
        assertEquals(Map.of(), read("1.20.1", "{`record`:null}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | unexpected end of JSON input",
                "{`source`: | unexpected end of JSON input",
                "[] | json: cannot unmarshal array into Go value of type map[string]json.RawMessage",
                "{`foo`:1} | json: unknown field \"foo\"",
                "{`Source`:`x`} | json: unknown field \"Source\"",
                "{`source`:5} | json: cannot unmarshal number into Go value of type string",
                "{`record`:`yes`} | json: cannot unmarshal string into Go value of type bool",
                "{`maxReaders`:`5`} | json: cannot unmarshal string into Go value of type int",
                "{`maxReaders`:1.5} | json: cannot unmarshal number 1.5 into Go value of type int",
                "{`rpiCameraWidth`:-1} | json: cannot unmarshal number -1 into Go value of type"
                        + " uint",
                "{`rpiCameraFPS`:true} | json: cannot unmarshal bool into Go value of type float64",
                "{`rpiCameraAWBGains`:{}} | json: cannot unmarshal object into Go value of type"
                        + " []float64",
                "{`forward`:[{`dest`:`x`,`y`:1}]} | json: unknown field \"forward[0].y\"",
                "{`forward`:[null]} | json: cannot unmarshal null into Go value of type"
                        + " map[string]json.RawMessage",
                "{`recordFormat`:`avi`} | invalid record format 'avi'",
                "{`rtspTransport`:`x`} | invalid transport 'x'",
                "{`rtspRangeType`:`x`} | invalid rtsp range type: 'x'",
                "{`moqTransport`:`x`} | invalid MoQ transport 'x'",
                "{`record`:true} x | invalid character 'x' after top-level value",
                "x | invalid character 'x' looking for beginning of value"
            })
    void what_cannot_be_read_is_refused_in_the_words_of_go(String body, String message) {
        assertEquals(message, refusal("1.20.1", body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.15.6 | '' | EOF",
                "1.15.6 | {`source`: | unexpected EOF",
                "1.15.6 | {`source`:5} | json: cannot unmarshal number into Go struct field .source"
                        + " of type string",
                "1.10.0 | {`rtspTransport`:`x`} | invalid protocol 'x'",
                "1.20.0 | {`forward`:[{`dest`:`rtmp://h/x`,`destFingerprint`:``}]} | json: unknown"
                        + " field \"forward[0].destFingerprint\"",
                "1.15.6 | {`forward`:[]} | json: unknown field \"forward\""
            })
    void older_releases_had_other_words(String version, String body, String message) {
        assertEquals(message, refusal(version, body));
    }

    @Test
    void before_1_16_capitals_and_what_came_after_did_not_matter() throws BadValue {
        assertEquals(Map.of("record", true), read("1.15.6", "{`RECORD`:true} and more"));
    }

    @Test
    void a_list_inside_an_object_cannot_be_null_since_1_16() throws BadValue {
        var body = bytes("{\"authInternalUsers\":[{\"user\":\"a\",\"ips\":null}]}");
        var refusal =
                assertThrows(
                        BadValue.class,
                        () ->
                                Body.read(
                                        body,
                                        ConfigSchema.of(MediaMtxVersion.LATEST),
                                        Scope.GLOBAL));
        assertEquals("cannot set slice \"authInternalUsers[0].ips\" to nil", refusal.text());
        var old = ConfigSchema.of(MediaMtxVersion.parse("1.15.6"));
        assertEquals(1, Body.read(body, old, Scope.GLOBAL).size());
    }

    private static Map<String, Object> read(String version, String body) throws BadValue {
        return Body.read(
                bytes(body.replace('`', '"')),
                ConfigSchema.of(MediaMtxVersion.parse(version)),
                Scope.PATH);
    }

    private static String refusal(String version, String body) {
        return assertThrows(BadValue.class, () -> read(version, body)).text();
    }
}
