package dev.signalbox.server.settings;

import java.util.Locale;

/// All settings there are. Each can be given as a flag (`--poll-interval`), in the environment
/// (`SIGNALBOX_POLL_INTERVAL`) and in the settings file (`poll_interval`), in this order.
public enum Setting {
    PORT("8080", "The port of the page and the API; 0 takes a free one."),
    BIND("127.0.0.1", "The address to listen on. Anything but loopback opens it to the network."),
    DATA("data", "The folder in which everything is kept."),
    CONFIG(
            "",
            "The settings file; by default `signalbox.yml` in the working folder, if it is there."),
    ADMIN_PASSWORD(
            "",
            "The password of `admin`, set when the user is made. Without it one is made up and printed once."),
    API_KEY("", "An API key with the role admin, given from outside; 20 characters at least."),
    SECRET_KEY(
            "",
            "32 bytes in Base64 that seal stored credentials; by default a file in the data folder."),
    DATABASE_URL(
            "",
            "`postgresql://user:password@host:port/name`; by default SQLite in the data folder."),
    NODE(
            "auto",
            "The local node: `auto` starts a MediaMTX and, where none can be had, the simulator; `simulated` starts the simulator; `none` starts nothing."),
    MEDIAMTX_BIN("", "The MediaMTX program for the local node."),
    MEDIAMTX_DOWNLOAD(
            "https://github.com/bluenviron/mediamtx/releases/download",
            "Where releases of MediaMTX are fetched from; `none` never fetches."),
    FFMPEG_BIN("", "The ffmpeg program; by default the one on the PATH."),
    FFPROBE_BIN("", "The ffprobe program; by default the one on the PATH."),
    POLL_INTERVAL("10s", "How often each node is asked."),
    POLL_TIMEOUT("5s", "How long a node may take to answer."),
    POLL_AT_ONCE("512", "How many nodes may be asked at the same time."),
    STALLED_AFTER("10s", "A live stream without new bytes for this long is stalled."),
    SOURCE_DOWN_AFTER("15s", "A pulled source that is not there for this long is down."),
    EVENTS_KEEP("30d", "How long events and resolved incidents are kept."),
    EVENTS_MAX("1000000", "How many events are kept at most."),
    SESSION_LENGTH("30d", "How long a sign-in of the page lasts."),
    METRICS_OPEN("false", "Whether `/metrics` may be read from anywhere without a key."),
    ALLOWED_ORIGINS(
            "",
            "Comma-separated origins whose pages may open the live connection, beside our own."),
    LOG_LEVEL("info", "error, warn, info or debug.");

    private final String fallback;
    private final String help;

    Setting(String fallback, String help) {
        this.fallback = fallback;
        this.help = help;
    }

    public String fallback() {
        return fallback;
    }

    /// What it is for, in a sentence.
    public String help() {
        return help;
    }

    /// As in the settings file: `poll_interval`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As in the environment: `SIGNALBOX_POLL_INTERVAL`.
    public String variable() {
        return "SIGNALBOX_" + name();
    }

    /// As on the command line: `--poll-interval`.
    public String flag() {
        return "--" + key().replace('_', '-');
    }

    /// Whether its value must not be printed.
    public boolean secret() {
        return switch (this) {
            case ADMIN_PASSWORD, API_KEY, SECRET_KEY, DATABASE_URL -> true;
            default -> false;
        };
    }
}
