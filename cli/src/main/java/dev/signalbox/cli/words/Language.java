package dev.signalbox.cli.words;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A language the command line speaks.
public enum Language {
    ENGLISH("en"),
    GERMAN("de"),
    CHINESE("zh-TW");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// As in `Accept-Language`.
    public String tag() {
        return tag;
    }

    /// The language a person asked for: by `--language` if given, else by the first of `LC_ALL`,
    /// `LC_MESSAGES` and `LANG` that says anything, in the order POSIX gives them; English for
    /// every other one.
    public static Language of(@Nullable String asked, Map<String, String> environment) {
        if (asked != null && !asked.isBlank()) {
            return named(asked);
        }
        for (var name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            var value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                return named(value);
            }
        }
        return ENGLISH;
    }

    private static Language named(String name) {
        var plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (plain.equals("de")
                || plain.startsWith("de-")
                || plain.startsWith("de.")
                || plain.startsWith("de@")) {
            return GERMAN;
        }
        for (var start : new String[] {"zh-tw", "zh-hk", "zh-mo", "zh-hant"}) {
            if (plain.startsWith(start)) {
                return CHINESE;
            }
        }
        return ENGLISH;
    }
}
