package dev.signalbox.cli.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.fake.Samples;
import dev.signalbox.cli.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFilterTest {
    private static final Json EVENT = Samples.event(5).done();

    private static EventFilter filter(
            String kind, String severity, String node, String stream, String search) {
        return new EventFilter(
                list(kind),
                list(severity),
                list(node),
                list(stream),
                Optional.of(search).filter(text -> !text.isEmpty()));
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(";"));
    }

    @ParameterizedTest
    @CsvSource({
        "'','','','','',true",
        "stream.*,'','','','',true",
        "stream.status_changed,'','','','',true",
        "stream,'','','','',false",
        "node.*;stream.appeared,'','','','',false",
        "'',error;critical,'','','',true",
        "'',info,'','','',false",
        "'','',3,'','',true",
        "'','',33,'','',false",
        "'','','',17,'',true",
        "'','','',1,'',false",
        "'','','','',CAM1,true",
        "'','','','',EDGE,true",
        "'','','','',event 5,true",
        "'','','','',cam2,false",
        "stream.*,error,3,17,cam1,true",
        "stream.*,error,3,18,cam1,false"
    })
    void an_event_is_taken_if_it_fits_every_part(
            String kind,
            String severity,
            String node,
            String stream,
            String search,
            boolean taken) {
        assertEquals(taken, filter(kind, severity, node, stream, search).takes(EVENT));
    }

    @Test
    void the_same_filter_asks_the_log() {
        assertEquals(
                "/api/events?kind=node.*%2Cstream.*&severity=error&node_id=3&search=caf%C3%A9",
                filter("node.*;stream.*", "error", "3", "", "café").query().toString());
    }

    @Test
    void no_part_at_all_takes_everything() {
        assertTrue(filter("", "", "", "", "").takes(Samples.json("{}")));
        assertFalse(filter("", "info", "", "", "").takes(Samples.json("{}")));
    }
}
