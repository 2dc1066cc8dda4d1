package dev.signalbox.server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Node;
import dev.signalbox.model.Secret;
import dev.signalbox.server.access.Access;
import dev.signalbox.server.hand.HandWork;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.settings.BadSetting;
import dev.signalbox.server.settings.Settings;
import dev.signalbox.server.storage.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JanitorTest {
    private static final Secret SEAL = Secret.of(Base64.getEncoder().encodeToString(new byte[32]));
    private static final Secret PASSWORD = Secret.of("correct horse");

    private final HandWork work = new HandWork();
    private final Stores stores;
    private final Rooms rooms;

    JanitorTest(@TempDir Path folder) throws IOException, BadSetting {
        Settings settings =
                Settings.read(
                        List.of("--events-max", "1000", "--session-length", "1h"),
                        Map.of(),
                        folder);
        stores = Stores.open(Optional.empty(), Optional.of(SEAL), folder);
        rooms =
                new Rooms(
                        settings,
                        stores,
                        work.time,
                        work.tasks,
                        work.pacer,
                        new HandReport(),
                        Map.of());
        new Janitor(rooms, settings.keeping(), work.time, work.pacer).start();
    }

    @AfterEach
    void close() {
        rooms.close();
        stores.close();
    }

    private void append(int count) {
        Event event = Some.event(EventKind.SYSTEM_STARTED, work.time.instant());
        rooms.log.append(Collections.nCopies(count, event));
    }

    private List<Long> kept() {
        return stores.events().after(0, 100_000).stream().map(Event::sequence).toList();
    }

    @Test
    void the_first_time_is_a_minute_after_the_start_and_then_every_ten() {
        append(1_001);
        work.pass(Duration.ofMinutes(1).minusMillis(1));
        assertEquals(1_001, kept().size());
        work.pass(Duration.ofMillis(1));
        assertEquals(1_000, kept().size());
        append(1);
        work.pass(Duration.ofMinutes(10).minusMillis(1));
        assertEquals(1_001, kept().size());
        work.pass(Duration.ofMillis(1));
        assertEquals(1_000, kept().size());
        assertEquals(3L, kept().getFirst(), "the oldest go");
    }

    @Test
    void what_is_too_old_goes_and_what_is_not_stays() {
        append(2);
        work.time.forward(Duration.ofDays(29));
        append(3);
        work.time.forward(Duration.ofDays(1));
        work.pass(Duration.ofMinutes(11));
        assertEquals(List.of(3L, 4L, 5L), kept());
    }

    @Test
    void much_goes_in_portions_that_follow_each_other_closely() {
        append(12_000);
        work.pass(Duration.ofMinutes(1));
        assertEquals(7_000, kept().size());
        work.pass(Duration.ofSeconds(1));
        assertEquals(2_000, kept().size());
        work.pass(Duration.ofSeconds(1));
        assertEquals(1_000, kept().size());
    }

    @Test
    void sessions_that_have_ended_and_nodes_that_were_taken_out_long_ago_are_forgotten() {
        rooms.access.ensureAdmin(Optional.of(PASSWORD));
        String hash =
                rooms.access
                        .login(Access.ADMIN, PASSWORD.reveal(), "203.0.113.7")
                        .user()
                        .tokenHash();
        Node node = rooms.nodes.add(Some.draft("hub"), Node.Origin.USER, "ann");
        rooms.nodes.remove(node.id(), "ann");
        work.pass(Duration.ofMinutes(1));
        assertTrue(stores.access().session(hash).isPresent());
        assertTrue(stores.nodes().removed(node.id()).isPresent());
        work.time.forward(Duration.ofHours(25));
        work.pass(Duration.ofMinutes(10));
        assertEquals(Optional.empty(), stores.access().session(hash));
        assertEquals(Optional.empty(), stores.nodes().removed(node.id()));
    }

    @Test
    void when_the_store_is_away_it_comes_again_later() {
        rooms.close();
        stores.close();
        work.pass(Duration.ofMinutes(1));
        assertEquals(Duration.ofMinutes(10), work.pacer.runDue());
        work.pass(Duration.ofMinutes(25));
        assertEquals(Duration.ofMinutes(5), work.pacer.runDue());
    }
}
