package dev.signalbox.mediamtx.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The keys that a release has, in the order in which they are printed. Read once from
/// `config-keys.tsv`, which lists every key with the releases that know it.
public final class ConfigSchema {

    private static final Map<MediaMtxVersion, ConfigSchema> CACHE = new ConcurrentHashMap<>();
    private static final List<String> TABLE = readTable();

    private final MediaMtxVersion version;
    private final Map<String, ConfigKey> globals;
    private final Map<String, ConfigKey> paths;

    private ConfigSchema(MediaMtxVersion version) {
        this.version = version;
        globals = keys(version, Scope.GLOBAL);
        paths = keys(version, Scope.PATH);
    }

    /// The keys of a release.
    public static ConfigSchema of(MediaMtxVersion version) {
        return CACHE.computeIfAbsent(version, ConfigSchema::new);
    }

    /// The names of all path keys, absent ones included.
    public java.util.Set<String> pathKeyNames() {
        return paths.keySet();
    }

    /// The names of all global keys, absent ones included.
    public java.util.Set<String> globalKeyNames() {
        return globals.keySet();
    }

    MediaMtxVersion version() {
        return version;
    }

    Map<String, ConfigKey> keys(Scope scope) {
        return scope == Scope.GLOBAL ? globals : paths;
    }

    /// Every key that has a default, with its default.
    Map<String, Object> defaults(Scope scope) {
        var defaults = new LinkedHashMap<String, Object>();
        keys(scope)
                .forEach(
                        (name, key) -> {
                            if (key.fallback() != null) {
                                defaults.put(name, key.fallback());
                            }
                        });
        return defaults;
    }

    private static Map<String, ConfigKey> keys(MediaMtxVersion version, Scope scope) {
        var wanted = scope.name().toLowerCase(Locale.ROOT);
        var keys = new LinkedHashMap<String, ConfigKey>();
        for (var line : TABLE) {
            var cells = line.split("\t", -1);
            if (cells[0].equals(wanted)
                    && version.compareTo(MediaMtxVersion.parse(cells[3])) >= 0
                    && version.compareTo(MediaMtxVersion.parse(cells[4])) <= 0) {
                keys.put(cells[1], key(cells, version));
            }
        }
        return Collections.unmodifiableMap(keys);
    }

    private static ConfigKey key(String[] cells, MediaMtxVersion version) {
        var kind = Kind.named(cells[2]);
        if (cells[5].equals("-")) {
            return new ConfigKey(cells[1], kind, null);
        }
        try {
            var json = new ObjectMapper().readTree(cells[5]);
            return new ConfigKey(
                    cells[1], kind, kind.decode(json, new Decoding(version, cells[1])));
        } catch (JsonProcessingException | BadValue e) {
            throw new IllegalStateException("config-keys.tsv: " + String.join(" ", cells), e);
        }
    }

    private static List<String> readTable() {
        try (var in = ConfigSchema.class.getResourceAsStream("config-keys.tsv");
                var reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
