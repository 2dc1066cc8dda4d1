package dev.signalbox.cli.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/// Every text of the command line in one language, by key. Texts of the server come translated from
/// the server.
public final class Words {
    private final Language language;
    private final ResourceBundle bundle;

    private Words(Language language, ResourceBundle bundle) {
        this.language = language;
        this.bundle = bundle;
    }

    /// The words of a language. They are read without the fallbacks of [ResourceBundle]: a test
    /// says that no key is missing, and the search for other files would take longer than the
    /// reading.
    public static Words of(Language language) {
        var file = "words_" + language.tag().replace('-', '_') + ".properties";
        try (var stream = Words.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("not in the jar: " + file);
            }
            return new Words(
                    language,
                    new PropertyResourceBundle(
                            new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Which language it is.
    public Language language() {
        return language;
    }

    /// The same words for picocli's help.
    public ResourceBundle bundle() {
        return bundle;
    }

    /// The text of a key; `{0}`, `{1}` … are replaced by the given values.
    public String say(String key, Object... values) {
        return filled(bundle.getString(key), values);
    }

    /// The text of a key for a number of things: `key.one` or `key.other`, with `{0}` for the
    /// number.
    public String count(String key, long number) {
        return say(key + (number == 1 ? ".one" : ".other"), number);
    }

    /// One pass, so that a value that looks like a place is left alone.
    private static String filled(String text, Object... values) {
        if (values.length == 0) {
            return text;
        }
        var filled = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            int digit =
                    open + 2 < text.length() && text.charAt(open + 2) == '}'
                            ? text.charAt(open + 1) - '0'
                            : -1;
            if (digit >= 0 && digit < values.length) {
                filled.append(text, from, open).append(values[digit]);
                from = open + 3;
            }
        }
        return filled.append(text, from, text.length()).toString();
    }

    /// The word for a value of the API (`status.healthy`); one that is newer than this program is
    /// shown as it came.
    public String value(String family, String value) {
        var key = family + "." + value;
        return bundle.containsKey(key) ? bundle.getString(key) : value;
    }
}
