package dev.signalbox.server.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The values of all settings with where each came from: flag before environment before file before
/// default.
final class Sources {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);

    private record Given(String value, String where) {}

    static Sources read(List<String> flags, Map<String, String> environment, Path workingFolder)
            throws BadSetting {
        Sources sources = new Sources();
        for (Setting setting : Setting.values()) {
            sources.given.put(setting, new Given(setting.fallback(), "the default"));
        }
        sources.addEnvironment(environment);
        Map<Setting, Given> flagged = sources.flags(flags);
        sources.given.putAll(flagged);
        String named = sources.text(Setting.CONFIG);
        Path file = workingFolder.resolve(named.isEmpty() ? "signalbox.yml" : named);
        if (Files.exists(file) || !named.isEmpty()) {
            Map<Setting, Given> stronger = new EnumMap<>(sources.given);
            stronger.values().removeIf(value -> value.where.equals("the default"));
            sources.addFile(file);
            sources.given.putAll(stronger);
        }
        return sources;
    }

    private void addEnvironment(Map<String, String> environment) {
        for (Setting setting : Setting.values()) {
            String value = environment.get(setting.variable());
            if (value != null && !value.isBlank()) {
                given.put(setting, new Given(value.strip(), setting.variable()));
            }
        }
    }

    private Map<Setting, Given> flags(List<String> flags) throws BadSetting {
        Map<Setting, Given> found = new EnumMap<>(Setting.class);
        for (int i = 0; i < flags.size(); i++) {
            String word = flags.get(i);
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Setting setting = byFlag(name);
            if (setting == null) {
                throw new BadSetting(
                        "There is no flag "
                                + name
                                + ". See ./signalbox up --help for all there are.");
            }
            if (setting.secret()) {
                throw new BadSetting(
                        name
                                + " is a secret, and others can read the command line; use "
                                + setting.variable()
                                + " or the settings file.");
            }
            if (equals < 0 && i + 1 == flags.size()) {
                throw new BadSetting(name + " needs a value.");
            }
            String value = equals < 0 ? flags.get(++i) : word.substring(equals + 1);
            found.put(setting, new Given(value.strip(), name));
        }
        return found;
    }

    private static @Nullable Setting byFlag(String name) {
        for (Setting setting : Setting.values()) {
            if (setting.flag().equals(name)) {
                return setting;
            }
        }
        return null;
    }

    private void addFile(Path file) throws BadSetting {
        Object root;
        try (InputStream in = Files.newInputStream(file)) {
            root =
                    new Load(LoadSettings.builder().setLabel(file.toString()).build())
                            .loadFromInputStream(in);
        } catch (IOException e) {
            throw new BadSetting(
                    "The settings file " + file + " cannot be read: " + e.getMessage());
        } catch (YamlEngineException e) {
            throw new BadSetting("The settings file " + file + " is not YAML: " + e.getMessage());
        }
        if (root == null) {
            return;
        }
        if (!(root instanceof Map<?, ?> map)) {
            throw new BadSetting(
                    "The settings file " + file + " has to be a list of `name: value`.");
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            addEntry(file, String.valueOf(entry.getKey()), entry.getValue());
        }
    }

    private void addEntry(Path file, String key, @Nullable Object value) throws BadSetting {
        for (Setting setting : Setting.values()) {
            if (setting.key().equals(key) && setting != Setting.CONFIG) {
                if (value instanceof Map || value instanceof List) {
                    throw new BadSetting(key + " in " + file + " has to be a single value.");
                }
                if (value != null) {
                    given.put(setting, new Given(value.toString(), file.toString()));
                }
                return;
            }
        }
        throw new BadSetting(
                "There is no setting " + key + ", but " + file + " has it. See docs/settings.md.");
    }

    String text(Setting setting) {
        return given(setting).value;
    }

    int integer(Setting setting, int least, int most) throws BadSetting {
        String text = text(setting);
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Said below, as for a number out of range.
        }
        throw bad(setting, "a whole number from " + least + " to " + most);
    }

    boolean bool(Setting setting) throws BadSetting {
        return switch (text(setting)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw bad(setting, "true or false");
        };
    }

    Duration duration(Setting setting, Duration least, Duration most) throws BadSetting {
        Matcher matcher = DURATION.matcher(text(setting));
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            Duration duration =
                    switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(count);
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    };
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        }
        throw bad(
                setting,
                "a time such as 500ms, 10s, 5m, 12h or 30d, from "
                        + words(least)
                        + " to "
                        + words(most));
    }

    /// In the largest unit in which it is a whole number.
    private static String words(Duration duration) {
        if (duration.toMillis() % 1_000 != 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.toSeconds() % 60 != 0) {
            return duration.toSeconds() + "s";
        }
        if (duration.toMinutes() % 60 != 0) {
            return duration.toMinutes() + "m";
        }
        return duration.toHours() % 24 == 0 ? duration.toDays() + "d" : duration.toHours() + "h";
    }

    BadSetting bad(Setting setting, String wanted) {
        String value = setting.secret() ? "what was given" : "`" + text(setting) + "`";
        return new BadSetting(
                given(setting).where + " has to be " + wanted + "; " + value + " is not.");
    }

    private Given given(Setting setting) {
        return Objects.requireNonNull(given.get(setting));
    }
}
