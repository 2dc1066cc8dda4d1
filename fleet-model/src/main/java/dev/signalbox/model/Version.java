package dev.signalbox.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A MediaMTX version.
///
/// @param exact false where it could only be told from the keys of the configuration that it is at
///   least this one
public record Version(int major, int minor, int patch, boolean exact)
        implements Comparable<Version> {

    /// The oldest version that is supported.
    public static final Version OLDEST = new Version(1, 9, 0, true);

    private static final Pattern FORM =
            Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})(?:[-+].*)?");

    /// What a server of this version can do, where it matters to Signalbox. The versions are those
    /// in which MediaMTX introduced the feature.
    public enum Capability {
        INFO(1, 15, 2),
        AVAILABLE(1, 16, 0),
        ALWAYS_AVAILABLE(1, 16, 0),
        RECORD_HOT_RELOAD(1, 16, 0),
        TRACKS2(1, 17, 0),
        HLS_SESSIONS(1, 18, 0),
        MOQ(1, 19, 0),
        FORWARD(1, 20, 0),
        FORWARD_WHIP(1, 20, 1),
        REDACTED_PASSWORDS(1, 20, 1);

        private final int major;
        private final int minor;
        private final int patch;

        Capability(int major, int minor, int patch) {
            this.major = major;
            this.minor = minor;
            this.patch = patch;
        }

        private Version since() {
            return new Version(major, minor, patch, true);
        }

        /// The word for it in the API.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads `v1.20.1`, `1.20.1` or `v1.20.1-3-gabc`; empty if it is not of that form.
    public static Optional<Version> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Version(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)),
                        true));
    }

    public static Version atLeast(int major, int minor, int patch) {
        return new Version(major, minor, patch, false);
    }

    public boolean can(Capability capability) {
        return compareTo(capability.since()) >= 0;
    }

    public Set<Capability> capabilities() {
        Set<Capability> all = EnumSet.noneOf(Capability.class);
        for (Capability capability : Capability.values()) {
            if (can(capability)) {
                all.add(capability);
            }
        }
        return all;
    }

    @Override
    public int compareTo(Version other) {
        if (major != other.major) {
            return Integer.compare(major, other.major);
        }
        if (minor != other.minor) {
            return Integer.compare(minor, other.minor);
        }
        return Integer.compare(patch, other.patch);
    }

    /// `1.20.1`, or `1.12.0+` where only a lower bound is known.
    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (exact ? "" : "+");
    }
}
