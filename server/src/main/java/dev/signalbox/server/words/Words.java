package dev.signalbox.server.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts by key and language, with named values: `{name}` is replaced by the value of that name.
///
/// A text may say `{count|one|many}`: the first form for 1, the second for all else, with `#` for
/// the number.
public final class Words {
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)(?:\\|([^|}]*)\\|([^|}]*))?}");

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

    public Words() {
        for (Language language : Language.values()) {
            texts.put(language, load(language));
        }
    }

    private static Map<String, String> load(Language language) {
        String name = "words_" + language.tag().replace('-', '_') + ".properties";
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(Words.class.getResourceAsStream(name), name),
                        StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new HashMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return Map.copyOf(texts);
    }

    /// All keys of a language, for comparing them.
    public Set<String> keys(Language language) {
        return Objects.requireNonNull(texts.get(language)).keySet();
    }

    public boolean has(Language language, String key) {
        return keys(language).contains(key);
    }

    /// The text with its values. A key without a text is a mistake of ours, which a test finds; a
    /// person is then shown the key rather than nothing.
    public String say(Language language, String key, Map<String, ?> values) {
        return fill(
                language,
                key,
                name -> {
                    Object value = values.get(name);
                    return value == null ? "" : value.toString();
                });
    }

    /// The text with something for each value, such as its name.
    public String fill(Language language, String key, UnaryOperator<String> values) {
        String text = Objects.requireNonNull(texts.get(language)).getOrDefault(key, key);
        if (text.indexOf('{') < 0) {
            return text;
        }
        Matcher matcher = VALUE.matcher(text);
        StringBuilder said = new StringBuilder();
        while (matcher.find()) {
            String shown = values.apply(matcher.group(1));
            String one = matcher.group(2);
            String many = matcher.group(3);
            if (one != null && many != null) {
                shown = (shown.equals("1") ? one : many).replace("#", shown);
            }
            matcher.appendReplacement(said, Matcher.quoteReplacement(shown));
        }
        return matcher.appendTail(said).toString();
    }

    public String say(Language language, String key) {
        return say(language, key, Map.of());
    }
}
