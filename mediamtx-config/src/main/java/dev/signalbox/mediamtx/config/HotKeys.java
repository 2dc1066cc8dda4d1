package dev.signalbox.mediamtx.config;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which changes a running path survives.
public final class HotKeys {

    private static final List<String> RECORDING =
            List.of(
                    "recordPath",
                    "recordFormat",
                    "recordPartDuration",
                    "recordMaxPartSize",
                    "recordSegmentDuration",
                    "recordDeleteAfter");
    private static final List<String> CAMERA =
            List.of(
                    "rpiCameraBrightness",
                    "rpiCameraContrast",
                    "rpiCameraSaturation",
                    "rpiCameraSharpness",
                    "rpiCameraExposure",
                    "rpiCameraFlickerPeriod",
                    "rpiCameraAWB",
                    "rpiCameraAWBGains",
                    "rpiCameraDenoise",
                    "rpiCameraShutter",
                    "rpiCameraMetering",
                    "rpiCameraGain",
                    "rpiCameraEV",
                    "rpiCameraFPS",
                    "rpiCameraIDRPeriod",
                    "rpiCameraBitrate");

    private HotKeys() {}

    /// What a running path has to do when its configuration becomes another one.
    public enum Verdict {
        /// Nothing.
        SAME,
        /// Takes the new values and goes on.
        HOT,
        /// Is closed, with its publisher and its readers, and made anew.
        COLD
    }

    /// Compares two configurations of a path.
    public static Verdict verdict(PathConf before, PathConf after, MediaMtxVersion version) {
        if (before == after) {
            return Verdict.SAME;
        }
        if (before.name().equals(after.name()) && before.sameBut(Set.of(), after)) {
            return Verdict.SAME;
        }
        return before.sameBut(hot(version), after) ? Verdict.HOT : Verdict.COLD;
    }

    private static Set<String> hot(MediaMtxVersion version) {
        var keys = new HashSet<>(CAMERA);
        keys.add("record");
        if (version.atLeast(16, 0)) {
            keys.addAll(RECORDING);
        }
        if (version.atLeast(19, 0)) {
            keys.add("rpiCameraTextOverlayEnable");
            keys.add("rpiCameraTextOverlay");
        }
        if (version.atLeast(20, 0)) {
            keys.add("forward");
        }
        return keys;
    }
}
