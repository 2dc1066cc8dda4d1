package dev.signalbox.server.words;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/// The languages that Signalbox speaks.
public enum Language {
    ENGLISH("en", Locale.ENGLISH),
    CHINESE_TRADITIONAL("zh-TW", Locale.TRADITIONAL_CHINESE),
    GERMAN("de", Locale.GERMAN);

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    /// As in `Accept-Language`: `zh-TW`.
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return locale;
    }

    /// The best of ours for an `Accept-Language` header; English if there is none or it is odd.
    public static Language best(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > 500) {
            return ENGLISH;
        }
        try {
            List<LanguageRange> wishes = LanguageRange.parse(header);
            for (LanguageRange wish : wishes) {
                Language found = of(wish.getRange());
                // With a weight of 0 it is what somebody does not want.
                if (found != null && wish.getWeight() > 0) {
                    return found;
                }
            }
        } catch (IllegalArgumentException _) {
            return ENGLISH;
        }
        return ENGLISH;
    }

    private static @Nullable Language of(String range) {
        String lower = range.toLowerCase(Locale.ROOT);
        if (lower.equals("*") || lower.equals("en") || lower.startsWith("en-")) {
            return ENGLISH;
        }
        if (lower.equals("de") || lower.startsWith("de-")) {
            return GERMAN;
        }
        // Readers of any Chinese are better served by it than by English.
        return lower.equals("zh") || lower.startsWith("zh-") ? CHINESE_TRADITIONAL : null;
    }
}
