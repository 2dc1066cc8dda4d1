package dev.signalbox.mediamtx;

import static dev.signalbox.mediamtx.Clients.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.ConfFacts;
import dev.signalbox.model.PathState;
import dev.signalbox.model.Snapshot;
import dev.signalbox.model.Source;
import dev.signalbox.model.Track;
import dev.signalbox.model.Version;
import dev.signalbox.model.Version.Capability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The same paths, as six versions of MediaMTX say them.
class VersionsTest {
    private static final Instant GATE = Instant.parse("2026-08-20T07:15:30.123Z");
    private static final Instant PLAZA = Instant.parse("2026-08-22T21:59:59.900Z");
    private static final Source ENCODER =
            new Source("rtspSession", "0f2c4c1e-9a55-4f0e-8f7e-6d0b3a5e1c11");
    private static final Source CALLER =
            new Source("srtConn", "7a1de0aa-4b43-4f6c-a7be-0f3f9b6f2d22");
    private static final Source CAMERA = new Source("rtspSource", "");

    private final MediaMtxClient client = Clients.patient();

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.9.3", "1.12.0", "1.16.3", "1.17.0", "1.18.2", "1.20.1"})
    void each_version_is_read_in_the_same_words(String text) {
        Version version = Version.parse(text).orElseThrow();
        try (FakeNode node = FakeNode.recorded(text)) {
            Snapshot seen = seen(client, node.address());
            assertEquals(expected(version), seen.paths());
            assertEquals(facts(version), new TreeMap<>(seen.confs()));
            assertFalse(seen.simulated());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.9.3, 1.9.0+",
        "1.12.0, 1.12.0+",
        "1.16.3, 1.16.3",
        "1.17.0, 1.17.0",
        "1.18.2, 1.18.2",
        "1.20.1, 1.20.1"
    })
    void the_version_is_told_as_exactly_as_it_can_be(String recorded, String told) {
        try (FakeNode node = FakeNode.recorded(recorded)) {
            Snapshot seen = seen(client, node.address());
            assertEquals(told, seen.version().toString());
            if (seen.version().exact()) {
                assertEquals(Instant.parse("2026-08-19T04:00:00.987Z"), seen.started());
            } else {
                assertNull(seen.started());
            }
        }
    }

    private static List<PathState> expected(Version version) {
        boolean detailed = version.can(Capability.TRACKS2);
        Long errors = detailed ? Long.valueOf(3) : null;
        Long none = detailed ? Long.valueOf(0) : null;
        List<Track> gate = gate(detailed);
        List<PathState> all = new ArrayList<>();
        all.add(
                new PathState(
                        "cam/gate",
                        "cam/gate",
                        true,
                        true,
                        ENCODER,
                        GATE,
                        gate,
                        2,
                        81234567,
                        162469134,
                        errors));
        all.add(resting("cam/lobby", CAMERA, none));
        all.add(resting("cam/night", CAMERA, none));
        all.add(resting("door", null, none));
        all.add(resting("elsewhere", new Source("redirect", ""), none));
        if (version.can(Capability.ALWAYS_AVAILABLE)) {
            String studio = "live/studio";
            all.add(
                    new PathState(
                            studio, studio, false, true, null, GATE, gate, 0, 1000000, 2000000,
                            errors));
        }
        List<Track> plaza = plaza(detailed);
        all.add(
                new PathState(
                        "plaza",
                        "all_others",
                        true,
                        true,
                        CALLER,
                        PLAZA,
                        plaza,
                        0,
                        4096,
                        0,
                        errors));
        return all;
    }

    private static PathState resting(String name, @Nullable Source source, @Nullable Long errors) {
        return new PathState(name, name, false, false, source, null, List.of(), 0, 0, 0, errors);
    }

    private static List<Track> gate(boolean detailed) {
        return detailed
                ? List.of(
                        new Track("H264", 1920, 1080, null, null, "High", "4.1"),
                        new Track("MPEG-4 Audio", null, null, 2, 48000, null, null))
                : List.of(Track.of("H264"), Track.of("MPEG-4 Audio"));
    }

    private static List<Track> plaza(boolean detailed) {
        return detailed
                ? List.of(
                        new Track("H265", 3840, 2160, null, null, "Main", "5.1"),
                        new Track("Opus", null, null, 2, null, null, null))
                : List.of(Track.of("H265"), Track.of("Opus"));
    }

    /// Only those of paths that do not play are looked up.
    private static Map<String, ConfFacts> facts(Version version) {
        Map<String, ConfFacts> facts = new TreeMap<>();
        for (String name : new String[] {"cam/lobby", "door", "elsewhere"}) {
            facts.put(name, new ConfFacts(false));
        }
        facts.put("cam/night", new ConfFacts(true));
        if (version.can(Capability.ALWAYS_AVAILABLE)) {
            facts.put("live/studio", new ConfFacts(false));
        }
        return facts;
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1.9.0+",
        "logLevel protocols encryption, 1.9.0+",
        "rtspTransports, 1.11.0+",
        "rtspTransports sysLogPrefix, 1.12.0+",
        "rtspTransports sysLogPrefix authJWTExclude, 1.12.1+",
        "rtspTransports sysLogPrefix authJWTExclude authJWTJWKSFingerprint, 1.12.3+",
        "rtspTransports sysLogPrefix authJWTExclude srtpAddress, 1.13.0+",
        "sysLogPrefix authJWTExclude srtpAddress recordMaxPartSize, 1.13.1+",
        "srtpAddress recordMaxPartSize rtpSDP, 1.14.0+"
    })
    void a_version_without_info_is_told_from_its_newest_key(String keys, String told) {
        assertEquals(told, VersionTeller.tell(Set.of(keys.split(" "))).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(devel)", "", "v1.21", "1.20.1.1"})
    void a_server_whose_version_is_none_is_at_least_the_first_that_could_say_it(String odd) {
        try (FakeNode node = FakeNode.with()) {
            node.on(FakeNode.INFO, Answers.json(FakeNode.info(odd, "2026-08-22T10:00:00Z")));
            Snapshot seen = seen(client, node.address());
            assertEquals(Version.atLeast(1, 15, 2), seen.version());
            assertEquals(Instant.parse("2026-08-22T10:00:00Z"), seen.started());
        }
    }

    @Test
    void a_start_that_is_no_time_is_not_known() {
        try (FakeNode node = FakeNode.with()) {
            node.on(FakeNode.INFO, Answers.json(FakeNode.info("v1.20.1", "this morning")));
            assertNull(seen(client, node.address()).started());
        }
    }

    @Test
    void a_simulator_says_that_it_is_one() {
        try (FakeNode node = FakeNode.with()) {
            node.on(FakeNode.PATHS, Answers.json(FakeNode.page(0, 0), "X-Simulated: true"));
            assertTrue(seen(client, node.address()).simulated());
        }
    }
}
