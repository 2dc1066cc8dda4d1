package dev.signalbox.model;

import org.jspecify.annotations.Nullable;

/// Where people and players reach a node's media, per protocol; absent where it is off or unknown.
/// Without a trailing slash and without credentials.
public record PublicUrls(
        @Nullable String rtsp,
        @Nullable String rtmp,
        @Nullable String hls,
        @Nullable String webrtc,
        @Nullable String srt) {

    public static final PublicUrls NONE = new PublicUrls(null, null, null, null, null);
}
