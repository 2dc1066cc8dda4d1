package dev.signalbox.mediamtx.config;

import dev.signalbox.mediamtx.config.ConfigState.Entry;
import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The writes of the configuration API as functions from one configuration to the next.
public final class ConfigWrites {

    private ConfigWrites() {}

    /// `PATCH /v3/config/global/patch`.
    public static WriteResult patchGlobals(ConfigState state, byte[] body) {
        return guarded(
                state,
                () -> {
                    var given = Body.read(body, schema(state), Scope.GLOBAL);
                    var globals = over(state.globals(), given);
                    GlobalRules.check(globals, state.version());
                    var next =
                            new ConfigState(
                                    state.version(), globals, state.pathDefaults(), state.paths());
                    requireHealthy(next.paths(), null);
                    return next;
                });
    }

    /// `PATCH /v3/config/pathdefaults/patch`.
    public static WriteResult patchPathDefaults(ConfigState state, byte[] body) {
        return guarded(
                state,
                () -> {
                    var given = Body.read(body, schema(state), Scope.PATH);
                    var defaults = over(state.pathDefaults(), given);
                    var paths = new TreeMap<String, Entry>();
                    for (var path : state.paths().entrySet()) {
                        var override = path.getValue().override();
                        paths.put(path.getKey(), merged(path.getKey(), override, defaults, state));
                    }
                    return new ConfigState(state.version(), state.globals(), defaults, paths);
                });
    }

    /// `POST /v3/config/paths/add/{name}`.
    public static WriteResult add(ConfigState state, String name, byte[] body) {
        return guarded(
                state,
                () -> {
                    var given = Body.read(body, schema(state), Scope.PATH);
                    if (state.paths().containsKey(name)) {
                        throw new BadValue("path already exists");
                    }
                    return with(state, name, given);
                });
    }

    /// `POST /v3/config/paths/replace/{name}`, which also adds.
    public static WriteResult replace(ConfigState state, String name, byte[] body) {
        return guarded(state, () -> with(state, name, Body.read(body, schema(state), Scope.PATH)));
    }

    /// Replaces many paths at once, as a file does.
    static WriteResult replaceAll(ConfigState state, Map<String, String> bodies) {
        return guarded(
                state,
                () -> {
                    var paths = new TreeMap<>(state.paths());
                    for (var each : bodies.entrySet()) {
                        byte[] body = each.getValue().getBytes(StandardCharsets.UTF_8);
                        var given = Body.read(body, schema(state), Scope.PATH);
                        requireOneAll(paths, each.getKey());
                        paths.put(
                                each.getKey(),
                                merged(each.getKey(), given, state.pathDefaults(), state));
                    }
                    return new ConfigState(
                            state.version(), state.globals(), state.pathDefaults(), paths);
                });
    }

    /// `PATCH /v3/config/paths/patch/{name}`.
    public static WriteResult patch(ConfigState state, String name, byte[] body) {
        Map<String, Object> given;
        try {
            given = Body.read(body, schema(state), Scope.PATH);
        } catch (BadValue e) {
            return new WriteResult.Refused(400, e.text(), state);
        }
        var entry = state.paths().get(name);
        if (entry == null) {
            return new WriteResult.Refused(404, "path not found", state);
        }
        var override = over(entry.override(), given);
        try {
            return new WriteResult.Accepted(with(state, name, override));
        } catch (BadValue e) {
            boolean stays = state.version().atLeast(16, 0);
            return new WriteResult.Refused(
                    400, e.text(), stays ? poisoned(state, name, override) : state);
        }
    }

    /// `DELETE /v3/config/paths/delete/{name}`.
    public static WriteResult delete(ConfigState state, String name) {
        if (!state.paths().containsKey(name)) {
            return new WriteResult.Refused(404, "path not found", state);
        }
        return guarded(
                state,
                () -> {
                    var paths = new TreeMap<>(state.paths());
                    paths.remove(name);
                    requireHealthy(paths, null);
                    return new ConfigState(
                            state.version(), state.globals(), state.pathDefaults(), paths);
                });
    }

    /// A write that can fail with a message.
    private interface Attempt {
        ConfigState run() throws BadValue;
    }

    private static WriteResult guarded(ConfigState state, Attempt attempt) {
        try {
            return new WriteResult.Accepted(attempt.run());
        } catch (BadValue e) {
            return new WriteResult.Refused(400, e.text(), state);
        }
    }

    private static ConfigState with(ConfigState state, String name, Map<String, Object> override)
            throws BadValue {
        var paths = new TreeMap<>(state.paths());
        requireOneAll(paths, name);
        requireHealthy(paths.headMap(name), name);
        var entry = merged(name, override, state.pathDefaults(), state);
        requireHealthy(paths.tailMap(name), name);
        paths.put(name, entry);
        return new ConfigState(state.version(), state.globals(), state.pathDefaults(), paths);
    }

    private static Entry merged(
            String name,
            Map<String, Object> override,
            Map<String, Object> defaults,
            ConfigState state)
            throws BadValue {
        var before = state.paths().get(name);
        if (before != null
                && before.fault() == null
                && before.override().equals(override)
                && state.pathDefaults().equals(defaults)) {
            return before; // nothing changed: running paths must see the same configuration
        }
        MediaMtxVersion version = state.version();
        var conf = new PathConf(name, override, defaults, version);
        PathRules.check(conf, state.flag("playback"), version);
        return new Entry(override, conf, null);
    }

    private static ConfigState poisoned(
            ConfigState state, String name, Map<String, Object> override) {
        var entry = Objects.requireNonNull(state.paths().get(name));
        String fault = null;
        try {
            merged(name, override, state.pathDefaults(), state);
        } catch (BadValue e) {
            fault = e.text();
        }
        var paths = new TreeMap<>(state.paths());
        paths.put(name, new Entry(override, entry.conf(), fault));
        return new ConfigState(state.version(), state.globals(), state.pathDefaults(), paths);
    }

    private static void requireHealthy(SortedMap<String, Entry> paths, @Nullable String but)
            throws BadValue {
        for (var path : paths.entrySet()) {
            var fault = path.getValue().fault();
            if (fault != null && !path.getKey().equals(but)) {
                throw new BadValue(fault);
            }
        }
    }

    private static void requireOneAll(SortedMap<String, Entry> paths, String name) throws BadValue {
        if (PathNames.isAll(name)
                && paths.keySet().stream()
                        .anyMatch(other -> PathNames.isAll(other) && !other.equals(name))) {
            throw new BadValue("all_others, all and '~^.*$' are aliases");
        }
    }

    private static Map<String, Object> over(Map<String, Object> before, Map<String, Object> given) {
        if (given.isEmpty()) {
            return before;
        }
        var after =
                before instanceof LinkedHashMap<String, Object>
                        ? new LinkedHashMap<>(before)
                        : new HashMap<>(before);
        after.putAll(given);
        return after;
    }

    private static ConfigSchema schema(ConfigState state) {
        return ConfigSchema.of(state.version());
    }
}
