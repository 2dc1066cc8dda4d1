package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.config.PathConf;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Recorded segments, by path: only the moments at which they start. A segment is found again by
/// its file name, so by the local time that is in it; who asks with the same moment in another zone
/// does not find it, unless the name has seconds since 1970.
public final class Recordings {

    private final NavigableMap<String, NavigableSet<Instant>> segments = new TreeMap<>();
    private final ZoneId zone;

    Recordings(ZoneId zone) {
        this.zone = zone;
    }

    /// Adds a segment. File names have microseconds.
    public void add(String path, Instant start) {
        segments.computeIfAbsent(path, _ -> new TreeSet<>())
                .add(start.truncatedTo(ChronoUnit.MICROS));
    }

    /// The paths that have segments, by name.
    public NavigableSet<String> paths() {
        return Collections.unmodifiableNavigableSet(segments.navigableKeySet());
    }

    /// The starts of the segments of a path, oldest first.
    public NavigableSet<Instant> of(String path) {
        return segments.getOrDefault(path, Collections.emptyNavigableSet());
    }

    /// Deletes the segment whose file has the name that a start makes.
    ///
    /// @return whether there was one
    public boolean delete(PathConf conf, String path, OffsetDateTime start) {
        boolean epoch = conf.text("recordPath").contains("%s");
        var wanted = start.toLocalDateTime().truncatedTo(ChronoUnit.MICROS);
        var found =
                of(path).stream()
                        .filter(
                                segment ->
                                        epoch
                                                ? segment.getEpochSecond() == start.toEpochSecond()
                                                : local(segment).equals(wanted))
                        .findFirst();
        if (found.isEmpty()) {
            return false;
        }
        var left = new TreeSet<>(of(path));
        left.remove(found.get());
        if (left.isEmpty()) {
            segments.remove(path);
        } else {
            segments.put(path, left);
        }
        return true;
    }

    /// The name of the file that a start makes.
    public static String fileName(PathConf conf, String path, OffsetDateTime start) {
        var extension = conf.text("recordFormat").equals("mpegts") ? ".ts" : ".mp4";
        return (conf.text("recordPath") + extension)
                .replace("%path", path)
                .replace("%Y", Integer.toString(start.getYear()))
                .replace("%m", two(start.getMonthValue()))
                .replace("%d", two(start.getDayOfMonth()))
                .replace("%H", two(start.getHour()))
                .replace("%M", two(start.getMinute()))
                .replace("%S", two(start.getSecond()))
                .replace("%f", String.format(Locale.ROOT, "%06d", start.getNano() / 1000))
                .replace("%z", start.getOffset().getId().replace(":", ""))
                .replace("%s", Long.toString(start.toEpochSecond()));
    }

    private LocalDateTime local(Instant segment) {
        return LocalDateTime.ofInstant(segment, zone);
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
