package dev.signalbox.model;

import org.jspecify.annotations.Nullable;

/// One track of a stream, as far as the node's version tells. Only the codec is known before
/// MediaMTX 1.17.
///
/// @param codec MediaMTX's own label: `H264`, `MPEG-4 Audio`, `Opus`
/// @param width in pixels; absent until the node has seen it
/// @param sampleRate in hertz
public record Track(
        String codec,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer channels,
        @Nullable Integer sampleRate,
        @Nullable String profile,
        @Nullable String level) {

    public static Track of(String codec) {
        return new Track(codec, null, null, null, null, null, null);
    }
}
