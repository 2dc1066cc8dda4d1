package dev.signalbox.server.access;

import static dev.signalbox.server.access.HandAccess.HOME;
import static dev.signalbox.server.access.HandAccess.PASSWORD;
import static dev.signalbox.server.access.HandAccess.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Secret;
import dev.signalbox.server.problems.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {
    private final HandAccess hand;
    private final Access access;

    LoginTest(@TempDir Path folder) throws IOException {
        hand = new HandAccess(folder);
        access = hand.access;
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private Code refused(String name, String password, String address) {
        return problem(() -> access.login(name, password, address)).code();
    }

    private void fail(int times, String address) {
        for (int i = 0; i < times; i++) {
            assertEquals(Code.AUTH_WRONG, refused("admin", "guess " + i, address));
        }
    }

    @Test
    void the_first_admin_gets_a_password_that_is_told_once() {
        Secret made = access.ensureAdmin(Optional.empty()).orElseThrow();
        assertTrue(made.reveal().matches("([a-z2-9]{5}-){3}[a-z2-9]{5}"));
        assertEquals(Role.ADMIN, access.login("admin", made.reveal(), HOME).user().role());
        assertEquals(Optional.empty(), access.ensureAdmin(Optional.empty()));
        assertEquals(Optional.empty(), access.ensureAdmin(Optional.of(Secret.of("other one"))));
        access.login("admin", made.reveal(), HOME);
    }

    @Test
    void a_password_that_was_given_is_not_told_and_works() {
        assertEquals(Optional.empty(), access.ensureAdmin(Optional.of(Secret.of(PASSWORD))));
        assertEquals("admin", hand.login().user().name());
    }

    @Test
    void neither_a_wrong_password_nor_an_unknown_name_gets_in() {
        hand.withAdmin();
        for (String wrong : List.of("", "correct hors", "Correct horse", "correct horse ")) {
            assertEquals(Code.AUTH_WRONG, refused("admin", wrong, HOME));
        }
        assertEquals(Code.AUTH_WRONG, refused("Admin", PASSWORD, HOME));
        assertEquals(Code.AUTH_WRONG, refused("nobody", PASSWORD, HOME));
        assertEquals(Code.AUTH_WRONG, refused("nobody", "", HOME));
    }

    @Test
    void after_ten_failures_an_address_waits_even_with_the_right_password() {
        hand.withAdmin();
        fail(10, HOME);
        assertEquals(Code.AUTH_TOO_MANY, refused("admin", PASSWORD, HOME));
        assertEquals(Code.AUTH_TOO_MANY, refused("nobody", "x", HOME));
        access.login("admin", PASSWORD, "203.0.113.8");
        hand.time.set(hand.time.instant().plusSeconds(86_400));
        assertEquals(
                Code.AUTH_TOO_MANY, refused("admin", PASSWORD, HOME), "clocks may be set anyhow");
        hand.time.forward(Duration.ofMinutes(10).plusMillis(1));
        hand.login();
    }

    @Test
    void it_is_said_how_long_to_wait_and_asking_again_does_not_make_it_longer() {
        hand.withAdmin();
        fail(1, HOME);
        hand.time.forward(Duration.ofMinutes(4));
        fail(9, HOME);
        for (int i = 0; i < 20; i++) {
            assertEquals(Map.of("seconds", 360L), problem(hand::login).args());
        }
        hand.time.forward(Duration.ofMinutes(6).plusMillis(1));
        fail(1, HOME);
        assertEquals(Map.of("seconds", 240L - 1), problem(hand::login).args());
    }

    @Test
    void whoever_gets_in_begins_to_count_anew() {
        hand.withAdmin();
        fail(9, HOME);
        hand.login();
        fail(9, HOME);
        hand.login();
    }

    @Test
    void trying_many_at_the_same_time_is_no_way_around_the_limit() {
        hand.withAdmin();
        List<CompletableFuture<Code>> tries = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String guess = "guess " + i;
            CompletableFuture<Code> code = new CompletableFuture<>();
            tries.add(code);
            Thread.ofVirtual().start(() -> code.complete(refused("admin", guess, HOME)));
        }
        List<Code> codes = tries.stream().map(CompletableFuture::join).toList();
        assertEquals(10, codes.stream().filter(Code.AUTH_WRONG::equals).count());
        assertEquals(30, codes.stream().filter(Code.AUTH_TOO_MANY::equals).count());
    }

    @Test
    void one_password_has_another_hash_each_time_and_does_not_fit_that_of_others() {
        Passwords passwords = new Passwords();
        String hash = passwords.hash(PASSWORD);
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertFalse(hash.contains(PASSWORD));
        assertNotEquals(hash, passwords.hash(PASSWORD));
        assertTrue(passwords.matches(PASSWORD, hash));
        assertFalse(passwords.matches("other", hash));
        assertFalse(passwords.matches(PASSWORD, ""));
        assertFalse(passwords.matches(PASSWORD, PASSWORD));
        assertFalse(passwords.matches(PASSWORD, hash.replace("argon2id", "plain")));
    }
}
