package dev.signalbox.mediamtx.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import java.util.List;

/// Values that are one of a few words, and what MediaMTX says about other words.
final class Words {

    private Words() {}

    static String one(Kind kind, String word, MediaMtxVersion version) throws BadValue {
        var meant = kind == Kind.ENCRYPTION ? encryption(word) : word;
        if (!allowed(kind).contains(meant)) {
            throw new BadValue(complaint(kind, word, version));
        }
        return meant;
    }

    static List<String> many(Kind kind, JsonNode json, Decoding at) throws BadValue {
        var words =
                Lists.decode(
                        json, at, "string", (each, e) -> one(kind, e.string(each), e.version()));
        return kind == Kind.TRANSPORTS ? words.stream().distinct().sorted().toList() : words;
    }

    /// Old spellings of 0.x files that are still read.
    private static String encryption(String word) {
        return switch (word) {
            case "false" -> "no";
            case "true", "yes" -> "strict";
            default -> word;
        };
    }

    private static List<String> allowed(Kind kind) {
        return switch (kind) {
            case LOG_LEVEL -> List.of("error", "warn", "info", "debug");
            case AUTH_METHOD -> List.of("internal", "http", "jwt");
            case ENCRYPTION -> List.of("no", "optional", "strict");
            case HLS_VARIANT -> List.of("mpegts", "fmp4", "lowLatency");
            case RECORD_FORMAT -> List.of("fmp4", "mpegts");
            case RANGE_TYPE -> List.of("", "clock", "npt", "smpte");
            case TRANSPORT -> List.of("udp", "multicast", "tcp", "automatic");
            case MOQ_TRANSPORT -> List.of("quic", "webtransport");
            case LOG_DESTINATIONS -> List.of("stdout", "file", "syslog");
            case TRANSPORTS -> List.of("udp", "multicast", "tcp");
            case AUTH_METHODS -> List.of("basic", "digest");
            default -> throw new IllegalArgumentException(kind + " is not made of words");
        };
    }

    private static String complaint(Kind kind, String word, MediaMtxVersion version) {
        var noun = version.atLeast(11, 0) ? "transport" : "protocol";
        return switch (kind) {
            case LOG_LEVEL -> "invalid log level: '" + word + "'";
            case AUTH_METHOD -> "invalid authMethod: '" + word + "'";
            case ENCRYPTION -> "invalid encryption: '" + word + "'";
            case HLS_VARIANT -> "invalid HLS variant: '" + word + "'";
            case RECORD_FORMAT -> "invalid record format '" + word + "'";
            case RANGE_TYPE -> "invalid rtsp range type: '" + word + "'";
            case TRANSPORT -> "invalid " + noun + " '" + word + "'";
            case MOQ_TRANSPORT -> "invalid MoQ transport '" + word + "'";
            case LOG_DESTINATIONS -> "invalid log destination: " + word;
            case TRANSPORTS -> "invalid " + noun + ": " + word;
            case AUTH_METHODS -> "invalid authentication method: '" + word + "'";
            default -> throw new IllegalArgumentException(kind + " is not made of words");
        };
    }
}
