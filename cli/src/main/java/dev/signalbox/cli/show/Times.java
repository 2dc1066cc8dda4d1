package dev.signalbox.cli.show;

import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.words.Words;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Times for people: how long ago, or with `--utc` exactly when.
public final class Times {
    private final Words words;
    private final Clock clock;
    private final boolean utc;

    /// Times told in a language, by a clock (and in its time zone).
    public Times(Words words, Clock clock, boolean utc) {
        this.words = words;
        this.clock = clock;
        this.utc = utc;
    }

    /// A time of an answer: `5 min ago`, or `2026-11-20T10:00:00Z`. Nothing if there is none; as it
    /// came if it is no time.
    public String when(Json time) {
        var text = time.text();
        if (text.isEmpty()) {
            return "";
        }
        try {
            var at = Instant.parse(text);
            return utc ? at.truncatedTo(ChronoUnit.SECONDS).toString() : relative(at);
        } catch (DateTimeException e) {
            return text;
        }
    }

    private String relative(Instant at) {
        var age = Duration.between(at, clock.instant());
        if (age.abs().compareTo(Duration.ofSeconds(1)) < 0) {
            return words.say("time.now");
        }
        return age.isNegative()
                ? words.say("time.in", lasting(ahead(age.negated())))
                : words.say("time.ago", lasting(age));
    }

    /// What is left of a time to come is said rounded: 29 days and 23 hours are 30 days.
    private static Duration ahead(Duration left) {
        var half =
                left.compareTo(Duration.ofDays(2)) >= 0
                        ? Duration.ofHours(12)
                        : left.compareTo(Duration.ofHours(2)) >= 0
                                ? Duration.ofMinutes(30)
                                : Duration.ofMillis(500);
        return left.plus(half);
    }

    /// A time by the clock on the wall, for lines that scroll away: `2026-11-20 11:00:00`, or in
    /// UTC with a `Z`.
    public String stamp(Json time) {
        try {
            var at = Instant.parse(time.text()).truncatedTo(ChronoUnit.SECONDS);
            return utc
                    ? at.toString()
                    : String.format(Locale.ROOT, "%1$tF %1$tT", at.atZone(clock.getZone()));
        } catch (DateTimeException e) {
            return time.text();
        }
    }

    /// A length of time in its greatest unit: `45 s`, `5 min`, `3 h`, `12 d`.
    public String lasting(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 120) {
            return words.say("time.seconds", seconds);
        }
        if (seconds < 120 * 60) {
            return words.say("time.minutes", seconds / 60);
        }
        if (seconds < 48 * 3600) {
            return words.say("time.hours", seconds / 3600);
        }
        return words.say("time.days", seconds / 86_400);
    }
}
