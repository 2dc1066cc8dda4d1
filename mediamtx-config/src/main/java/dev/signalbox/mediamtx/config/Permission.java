package dev.signalbox.mediamtx.config;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// One permission of a user.
///
/// @param action `publish`, `read`, `playback`, `api`, `metrics` or `pprof`
/// @param path exact name, or a regular expression after `~`, or empty for any
public record Permission(String action, String path) {

    /// Whether it allows an action on a path. The path counts for media actions only.
    public boolean allows(String wantedAction, String wantedPath) {
        if (!action.equals(wantedAction)) {
            return false;
        }
        boolean media =
                switch (action) {
                    case "publish", "read", "playback" -> true;
                    default -> false;
                };
        return !media || path.isEmpty() || path.equals(wantedPath) || matches(wantedPath);
    }

    private boolean matches(String wantedPath) {
        try {
            return path.startsWith("~")
                    && Pattern.compile(path.substring(1)).matcher(wantedPath).find();
        } catch (PatternSyntaxException e) {
            return false; // as in MediaMTX: a broken pattern allows nothing
        }
    }
}
