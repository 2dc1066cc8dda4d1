package dev.signalbox.simulator.rtsp;

import org.jspecify.annotations.Nullable;

/// The transport that a client asks for in SETUP.
///
/// @param channel the first of its two interleaved channels
record Transport(int channel) {

    /// Reads the header. Null means that it asks for something else than interleaved TCP.
    static @Nullable Transport parse(String header, int free) {
        for (var offer : header.split(",")) {
            var parts = offer.strip().split(";");
            if (parts[0].equalsIgnoreCase("RTP/AVP/TCP")) {
                for (var part : parts) {
                    if (part.startsWith("interleaved=")) {
                        return channels(part.substring("interleaved=".length()));
                    }
                }
                return new Transport(free);
            }
        }
        return null;
    }

    String answer() {
        return "RTP/AVP/TCP;unicast;interleaved=" + channel + "-" + (channel + 1);
    }

    private static @Nullable Transport channels(String range) {
        try {
            int first = Integer.parseInt(range.split("-")[0]);
            return first >= 0 && first < 255 ? new Transport(first) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
