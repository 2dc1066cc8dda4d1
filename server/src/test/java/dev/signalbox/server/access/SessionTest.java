package dev.signalbox.server.access;

import static dev.signalbox.server.access.HandAccess.HOME;
import static dev.signalbox.server.access.HandAccess.PASSWORD;
import static dev.signalbox.server.access.HandAccess.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.server.access.Access.Opened;
import dev.signalbox.server.problems.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    private final HandAccess hand;
    private final Access access;

    SessionTest(@TempDir Path folder) throws IOException {
        hand = new HandAccess(folder).withAdmin();
        access = hand.access;
    }

    @AfterEach
    void close() {
        hand.close();
    }

    @Test
    void a_token_tells_who_it_is_and_no_other_word_does() {
        Opened opened = hand.login();
        assertEquals(Optional.of(opened.user()), access.bySession(opened.token()));
        assertEquals(Optional.empty(), access.bySession(""));
        assertEquals(Optional.empty(), access.bySession(opened.token() + "x"));
        assertEquals(
                Optional.empty(),
                access.bySession(opened.user().tokenHash()),
                "what is stored does not open anything");
        assertEquals(Optional.empty(), access.byKey(opened.token()));
    }

    @Test
    void every_sign_in_has_secrets_of_its_own() {
        Opened one = hand.login();
        Opened other = hand.login();
        assertNotEquals(one.token(), other.token());
        assertNotEquals(one.user().csrfToken(), other.user().csrfToken());
        assertEquals(43, one.token().length(), "256 bits");
        assertEquals(one.user().key(), other.user().key(), "one person");
    }

    @Test
    void a_session_ends_by_itself() {
        Opened opened = hand.login();
        assertEquals(hand.time.instant().plus(HandAccess.SESSION), opened.user().expiresAt());
        hand.time.forward(HandAccess.SESSION.minusMillis(1));
        assertTrue(access.bySession(opened.token()).isPresent());
        assertTrue(access.stillValid(opened.user()));
        hand.time.forward(Duration.ofMillis(1));
        assertEquals(Optional.empty(), access.bySession(opened.token()));
        assertFalse(access.stillValid(opened.user()));
        assertEquals(0, access.prune());
        hand.time.forward(Duration.ofMillis(1));
        assertEquals(1, access.prune());
    }

    @Test
    void signing_out_ends_this_session_and_no_other() {
        Opened here = hand.login();
        Opened there = hand.login();
        access.logout(here.user());
        assertEquals(Optional.empty(), access.bySession(here.token()));
        assertFalse(access.stillValid(here.user()));
        assertTrue(access.bySession(there.token()).isPresent());
        assertTrue(access.stillValid(there.user()));
    }

    @Test
    void a_password_is_changed_by_who_knows_it_and_ends_the_other_sessions() {
        Opened here = hand.login();
        Opened there = hand.login();
        assertEquals(
                Code.AUTH_WRONG,
                problem(() -> access.changePassword(here.user(), "guess", "new one")).code());
        assertTrue(access.bySession(there.token()).isPresent());
        access.changePassword(here.user(), PASSWORD, "new password");
        assertTrue(access.bySession(here.token()).isPresent());
        assertEquals(Optional.empty(), access.bySession(there.token()));
        assertEquals(Code.AUTH_WRONG, problem(hand::login).code());
        access.login("admin", "new password", HOME);
    }

    @Test
    void a_ticket_is_good_once_and_for_a_minute() {
        Opened opened = hand.login();
        String ticket = access.ticket(opened.user());
        assertEquals(Optional.of(opened.user()), access.byTicket(ticket));
        assertEquals(Optional.empty(), access.byTicket(ticket));
        assertEquals(Optional.empty(), access.byTicket("other"));
        String late = access.ticket(opened.user());
        hand.time.forward(Duration.ofMinutes(1));
        String fresh = access.ticket(opened.user());
        hand.time.forward(Duration.ofMillis(1));
        assertEquals(Optional.empty(), access.byTicket(late));
        assertTrue(access.byTicket(fresh).isPresent());
    }

    @Test
    void tickets_are_limited_until_the_old_ones_have_ended() {
        Opened opened = hand.login();
        for (int i = 0; i < 10_000; i++) {
            access.ticket(opened.user());
        }
        assertEquals(Code.AUTH_TOO_MANY, problem(() -> access.ticket(opened.user())).code());
        hand.time.forward(Duration.ofMinutes(1).plusMillis(1));
        assertTrue(access.byTicket(access.ticket(opened.user())).isPresent());
    }
}
