package dev.signalbox.server.settings;

import dev.signalbox.model.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything that can be set, checked.
///
/// @param loopback whether only this machine can reach us
/// @param secretKey seals stored credentials; absent: a file in the data folder
/// @param databaseUrl absent: SQLite in the data folder
public record Settings(
        int port,
        String bind,
        boolean loopback,
        Path data,
        Optional<Secret> adminPassword,
        Optional<Secret> apiKey,
        Optional<Secret> secretKey,
        Optional<Secret> databaseUrl,
        LocalNode node,
        Programs programs,
        Polling polling,
        Keeping keeping,
        Duration sessionLength,
        boolean metricsOpen,
        Set<String> allowedOrigins,
        String logLevel) {

    /// Which local node there is to be.
    public enum LocalNode {
        AUTO,
        NONE,
        SIMULATED
    }

    /// Other programs that we use.
    ///
    /// @param mediamtxDownload absent: never fetched
    public record Programs(
            Optional<Path> mediamtx,
            Optional<URI> mediamtxDownload,
            Optional<Path> ffmpeg,
            Optional<Path> ffprobe) {}

    /// How nodes are asked and streams are judged.
    public record Polling(
            Duration interval,
            Duration timeout,
            int atOnce,
            Duration stalledAfter,
            Duration sourceDownAfter) {}

    /// How long and how much is kept.
    public record Keeping(Duration events, int mostEvents) {}

    /// Reads them all.
    ///
    /// @param flags `--name value` or `--name=value`
    /// @param workingFolder against which relative paths are resolved
    public static Settings read(
            List<String> flags, Map<String, String> environment, Path workingFolder)
            throws BadSetting {
        Sources from = Sources.read(flags, environment, workingFolder);
        String bind = from.text(Setting.BIND);
        return new Settings(
                from.integer(Setting.PORT, 0, 65_535),
                bind,
                loopback(from, bind),
                workingFolder.resolve(from.text(Setting.DATA)).toAbsolutePath().normalize(),
                secret(from, Setting.ADMIN_PASSWORD, 10),
                secret(from, Setting.API_KEY, 20),
                secretKey(from),
                databaseUrl(from),
                localNode(from),
                programs(from, workingFolder),
                polling(from),
                new Keeping(
                        from.duration(
                                Setting.EVENTS_KEEP, Duration.ofHours(1), Duration.ofDays(3650)),
                        from.integer(Setting.EVENTS_MAX, 1_000, 1_000_000_000)),
                from.duration(Setting.SESSION_LENGTH, Duration.ofMinutes(5), Duration.ofDays(365)),
                from.bool(Setting.METRICS_OPEN),
                origins(from),
                logLevel(from));
    }

    private static boolean loopback(Sources from, String bind) throws BadSetting {
        try {
            // For some an empty address is loopback, for others it is every address there is.
            if (!bind.isEmpty()) {
                return InetAddress.getByName(bind).isLoopbackAddress();
            }
        } catch (UnknownHostException _) {
            // Said below.
        }
        throw from.bad(Setting.BIND, "an address of this machine, such as 127.0.0.1 or 0.0.0.0");
    }

    private static Optional<Secret> secret(Sources from, Setting setting, int least)
            throws BadSetting {
        String text = from.text(setting);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.length() < least) {
            throw from.bad(setting, "at least " + least + " characters long");
        }
        return Optional.of(Secret.of(text));
    }

    private static Optional<Secret> secretKey(Sources from) throws BadSetting {
        Optional<Secret> key = secret(from, Setting.SECRET_KEY, 1);
        if (key.isPresent() && !isKey(key.get())) {
            throw from.bad(Setting.SECRET_KEY, "32 bytes in Base64");
        }
        return key;
    }

    private static boolean isKey(Secret key) {
        try {
            return Base64.getDecoder().decode(key.reveal()).length == 32;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Optional<Secret> databaseUrl(Sources from) throws BadSetting {
        Optional<Secret> url = secret(from, Setting.DATABASE_URL, 1);
        if (url.isPresent() && !url.get().reveal().matches("postgres(ql)?://[^/]+/[^/?]+.*")) {
            throw from.bad(
                    Setting.DATABASE_URL, "of the form postgresql://user:password@host:port/name");
        }
        return url;
    }

    private static LocalNode localNode(Sources from) throws BadSetting {
        return switch (from.text(Setting.NODE)) {
            case "auto" -> LocalNode.AUTO;
            case "none" -> LocalNode.NONE;
            case "simulated" -> LocalNode.SIMULATED;
            default -> throw from.bad(Setting.NODE, "auto, simulated or none");
        };
    }

    private static Programs programs(Sources from, Path workingFolder) throws BadSetting {
        String download = from.text(Setting.MEDIAMTX_DOWNLOAD);
        Optional<URI> base = Optional.empty();
        if (!download.equals("none")) {
            base = Optional.of(url(from, download.replaceAll("/+$", "")));
        }
        return new Programs(
                path(from, Setting.MEDIAMTX_BIN, workingFolder),
                base,
                path(from, Setting.FFMPEG_BIN, workingFolder),
                path(from, Setting.FFPROBE_BIN, workingFolder));
    }

    private static URI url(Sources from, String text) throws BadSetting {
        try {
            URI url = new URI(text);
            if (text.matches("https?://.*") && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException _) {
            // Said below.
        }
        throw from.bad(Setting.MEDIAMTX_DOWNLOAD, "a URL, or none");
    }

    /// Absolute, because programs are started in folders of their own.
    private static Optional<Path> path(Sources from, Setting setting, Path workingFolder) {
        String text = from.text(setting);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(workingFolder.resolve(text).toAbsolutePath());
    }

    private static Polling polling(Sources from) throws BadSetting {
        Duration day = Duration.ofDays(1);
        Duration interval = from.duration(Setting.POLL_INTERVAL, Duration.ofMillis(500), day);
        return new Polling(
                interval,
                from.duration(Setting.POLL_TIMEOUT, Duration.ofMillis(100), Duration.ofMinutes(1)),
                from.integer(Setting.POLL_AT_ONCE, 1, 10_000),
                from.duration(Setting.STALLED_AFTER, Duration.ofSeconds(1), day),
                from.duration(Setting.SOURCE_DOWN_AFTER, Duration.ofSeconds(1), day));
    }

    private static Set<String> origins(Sources from) throws BadSetting {
        String text = from.text(Setting.ALLOWED_ORIGINS);
        if (text.isEmpty()) {
            return Set.of();
        }
        Set<String> origins = Set.copyOf(List.of(text.strip().split("\\s*,\\s*")));
        for (String origin : origins) {
            if (!origin.matches("https?://[^/\\s]+")) {
                throw from.bad(Setting.ALLOWED_ORIGINS, "origins such as https://wall.example.org");
            }
        }
        return origins;
    }

    private static String logLevel(Sources from) throws BadSetting {
        String level = from.text(Setting.LOG_LEVEL).toLowerCase(Locale.ROOT);
        if (!Set.of("error", "warn", "info", "debug").contains(level)) {
            throw from.bad(Setting.LOG_LEVEL, "error, warn, info or debug");
        }
        return level;
    }
}
