package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What a person reads is in the language that was asked for.
class LanguagesApiTest {
    private static final List<String> LANGUAGES = List.of("en", "de", "zh-TW");

    @AutoClose private static final World world = new World();

    private static Answer get(String language, String path) {
        return world.api().with("Accept-Language", language).get(path);
    }

    @Test
    void problems_are_told_in_each_language_with_the_same_code() {
        Map<String, String> refused =
                Map.of(
                        "/api/streams/999999999", "stream.unknown",
                        "/api/streams?page=x", "input.invalid",
                        "/api/streams?x=1", "query.unknown",
                        "/api/nothing", "route.unknown");
        refused.forEach(
                (path, code) -> {
                    Set<String> titles = new HashSet<>();
                    Set<String> details = new HashSet<>();
                    for (String language : LANGUAGES) {
                        Answer answer = get(language, path);
                        assertEquals(code, answer.json().path("code").asText());
                        assertEquals(language, answer.header("Content-Language").orElse(""));
                        titles.add(answer.json().path("title").asText());
                        details.add(answer.json().path("detail").asText());
                    }
                    assertEquals(3, titles.size(), titles::toString);
                    assertEquals(3, details.size(), details::toString);
                });
        Answer field = get("de", "/api/streams?page=x");
        assertFalse(field.text().contains("whole number"), field::toString);
    }

    @Test
    void problems_that_never_reach_a_route_are_told_so_too() throws IOException {
        Answer answer =
                RawHttp.send(
                        world.server.port(),
                        "GET /api/streams/<1> HTTP/1.1",
                        "Accept-Language: de");
        assertNotEquals("The input cannot be used", answer.json().path("title").asText());
    }

    @Test
    void reasons_are_told_in_each_language() {
        for (String path :
                List.of(
                        "/api/streams/" + world.stream,
                        "/api/fleet/nodes/" + world.node,
                        "/api/incidents/" + world.incident)) {
            Set<String> details = new HashSet<>();
            for (String language : LANGUAGES) {
                JsonNode json = get(language, path).expect(200).json();
                details.add(json.path("detail").asText());
            }
            assertEquals(3, details.size(), details::toString);
        }
    }

    @Test
    void events_are_told_in_each_language_and_say_the_same() {
        List<JsonNode> pages = new ArrayList<>();
        for (String language : LANGUAGES) {
            pages.add(get(language, "/api/events").expect(200).json().path("events"));
        }
        assertTrue(pages.getFirst().size() > 4);
        for (int i = 0; i < pages.getFirst().size(); i++) {
            Set<String> messages = new HashSet<>();
            Set<String> data = new HashSet<>();
            for (JsonNode page : pages) {
                messages.add(page.get(i).path("message").asText());
                data.add(page.get(i).path("data").toString());
            }
            assertEquals(3, messages.size(), messages::toString);
            assertEquals(1, data.size(), data::toString);
        }
    }

    @Test
    void what_is_done_is_told_in_the_language_of_who_did_it() {
        String one = "/api/fleet/nodes/" + world.spareNode();
        Api german = world.api().with("Accept-Language", "de-AT,de;q=0.9,en;q=0.1");
        Answer answer = german.patch(one, Json.of("environment", "lab")).expect(200);
        assertEquals("de", answer.header("Content-Language").orElse(""));
        assertFalse(answer.json().path("message").asText().contains("was changed"));
    }

    @Test
    void whatever_else_is_asked_for_is_answered_in_the_next_best_or_in_english() {
        Map<String, String> wishes =
                Map.of(
                        "fr",
                        "en",
                        "fr, de;q=0.5",
                        "de",
                        "zh-Hant-HK",
                        "zh-TW",
                        "zh-CN",
                        "zh-TW",
                        "en-GB;q=0.2, zh;q=0.9",
                        "zh-TW",
                        "*",
                        "en",
                        ";;;q=",
                        "en",
                        "x".repeat(600),
                        "en");
        wishes.forEach(
                (wish, language) ->
                        assertEquals(
                                language,
                                get(wish, "/api/nothing").header("Content-Language").orElse("")));
    }
}
