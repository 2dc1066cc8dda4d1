package dev.signalbox.mediamtx.config;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import java.util.List;
import java.util.stream.Stream;

/// What MediaMTX refuses in the configuration of a path, in its order and its words.
final class PathRules {

    private static final long DAY = 86_400_000_000_000L;

    private PathRules() {}

    /// @param playback whether the playback server is on
    /// @throws BadValue with the first thing that is wrong
    static void check(PathConf conf, boolean playback, MediaMtxVersion version) throws BadValue {
        usesOfOptions(conf, version);
        SourceRules.check(conf, version);
        onDemand(conf, version);
        passphrase(conf, "srtReadPassphrase", "readRTPassphrase");
        forward(conf, version);
        fallback(conf, version);
        alwaysAvailable(conf, version);
        if (version.atLeast(12, 0)) {
            recording(conf, playback);
        } else {
            oldRecording(conf, playback, version);
        }
        hooks(conf, version);
    }

    private static void usesOfOptions(PathConf conf, MediaMtxVersion version) throws BadValue {
        var source = conf.text("source");
        refuse(
                !conf.text("srtPublishPassphrase").isEmpty() && !source.equals("publisher"),
                "'srtPublishPassphase' can only be used when source is 'publisher'");
        refuse(
                version.atLeast(12, 0)
                        && !source.equals("redirect")
                        && !conf.text("sourceRedirect").isEmpty(),
                "'sourceRedirect' is useless when source is not 'redirect'");
        if (source.equals("publisher")) {
            passphrase(conf, "srtPublishPassphrase", "srtPublishPassphrase");
        }
    }

    private static void onDemand(PathConf conf, MediaMtxVersion version) throws BadValue {
        if (conf.flag("sourceOnDemand")) {
            refuse(
                    conf.text("source").equals("publisher"),
                    "'sourceOnDemand' is useless when source is 'publisher'");
        } else {
            refuse(
                    conf.pulls() && conf.pattern() != null,
                    "a path with a regular expression (or path '"
                            + all(version)
                            + "') and a static source must have 'sourceOnDemand' set to true");
        }
    }

    private static void passphrase(PathConf conf, String key, String label) throws BadValue {
        var phrase = conf.text(key);
        refuse(
                !phrase.isEmpty() && (phrase.length() < 10 || phrase.length() > 79),
                "invalid '" + label + "': must be between 10 and 79 characters");
    }

    private static void forward(PathConf conf, MediaMtxVersion version) throws BadValue {
        var schemes =
                version.atLeast(20, 1)
                        ? List.of("rtmp", "rtmps", "rtsp", "rtsps", "srt", "whip", "whips")
                        : List.of("rtmp", "rtmps", "rtsp", "rtsps", "srt");
        int index = 0;
        for (var target : conf.forward()) {
            var entry = "invalid 'forward': entry " + index++ + ": ";
            refuse(target.dest().isEmpty(), entry + "destination is empty");
            var fault = Urls.fault(target.dest().replace("$MTX_PATH", "path"), target.dest());
            refuse(fault != null, entry + fault);
            var scheme = target.dest().substring(0, target.dest().indexOf(':'));
            var last = schemes.size() - 1;
            refuse(
                    !schemes.contains(scheme),
                    entry
                            + "unsupported scheme '"
                            + scheme
                            + "', supported ones are "
                            + String.join(", ", schemes.subList(0, last))
                            + " and "
                            + schemes.get(last));
        }
    }

    private static void fallback(PathConf conf, MediaMtxVersion version) throws BadValue {
        var fallback = conf.text("fallback");
        if (!fallback.isEmpty()) {
            SourceRules.redirect(fallback, version);
        }
    }

    private static void alwaysAvailable(PathConf conf, MediaMtxVersion version) throws BadValue {
        if (!conf.flag("alwaysAvailable")) {
            return;
        }
        refuse(
                conf.pattern() != null,
                "'alwaysAvailable' cannot be used in a path with a regular expression (or path '"
                        + all(version)
                        + "')");
        refuse(
                conf.flag("sourceOnDemand"),
                "'sourceOnDemand' is not compatible with 'alwaysAvailable'");
        refuse(
                !conf.text("runOnDemand").isEmpty() || !conf.text("runOnUnDemand").isEmpty(),
                "'runOnDemand' and 'runOnUnDemand' cannot be used with 'alwaysAvailable'");
        if (!conf.text("alwaysAvailableFile").isEmpty()) {
            refuse(
                    !conf.fillers().isEmpty() && version.atLeast(16, 3),
                    "'alwaysAvailableFile' and 'alwaysAvailableTracks' cannot be used together");
        } else {
            refuse(
                    conf.fillers().isEmpty(),
                    "'alwaysAvailableTracks' must contain at least one track");
        }
        refuse(
                conf.flag("useAbsoluteTimestamp"),
                "'useAbsoluteTimestamp' cannot be used with 'alwaysAvailable'");
    }

    private static void recording(PathConf conf, boolean playback) throws BadValue {
        var path = conf.text("recordPath");
        refuse(!path.contains("%path"), "'recordPath' must contain %path");
        refuse(
                !path.contains("%s") && !containsAll(path, "%Y", "%m", "%d", "%H", "%M", "%S"),
                "'recordPath' must contain either %s or %Y %m %d %H %M %S");
        refuse(playback && !path.contains("%f"), "'recordPath' must contain %f");
        long segment = conf.number("recordSegmentDuration");
        long keep = conf.number("recordDeleteAfter");
        refuse(segment > DAY, "maximum segment duration is 1 day");
        refuse(
                keep != 0 && keep < segment,
                "'recordDeleteAfter' cannot be lower than 'recordSegmentDuration'");
    }

    private static void oldRecording(PathConf conf, boolean playback, MediaMtxVersion version)
            throws BadValue {
        var path = conf.text("recordPath");
        refuse(
                playback && !containsAll(path, "%Y", "%m", "%d", "%H", "%M", "%S", "%f"),
                "record path '"
                        + path
                        + "' is missing one of the mandatory elements for the playback server to"
                        + " work: %Y %m %d %H %M %S %f");
        refuse(
                version.atLeast(11, 0) && conf.number("recordSegmentDuration") > DAY,
                "maximum segment duration is 1 day");
    }

    private static void hooks(PathConf conf, MediaMtxVersion version) throws BadValue {
        refuse(
                !conf.text("runOnInit").isEmpty() && conf.pattern() != null,
                "a path with a regular expression (or path '"
                        + all(version)
                        + "') does not support option 'runOnInit'; use another path");
        refuse(
                (!conf.text("runOnDemand").isEmpty() || !conf.text("runOnUnDemand").isEmpty())
                        && !conf.text("source").equals("publisher"),
                "'runOnDemand' and 'runOnUnDemand' can be used only when source is 'publisher'");
    }

    private static boolean containsAll(String text, String... parts) {
        return Stream.of(parts).allMatch(text::contains);
    }

    private static String all(MediaMtxVersion version) {
        return version.atLeast(19, 3) ? "all_others" : "all";
    }

    static void refuse(boolean wrong, String message) throws BadValue {
        if (wrong) {
            throw new BadValue(message);
        }
    }
}
