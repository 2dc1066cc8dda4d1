package dev.signalbox.mediamtx.config;

import static dev.signalbox.mediamtx.config.Writes.accepted;
import static dev.signalbox.mediamtx.config.Writes.bytes;
import static dev.signalbox.mediamtx.config.Writes.fresh;
import static dev.signalbox.mediamtx.config.Writes.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules in their own words. `'` stands for `"` in the bodies, to be readable.
class PathRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{`source`:`rtsp://user:pass@host:8554/x`}",
                "{`source`:`rtsp+http://host/x`}",
                "{`source`:`rtmp://host/app#key`}",
                "{`source`:`https://host/live.m3u8`}",
                "{`source`:`udp://238.0.0.1:1234`}",
                "{`source`:`udp+mpegts://238.0.0.1:1234?interface=eth0`}",
                "{`source`:`unix+mpegts:///tmp/x.sock`}",
                "{`source`:`udp+rtp://238.0.0.1:1234`,`rtpSDP`:`v=0`}",
                "{`source`:`srt://host:1?streamid=x`}",
                "{`source`:`wheps://host/x`}",
                "{`source`:`moqt://host/x`}",
                "{`source`:`rtsp://host:$G1/$G2`}",
                "{`source`:`rtsp://[::1]:8554/x`}",
                "{`source`:`rpiCamera`}",
                "{`source`:`redirect`,`sourceRedirect`:`/other`}",
                "{`source`:`redirect`,`sourceRedirect`:`rtsp://host/x`}",
                "{`runOnDemand`:`ffmpeg`,`runOnDemandRestart`:true}",
                "{`alwaysAvailable`:true,`alwaysAvailableTracks`:[{`codec`:`H264`}]}",
                "{`alwaysAvailable`:true,`alwaysAvailableFile`:`x.mp4`}",
                "{`forward`:[{`dest`:`rtmp://host/$MTX_PATH`},{`dest`:`whips://host/x`}]}",
                "{`recordPath`:`%path/%s`}",
                "{`recordDeleteAfter`:`0s`}",
                "{`srtReadPassphrase`:`1234567890`}"
            })
    void this_is_fine(String body) {
        accepted(ConfigWrites.replace(fresh("1.20.1"), "cam1", bytes(body.replace('`', '"'))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{`source`:`foo`} | invalid source: 'foo'",
                "{`source`:``} | invalid source: ''",
                "{`source`:`ftp://a/b`} | invalid source: 'ftp://a/b'",
                "{`source`:`rtsp://`} | 'rtsp://' is not a valid URL",
                "{`source`:`rtsp://a b/c`} | 'rtsp://a b/c' is not a valid URL",
                "{`source`:`rtsp://h:x/c`} | 'rtsp://h:x/c' is not a valid URL",
                "{`source`:`rtsp://user@h/c`} | username and password must be both provided",
                "{`source`:`rtsp://:p@h/c`} | username and password must be both provided",
                "{`source`:`udp://1.2.3.4`} | 'udp://1.2.3.4' is missing the port",
                "{`source`:`udp+rtp://1.2.3.4:1`} | `rtpSDP` was not provided",
                "{`source`:`unix+rtp:///x`} | `rtpSDP` was not provided",
                "{`source`:`redirect`} | source redirect must be filled",
                "{`source`:`redirect`,`sourceRedirect`:`x`} | 'x' is not a valid RTSP URL",
                "{`source`:`redirect`,`sourceRedirect`:`/x/`} | '/x/': can't end with a slash",
                "{`sourceRedirect`:`/x`} | 'sourceRedirect' is useless when source is not"
                        + " 'redirect'",
                "{`sourceOnDemand`:true} | 'sourceOnDemand' is useless when source is 'publisher'",
                "{`source`:`rtsp://h/x`,`runOnDemand`:`x`} | 'runOnDemand' and 'runOnUnDemand' can"
                        + " be used only when source is 'publisher'",
                "{`srtReadPassphrase`:`short`} | invalid 'readRTPassphrase': must be between 10 and"
                        + " 79 characters",
                "{`srtPublishPassphrase`:`short`} | invalid 'srtPublishPassphrase': must be between"
                        + " 10 and 79 characters",
                "{`source`:`rtsp://h/x`,`srtPublishPassphrase`:`1234567890`} |"
                        + " 'srtPublishPassphase' can only be used when source is 'publisher'",
                "{`alwaysAvailable`:true} | 'alwaysAvailableTracks' must contain at least one"
                        + " track",
                "{`alwaysAvailable`:true,`source`:`rtsp://h/x`,`sourceOnDemand`:true} |"
                        + " 'sourceOnDemand' is not compatible with 'alwaysAvailable'",
                "{`alwaysAvailable`:true,`runOnDemand`:`x`} | 'runOnDemand' and 'runOnUnDemand'"
                        + " cannot be used with 'alwaysAvailable'",
                "{`alwaysAvailable`:true,`alwaysAvailableFile`:`x`,`alwaysAvailableTracks`:"
                        + "[{`codec`:`H264`}]} | 'alwaysAvailableFile' and 'alwaysAvailableTracks'"
                        + " cannot be used together",
                "{`alwaysAvailable`:true,`alwaysAvailableTracks`:[{`codec`:`Opus`}],"
                        + "`useAbsoluteTimestamp`:true} | 'useAbsoluteTimestamp' cannot be used"
                        + " with 'alwaysAvailable'",
                "{`alwaysAvailableTracks`:[{`codec`:`X`}]} | unsupported codec 'X'",
                "{`alwaysAvailableTracks`:[{`codec`:`Opus`,`sampleRate`:1}]} | sampleRate must not"
                        + " be specified for codec 'Opus'",
                "{`alwaysAvailableTracks`:[{`codec`:`G711`}]} | sampleRate is mandatory for codec"
                        + " 'G711'",
                "{`alwaysAvailableTracks`:[{`codec`:`LPCM`,`sampleRate`:1}]} | sampleRate must be"
                        + " greater than or equal to 8000 for codec 'LPCM'",
                "{`alwaysAvailableTracks`:[{`codec`:`MPEG4Audio`,`sampleRate`:44100}]} |"
                        + " channelCount is mandatory for codec 'MPEG4Audio'",
                "{`forward`:[{`dest`:``}]} | invalid 'forward': entry 0: destination is empty",
                "{`forward`:[{`dest`:`rtmp://h/a`},{`dest`:`x`}]} | invalid 'forward': entry 1: 'x'"
                        + " is not a valid URL",
                "{`forward`:[{`dest`:`ftp://h/a`}]} | invalid 'forward': entry 0: unsupported"
                        + " scheme 'ftp', supported ones are rtmp, rtmps, rtsp, rtsps, srt, whip"
                        + " and whips",
                "{`fallback`:`x`} | 'x' is not a valid RTSP URL",
                "{`recordPath`:`x`} | 'recordPath' must contain %path",
                "{`recordPath`:`%path`} | 'recordPath' must contain either %s or %Y %m %d %H %M %S",
                "{`recordSegmentDuration`:`25h`} | maximum segment duration is 1 day",
                "{`recordDeleteAfter`:`1m`} | 'recordDeleteAfter' cannot be lower than"
                        + " 'recordSegmentDuration'",
                "{`source`:`rpiCamera`,`rpiCameraWidth`:0} | invalid 'rpiCameraWidth' value",
                "{`source`:`rpiCamera`,`rpiCameraAWB`:`x`} | invalid 'rpiCameraAWB' value",
                "{`source`:`rpiCamera`,`rpiCameraAWBGains`:[1]} | invalid 'rpiCameraAWBGains' value"
            })
    void this_is_refused(String body, String message) {
        var result = ConfigWrites.replace(fresh("1.20.1"), "cam1", bytes(body.replace('`', '"')));
        assertEquals(message, refused(result).message());
        assertEquals(400, refused(result).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{`source`:`rtsp://h/x`} | a path with a regular expression (or path 'all_others')"
                        + " and a static source must have 'sourceOnDemand' set to true",
                "{`runOnInit`:`x`} | a path with a regular expression (or path 'all_others') does"
                        + " not support option 'runOnInit'; use another path",
                "{`alwaysAvailable`:true,`alwaysAvailableTracks`:[{`codec`:`H264`}]} |"
                        + " 'alwaysAvailable' cannot be used in a path with a regular expression"
                        + " (or path 'all_others')"
            })
    void some_things_cannot_be_for_an_expression(String body, String message) {
        var result = ConfigWrites.replace(fresh("1.20.1"), "~^cam", bytes(body.replace('`', '"')));
        assertEquals(message, refused(result).message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "1.9.3 | {`recordPath`:`x`}",
                "1.9.3 | {`sourceRedirect`:`/x`}",
                "1.10.0 | {`recordSegmentDuration`:`25h`}",
                "1.11.3 | {`recordDeleteAfter`:`1m`}",
                "1.19.0 | {`source`:`rtsp://`}",
                "1.18.2 | {`source`:`rtsp://user@h/c`}",
                "1.16.2 | {`alwaysAvailable`:true}"
            })
    void older_releases_let_things_pass(String version, String body) {
        accepted(ConfigWrites.replace(fresh(version), "cam1", bytes(body.replace('`', '"'))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "1.13.1 | {`source`:`udp://1.2.3.4`} | 'udp://1.2.3.4' is not a valid UDP URL",
                "1.19.0 | {`source`:`udp://1.2.3.4`} | 'udp://1.2.3.4' is not a valid UDP+MPEGTS"
                        + " URL",
                "1.13.1 | {`source`:`udp+mpegts://1.2.3.4:1`} | invalid source:"
                        + " 'udp+mpegts://1.2.3.4:1'",
                "1.14.0 | {`source`:`rtsp+ws://h/x`} | invalid source: 'rtsp+ws://h/x'",
                "1.20.0 | {`source`:`moqt://h/x`} | invalid source: 'moqt://h/x'",
                "1.20.0 | {`forward`:[{`dest`:`whip://h/a`}]} | invalid 'forward': entry 0:"
                        + " unsupported scheme 'whip', supported ones are rtmp, rtmps, rtsp, rtsps"
                        + " and srt",
                "1.18.2 | {`source`:`rtmp://user@h/c`} | username and password must be both"
                        + " provided",
                "1.9.3 | {`source`:`redirect`,`sourceRedirect`:`/x`} | '/x' is not a valid RTSP URL",
                "1.9.3 | {`source`:`rpiCamera`,`rpiCameraCodec`:`x`} | invalid 'rpiCameraCodec'"
                        + " value",
                "1.19.1 | {`source`:`rpiCamera`,`rpiCameraCodec`:`x`} | supported codecs for a"
                        + " primary RPI Camera stream are auto, hardwareH264, softwareH264"
            })
    void older_releases_had_other_words(String version, String body, String message) {
        var result = ConfigWrites.replace(fresh(version), "cam1", bytes(body.replace('`', '"')));
        assertEquals(message, refused(result).message());
    }

    @Test
    void with_the_playback_server_on_recordings_need_microseconds() {
        var on = accepted(ConfigWrites.patchGlobals(fresh("1.20.1"), bytes("{\"playback\":true}")));
        var body = bytes("{\"recordPath\":\"%path/%s\"}");
        assertEquals(
                "'recordPath' must contain %f",
                refused(ConfigWrites.replace(on, "cam1", body)).message());
        var old = accepted(ConfigWrites.patchGlobals(fresh("1.9.3"), bytes("{\"playback\":true}")));
        assertEquals(
                "record path '%path/%s' is missing one of the mandatory elements for the playback"
                        + " server to work: %Y %m %d %H %M %S %f",
                refused(ConfigWrites.replace(old, "cam1", body)).message());
    }
}
