package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signalbox.model.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NodeListApiTest {
    private static TestServer server;

    @BeforeAll
    static void open() {
        server = TestServer.open();
        add("delta", "production", Map.of("site", "north"), 3);
        add("Alpha", "staging", Map.of("site", "north", "rack", "7"), 1);
        add("charlie", "production", Map.of(), 2);
        add("bravo", "lab", Map.of("site", "south"), 2);
        long dead = add("echo", "production", Map.of("site", "north"), 0);
        server.fed("echo").fails(Trouble.FORBIDDEN);
        server.ask(dead);
        long off = add("foxtrot", "staging", Map.of(), 1);
        server.api().patch("/api/fleet/nodes/" + off, Json.of("is_active", false)).expect(200);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static long add(String name, String environment, Map<String, String> labels, int n) {
        FedNode node = server.fed(name.toLowerCase(Locale.ROOT));
        for (int i = 0; i < n; i++) {
            node.live(name + "/" + i);
        }
        long id = server.add(name, node);
        server.api()
                .patch(
                        "/api/fleet/nodes/" + id,
                        Json.of("environment", environment, "labels", labels))
                .expect(200);
        return id;
    }

    private static List<String> names(String query) {
        return server.api().get("/api/fleet/nodes" + query).expect(200).texts("/nodes", "name");
    }

    @Test
    void nodes_are_listed_by_name_and_those_that_are_off_only_when_asked_for() {
        assertEquals(List.of("Alpha", "bravo", "charlie", "delta", "echo"), names(""));
        assertEquals(
                List.of("Alpha", "bravo", "charlie", "delta", "echo", "foxtrot"),
                names("?active_only=false"));
    }

    @Test
    void filters_narrow_the_list_and_go_together() {
        assertEquals(List.of("charlie", "delta", "echo"), names("?environment=production"));
        assertEquals(List.of("Alpha"), names("?search=LPH"));
        assertEquals(List.of("bravo"), names("?search=http://bravo:9997"));
        assertEquals(List.of("Alpha", "delta", "echo"), names("?label=site:north"));
        assertEquals(List.of("Alpha"), names("?label=site:north,rack:7"));
        assertEquals(List.of("echo"), names("?status=unhealthy"));
        assertEquals(
                List.of("foxtrot"), names("?status=unknown&active_only=false&environment=staging"));
        assertEquals(List.of("echo"), names("?status=unhealthy,unknown&label=site:north"));
        assertEquals(List.of(), names("?environment=nowhere"));
    }

    @Test
    void every_order_works_both_ways_and_ends_with_the_id() {
        assertEquals(List.of("echo", "delta", "charlie", "bravo", "Alpha"), names("?sort=-name"));
        assertEquals(List.of("delta", "Alpha", "charlie", "bravo", "echo"), names("?sort=id"));
        assertEquals(
                List.of("bravo", "delta", "charlie", "echo", "Alpha"), names("?sort=environment"));
        assertEquals(
                List.of("delta", "charlie", "bravo", "Alpha", "echo"),
                names("?sort=-stream_count"));
        assertEquals(
                List.of("delta", "bravo", "charlie", "Alpha", "echo"),
                names("?sort=-stream_count,name"));
        for (String order :
                List.of("status", "version", "unhealthy_streams", "last_seen", "-last_seen")) {
            assertEquals(5, names("?sort=" + order).size());
        }
    }

    @Test
    void pages_cover_everything_once_and_say_how_many_there_are() {
        List<String> all = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            Answer answer = server.api().get("/api/fleet/nodes?per_page=2&page=" + page);
            assertEquals(5, answer.json().path("total").asInt());
            assertEquals(3, answer.json().path("pages").asInt());
            assertEquals(page, answer.json().path("page").asInt());
            all.addAll(answer.texts("/nodes", "name"));
        }
        assertEquals(names(""), all);
        assertEquals(List.of(), names("?page=4&per_page=2"));
        assertEquals(List.of(), names("?page=2000000&per_page=1000"));
    }

    @Test
    void the_list_names_every_environment_there_is() {
        Answer answer = server.api().get("/api/fleet/nodes?environment=lab").expect(200);
        List<String> environments = new ArrayList<>();
        answer.json().path("environments").forEach(each -> environments.add(each.asText()));
        assertEquals(List.of("lab", "production", "staging"), environments);
    }
}
