package dev.signalbox.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.server.access.AccessStore;
import dev.signalbox.server.access.AccessStore.KeyRow;
import dev.signalbox.server.access.AccessStore.NameTaken;
import dev.signalbox.server.access.AccessStore.SessionRow;
import dev.signalbox.server.access.AccessStore.User;
import dev.signalbox.server.access.Role;
import dev.signalbox.server.hand.Some;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.signalbox.server.storage.TestDatabase#all")
class AccessStoreTest extends StoreSuite {
    private static final Instant NOW = Some.TIME;

    AccessStoreTest(TestDatabase database) {
        super(database);
    }

    private AccessStore store() {
        return stores().access();
    }

    private User user(String name) {
        assertTrue(store().addUser(name, Role.OPERATOR, "hash of " + name, NOW));
        return store().user(name).orElseThrow();
    }

    private SessionRow session(User user, String token, int minutes) {
        SessionRow session =
                new SessionRow(token, user, "csrf " + token, NOW.plusSeconds(60L * minutes));
        store().addSession(session, NOW);
        return session;
    }

    @Test
    void a_user_comes_back_as_added_and_a_name_is_taken_once() {
        User ann = user("ann");
        assertEquals(Role.OPERATOR, ann.role());
        assertEquals("hash of ann", ann.passwordHash());
        assertFalse(store().addUser("ann", Role.ADMIN, "other", NOW));
        database.reopen();
        assertEquals(Optional.of(ann), store().user("ann"));
        assertEquals(Optional.empty(), store().user("Ann"));
        assertEquals(Optional.empty(), store().user("' OR 1=1 --"));
    }

    @Test
    void of_eight_who_make_the_first_user_one_succeeds() throws Exception {
        AtomicInteger made = new AtomicInteger();
        withEightThreads(
                1,
                number -> {
                    if (store().addUser("admin", Role.ADMIN, "hash " + number, NOW)) {
                        made.incrementAndGet();
                    }
                });
        assertEquals(1, made.get());
    }

    @Test
    void a_session_is_found_by_its_token_until_it_is_ended() {
        User ann = user("ann");
        SessionRow session = session(ann, "t1", 5);
        session(ann, "t2", 5);
        database.reopen();
        assertEquals(Optional.of(session), store().session("t1"));
        assertEquals(Optional.empty(), store().session("t3"));
        store().endSession("t1");
        assertEquals(Optional.empty(), store().session("t1"));
        assertTrue(store().session("t2").isPresent());
    }

    @Test
    void sessions_that_ended_are_pruned_and_no_others() {
        User ann = user("ann");
        session(ann, "t1", 1);
        session(ann, "t2", 2);
        assertEquals(1, store().pruneSessions(NOW.plusSeconds(61)));
        assertEquals(0, store().pruneSessions(NOW.plusSeconds(61)));
        assertTrue(store().session("t2").isPresent());
    }

    @Test
    void another_password_ends_all_sessions_of_the_user_but_the_one_that_is_kept() {
        User ann = user("ann");
        User bob = user("bob");
        session(ann, "kept", 5);
        session(ann, "other", 5);
        session(bob, "bobs", 5);
        store().changePassword(ann.id(), "new hash", "kept", NOW);
        assertEquals("new hash", store().user("ann").orElseThrow().passwordHash());
        assertEquals("hash of bob", store().user("bob").orElseThrow().passwordHash());
        assertTrue(store().session("kept").isPresent());
        assertEquals(Optional.empty(), store().session("other"));
        assertTrue(store().session("bobs").isPresent());
    }

    @Test
    void a_key_comes_back_as_added_and_its_name_is_taken_once() throws NameTaken {
        KeyRow until = store().addKey("ci", Role.VIEWER, "h1", "sbx_abcde", NOW, NOW.plusMillis(1));
        KeyRow always = store().addKey("a wall", Role.OPERATOR, "h2", "sbx_fghij", NOW, null);
        assertThrows(
                NameTaken.class,
                () -> store().addKey("ci", Role.ADMIN, "h3", "sbx_klmno", NOW, null));
        database.reopen();
        assertEquals(Optional.of(until), store().key("h1"));
        assertEquals(Optional.empty(), store().key("h3"));
        assertEquals(List.of(always, until), store().keys(), "by name");
    }

    @Test
    void a_key_remembers_its_last_use_and_can_be_removed_once() throws NameTaken {
        KeyRow key = store().addKey("ci", Role.VIEWER, "h1", "sbx_abcde", NOW, null);
        store().touchKey(key.id(), NOW.plusSeconds(3_600));
        store().touchKey(4_711, NOW);
        assertEquals(NOW.plusSeconds(3_600), store().keys().getFirst().lastUsedAt());
        assertTrue(store().removeKey(key.id()));
        assertFalse(store().removeKey(key.id()));
        assertEquals(List.of(), store().keys());
        assertEquals(2, store().addKey("ci", Role.VIEWER, "h1", "sbx_abcde", NOW, null).id());
    }

    @Test
    void a_role_that_only_a_newer_program_knows_may_do_the_least() {
        user("ann");
        database.execute("UPDATE users SET role = 'emperor'");
        assertEquals(Role.VIEWER, store().user("ann").orElseThrow().role());
    }
}
