package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.server.problems.Code;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The page's files, and what is there when no page is packed.
class PageApiTest {
    private static TestServer with;
    private static TestServer without;

    @BeforeAll
    static void open() {
        with = TestServer.open(false, "/test-page");
        without = TestServer.open();
    }

    @AfterAll
    static void close() {
        with.close();
        without.close();
    }

    @Test
    void the_page_is_there_for_anybody_at_every_place_within_it() {
        for (String path : List.of("/", "/streams", "/nodes/3", "/streams/", "/a/b/c?x=1")) {
            Answer page = with.nobody().get(path).expect(200);
            assertTrue(page.text().contains("<title>The page</title>"), path);
            assertEquals("text/html", page.type());
            assertEquals("no-cache", page.header("Cache-Control").orElse(""));
        }
        assertEquals("", with.nobody().send("HEAD", "/", null).expect(200).text());
    }

    @Test
    void files_with_a_hash_in_their_names_may_be_kept_for_ever() {
        Answer script = with.nobody().get("/assets/app-1a2b3c.js").expect(200);
        assertEquals("text/javascript", script.type());
        assertTrue(script.header("Cache-Control").orElse("").contains("immutable"));
        Answer icon = with.nobody().get("/icon.svg").expect(200);
        assertEquals("image/svg+xml", icon.type());
        assertEquals("no-cache", icon.header("Cache-Control").orElse(""));
    }

    @Test
    void what_is_no_file_of_the_page_is_not_there() throws IOException {
        for (String path :
                List.of(
                        "/missing.js",
                        "/assets/missing.css",
                        "/assets/../../openapi.yaml",
                        "/../logback.xml",
                        "/%2e%2e/logback.xml",
                        "/assets/%2e%2e%2f%2e%2e%2flogback.xml",
                        "/..%5clogback.xml",
                        "//logback.xml",
                        "/dev/signalbox/server/main/Main.class",
                        "/.env")) {
            for (TestServer server : List.of(with, without)) {
                Answer answer = RawHttp.send(server.port(), "GET " + path + " HTTP/1.1");
                assertEquals(4, answer.status() / 100, answer::toString);
                assertEquals("application/problem+json", answer.type());
            }
        }
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
            with.nobody().send(method, "/", null).expect(404, "route.unknown");
        }
    }

    @Test
    void folders_are_not_shown() {
        for (String path : List.of("/assets", "/assets/", "/docs")) {
            Answer answer = with.nobody().get(path).expect(200);
            assertTrue(answer.text().contains("The page"), "a place within the page: " + answer);
            without.nobody().get(path).expect(404, "route.unknown");
        }
    }

    @Test
    void the_type_of_every_problem_leads_to_what_it_means() {
        for (TestServer server : List.of(with, without)) {
            Answer page = server.nobody().get("/docs/problems").expect(200);
            assertEquals("text/html", page.type());
            for (Code code : Code.values()) {
                assertTrue(page.text().contains("<h2 id=\"" + code.text() + "\">"), code.text());
            }
            assertTrue(page.text().contains("There is already a node called ‹name›."), page::text);
        }
    }

    @Test
    void without_a_page_the_api_says_where_to_look() {
        Answer answer = without.nobody().get("/").expect(404, "route.unknown");
        assertTrue(answer.json().path("detail").asText().contains("/api/openapi.yaml"));
        without.nobody().get("/api/health").expect(200);
    }

    @Test
    void the_page_may_run_its_own_scripts_only_and_stands_in_no_frame() {
        String policy = with.nobody().get("/").header("Content-Security-Policy").orElseThrow();
        for (String part :
                List.of(
                        "default-src 'self'",
                        "script-src 'self'",
                        "frame-ancestors 'none'",
                        "base-uri 'self'",
                        "form-action 'self'")) {
            assertTrue(policy.contains(part), policy);
        }
        String scripts = policy.replaceAll(".*script-src ([^;]*).*", "$1");
        assertFalse(scripts.contains("unsafe"), policy);
    }

    @Test
    void every_answer_tells_the_browser_to_be_careful() {
        Map<String, String> careful =
                Map.of(
                        "X-Content-Type-Options", "nosniff",
                        "X-Frame-Options", "DENY",
                        "Referrer-Policy", "no-referrer");
        for (String path :
                List.of(
                        "/",
                        "/assets/app-1a2b3c.js",
                        "/missing.js",
                        "/metrics",
                        "/api/health",
                        "/api/nothing",
                        "/api/streams",
                        "/api/live")) {
            for (Api api : List.of(with.nobody(), with.api(), without.api())) {
                Answer answer = api.get(path);
                careful.forEach(
                        (name, value) -> assertEquals(value, answer.header(name).orElse(""), path));
                assertTrue(answer.header("Content-Security-Policy").isPresent(), path);
                assertTrue(answer.header("Server").isEmpty(), path);
                assertTrue(answer.header("X-Powered-By").isEmpty(), path);
            }
        }
        Answer api = with.api().get("/api/streams");
        assertEquals("no-store", api.header("Cache-Control").orElse(""));
        assertTrue(
                api.header("Content-Security-Policy").orElse("").startsWith("default-src 'none'"));
    }
}
