package dev.signalbox.simulator.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.mediamtx.config.ConfigStore;
import dev.signalbox.mediamtx.config.PathConf;
import dev.signalbox.mediamtx.release.MediaMtxVersion;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingsTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private final Recordings recordings = new Recordings(ZoneId.of("Asia/Taipei"));

    @Test
    void segments_are_listed_by_path_and_by_start_with_microseconds() {
        recordings.add("b", START.plusSeconds(60));
        recordings.add("b", START);
        recordings.add("a", START);
        assertEquals(List.of("a", "b"), List.copyOf(recordings.paths()));
        assertEquals(
                List.of(
                        Instant.parse("2026-03-01T12:00:00.123456Z"),
                        Instant.parse("2026-03-01T12:01:00.123456Z")),
                List.copyOf(recordings.of("b")));
    }

    @Test
    void a_segment_is_deleted_by_its_local_time() {
        recordings.add("a", START);
        var verbatim = OffsetDateTime.parse("2026-03-01T20:00:00.123456+08:00");
        assertTrue(recordings.delete(conf("{}"), "a", verbatim));
        assertTrue(recordings.paths().isEmpty());
    }

    @Test
    void the_same_moment_in_another_zone_does_not_find_it() {
        recordings.add("a", START);
        var converted = OffsetDateTime.parse("2026-03-01T12:00:00.123456Z");
        assertFalse(recordings.delete(conf("{}"), "a", converted));
    }

    @Test
    void with_seconds_since_1970_in_the_name_the_zone_does_not_matter() {
        recordings.add("a", START);
        recordings.add("a", START.plusSeconds(1));
        var converted = OffsetDateTime.parse("2026-03-01T12:00:00Z");
        assertTrue(recordings.delete(conf("{\"recordPath\":\"%path/%s\"}"), "a", converted));
        assertEquals(1, recordings.of("a").size());
    }

    @Test
    void file_names_follow_the_record_path() {
        var start = OffsetDateTime.parse("2026-03-01T20:05:09.123456+08:00");
        assertEquals(
                "./recordings/hall/2026-03-01_20-05-09-123456.mp4",
                Recordings.fileName(conf("{}"), "hall", start));
        var other =
                conf(
                        "{\"recordPath\":\"/r/%path/%s_%z_%Y%m%d%H%M%S\",\"recordFormat\":\"mpegts\"}");
        assertEquals(
                "/r/hall/1772366709_+0800_20260301200509.ts",
                Recordings.fileName(other, "hall", start));
    }

    private static PathConf conf(String json) {
        var store = new ConfigStore(MediaMtxVersion.LATEST);
        store.setFilePaths(Map.of("a", json));
        var conf = store.current().path("a");
        if (conf == null) {
            throw new AssertionError();
        }
        return conf;
    }
}
