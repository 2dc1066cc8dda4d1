package dev.signalbox.simulator.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signalbox.mediamtx.wire.BadValue;
import dev.signalbox.simulator.http.HttpReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {

    private final Router router =
            new Router()
                    .add("GET", "/v3/paths/list", (_, _) -> HttpReply.empty(200))
                    .add("GET", "/v3/paths/get/*name", (_, _) -> HttpReply.empty(200))
                    .add("GET", "/v3/x/get/:id", (_, _) -> HttpReply.empty(200))
                    .add("POST", "/v3/x/kick/:id", (_, _) -> HttpReply.empty(200));

    @ParameterizedTest
    @CsvSource({
        "GET, /v3/paths/list, ''",
        "GET, /v3/paths/get/cam1, /cam1",
        "GET, /v3/paths/get/a/b/c, /a/b/c",
        "GET, /v3/paths/get/, /",
        "GET, /v3/paths/get//cam1, //cam1",
        "GET, /v3/x/get/1, 1",
        "POST, /v3/x/kick/1, 1"
    })
    void these_are_routes(String verb, String path, String rest) {
        var match = router.find(verb, path);
        assertNotNull(match);
        assertEquals(rest, match.rest());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v3/paths/list",
        "HEAD, /v3/paths/list",
        "GET, /v3/paths/list/",
        "GET, /v3/paths/get",
        "GET, /v3/x/get/",
        "GET, /v3/x/get/1/2",
        "GET, /v3/x/kick/1",
        "GET, /V3/paths/list",
        "GET, /v3//paths/list",
        "GET, /"
    })
    void these_are_not(String verb, String path) {
        assertNull(router.find(verb, path));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v3/paths/list/, /v3/paths/list",
        "GET, /v3/paths/get, /v3/paths/get/",
        "GET, /v3/x/get/1/, /v3/x/get/1",
        "POST, /v3/paths/list/, ",
        "GET, /v3/x/get, ",
        "GET, /v3/none/, ",
        "GET, /, "
    })
    void a_slash_too_many_or_too_few_leads_to_a_redirect(String verb, String path, String to) {
        assertEquals(to, router.redirect(verb, path));
    }

    @ParameterizedTest
    @CsvSource({
        "00000000-0000-0000-0000-000000000001",
        "00000000000000000000000000000001",
        "{00000000-0000-0000-0000-000000000001}",
        "urn:uuid:00000000-0000-0000-0000-000000000001"
    })
    void identifiers_can_be_written_in_four_ways(String text) throws BadValue {
        assertEquals(1, Uuids.parse(text).getLeastSignificantBits());
    }

    @ParameterizedTest
    @CsvSource({
        "bad, invalid UUID length: 3",
        "'', invalid UUID length: 0",
        "00000000-0000-0000-0000-00000000000x, invalid UUID format",
        "00000000x0000-0000-0000-000000000000, invalid UUID format",
        "xyz:uuid:00000000-0000-0000-0000-000000000001, invalid urn prefix: \"xyz:uuid:\""
    })
    void other_texts_are_no_identifiers(String text, String message) {
        assertEquals(message, assertThrows(BadValue.class, () -> Uuids.parse(text)).text());
    }

    @Test
    void an_identifier_has_both_halves() throws BadValue {
        var id = java.util.UUID.randomUUID();
        assertEquals(id, Uuids.parse(id.toString()));
    }
}
