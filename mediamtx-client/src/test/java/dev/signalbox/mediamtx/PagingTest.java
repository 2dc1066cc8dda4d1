package dev.signalbox.mediamtx;

import static dev.signalbox.mediamtx.Answers.json;
import static dev.signalbox.mediamtx.Clients.seen;
import static dev.signalbox.mediamtx.FakeNode.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.mediamtx.RawServer.Request;
import dev.signalbox.model.PathState;
import dev.signalbox.model.Snapshot;
import dev.signalbox.model.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagingTest {
    private static final int SIZE = 3;

    private final MediaMtxClient client = Clients.with(Duration.ofSeconds(20), SIZE);
    private final FakeNode node = FakeNode.with();

    /// What the server has, at each question one list; the last one stays.
    private final List<List<String>> lists = new ArrayList<>();

    @AfterEach
    void close() {
        client.close();
        node.close();
    }

    private Snapshot poll() {
        node.on(FakeNode.PATHS, this::answer);
        return seen(client, node.address());
    }

    /// As MediaMTX does it: the list is made anew for each page.
    private void answer(RawServer.Exchange exchange) throws IOException, InterruptedException {
        List<String> names = lists.size() > 1 ? lists.removeFirst() : lists.getFirst();
        int from = number(exchange.request(), "page") * SIZE;
        assertEquals(SIZE, number(exchange.request(), "itemsPerPage"));
        int pages = (names.size() + SIZE - 1) / SIZE;
        String[] items =
                names.stream()
                        .skip(from)
                        .limit(SIZE)
                        .map(name -> "{\"name\":\"" + name + "\",\"ready\":true}")
                        .toArray(String[]::new);
        json(page(pages, names.size(), items)).to(exchange);
    }

    private static int number(Request request, String name) {
        String value = request.target().replaceFirst(".*[?&]" + name + "=(\\d+).*", "$1");
        return Integer.parseInt(value);
    }

    private void has(String... names) {
        lists.add(List.of(names));
    }

    private static List<String> names(Snapshot seen) {
        return seen.paths().stream().map(PathState::name).toList();
    }

    private int questions() {
        return node.counted().getOrDefault(FakeNode.PATHS, 0);
    }

    @Test
    void all_pages_are_read_in_order() {
        List<String> names = IntStream.range(0, 100).mapToObj("cam%03d"::formatted).toList();
        lists.add(names);
        Snapshot seen = poll();
        assertEquals(names, names(seen));
        assertTrue(seen.whole());
        assertEquals(34, questions());
    }

    @Test
    void a_full_page_is_not_followed_by_a_question_for_nothing() {
        has("a", "b", "c");
        assertEquals(List.of("a", "b", "c"), names(poll()));
        assertEquals(1, questions());
    }

    @Test
    void no_paths_are_a_whole_list_as_well() {
        has();
        Snapshot seen = poll();
        assertEquals(List.of(), names(seen));
        assertTrue(seen.whole());
        assertEquals(1, questions());
    }

    @Test
    void a_path_that_comes_between_two_pages_is_found_by_reading_again() {
        has("b", "c", "d", "e");
        has("a", "b", "c", "d", "e");
        Snapshot seen = poll();
        assertEquals(List.of("a", "b", "c", "d", "e"), names(seen));
        assertTrue(seen.whole());
        assertEquals(4, questions());
    }

    @Test
    void a_path_that_goes_between_two_pages_makes_no_other_one_vanish() {
        has("a", "b", "c", "d", "e");
        has("b", "c", "d", "e");
        Snapshot seen = poll();
        assertEquals(List.of("b", "c", "d", "e"), names(seen));
        assertTrue(seen.whole());
        assertEquals(4, questions());
    }

    @Test
    void a_list_that_does_not_hold_still_is_flagged_and_each_path_is_in_it_once() {
        has("b", "c", "d", "e");
        has("a", "b", "c", "d", "e");
        has("b", "c", "d", "e");
        has("a", "b", "c", "d", "e");
        Snapshot seen = poll();
        assertFalse(seen.whole());
        assertEquals(List.of("b", "c", "d", "e"), names(seen));
        assertEquals(4, questions());
    }

    @Test
    void a_list_that_grows_to_another_page_is_read_to_its_end() {
        has("a", "b", "c", "d");
        has("a", "b", "c", "d", "e", "f", "g");
        Snapshot seen = poll();
        assertEquals(7, seen.paths().size());
        assertTrue(seen.whole());
    }

    @Test
    void paths_that_come_in_no_order_are_ordered() {
        has("c", "a", "b", "A");
        Snapshot seen = poll();
        assertEquals(List.of("A", "a", "b", "c"), names(seen));
        assertTrue(seen.whole());
    }

    @Test
    void fewer_paths_than_are_said_are_not_the_whole_list() {
        node.on(FakeNode.PATHS, json(page(1, 7, "{\"name\":\"a\"}")));
        Snapshot seen = seen(client, node.address());
        assertFalse(seen.whole());
        assertEquals(2, questions());
    }

    @Test
    void pages_without_end_that_hold_nothing_are_not_asked_for() {
        node.on(FakeNode.PATHS, json(page(Integer.MAX_VALUE, 5)));
        assertFalse(seen(client, node.address()).whole());
        assertEquals(2, questions());
    }

    @Test
    void a_page_that_fails_fails_the_poll() {
        node.on(
                FakeNode.PATHS,
                exchange ->
                        (number(exchange.request(), "page") == 0
                                        ? json(page(2, 2, "{\"name\":\"a\"}"))
                                        : Answers.error("500 Internal Server Error", "terminated"))
                                .to(exchange));
        assertEquals(Trouble.SERVER_ERROR, Clients.trouble(client, node.address()));
    }
}
