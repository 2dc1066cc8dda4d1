package dev.signalbox.mediamtx.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.mediamtx.wire.BadValue;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InternalUserTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final List<Permission> API = List.of(new Permission("api", ""));

    @Test
    void any_needs_no_credentials() {
        var any = new InternalUser("any", "", List.of(), API);
        assertTrue(any.lets("", "", HERE, "api", ""));
        assertTrue(any.lets("whoever", "x", HERE, "api", ""));
    }

    @Test
    void name_and_password_must_both_be_right() {
        var user = new InternalUser("ann", "secret", null, API);
        assertTrue(user.lets("ann", "secret", HERE, "api", ""));
        assertFalse(user.lets("ann", "wrong", HERE, "api", ""));
        assertFalse(user.lets("bob", "secret", HERE, "api", ""));
        assertFalse(user.lets("", "", HERE, "api", ""));
    }

    @Test
    void a_hash_is_compared_with_the_hash_of_the_guess() {
        var hash = "sha256:K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols="; // "secret"
        var user = new InternalUser("ann", hash, null, API);
        assertTrue(user.lets("ann", "secret", HERE, "api", ""));
        assertFalse(user.lets("ann", hash, HERE, "api", ""));
    }

    @Test
    void argon2_is_stored_but_lets_nobody_in() {
        var user = new InternalUser("ann", "argon2:$argon2id$v=19$x", null, API);
        assertFalse(user.lets("ann", "secret", HERE, "api", ""));
        assertFalse(user.lets("ann", "argon2:$argon2id$v=19$x", HERE, "api", ""));
    }

    @Test
    void an_address_outside_the_list_is_not_let_in() throws BadValue {
        var user = new InternalUser("any", "", List.of(Network.parse("10.0.0.0/8")), API);
        assertFalse(user.lets("", "", HERE, "api", ""));
        assertTrue(user.lets("", "", InetAddress.ofLiteral("10.0.0.9"), "api", ""));
    }

    @Test
    void without_permissions_nothing_is_allowed() {
        assertFalse(new InternalUser("any", "", null, null).lets("", "", HERE, "api", ""));
        assertFalse(new InternalUser("any", "", null, List.of()).lets("", "", HERE, "api", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "read, '', cam1, true",
        "read, cam1, cam1, true",
        "read, cam1, cam2, false",
        "read, ~^cam, cam2, true",
        "read, ~^cam, hall, false",
        "read, ~[, cam1, false",
        "publish, cam1, cam1, false"
    })
    void a_permission_can_be_for_one_path_or_for_an_expression(
            String action, String path, String wanted, boolean allowed) {
        assertEquals(allowed, new Permission(action, path).allows("read", wanted));
    }

    @Test
    void for_the_api_the_path_does_not_count() {
        assertTrue(new Permission("api", "cam1").allows("api", ""));
    }
}
