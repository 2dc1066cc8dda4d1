package dev.signalbox.mediamtx.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import dev.signalbox.mediamtx.wire.GoDuration;
import dev.signalbox.mediamtx.wire.GoSize;
import dev.signalbox.mediamtx.wire.Json;
import java.util.Arrays;
import java.util.List;

/// The type of a configuration value: how it is read from JSON, kept and printed.
enum Kind {
    /// Kept as `String`.
    STRING,
    /// A string with a limited alphabet.
    CREDENTIAL,
    /// Kept as `Boolean`.
    BOOL,
    /// Kept as `Long`.
    INT,
    /// Kept as `Long`, never negative.
    UINT,
    /// Kept as `Double`.
    FLOAT,
    /// Kept as `Long`, in nanoseconds.
    DURATION,
    /// Kept as `Long`, in bytes.
    SIZE,
    /// Kept as `List<String>`.
    STRINGS,
    /// Kept as `List<Long>`.
    UINTS,
    /// Kept as `List<Double>`.
    FLOATS,
    /// Kept as `List<Network>`.
    NETWORKS,
    /// Kept as `List<InternalUser>`.
    USERS,
    /// Kept as `List<Permission>`.
    PERMISSIONS,
    /// Kept as `List<IceServer>`.
    ICE_SERVERS,
    /// Kept as `List<FillerTrack>`.
    TRACKS,
    /// Kept as `List<ForwardTarget>`.
    FORWARD,
    /// One of a few words.
    LOG_LEVEL,
    /// One of a few words.
    AUTH_METHOD,
    /// One of a few words.
    ENCRYPTION,
    /// One of a few words.
    HLS_VARIANT,
    /// One of a few words.
    RECORD_FORMAT,
    /// One of a few words.
    RANGE_TYPE,
    /// One of a few words.
    TRANSPORT,
    /// One of a few words.
    MOQ_TRANSPORT,
    /// A list of a few words.
    LOG_DESTINATIONS,
    /// A list of a few words, sorted.
    TRANSPORTS,
    /// A list of a few words.
    AUTH_METHODS;

    /// The kind that the table calls by a name such as `iceServers`.
    static Kind named(String camel) {
        var wanted = camel.replace("_", "");
        return Arrays.stream(values())
                .filter(kind -> kind.name().replace("_", "").equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("unknown kind " + camel));
    }

    Object decode(JsonNode json, Decoding at) throws BadValue {
        return switch (this) {
            case STRING -> at.string(json);
            case CREDENTIAL -> Credential.checked(at.string(json));
            case BOOL -> at.bool(json);
            case INT -> at.whole(json, true);
            case UINT -> at.whole(json, false);
            case FLOAT -> at.real(json);
            case DURATION -> GoDuration.parse(at.string(json), at.version().atLeast(11, 0));
            case SIZE -> GoSize.parse(at.string(json));
            case STRINGS -> Lists.decode(json, at, "string", (each, e) -> e.string(each));
            case UINTS -> Lists.decode(json, at, "uint", (each, e) -> e.whole(each, false));
            case FLOATS -> Lists.decode(json, at, "float64", (each, e) -> e.real(each));
            case NETWORKS -> Lists.networks(json, at);
            case USERS -> Lists.decode(json, at, "conf.AuthInternalUser", Structs::user);
            case PERMISSIONS -> Lists.permissions(json, at);
            case ICE_SERVERS -> Lists.decode(json, at, "conf.WebRTCICEServer", Structs::iceServer);
            case TRACKS -> Lists.decode(json, at, "conf.AlwaysAvailableTrack", Structs::track);
            case FORWARD -> Lists.decode(json, at, "conf.ForwardDest", Structs::forward);
            case LOG_LEVEL,
                    AUTH_METHOD,
                    ENCRYPTION,
                    HLS_VARIANT,
                    RECORD_FORMAT,
                    RANGE_TYPE,
                    TRANSPORT,
                    MOQ_TRANSPORT ->
                    Words.one(this, at.string(json), at.version());
            case LOG_DESTINATIONS, TRANSPORTS, AUTH_METHODS -> Words.many(this, json, at);
        };
    }

    void print(Json out, Object value, MediaMtxVersion version) {
        switch (value) {
            case Boolean flag -> out.bool(flag);
            case Double real -> out.number(real);
            case Long number when this == DURATION ->
                    out.string(GoDuration.print(number, version.atLeast(11, 0)));
            case Long number when this == SIZE -> out.string(GoSize.print(number));
            case Long number -> out.number(number);
            case List<?> list -> {
                out.open('[');
                list.forEach(each -> Structs.print(out, each, version));
                out.close(']');
            }
            default -> out.string(value.toString());
        }
    }
}
