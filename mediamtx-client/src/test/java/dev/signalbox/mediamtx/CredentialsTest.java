package dev.signalbox.mediamtx;

import static dev.signalbox.mediamtx.Answers.bare;
import static dev.signalbox.mediamtx.Answers.error;
import static dev.signalbox.mediamtx.Answers.hang;
import static dev.signalbox.mediamtx.Answers.json;
import static dev.signalbox.mediamtx.Clients.failed;
import static dev.signalbox.mediamtx.Clients.seen;
import static dev.signalbox.mediamtx.Clients.trouble;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.mediamtx.RawServer.Answer;
import dev.signalbox.model.Poll.Failed;
import dev.signalbox.model.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    private final MediaMtxClient client = Clients.patient();
    private final FakeNode node = FakeNode.with("{\"name\":\"a\"}");

    @AfterEach
    void close() {
        client.close();
        node.close();
    }

    private List<String> sent() {
        return node.server().requests().stream()
                .map(request -> request.headers().getOrDefault("authorization", "nothing"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "ada, s3cret, Basic YWRhOnMzY3JldA==",
        "ada, '', Basic YWRhOg==",
        "ada, a:b@c, Basic YWRhOmE6YkBj",
        "ädä, pässwörd, Basic w6Rkw6Q6cMOkc3N3w7ZyZA=="
    })
    void credentials_go_with_the_very_first_question(String user, String password, String header) {
        seen(client, node.address(user, password));
        assertEquals(List.of(header, header), sent());
    }

    @Test
    void without_credentials_none_are_sent() {
        seen(client, node.address());
        assertEquals(List.of("nothing", "nothing"), sent());
    }

    @Test
    void a_401_is_asked_for_exactly_once() {
        Answer no = bare("401 Unauthorized", "WWW-Authenticate: Basic realm=\"mediamtx\"");
        node.always(no);
        assertEquals(Trouble.CREDENTIALS_MISSING, trouble(client, node.address()));
        assertEquals(Map.of(FakeNode.INFO, 1), node.counted());
        assertEquals(Trouble.CREDENTIALS_WRONG, trouble(client, node.address("ada", "wrong")));
        assertEquals(Map.of(FakeNode.INFO, 1), node.counted());
    }

    @Test
    void a_401_of_one_node_is_no_word_about_another() {
        try (FakeNode other = FakeNode.with()) {
            node.always(error("401 Unauthorized", "authentication error"));
            trouble(client, node.address("ada", "wrong"));
            seen(client, other.address());
            assertEquals(
                    List.of(true, true),
                    other.server().requests().stream()
                            .map(request -> !request.headers().containsKey("authorization"))
                            .toList());
        }
    }

    @Test
    void a_redirect_is_not_followed_with_the_credentials_in_hand() {
        try (FakeNode thief = FakeNode.with()) {
            String there = "Location: " + thief.server().url() + "/v3/info";
            node.always(bare("301 Moved Permanently", there));
            assertEquals(Trouble.NOT_MEDIAMTX, trouble(client, node.address("ada", "s3cret")));
            assertEquals(Map.of(), thief.counted());
        }
    }

    @Test
    void cookies_are_not_kept() {
        String info = FakeNode.info("v1.20.1", "2026-08-22T10:00:00Z");
        node.on(FakeNode.INFO, json(info, "Set-Cookie: a=b"));
        seen(client, node.address());
        seen(client, node.address());
        assertTrue(
                node.server().requests().stream()
                        .noneMatch(request -> request.headers().containsKey("cookie")));
    }

    @Test
    void no_password_is_in_what_is_said_about_a_failure() {
        node.always(error("401 Unauthorized", "authentication error"));
        Failed failed = failed(client.poll(node.address("ada", "s3cret"), NodeMemory.NOTHING));
        assertFalse(failed.toString().contains("s3cret"), failed::toString);
        assertEquals(
                "401 {\"status\":\"error\",\"error\":\"authentication error\"}", failed.evidence());
    }

    @Test
    void a_status_counts_even_if_its_words_never_come() {
        try (MediaMtxClient hasty = Clients.with(Duration.ofMillis(300), 100)) {
            node.always(hang("HTTP/1.1 403 Forbidden\r\nContent-Length: 99\r\n\r\nno"));
            assertEquals(Trouble.FORBIDDEN, trouble(hasty, node.address()));
        }
    }
}
