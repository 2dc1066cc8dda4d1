package dev.signalbox.mediamtx.config;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The configuration of a path, or of all paths that match an expression: what was set for it over
/// the path defaults. Immutable.
public final class PathConf {

    private final String name;
    private final Map<String, Object> override;
    private final Map<String, Object> defaults;
    private final @Nullable Pattern pattern;

    PathConf(
            String name,
            Map<String, Object> override,
            Map<String, Object> defaults,
            MediaMtxVersion version)
            throws BadValue {
        this.name = name;
        this.override = override;
        this.defaults = defaults;
        this.pattern = PathNames.pattern(name, version);
    }

    /// The name of the configuration, which is the name of the path unless it is an expression.
    public String name() {
        return name;
    }

    /// The expression, or null when this configures one path.
    public @Nullable Pattern pattern() {
        return pattern;
    }

    /// The value of a key, or null when it is absent.
    public @Nullable Object get(String key) {
        if (key.equals("name")) {
            return name;
        }
        var own = override.get(key);
        return own != null ? own : defaults.get(key);
    }

    /// The value of a text key; empty when it is absent.
    public String text(String key) {
        var value = get(key);
        return value == null ? "" : value.toString();
    }

    /// The value of a boolean key; false when it is absent.
    public boolean flag(String key) {
        return Boolean.TRUE.equals(get(key));
    }

    /// The value of a whole number, a duration (nanoseconds) or a size (bytes); 0 when absent.
    public long number(String key) {
        return get(key) instanceof Long number ? number : 0;
    }

    /// The value of a list key; empty when it is absent.
    public List<?> list(String key) {
        return get(key) instanceof List<?> list ? list : List.of();
    }

    /// The entries of `forward`.
    public List<ForwardTarget> forward() {
        return list("forward").stream().map(ForwardTarget.class::cast).toList();
    }

    /// The entries of `alwaysAvailableTracks`.
    public List<FillerTrack> fillers() {
        return list("alwaysAvailableTracks").stream().map(FillerTrack.class::cast).toList();
    }

    /// Whether the stream comes from elsewhere, pulled by the server.
    public boolean pulls() {
        return !text("source").equals("publisher") && !text("source").equals("redirect");
    }

    Map<String, Object> override() {
        return override;
    }

    /// Whether every key but the given ones has the same value.
    boolean sameBut(java.util.Set<String> ignored, PathConf other) {
        if (override.equals(other.override)
                && defaults.equals(other.defaults)
                && name.equals(other.name)) {
            return true;
        }
        return agrees(ignored, other, defaults.keySet())
                && agrees(ignored, other, override.keySet())
                && agrees(ignored, other, other.override.keySet());
    }

    private boolean agrees(
            java.util.Set<String> ignored, PathConf other, java.util.Set<String> keys) {
        for (var key : keys) {
            if (!ignored.contains(key)
                    && !key.equals("name")
                    && !Objects.equals(get(key), other.get(key))) {
                return false;
            }
        }
        return true;
    }
}
