package dev.signalbox.mediamtx.config;

import static dev.signalbox.mediamtx.config.PathRules.refuse;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What MediaMTX refuses in `source` and the keys that belong to it.
final class SourceRules {

    private static final List<String> CAMERA_WORDS =
            List.of(
                    "rpiCameraExposure normal short long custom",
                    "rpiCameraAWB auto incandescent tungsten fluorescent indoor daylight cloudy"
                            + " custom",
                    "rpiCameraDenoise off cdn_off cdn_fast cdn_hq",
                    "rpiCameraMetering centre spot matrix custom",
                    "rpiCameraAfMode auto manual continuous",
                    "rpiCameraAfRange normal macro full",
                    "rpiCameraAfSpeed normal fast");

    private SourceRules() {}

    static void check(PathConf conf, MediaMtxVersion version) throws BadValue {
        var source = conf.text("source");
        int colon = source.indexOf("://");
        switch (colon < 0 ? source : source.substring(0, colon)) {
            case "publisher" -> {}
            case "redirect" -> {
                refuse(conf.text("sourceRedirect").isEmpty(), "source redirect must be filled");
                if (version.atLeast(12, 0)) {
                    redirect(conf.text("sourceRedirect"), version);
                } else {
                    rtspUrl(conf.text("sourceRedirect"));
                }
            }
            case "rpiCamera" -> camera(conf, version);
            case String scheme when colon >= 0 && schemes(version).contains(scheme) ->
                    url(conf, source, scheme, version);
            default -> throw new BadValue("invalid source: '" + source + "'");
        }
    }

    static void redirect(String target, MediaMtxVersion version) throws BadValue {
        if (target.startsWith("/")) {
            var fault = PathNames.fault(target.substring(1), version);
            refuse(fault != null, "'" + target + "': " + fault);
        } else {
            rtspUrl(target);
        }
    }

    private static void rtspUrl(String target) throws BadValue {
        refuse(
                !target.startsWith("rtsp://") && !target.startsWith("rtsps://"),
                "'" + target + "' is not a valid RTSP URL");
    }

    private static Set<String> schemes(MediaMtxVersion version) {
        var schemes =
                new java.util.HashSet<>(
                        List.of(
                                "rtsp", "rtsps", "rtmp", "rtmps", "http", "https", "udp", "srt",
                                "whep", "wheps"));
        if (version.atLeast(14, 0)) {
            schemes.addAll(List.of("udp+mpegts", "unix+mpegts", "udp+rtp", "unix+rtp"));
        }
        if (version.atLeast(15, 0)) {
            schemes.addAll(List.of("rtsp+http", "rtsps+http", "rtsp+ws", "rtsps+ws"));
        }
        if (version.atLeast(20, 1)) {
            schemes.add("moqt");
        }
        return schemes;
    }

    private static void url(PathConf conf, String source, String scheme, MediaMtxVersion version)
            throws BadValue {
        if (version.atLeast(19, 1)) {
            strict(source, scheme);
        } else {
            lax(source, scheme, version);
        }
        refuse(
                scheme.endsWith("+rtp") && conf.text("rtpSDP").isEmpty(),
                "`rtpSDP` was not provided");
    }

    /// Since 1.19.1 every URL goes through the same check.
    private static void strict(String source, String scheme) throws BadValue {
        if (scheme.startsWith("unix+")) {
            return;
        }
        var filled = source.replaceAll(":\\$G[0-9]+", ":1935").replaceAll("\\$G[0-9]+", "abc");
        var fault = Urls.fault(filled, source);
        if (fault != null) {
            throw new BadValue(fault);
        }
        refuse(
                scheme.startsWith("udp") && !Urls.hasPort(filled),
                "'" + source + "' is missing the port");
    }

    private static void lax(String source, String scheme, MediaMtxVersion version) throws BadValue {
        var udp = version.atLeast(14, 0) ? "UDP+MPEGTS" : "UDP";
        var kinds = Map.of("udp", udp, "udp+mpegts", "UDP+MPEGTS", "udp+rtp", "UDP+RTP");
        var kind = kinds.get(scheme);
        refuse(
                kind != null && !Urls.hasPort(source),
                "'" + source + "' is not a valid " + kind + " URL");
        if (Set.of("rtmp", "rtmps", "http", "https").contains(scheme)) {
            var user = Urls.user(source);
            var fault = user == null ? null : Urls.userFault(user);
            if (fault != null) {
                throw new BadValue(fault);
            }
        }
    }

    private static void camera(PathConf conf, MediaMtxVersion version) throws BadValue {
        for (var size : List.of("rpiCameraWidth", "rpiCameraHeight")) {
            refuse(conf.number(size) == 0, "invalid '" + size + "' value");
        }
        for (var line : CAMERA_WORDS) {
            var words = List.of(line.split(" "));
            refuse(
                    !words.subList(1, words.size()).contains(conf.text(words.getFirst())),
                    "invalid '" + words.getFirst() + "' value");
        }
        refuse(conf.list("rpiCameraAWBGains").size() != 2, "invalid 'rpiCameraAWBGains' value");
        var codec = conf.text("rpiCameraCodec");
        boolean known = Set.of("auto", "hardwareH264", "softwareH264", "mjpeg").contains(codec);
        if (version.atLeast(19, 2)) {
            refuse(
                    !known,
                    "supported codecs for a RPI Camera stream are auto, hardwareH264,"
                            + " softwareH264, mjpeg");
        } else if (version.atLeast(12, 0)) {
            refuse(
                    !known,
                    "supported codecs for a primary RPI Camera stream are auto, hardwareH264,"
                            + " softwareH264");
        } else {
            refuse(!known, "invalid 'rpiCameraCodec' value");
        }
    }
}
