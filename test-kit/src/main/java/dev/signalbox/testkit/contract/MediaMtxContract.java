package dev.signalbox.testkit.contract;

import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.mediamtx.ClientSettings;
import dev.signalbox.mediamtx.MediaMtxClient;
import dev.signalbox.mediamtx.NodeMemory;
import dev.signalbox.model.Credentials;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.PathState;
import dev.signalbox.model.Poll;
import dev.signalbox.model.Secret;
import dev.signalbox.model.Snapshot;
import dev.signalbox.model.Source;
import dev.signalbox.model.Track;
import dev.signalbox.model.Trouble;
import dev.signalbox.model.Version.Capability;
import dev.signalbox.testkit.Children;
import dev.signalbox.testkit.Ffmpeg;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a MediaMTX does, as far as Signalbox relies on it. Run against every real one that is on
/// this machine and against the simulator in the same versions, so that neither our client nor the
/// simulator can be wrong alone.
public abstract class MediaMtxContract {
    private final HttpClient http = HttpClient.newHttpClient();
    private final MediaMtxClient client =
            new MediaMtxClient(ClientSettings.DEFAULT, InstantSource.system());

    private NodeMemory memory = NodeMemory.NOTHING;

    @TempDir Path folder = Path.of("");

    /// The server, which knows `all_others` and nothing else. All tests share it.
    protected abstract MediaMtxTarget target();

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void the_version_is_told_as_exactly_as_the_server_allows() {
        Snapshot seen = poll();
        if (target().version().can(Capability.INFO)) {
            assertEquals(target().version(), seen.version());
            assertNotNull(seen.started());
        } else {
            assertTrue(seen.version().compareTo(target().version()) <= 0);
            assertFalse(seen.version().exact());
            assertNull(seen.started());
        }
    }

    @Test
    void more_paths_than_a_page_are_all_read() throws Exception {
        for (int i = 0; i < 130; i++) {
            write("POST", "add/many/cam" + i, "{}");
        }
        long many =
                poll().paths().stream().filter(path -> path.name().startsWith("many/cam")).count();
        assertEquals(130, many);
        List<String> names = poll().paths().stream().map(PathState::name).toList();
        assertEquals(names.stream().sorted().toList(), names);
        for (int i = 0; i < 130; i++) {
            write("DELETE", "delete/many/cam" + i, "");
        }
    }

    @Test
    void a_declared_path_without_a_publisher_is_listed_and_not_live() throws Exception {
        write("POST", "add/declared", "{}");
        PathState path = path("declared").orElseThrow();
        assertFalse(path.live());
        assertFalse(path.available());
        assertNull(path.source());
        assertEquals("declared", path.confName());
        assertFalse(onDemand("declared"));
    }

    @Test
    void a_pulled_path_that_is_down_has_a_source_and_is_not_live() throws Exception {
        write("POST", "add/pulled", "{\"source\": \"rtsp://127.0.0.1:9/nothing\"}");
        PathState path = path("pulled").orElseThrow();
        assertFalse(path.live());
        assertEquals(new Source("rtspSource", ""), path.source());
        assertTrue(path.source() != null && path.source().pulled());
        assertFalse(onDemand("pulled"));
    }

    @Test
    void an_on_demand_path_rests_and_is_known_to_be_on_demand() throws Exception {
        write(
                "POST",
                "add/resting",
                "{\"source\": \"rtsp://127.0.0.1:9/nothing\", \"sourceOnDemand\": true}");
        PathState path = path("resting").orElseThrow();
        assertFalse(path.live());
        assertTrue(onDemand("resting"));
    }

    @Test
    void a_redirect_has_a_source_that_says_so() throws Exception {
        write(
                "POST",
                "add/elsewhere",
                "{\"source\": \"redirect\", \"sourceRedirect\": \"rtsp://127.0.0.1:9/other\"}");
        PathState path = path("elsewhere").orElseThrow();
        assertFalse(path.live());
        assertTrue(path.source() != null && path.source().redirects());
    }

    @Test
    void a_published_stream_is_live_with_its_tracks_and_its_bytes_grow() {
        if (Ffmpeg.find().isEmpty()) {
            System.out.println(
                    "no ffmpeg here: publishing was not tried against " + target().name());
            return;
        }
        Process publisher =
                Ffmpeg.publish(
                        target().rtspUrl() + "/site/live1",
                        320,
                        240,
                        folder.resolve("publisher.log"));
        try {
            PathState first =
                    eventually(
                                    "the stream is live",
                                    () -> path("site/live1"),
                                    path -> path.filter(PathState::live).isPresent())
                            .orElseThrow();
            assertEquals("all_others", first.confName());
            assertTrue(first.patterned());
            assertEquals("rtsp", first.source() == null ? "" : first.source().protocol());
            assertNotNull(first.liveSince());
            assertEquals(
                    List.of("H264", "MPEG-4 Audio"),
                    first.tracks().stream().map(Track::codec).toList());
            if (target().version().can(Capability.TRACKS2)) {
                assertEquals(320, first.tracks().get(0).width());
                assertEquals(240, first.tracks().get(0).height());
                assertEquals(48_000, first.tracks().get(1).sampleRate());
                assertEquals(1, first.tracks().get(1).channels());
            }
            eventually(
                    "its bytes grow",
                    () -> path("site/live1").orElseThrow().bytesIn(),
                    bytes -> bytes > first.bytesIn());
        } finally {
            Children.end(publisher);
        }
        eventually("it is gone with its publisher", () -> path("site/live1").isEmpty());
    }

    @Test
    void wrong_credentials_are_refused_and_missing_ones_told_apart() throws Exception {
        write("PATCH-GLOBAL", "", USERS);
        try {
            NodeAddress without = new NodeAddress(target().apiUrl(), null, null);
            eventually(
                    "no credentials are refused",
                    () -> trouble(without),
                    Trouble.CREDENTIALS_MISSING::equals);
            NodeAddress wrong = address("ops", "wrong");
            assertEquals(Trouble.CREDENTIALS_WRONG, trouble(wrong));
            NodeAddress right = address("ops", "right");
            assertInstanceOf(Poll.Seen.class, client.poll(right, NodeMemory.NOTHING).poll());
        } finally {
            target().restart();
        }
    }

    private static final String USERS =
            """
            {"authInternalUsers": [{"user": "ops", "pass": "right", "ips": [],
              "permissions": [{"action": "api"}]}]}
            """;

    @Test
    void a_restart_forgets_what_the_api_made_and_newer_servers_say_that_they_restarted()
            throws Exception {
        write("POST", "add/forgotten", "{}");
        assertTrue(path("forgotten").isPresent());
        Instant before = poll().started();
        target().restart();
        assertTrue(path("forgotten").isEmpty());
        if (target().version().can(Capability.INFO)) {
            assertNotEquals(before, poll().started());
        }
    }

    private NodeAddress address(String user, String password) {
        return new NodeAddress(target().apiUrl(), new Credentials(user, Secret.of(password)), null);
    }

    private Trouble trouble(NodeAddress address) {
        return switch (client.poll(address, NodeMemory.NOTHING).poll()) {
            case Poll.Failed failed -> failed.trouble();
            case Poll.Seen _ -> throw new AssertionError("it was let in");
        };
    }

    private Snapshot poll() {
        MediaMtxClient.Asked asked =
                client.poll(new NodeAddress(target().apiUrl(), null, null), memory);
        memory = asked.memory();
        return assertInstanceOf(Poll.Seen.class, asked.poll(), asked::toString).snapshot();
    }

    private boolean onDemand(String conf) {
        return Objects.requireNonNull(poll().confs().get(conf), conf).onDemand();
    }

    private Optional<PathState> path(String name) {
        return poll().paths().stream().filter(path -> path.name().equals(name)).findFirst();
    }

    /// Writes without our client, which only reads.
    private void write(String verb, String what, String body) throws Exception {
        boolean global = verb.equals("PATCH-GLOBAL");
        URI url =
                target().apiUrl()
                        .resolve(global ? "/v3/config/global/patch" : "/v3/config/paths/" + what);
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .method(global ? "PATCH" : verb, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), verb + " " + what + ": " + response.body());
        if (!global && verb.equals("POST")) {
            String name = what.substring(what.indexOf('/') + 1);
            // Since 1.20.1 the answer comes before the change.
            eventually(name + " is there", () -> path(name).isPresent());
        }
    }
}
