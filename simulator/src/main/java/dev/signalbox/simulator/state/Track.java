package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.Json;

/// A track of a stream. Which of the properties count depends on the codec.
///
/// @param codec what it is
/// @param width in pixels, 0 while unknown
/// @param height in pixels, 0 while unknown
/// @param profile as text, such as `High`; a number for AV1 and VP9
/// @param level as text, such as `4.1`; a number for AV1
/// @param sampleRate in Hz
/// @param channels of audio
/// @param variant bit depth of LPCM; 1 for µ-law in G711; tier of AV1
public record Track(
        Codec codec,
        int width,
        int height,
        String profile,
        String level,
        int sampleRate,
        int channels,
        int variant) {

    /// H264 with what its SPS says.
    public static Track h264(int width, int height, String profile, String level) {
        return new Track(Codec.H264, width, height, profile, level, 0, 0, 0);
    }

    /// H265 with what its SPS says.
    public static Track h265(int width, int height, String profile, String level) {
        return new Track(Codec.H265, width, height, profile, level, 0, 0, 0);
    }

    /// AV1.
    public static Track av1(int width, int height) {
        return new Track(Codec.AV1, width, height, "0", "8", 0, 0, 0);
    }

    /// Opus.
    public static Track opus(int channels) {
        return audio(Codec.OPUS, 48_000, channels);
    }

    /// AAC.
    public static Track aac(int sampleRate, int channels) {
        return audio(Codec.MPEG4_AUDIO, sampleRate, channels);
    }

    /// Any audio codec with rate and channels.
    public static Track audio(Codec codec, int sampleRate, int channels) {
        return new Track(codec, 0, 0, "", "", sampleRate, channels, 0);
    }

    /// A codec without known properties.
    public static Track of(Codec codec) {
        return new Track(codec, 0, 0, "", "", 0, 0, 0);
    }

    /// Prints an entry of `tracks2`.
    void print(Json out, MediaMtxVersion version) {
        out.open('{').name("codec").string(codec.label(version)).name("codecProps");
        switch (codec) {
            case H264, H265 -> {
                size(out);
                out.name("profile").string(profile).name("level").string(level).close('}');
            }
            case AV1 -> {
                size(out);
                out.name("profile").number(whole(profile)).name("level").number(whole(level));
                out.name("tier").number(variant).close('}');
            }
            case VP9 -> out.open('{').name("profile").number(whole(profile)).close('}');
            case OPUS -> out.open('{').name("channelCount").number(channels).close('}');
            case MPEG4_AUDIO, AC3 -> {
                out.open('{');
                sound(out);
            }
            case G711 -> {
                out.open('{').name("muLaw").bool(variant == 1);
                sound(out);
            }
            case LPCM -> {
                out.open('{').name("bitDepth").number(variant == 0 ? 16 : variant);
                sound(out);
            }
            case VP8,
                    MPEG4_VIDEO,
                    MPEG1_VIDEO,
                    MJPEG,
                    FLAC,
                    VORBIS,
                    MPEG4_AUDIO_LATM,
                    MPEG1_AUDIO,
                    SPEEX,
                    G726,
                    G722,
                    MPEG_TS,
                    KLV,
                    GENERIC ->
                    out.nothing();
        }
        out.close('}');
    }

    private void size(Json out) {
        out.open('{').name("width").number(width).name("height").number(height);
    }

    private void sound(Json out) {
        out.name("sampleRate").number(sampleRate).name("channelCount").number(channels).close('}');
    }

    private static long whole(String number) {
        return number.isEmpty() ? 0 : Long.parseLong(number);
    }
}
