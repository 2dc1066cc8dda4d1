package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.release.MediaMtxVersion;

/// A codec, and how releases call it in `tracks` and `tracks2`.
public enum Codec {
    /// Video.
    AV1("AV1"),
    /// Video.
    VP9("VP9"),
    /// Video.
    VP8("VP8"),
    /// Video.
    H265("H265"),
    /// Video.
    H264("H264"),
    /// Video.
    MPEG4_VIDEO("MPEG-4 Video"),
    /// Video.
    MPEG1_VIDEO("MPEG-1/2 Video", "MPEG-1 Video"),
    /// Video.
    MJPEG("M-JPEG", "MJPEG"),
    /// Audio.
    OPUS("Opus"),
    /// Audio, known since 1.19.3.
    FLAC("FLAC"),
    /// Audio.
    VORBIS("Vorbis"),
    /// Audio, also known as AAC.
    MPEG4_AUDIO("MPEG-4 Audio"),
    /// Audio.
    MPEG4_AUDIO_LATM("MPEG-4 Audio LATM"),
    /// Audio, also known as MP3.
    MPEG1_AUDIO("MPEG-1/2 Audio", "MPEG-1 Audio"),
    /// Audio.
    AC3("AC3"),
    /// Audio.
    SPEEX("Speex"),
    /// Audio.
    G726("G726"),
    /// Audio.
    G722("G722"),
    /// Audio, µ-law or A-law.
    G711("G711"),
    /// Audio, uncompressed.
    LPCM("LPCM"),
    /// A whole transport stream.
    MPEG_TS("MPEG-TS"),
    /// Data.
    KLV("KLV"),
    /// Anything else.
    GENERIC("Generic");

    private final String label;
    private final String labelOf1170;

    Codec(String label) {
        this(label, label);
    }

    Codec(String label, String labelOf1170) {
        this.label = label;
        this.labelOf1170 = labelOf1170;
    }

    /// The usual label, the one of 1.20.1.
    public String label() {
        return label;
    }

    /// The label of a release. 1.17.0 alone spelled three of them in another way, and before it AC3
    /// had a hyphen.
    public String label(MediaMtxVersion version) {
        if (this == AC3 && version.before(17, 0)) {
            return "AC-3";
        }
        boolean is1170 = version.minor() == 17 && version.patch() == 0;
        return is1170 ? labelOf1170 : label;
    }
}
