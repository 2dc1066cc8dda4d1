package dev.signalbox.simulator.rtsp;

import dev.signalbox.simulator.state.Codec;
import dev.signalbox.simulator.state.Track;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// The description of a stream that a publisher announces, and that readers get.
///
/// @param media what is in the stream, in order
record Sdp(List<Medium> media) {

    private static final List<String> SESSION_LINES =
            List.of("v=0", "o=- 0 0 IN IP4 127.0.0.1", "s=simulated", "c=IN IP4 0.0.0.0", "t=0 0");

    /// A part of a stream.
    ///
    /// @param lines its lines as announced, the `m=` line first, without `a=control`
    /// @param control how the publisher addresses it
    /// @param track what it is
    record Medium(List<String> lines, String control, Track track) {}

    /// Reads a description.
    ///
    /// @throws IllegalArgumentException when there is no media in it
    static Sdp parse(String text) {
        var media = new ArrayList<Medium>();
        var lines = new ArrayList<String>();
        for (var line : text.split("\r?\n")) {
            if (line.startsWith("m=")) {
                add(media, lines);
                lines.clear();
            }
            if (line.startsWith("m=") || !lines.isEmpty()) {
                lines.add(line);
            }
        }
        add(media, lines);
        if (media.isEmpty()) {
            throw new IllegalArgumentException("the description has no media");
        }
        return new Sdp(List.copyOf(media));
    }

    /// The tracks, in order.
    List<Track> tracks() {
        return media.stream().map(Medium::track).toList();
    }

    /// The description for readers.
    String forReaders() {
        var text = new StringBuilder(String.join("\r\n", SESSION_LINES)).append("\r\n");
        for (int i = 0; i < media.size(); i++) {
            for (var line : media.get(i).lines()) {
                text.append(line).append("\r\n");
            }
            text.append("a=control:trackID=").append(i).append("\r\n");
        }
        return text.toString();
    }

    private static void add(List<Medium> media, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var control = value(lines, "a=control:");
        var kept = lines.stream().filter(line -> !line.startsWith("a=control:")).toList();
        media.add(new Medium(kept, control, track(kept)));
    }

    private static Track track(List<String> lines) {
        var words = lines.getFirst().split(" ");
        var payload = words.length > 3 ? words[3] : "96";
        var map = value(lines, "a=rtpmap:" + payload + " ");
        var parts = (map.isEmpty() ? staticPayload(payload) : map).split("/");
        var format = value(lines, "a=fmtp:" + payload + " ");
        int rate = parts.length > 1 ? whole(parts[1]) : 0;
        int channels = parts.length > 2 ? whole(parts[2]) : 1;
        return switch (parts[0].toUpperCase(Locale.ROOT)) {
            case "H264" -> h264(format);
            case "H265" -> h265(format);
            case "AV1" -> Track.of(Codec.AV1);
            case "VP9" -> Track.of(Codec.VP9);
            case "VP8" -> Track.of(Codec.VP8);
            case "OPUS" -> Track.opus(format.contains("sprop-stereo=1") ? 2 : channels);
            case "MPEG4-GENERIC" -> aac(format, rate, channels);
            case "MP4A-LATM" -> Track.of(Codec.MPEG4_AUDIO_LATM);
            case "PCMU" -> new Track(Codec.G711, 0, 0, "", "", rate, channels, 1);
            case "PCMA" -> Track.audio(Codec.G711, rate, channels);
            case "L16" -> Track.audio(Codec.LPCM, rate, channels);
            case "AC3" -> Track.audio(Codec.AC3, rate, channels);
            case "MPA" -> Track.of(Codec.MPEG1_AUDIO);
            case "MPV" -> Track.of(Codec.MPEG1_VIDEO);
            case "MP4V-ES" -> Track.of(Codec.MPEG4_VIDEO);
            case "JPEG" -> Track.of(Codec.MJPEG);
            case "MP2T" -> Track.of(Codec.MPEG_TS);
            case "G722" -> Track.of(Codec.G722);
            case "SPEEX" -> Track.of(Codec.SPEEX);
            case "VORBIS" -> Track.of(Codec.VORBIS);
            case "SMTPE336M" -> Track.of(Codec.KLV);
            default -> Track.of(Codec.GENERIC);
        };
    }

    /// Payload types that have a fixed meaning (RFC 3551).
    private static String staticPayload(String payload) {
        return switch (payload) {
            case "0" -> "PCMU/8000";
            case "8" -> "PCMA/8000";
            case "9" -> "G722/8000";
            case "14" -> "MPA/90000";
            case "26" -> "JPEG/90000";
            case "32" -> "MPV/90000";
            case "33" -> "MP2T/90000";
            default -> "";
        };
    }

    private static Track h264(String format) {
        for (var set : parameter(format, "sprop-parameter-sets").split(",")) {
            byte[] nal = base64(set);
            if (nal.length > 4 && (nal[0] & 0x1f) == 7) {
                return Sps.h264(nal);
            }
        }
        return Track.h264(0, 0, "", "");
    }

    private static Track h265(String format) {
        byte[] nal = base64(parameter(format, "sprop-sps"));
        return nal.length > 4 ? Sps.h265(nal) : Track.h265(0, 0, "", "");
    }

    /// Rate and channels are in the configuration (ISO 14496-3, AudioSpecificConfig).
    private static Track aac(String format, int rate, int channels) {
        var config = parameter(format, "config");
        if (config.length() < 4) {
            return Track.aac(rate, channels);
        }
        int bits = Integer.parseInt(config.substring(0, 4), 16);
        int[] rates = {
            96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025,
            8_000, 7_350
        };
        int index = bits >> 7 & 15;
        return Track.aac(index < rates.length ? rates[index] : rate, bits >> 3 & 15);
    }

    private static String parameter(String format, String name) {
        for (var pair : format.split(";")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(name)) {
                return pair.substring(equals + 1).strip();
            }
        }
        return "";
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // a description that cannot be read leaves the size unknown
        }
    }

    private static String value(List<String> lines, String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .map(line -> line.substring(prefix.length()).strip())
                .orElse("");
    }

    private static int whole(String number) {
        try {
            return Integer.parseInt(number.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
