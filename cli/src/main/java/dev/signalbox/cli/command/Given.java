package dev.signalbox.cli.command;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Failed;
import dev.signalbox.cli.words.Words;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import picocli.CommandLine.ParseResult;

/// What a person said: options and arguments, read. A value that makes no sense ends the command
/// with a sentence about it.
public final class Given {
    private static final Pattern AGE = Pattern.compile("(\\d{1,9})([smhdw])");

    /// Beyond these, years have no longer four digits, or nobody means them.
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final ParseResult leaf;
    private final ParseResult root;
    private final Words words;

    /// What was said to the command at the end of `root`.
    public Given(ParseResult root, Words words) {
        this.root = root;
        this.words = words;
        var last = root;
        while (last.subcommand() != null) {
            last = last.subcommand();
        }
        this.leaf = last;
    }

    /// Whether an option is there, before or behind the command.
    public boolean flag(String name) {
        for (var level = root; level != null; level = level.subcommand()) {
            if (level.hasMatchedOption(name)) {
                return true;
            }
        }
        return false;
    }

    /// The value of an option, before or behind the command; the last one counts.
    public Optional<String> text(String name) {
        Optional<String> found = Optional.empty();
        for (var level = root; level != null; level = level.subcommand()) {
            if (level.hasMatchedOption(name)) {
                found = Optional.ofNullable(level.matchedOptionValue(name, (String) null));
            }
        }
        return found;
    }

    /// The values of an option that may be given several times; commas part them too.
    public List<String> texts(String name) {
        var parts = new ArrayList<String>();
        for (var value : raw(name)) {
            for (var part : value.split(",")) {
                if (!part.isBlank()) {
                    parts.add(part.strip());
                }
            }
        }
        return parts;
    }

    /// The same, where a comma belongs to the value.
    public List<String> raw(String name) {
        return leaf.hasMatchedOption(name) ? leaf.matchedOptionValue(name, List.of()) : List.of();
    }

    /// All arguments, in order.
    public List<String> arguments() {
        var all = new ArrayList<String>();
        for (var positional : leaf.matchedPositionals()) {
            all.addAll(positional.stringValues());
        }
        return all;
    }

    /// The first argument.
    public String argument() {
        return arguments().getFirst();
    }

    /// A whole number of at least 0.
    public OptionalLong number(String name) {
        var text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.get().matches("\\d{1,18}")) {
            throw wrong("wrong.number", name, text.get());
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }

    /// A number of seconds that may have decimals, as it was written.
    public Optional<String> decimal(String name) {
        var text = text(name);
        if (text.isPresent() && !text.get().matches("\\d{1,9}(\\.\\d{1,6})?")) {
            throw wrong("wrong.number", name, text.get());
        }
        return text;
    }

    /// `true` or `false`.
    public Optional<Boolean> truth(String name) {
        return text(name)
                .map(
                        text ->
                                switch (text) {
                                    case "true", "yes" -> true;
                                    case "false", "no" -> false;
                                    default -> throw wrong("wrong.truth", name, text);
                                });
    }

    /// `key=value` pairs; an empty value is a value.
    public Map<String, String> pairs(String name) {
        return pairs(name, raw(name));
    }

    /// The same from arguments.
    public Map<String, String> pairs(String name, List<String> texts) {
        var pairs = new LinkedHashMap<String, String>();
        for (var text : texts) {
            int mark = text.indexOf('=');
            if (mark < 1) {
                throw wrong("wrong.pair", name, text);
            }
            pairs.put(text.substring(0, mark), text.substring(mark + 1));
        }
        return pairs;
    }

    /// Labels to look for, as the API writes them: `key:value`. It parts them with commas, so a
    /// value cannot have one.
    public List<String> labelFilter() {
        return pairs("--label").entrySet().stream()
                .map(
                        pair -> {
                            if (pair.getValue().contains(",")) {
                                throw wrong("wrong.comma", "--label", pair.getValue());
                            }
                            return pair.getKey() + ":" + pair.getValue();
                        })
                .toList();
    }

    /// A time: as in RFC 3339, a date (UTC), or how long ago it was (`90s`, `15m`, `2h`, `7d`,
    /// `4w`).
    public Optional<Instant> past(String name, Instant now) {
        return text(name).map(text -> moment(name, text, now, -1));
    }

    /// A time to come, written in the same ways.
    public Optional<Instant> future(String name, Instant now) {
        return text(name).map(text -> moment(name, text, now, 1));
    }

    private Instant moment(String name, String text, Instant now, int direction) {
        try {
            var moment = moment(text, now, direction);
            if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                throw wrong("wrong.time", name, text);
            }
            return moment;
        } catch (DateTimeException | ArithmeticException e) {
            throw wrong("wrong.time", name, text);
        }
    }

    private static Instant moment(String text, Instant now, int direction) {
        var age = AGE.matcher(text);
        if (age.matches()) {
            return now.plus(
                    unit(age.group(2)).multipliedBy(direction * Long.parseLong(age.group(1))));
        }
        return text.length() == "2026-11-20".length()
                ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(text).toInstant();
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }

    /// A complaint about a value.
    public Failed wrong(String key, Object... values) {
        return new Failed(Exit.USAGE, "cli.usage", words.say(key, values));
    }
}
