package dev.signalbox.simulator.fault;

import static dev.signalbox.simulator.Refusals.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.mediamtx.wire.Json;
import dev.signalbox.simulator.time.HandTimeline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {

    private final HandTimeline hand = new HandTimeline();
    private final AtomicInteger changes = new AtomicInteger();
    private final Faults faults = new Faults(hand, changes::incrementAndGet);

    @Test
    void a_fault_lasts_until_it_is_cleared() {
        var hang = Fault.of(FaultKind.HANG);
        faults.set(hang);
        assertTrue(faults.has(FaultKind.HANG));
        faults.clear(FaultKind.SLOW);
        assertEquals(List.of(hang), faults.active());
        faults.clear(FaultKind.HANG);
        assertEquals(List.of(), faults.active());
        assertEquals(2, changes.get(), "what changed nothing was not told");
    }

    @Test
    void a_fault_can_last_for_a_while() {
        faults.set(Fault.of(FaultKind.REFUSE), Duration.ofSeconds(30));
        hand.forward(Duration.ofSeconds(29));
        assertTrue(faults.has(FaultKind.REFUSE));
        hand.forward(Duration.ofSeconds(1));
        assertEquals(List.of(), faults.active());
    }

    @Test
    void a_fault_replaces_one_of_the_same_kind_and_scope_only() {
        faults.set(Fault.slow(Duration.ofSeconds(1)));
        faults.set(Fault.slow(Duration.ofSeconds(2)));
        faults.set(Fault.slow(Duration.ofSeconds(3)).onlyFor("/v3/info"));
        assertEquals(2, faults.active().size());
        var info = faults.concerning(FaultKind.SLOW, "/v3/info");
        assertNotNull(info);
        assertEquals(Duration.ofSeconds(2), info.delay());
    }

    @Test
    void an_end_that_was_set_for_a_fault_does_not_end_its_successor() {
        faults.set(Fault.slow(Duration.ofSeconds(1)), Duration.ofSeconds(10));
        faults.set(Fault.slow(Duration.ofSeconds(2)));
        hand.forward(Duration.ofSeconds(10));
        assertEquals(1, faults.active().size());
    }

    @ParameterizedTest
    @CsvSource({
        "/v3/paths/list, true",
        "/v3/paths/get/cam1, true",
        "/v3/paths/get/cam2, false",
        "/v3/info, false"
    })
    void a_slow_path_concerns_itself_and_every_list_of_paths(String url, boolean concerned) {
        var fault = Fault.slow(Duration.ofSeconds(1)).onlyForPath("cam1");
        assertEquals(concerned, fault.concerns(url));
    }

    @Test
    void a_fault_can_be_for_some_urls_only() {
        faults.set(Fault.of(FaultKind.TERMINATED).onlyFor("/v3/rtsp"));
        assertNull(faults.concerning(FaultKind.TERMINATED, "/v3/paths/list"));
        assertNotNull(faults.concerning(FaultKind.TERMINATED, "/v3/rtspconns/list"));
    }

    @Test
    void who_waits_because_of_a_fault_is_woken_by_every_change() {
        var latch = faults.untilChange();
        faults.set(Fault.of(FaultKind.HANG));
        assertEquals(0, latch.getCount());
        assertEquals(1, faults.untilChange().getCount());
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void every_fault_can_be_written_down_and_read_again(FaultKind kind)
            throws JsonProcessingException {
        var fault =
                Fault.of(kind)
                        .onlyFor("/v3/paths")
                        .onlyForPath("cam1")
                        .after(Duration.ofMillis(7))
                        .saying("v9")
                        .of(5);
        var json = new Json();
        FaultJson.print(json, fault);
        assertEquals(fault, FaultJson.read(new ObjectMapper().readTree(json.toString())));
        assertEquals(
                Fault.of(kind),
                FaultJson.read(new ObjectMapper().readTree("\"" + kind.word() + "\"")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{} | There is no fault ''",
                "5 | A fault is an object with 'kind', or a word",
                "{\"kind\":\"slow\",\"x\":1} | A fault has no 'x'",
                "{\"kind\":\"slow\",\"delayMillis\":\"x\"} | 'delayMillis' is a number",
                "{\"kind\":\"slow\",\"delayMillis\":-1} | 'delayMillis' is a number",
                "{\"kind\":\"huge-body\",\"bytes\":-1} | A huge body has at most 1 GiB"
            })
    void what_is_no_fault_is_refused(String json, String message) {
        var said = refusal(() -> FaultJson.read(new ObjectMapper().readTree(json)));
        assertTrue(said.startsWith(message), said);
    }
}
