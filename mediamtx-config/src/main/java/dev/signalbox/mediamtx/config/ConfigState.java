package dev.signalbox.mediamtx.config;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import dev.signalbox.mediamtx.wire.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A whole configuration at one moment. Never changed: a write makes another one.
///
/// @param version whose rules it follows
/// @param globals the global keys
/// @param pathDefaults what paths inherit
/// @param paths by name of the configuration
public record ConfigState(
        MediaMtxVersion version,
        Map<String, Object> globals,
        Map<String, Object> pathDefaults,
        SortedMap<String, Entry> paths) {

    /// What was set for a path, and what is in force.
    ///
    /// @param override what was set, which can be invalid after a refused patch
    /// @param conf the last valid result
    /// @param fault what is wrong with the override, or null
    public record Entry(Map<String, Object> override, PathConf conf, @Nullable String fault) {}

    /// A configuration that nobody has touched.
    static ConfigState fresh(MediaMtxVersion version) {
        var schema = ConfigSchema.of(version);
        return new ConfigState(
                version,
                schema.defaults(Scope.GLOBAL),
                schema.defaults(Scope.PATH),
                new TreeMap<>());
    }

    /// The configuration of one name, or null.
    public @Nullable PathConf path(String name) {
        var entry = paths.get(name);
        return entry == null ? null : entry.conf();
    }

    /// A global flag, such as `rtsp`.
    public boolean flag(String key) {
        return Boolean.TRUE.equals(globals.get(key));
    }

    /// A global text, such as `rtspEncryption`; empty when it is absent.
    public String text(String key) {
        var value = globals.get(key);
        return value == null ? "" : value.toString();
    }

    /// The users of internal authentication, in order.
    public List<InternalUser> users() {
        return globals.get("authInternalUsers") instanceof List<?> list
                ? list.stream().map(InternalUser.class::cast).toList()
                : List.of();
    }

    /// The configuration that a path of a name gets: its own, or the first expression that matches,
    /// `all_others` last.
    ///
    /// @throws BadValue when there is none
    public PathConf find(String pathName) throws BadValue {
        var own = path(pathName);
        if (own != null) {
            return own;
        }
        var fault = PathNames.fault(pathName, version);
        if (fault != null) {
            throw new BadValue("invalid path name: " + fault + " (" + pathName + ")");
        }
        var patterns = new ArrayList<PathConf>();
        for (var entry : paths.values()) {
            if (entry.conf().pattern() != null) {
                patterns.add(entry.conf());
            }
        }
        patterns.sort(
                Comparator.comparing((PathConf conf) -> isLast(conf.name()))
                        .thenComparing(PathConf::name));
        for (var conf : patterns) {
            var pattern = conf.pattern();
            if (pattern != null && pattern.matcher(pathName).find()) {
                return conf;
            }
        }
        throw new BadValue("path '" + pathName + "' is not configured");
    }

    /// Prints the global configuration.
    public void printGlobals(Json out) {
        Printer.print(out, Scope.GLOBAL, version, globals::get);
    }

    /// Prints the path defaults.
    public void printPathDefaults(Json out) {
        Printer.print(out, Scope.PATH, version, pathDefaults::get);
    }

    /// Prints the merged configuration of a path.
    public void print(Json out, PathConf conf) {
        Printer.print(out, Scope.PATH, version, conf::get);
    }

    private static boolean isLast(String name) {
        return name.equals("all") || name.equals("all_others");
    }
}
