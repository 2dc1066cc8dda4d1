package dev.signalbox.simulator.rtsp;

import static dev.signalbox.simulator.Refusals.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.simulator.state.Codec;
import dev.signalbox.simulator.state.Track;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdpTest {

    static final String FFMPEG =
            """
            v=0
            o=- 0 0 IN IP4 127.0.0.1
            s=No Name
            c=IN IP4 127.0.0.1
            t=0 0
            a=tool:libavformat 59.27.100
            m=video 0 RTP/AVP 96
            a=rtpmap:96 H264/90000
            a=fmtp:96 packetization-mode=1; sprop-parameter-sets=Z2QAH6zZQFAFuwEQAAADABAAAAMDIPGDGWA=,aOvjyyLA; profile-level-id=64001F
            a=control:streamid=0
            m=audio 0 RTP/AVP 97
            b=AS:64
            a=rtpmap:97 MPEG4-GENERIC/48000/1
            a=fmtp:97 profile-level-id=1;mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3; config=118856E500
            a=control:streamid=1
            """;

    @Test
    void what_ffmpeg_announces_is_understood() {
        var sdp = Sdp.parse(FFMPEG);
        assertEquals(
                List.of(Track.h264(1280, 720, "High", "3.1"), Track.aac(48_000, 1)), sdp.tracks());
        assertEquals("streamid=1", sdp.media().get(1).control());
    }

    @Test
    void readers_get_the_same_media_under_other_addresses() {
        var text = Sdp.parse(FFMPEG).forReaders();
        assertTrue(text.startsWith("v=0\r\n"));
        assertTrue(text.contains("sprop-parameter-sets="));
        assertTrue(text.contains("a=control:trackID=0\r\n"));
        assertTrue(text.contains("a=control:trackID=1\r\n"));
        assertFalse(text.contains("streamid"));
        assertEquals(Sdp.parse(FFMPEG).tracks(), Sdp.parse(text).tracks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | '' | '' | G711",
                "8 | '' | '' | G711",
                "9 | '' | '' | G722",
                "14 | '' | '' | MPEG1_AUDIO",
                "26 | '' | '' | MJPEG",
                "33 | '' | '' | MPEG_TS",
                "96 | H265/90000 | '' | H265",
                "96 | VP8/90000 | '' | VP8",
                "96 | VP9/90000 | '' | VP9",
                "96 | AV1/90000 | '' | AV1",
                "96 | opus/48000/2 | sprop-stereo=1 | OPUS",
                "96 | L16/44100/2 | '' | LPCM",
                "96 | AC3/48000/6 | '' | AC3",
                "96 | MP4A-LATM/48000 | '' | MPEG4_AUDIO_LATM",
                "96 | MP4V-ES/90000 | '' | MPEG4_VIDEO",
                "96 | smtpe336m/90000 | '' | KLV",
                "96 | vorbis/44100/2 | '' | VORBIS",
                "96 | speex/16000 | '' | SPEEX",
                "96 | private/90000 | '' | GENERIC",
                "99 | '' | '' | GENERIC"
            })
    void codecs_are_known_by_their_map_or_their_fixed_number(
            String payload, String map, String format, Codec codec) {
        var text =
                String.join(
                        "\n",
                        "v=0",
                        "m=video 0 RTP/AVP " + payload,
                        map.isEmpty() ? "" : "a=rtpmap:" + payload + " " + map,
                        format.isEmpty() ? "" : "a=fmtp:" + payload + " " + format);
        assertEquals(codec, Sdp.parse(text).tracks().getFirst().codec());
    }

    @Test
    void parameters_that_cannot_be_read_leave_the_size_unknown() {
        var text = "m=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 sprop-parameter-sets=?";
        assertEquals(Track.h264(0, 0, "", ""), Sdp.parse(text).tracks().getFirst());
    }

    @Test
    void a_description_without_media_is_refused() {
        assertEquals("the description has no media", refusal(() -> Sdp.parse("v=0\n")));
    }

    @ParameterizedTest
    @CsvSource({
        "RTP/AVP/TCP;unicast;interleaved=4-5, 4",
        "RTP/AVP/TCP;unicast, 2",
        "'RTP/AVP;unicast;client_port=1-2,RTP/AVP/TCP;interleaved=0-1', 0"
    })
    void interleaved_transports_are_taken(String header, int channel) {
        assertEquals(new Transport(channel), Transport.parse(header, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "RTP/AVP;unicast;client_port=4000-4001",
        "RTP/AVP/UDP;unicast",
        "RTP/AVP/TCP;interleaved=x",
        "RTP/AVP/TCP;interleaved=255-256",
        "''"
    })
    void other_transports_are_not(String header) {
        assertNull(Transport.parse(header, 2));
    }
}
