package dev.signalbox.mediamtx.release;

import java.util.List;
import java.util.regex.Pattern;

/// A release of MediaMTX, from 1.9.0 to 1.20.1. The major number has been 1 all along, so it is not
/// kept.
///
/// @param minor the second number of `1.20.1`
/// @param patch the third number of `1.20.1`
public record MediaMtxVersion(int minor, int patch) implements Comparable<MediaMtxVersion> {

    /// The newest release that is known here.
    public static final MediaMtxVersion LATEST = new MediaMtxVersion(20, 1);

    private static final Pattern SHAPE = Pattern.compile("v?1\\.(\\d{1,3})\\.(\\d{1,3})");

    private static final List<MediaMtxVersion> RELEASES =
            List.of(
                            releases(9, 3),
                            releases(10, 0),
                            releases(11, 3),
                            releases(12, 3),
                            releases(13, 1),
                            releases(14, 0),
                            releases(15, 6),
                            releases(16, 3),
                            releases(17, 1),
                            releases(18, 2),
                            releases(19, 3),
                            releases(20, 1))
                    .stream()
                    .flatMap(List::stream)
                    .toList();

    /// Every release that is known, oldest first.
    public static List<MediaMtxVersion> releases() {
        return RELEASES;
    }

    /// Reads `1.20.1` or `v1.20.1`.
    ///
    /// @throws IllegalArgumentException when it is not one of [#releases()]
    public static MediaMtxVersion parse(String text) {
        var match = SHAPE.matcher(text.strip());
        if (match.matches()) {
            var version =
                    new MediaMtxVersion(
                            Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
            if (RELEASES.contains(version)) {
                return version;
            }
        }
        throw new IllegalArgumentException(
                "'"
                        + text
                        + "' is not a MediaMTX release between 1.9.0 and 1.20.1, such as 1.15.6");
    }

    /// Whether this is release `1.minor.patch` or a later one.
    public boolean atLeast(int otherMinor, int otherPatch) {
        return minor > otherMinor || (minor == otherMinor && patch >= otherPatch);
    }

    /// Whether this release came out before `1.minor.patch`.
    public boolean before(int otherMinor, int otherPatch) {
        return !atLeast(otherMinor, otherPatch);
    }

    @Override
    public int compareTo(MediaMtxVersion other) {
        return minor != other.minor
                ? Integer.compare(minor, other.minor)
                : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return "1." + minor + "." + patch;
    }

    private static List<MediaMtxVersion> releases(int minor, int lastPatch) {
        return java.util.stream.IntStream.rangeClosed(0, lastPatch)
                .mapToObj(patch -> new MediaMtxVersion(minor, patch))
                .toList();
    }
}
