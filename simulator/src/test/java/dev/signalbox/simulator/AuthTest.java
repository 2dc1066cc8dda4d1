package dev.signalbox.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuthTest {

    private static final String URL = "/v3/paths/list";

    @Test
    void whoever_is_on_this_machine_may_use_a_node_without_a_user() {
        try (var one = One.of("1.20.1")) {
            assertEquals(200, one.api().get(URL).status());
        }
    }

    @Test
    void a_node_with_a_user_asks_for_credentials_at_once() {
        try (var one = One.of(One.settings("1.20.1").user("ann", "secret"))) {
            var answer = one.api().get(URL);
            assertEquals(401, answer.status());
            assertEquals("Basic realm=\"mediamtx\"", answer.header("www-authenticate"));
            assertEquals("authentication error", answer.error());
            assertEquals(200, one.api().as("ann", "secret").get(URL).status());
        }
    }

    @Test
    void wrong_credentials_are_refused_without_being_asked_again() {
        try (var one = One.of(One.settings("1.20.1").user("ann", "secret"))) {
            var answer = one.api().as("ann", "wrong").get(URL);
            assertEquals(401, answer.status());
            assertEquals("", answer.header("www-authenticate"));
        }
    }

    @Test
    void wrong_credentials_can_be_made_to_wait() {
        var settings =
                One.settings("1.20.1").user("ann", "secret").authDelay(Duration.ofMillis(200));
        try (var one = One.of(settings)) {
            long before = System.nanoTime();
            assertEquals(401, one.api().as("ann", "wrong").get(URL).status());
            assertTrue(System.nanoTime() - before >= 200_000_000L);
        }
    }

    @Test
    void right_and_missing_credentials_never_wait() {
        var settings =
                One.settings("1.20.1").user("ann", "secret").authDelay(Duration.ofMinutes(10));
        try (var one = One.of(settings)) {
            assertEquals(401, one.api().get(URL).status());
            assertEquals(200, one.api().as("ann", "secret").get(URL).status());
        }
    }

    @Test
    void a_bearer_token_with_a_colon_is_user_and_password() {
        try (var one = One.of(One.settings("1.20.1").user("ann", "secret"))) {
            var api = one.api();
            assertEquals(200, api.with("Authorization", "Bearer ann:secret").get(URL).status());
            assertEquals(401, api.with("Authorization", "Bearer token").get(URL).status());
            assertEquals(401, api.with("Authorization", "Basic ???").get(URL).status());
            assertEquals(401, api.with("Authorization", "Digest x").get(URL).status());
        }
    }

    @Test
    void before_1_15_5_a_refusal_has_no_body() {
        try (var one = One.of(One.settings("1.15.4").user("ann", "secret"))) {
            assertEquals("", one.api().get(URL).body());
            assertEquals(401, one.api().get(URL).status());
        }
    }

    @Test
    void even_what_does_not_exist_is_refused_first() {
        try (var one = One.of(One.settings("1.20.1").user("ann", "secret"))) {
            assertEquals(401, one.api().get("/v3/nothing").status());
            assertEquals(404, one.api().as("ann", "secret").get("/v3/nothing").status());
            assertEquals(301, one.api().get("/v3/paths/list/").status());
        }
    }

    @Test
    void users_can_be_changed_over_the_api_and_hashes_work() {
        try (var one = One.of("1.20.1")) {
            var api = one.api();
            var hash = "sha256:K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=";
            var answer =
                    api.patch(
                            "/v3/config/global/patch",
                            "{\"authInternalUsers\":[{\"user\":\"bob\",\"pass\":\""
                                    + hash
                                    + "\",\"permissions\":[{\"action\":\"api\"}]}]}");
            assertEquals(200, answer.status(), answer.body());
            assertEquals(401, api.get(URL).status());
            assertEquals(200, api.as("bob", "secret").get(URL).status());
            one.node().reloadFromFile();
            assertEquals(200, api.get(URL).status());
        }
    }

    @Test
    void a_user_without_the_permission_for_the_api_is_refused() {
        try (var one = One.of("1.20.1")) {
            one.node()
                    .globals(
                            "{\"authInternalUsers\":[{\"user\":\"any\",\"ips\":[],"
                                    + "\"permissions\":[{\"action\":\"read\"}]}]}");
            assertEquals(401, one.api().get(URL).status());
        }
    }
}
