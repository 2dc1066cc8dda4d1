package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Nobody overwrites what somebody else has just changed.
class NodeRevisionsApiTest {
    @AutoClose private static final World world = new World();

    /// Something that can be edited: a node and a stream.
    private static List<String> fresh() {
        return List.of(
                "/api/fleet/nodes/" + world.spareNode(), "/api/streams/" + world.spareStream());
    }

    private static Answer edit(String path, String name, String ifMatch) {
        return world.api().with("If-Match", ifMatch).patch(path, Json.of("name", name));
    }

    @Test
    void an_edit_with_the_tag_that_was_read_succeeds_once() {
        for (String path : fresh()) {
            String tag = world.api().get(path).header("ETag").orElseThrow();
            Answer first = edit(path, world.fresh("first"), tag).expect(200);
            assertEquals("\"2\"", first.header("ETag").orElse(""));
            edit(path, world.fresh("late"), tag).expect(409, "revision.stale");
            edit(path, world.fresh("next"), "\"2\"").expect(200);
            edit(path, world.fresh("weak"), "W/\"3\"").expect(200);
            edit(path, world.fresh("any"), "*").expect(200);
            for (String odd : List.of("\"1\"", "nonsense", "\"99999999999\"", "", "\"1\", \"2\"")) {
                edit(path, world.fresh("odd"), odd).expect(409, "revision.stale");
            }
            assertEquals(5, world.api().get(path).json().path("revision").asInt());
        }
    }

    @Test
    void the_revision_in_the_body_does_the_same_and_the_header_goes_before_it() {
        for (String path : fresh()) {
            Api api = world.api();
            String fits = Json.of("name", world.fresh("one"), "revision", 1);
            assertEquals(2, api.put(path, fits).expect(200).json().path("revision").asInt());
            api.put(path, fits).expect(409, "revision.stale");
            String stale = Json.of("name", world.fresh("two"), "revision", 1);
            api.with("If-Match", "\"2\"").put(path, stale).expect(200);
            String right = Json.of("name", world.fresh("three"), "revision", 3);
            api.with("If-Match", "\"2\"").put(path, right).expect(409, "revision.stale");
            api.with("If-Match", "*").put(path, right).expect(200);
        }
    }

    @Test
    void input_that_is_wrong_is_told_first_whatever_the_revision() {
        for (String path : fresh()) {
            Answer answer = world.api().put(path, Json.of("name", 7, "revision", 99));
            answer.expect(400, "input.invalid");
        }
    }

    @Test
    void of_many_edits_of_the_same_revision_one_wins() throws Exception {
        for (String path : fresh()) {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Integer>> edits = new ArrayList<>();
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 8; i++) {
                    String name = world.fresh("rival");
                    edits.add(
                            people.submit(
                                    () -> {
                                        go.await();
                                        return edit(path, name, "\"1\"").status();
                                    }));
                }
                go.countDown();
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> edit : edits) {
                statuses.add(edit.get());
            }
            statuses.sort(null);
            assertEquals(List.of(200, 409, 409, 409, 409, 409, 409, 409), statuses);
            assertEquals(2, world.api().get(path).json().path("revision").asInt());
        }
    }
}
