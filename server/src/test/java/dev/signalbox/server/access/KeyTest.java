package dev.signalbox.server.access;

import static dev.signalbox.server.access.HandAccess.OUTSIDE;
import static dev.signalbox.server.access.HandAccess.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.server.access.Access.NewKey;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyTest {
    private final HandAccess hand;
    private final Access access;

    KeyTest(@TempDir Path folder) throws IOException {
        hand = new HandAccess(folder).withAdmin();
        access = hand.access;
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private Optional<Principal.Key> by(NewKey key) {
        return access.byKey(key.key().reveal());
    }

    private void revoke(NewKey key) {
        assertTrue(hand.stores.access().removeKey(key.row().id()));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_key_tells_its_name_and_its_role(Role role) {
        NewKey made = access.addKey("wall", role, null);
        Principal.Key key = by(made).orElseThrow();
        assertEquals("wall", key.name());
        assertEquals(role, key.role());
        assertEquals(made.row().id(), key.id());
        assertTrue(made.key().reveal().startsWith(made.row().hint()));
        assertTrue(made.key().reveal().matches("sbx_[A-Za-z0-9_-]{43}"));
    }

    @Test
    void nothing_but_the_whole_key_opens() {
        NewKey made = access.addKey("wall", Role.ADMIN, null);
        for (String word :
                List.of(
                        "",
                        made.row().hint(),
                        made.row().keyHash(),
                        made.key().reveal() + " ",
                        made.key().reveal().toUpperCase(Locale.ROOT))) {
            assertEquals(Optional.empty(), access.byKey(word));
        }
        assertFalse(made.row().toString().contains(made.key().reveal()));
    }

    @Test
    void a_key_that_is_revoked_opens_no_more() {
        NewKey made = access.addKey("wall", Role.VIEWER, null);
        Principal.Key key = by(made).orElseThrow();
        assertTrue(access.stillValid(key));
        revoke(made);
        assertEquals(Optional.empty(), by(made));
        assertFalse(access.stillValid(key));
        assertEquals(List.of(), access.keys());
    }

    @Test
    void a_key_ends_at_its_time() {
        Instant end = hand.time.instant().plusSeconds(3_600);
        NewKey made = access.addKey("wall", Role.VIEWER, end);
        hand.time.forward(Duration.ofHours(1).minusMillis(1));
        Principal.Key key = by(made).orElseThrow();
        assertEquals(end, key.expiresAt());
        assertTrue(access.stillValid(key));
        hand.time.forward(Duration.ofMillis(1));
        assertEquals(Optional.empty(), by(made));
        assertFalse(access.stillValid(key));
    }

    @Test
    void a_name_is_given_once_until_its_key_is_revoked() {
        NewKey made = access.addKey("wall", Role.VIEWER, null);
        assertEquals(
                Problem.of(Code.KEY_NAME_TAKEN, Map.of("name", "wall")),
                problem(() -> access.addKey("wall", Role.ADMIN, null)));
        assertEquals(Role.VIEWER, by(made).orElseThrow().role());
        revoke(made);
        access.addKey("wall", Role.ADMIN, null);
    }

    @Test
    void the_last_use_is_noted_to_the_hour_and_written_once_in_it() {
        NewKey made = access.addKey("wall", Role.VIEWER, null);
        hand.time.forward(Duration.ofMinutes(90));
        List<Instant> uses = new ArrayList<>();
        by(made);
        long rows = hand.stores.rowsWritten();
        for (int i = 0; i < 5; i++) {
            by(made);
        }
        assertEquals(rows, hand.stores.rowsWritten());
        access.keys().forEach(row -> uses.add(row.lastUsedAt()));
        assertEquals(List.of(Instant.parse("2026-03-01T13:00:00Z")), uses);
    }

    @Test
    void the_key_from_outside_is_an_admin_and_is_not_stored() {
        Principal.Key key = access.byKey(OUTSIDE).orElseThrow();
        assertEquals(Role.ADMIN, key.role());
        assertEquals("given from outside", key.name());
        assertTrue(access.stillValid(key));
        assertEquals(List.of(), access.keys());
        assertEquals(Optional.empty(), access.byKey(OUTSIDE + "x"));
    }

    @Test
    void who_is_who_is_told_apart_even_with_the_same_name() {
        Principal.Key one = by(access.addKey("admin", Role.ADMIN, null)).orElseThrow();
        Principal.Key other = by(access.addKey("other", Role.ADMIN, null)).orElseThrow();
        Principal.User user = hand.login().user();
        assertEquals(3, List.of(one.key(), other.key(), user.key()).stream().distinct().count());
        assertEquals(user.name(), one.name());
    }

    @Test
    void each_role_may_do_what_the_ones_below_it_may() {
        assertTrue(Role.ADMIN.includes(Role.ADMIN));
        assertTrue(Role.ADMIN.includes(Role.OPERATOR));
        assertTrue(Role.OPERATOR.includes(Role.VIEWER));
        assertTrue(Role.VIEWER.includes(Role.VIEWER));
        assertFalse(Role.OPERATOR.includes(Role.ADMIN));
        assertFalse(Role.VIEWER.includes(Role.OPERATOR));
        assertFalse(Role.VIEWER.includes(Role.ADMIN));
        for (Role role : Role.values()) {
            assertEquals(Optional.of(role), Role.of(role.code()));
        }
        assertEquals(Optional.empty(), Role.of("ADMIN"));
        assertEquals(Optional.empty(), Role.of(""));
    }
}
