package dev.signalbox.mediamtx.config;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// What a path may be called.
public final class PathNames {

    private static final Set<String> ALL = Set.of("all", "all_others", "~^.*$");
    private static final Pattern STRICT = Pattern.compile("[0-9a-zA-Z_\\-/.]+");
    private static final Pattern COLON = Pattern.compile("[0-9a-zA-Z_\\-/.~:]+");
    private static final Pattern TILDE = Pattern.compile("[0-9a-zA-Z_\\-/.~]+");

    /// Parts of Java's expressions that Go's do not have.
    private static final Pattern NOT_IN_GO = Pattern.compile("\\(\\?<?[=!]|\\\\[1-9]|[*+?}]\\+");

    private PathNames() {}

    /// Whether a configuration of this name stands for every path that has none of its own.
    static boolean isAll(String name) {
        return ALL.contains(name);
    }

    /// The expression of a configuration name, or null when the name is a plain one.
    ///
    /// @throws BadValue when the name can be neither
    static @Nullable Pattern pattern(String name, MediaMtxVersion version) throws BadValue {
        if (name.equals("all") || name.equals("all_others")) {
            return Pattern.compile("^.*$");
        }
        if (!name.startsWith("~")) {
            var reason = fault(name, version);
            if (reason != null) {
                throw new BadValue("invalid path name '" + name + "': " + reason);
            }
            return null;
        }
        var expression = name.substring(1);
        try {
            if (!NOT_IN_GO.matcher(expression).find()) {
                return Pattern.compile(expression);
            }
        } catch (PatternSyntaxException e) {
            // said below
        }
        throw new BadValue("invalid regular expression: " + expression);
    }

    /// What is wrong with a plain name, or null.
    static @Nullable String fault(String name, MediaMtxVersion version) {
        if (name.isEmpty()) {
            return "cannot be empty";
        }
        if (name.startsWith("/")) {
            return "can't begin with a slash";
        }
        if (name.endsWith("/")) {
            return "can't end with a slash";
        }
        if (!alphabet(version).matcher(name).matches()) {
            return "can contain only alphanumeric characters, underscore, dot, " + others(version);
        }
        if (version.atLeast(17, 1)) {
            for (var segment : name.split("/", -1)) {
                if (segment.equals(".") || segment.equals("..")) {
                    return "can't contain dot path segments";
                }
            }
        }
        return null;
    }

    private static Pattern alphabet(MediaMtxVersion version) {
        if (version.atLeast(17, 1)) {
            return STRICT;
        }
        return version.atLeast(12, 3) ? COLON : TILDE;
    }

    private static String others(MediaMtxVersion version) {
        if (version.atLeast(17, 1)) {
            return "minus, slash";
        }
        return version.atLeast(12, 3) ? "tilde, minus, slash, colon" : "tilde, minus or slash";
    }
}
