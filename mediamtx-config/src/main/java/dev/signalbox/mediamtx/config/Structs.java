package dev.signalbox.mediamtx.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import dev.signalbox.mediamtx.wire.GoQuote;
import dev.signalbox.mediamtx.wire.Json;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads and prints the objects that stand in lists.
final class Structs {

    private static final Set<String> ACTIONS =
            Set.of("publish", "read", "playback", "api", "metrics", "pprof");
    private static final Set<String> NO_AUDIO_PROPERTIES =
            Set.of("AV1", "VP9", "H265", "H264", "Opus");

    private Structs() {}

    static InternalUser user(JsonNode json, Decoding at) throws BadValue {
        known(json, at, Set.of("user", "pass", "ips", "permissions"));
        return new InternalUser(
                Credential.checked(at.string(field(json, "user"))),
                Credential.checked(at.string(field(json, "pass"))),
                json.has("ips") ? Lists.networks(json.get("ips"), at.at("ips")) : null,
                json.has("permissions")
                        ? Lists.permissions(json.get("permissions"), at.at("permissions"))
                        : null);
    }

    static Permission permission(JsonNode json, Decoding at) throws BadValue {
        known(json, at, Set.of("action", "path"));
        var action = at.string(field(json, "action"));
        if (json.has("action") && !ACTIONS.contains(action)) {
            throw new BadValue("invalid auth action: '" + action + "'");
        }
        return new Permission(action, at.string(field(json, "path")));
    }

    static IceServer iceServer(JsonNode json, Decoding at) throws BadValue {
        known(json, at, Set.of("url", "username", "password", "clientOnly"));
        return new IceServer(
                at.string(field(json, "url")),
                at.string(field(json, "username")),
                at.string(field(json, "password")),
                at.bool(field(json, "clientOnly")));
    }

    static ForwardTarget forward(JsonNode json, Decoding at) throws BadValue {
        known(
                json,
                at,
                at.version().atLeast(20, 1)
                        ? Set.of("dest", "destFingerprint", "whipBearerToken")
                        : Set.of("dest"));
        return new ForwardTarget(
                at.string(field(json, "dest")),
                at.string(field(json, "destFingerprint")),
                at.string(field(json, "whipBearerToken")));
    }

    static FillerTrack track(JsonNode json, Decoding at) throws BadValue {
        var own = new Decoding(at.version(), ""); // this type starts its messages afresh
        known(json, own, Set.of("codec", "sampleRate", "channelCount", "muLaw"));
        var codec = own.string(field(json, "codec"));
        int rate = (int) own.whole(field(json, "sampleRate"), true);
        int channels = (int) own.whole(field(json, "channelCount"), true);
        if (NO_AUDIO_PROPERTIES.contains(codec)) {
            refuse(rate != 0, "sampleRate must not be specified for codec '" + codec + "'");
            refuse(channels != 0, "channelCount must not be specified for codec '" + codec + "'");
        } else if (Set.of("MPEG4Audio", "G711", "LPCM").contains(codec)) {
            int lowest = codec.equals("MPEG4Audio") ? 22050 : 8000;
            refuse(rate == 0, "sampleRate is mandatory for codec '" + codec + "'");
            refuse(
                    rate < lowest,
                    "sampleRate must be greater than or equal to "
                            + lowest
                            + " for codec '"
                            + codec
                            + "'");
            refuse(channels == 0, "channelCount is mandatory for codec '" + codec + "'");
        } else {
            throw new BadValue("unsupported codec '" + codec + "'");
        }
        return new FillerTrack(codec, rate, channels, own.bool(field(json, "muLaw")));
    }

    static void print(Json out, Object each, MediaMtxVersion version) {
        switch (each) {
            case InternalUser user -> {
                out.open('{').name("user").string(user.user()).name("pass").string(user.pass());
                list(out.name("ips"), user.ips(), version);
                list(out.name("permissions"), user.permissions(), version);
                out.close('}');
            }
            case Permission permission -> {
                out.open('{').name("action").string(permission.action());
                out.name("path").string(permission.path()).close('}');
            }
            case IceServer server -> {
                out.open('{').name("url").string(server.url());
                out.name("username").string(server.username());
                out.name("password").string(server.password());
                out.name("clientOnly").bool(server.clientOnly()).close('}');
            }
            case FillerTrack track -> {
                out.open('{').name("codec").string(track.codec());
                out.name("sampleRate").number(track.sampleRate());
                out.name("channelCount").number(track.channelCount());
                out.name("muLaw").bool(track.muLaw()).close('}');
            }
            case ForwardTarget target -> forward(out, target, version);
            case Long number -> out.number(number);
            case Double number -> out.number(number);
            default -> out.string(each.toString());
        }
    }

    static void forward(Json out, ForwardTarget target, MediaMtxVersion version) {
        out.open('{').name("dest").string(target.dest());
        if (version.atLeast(20, 1)) {
            out.name("destFingerprint").string(target.fingerprint());
            out.name("whipBearerToken").string(target.bearerToken());
        }
        out.close('}');
    }

    private static void list(Json out, @Nullable List<?> list, MediaMtxVersion version) {
        if (list == null && version.atLeast(16, 0)) {
            out.nothing(); // a list that was not given is a nil slice since 1.16.0
            return;
        }
        out.open('[');
        for (var each : list == null ? List.of() : list) {
            print(out, each, version);
        }
        out.close(']');
    }

    private static JsonNode field(JsonNode json, String name) {
        var value = json.get(name);
        return value == null ? NullNode.getInstance() : value;
    }

    private static void known(JsonNode json, Decoding at, Set<String> names) throws BadValue {
        if (!json.isObject()) {
            throw at.mismatch(json, "map[string]json.RawMessage");
        }
        for (var name : (Iterable<String>) json::fieldNames) {
            if (!names.contains(name)) {
                var place = at.version().atLeast(16, 1) ? at.at(name).field() : name;
                throw new BadValue("json: unknown field " + GoQuote.quote(place));
            }
        }
    }

    private static void refuse(boolean wrong, String message) throws BadValue {
        if (wrong) {
            throw new BadValue(message);
        }
    }
}
