package dev.signalbox.model;

import static dev.signalbox.model.Samples.NOON;
import static dev.signalbox.model.Samples.answering;
import static dev.signalbox.model.Samples.checked;
import static dev.signalbox.model.Samples.moment;
import static dev.signalbox.model.Samples.node;
import static dev.signalbox.model.Samples.state;
import static dev.signalbox.model.Samples.stream;
import static dev.signalbox.model.Samples.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.NodeView.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class NodeViewTest {
    private static StreamView playing(long id, int readers, long in, long out) {
        Reading reading =
                new Reading(moment(0), 0, 0, readers, null, NOON, in, out, moment(0), null);
        return new StreamView(stream(id, Reason.PLAYABLE), reading);
    }

    private static NodeView mixed(NodeState state) {
        List<StreamView> streams =
                List.of(
                        playing(1, 3, 1000, 4000),
                        playing(2, 2, 500, -1),
                        playing(3, 0, -1, -1),
                        view(stream(4, Reason.STANDBY)),
                        view(stream(5, Reason.NO_PUBLISHER)),
                        view(stream(6, Reason.PATH_MISSING)),
                        view(stream(7, Reason.REDIRECTED)));
        return view(node(), state, checked(), streams);
    }

    @Test
    void the_streams_are_counted_by_status_and_unknown_rates_count_nothing() {
        NodeView view = mixed(answering());
        assertEquals(new Tally(7, 3, 1, 2, 1, 1, 5, 1500, 4000), view.tally());
        assertEquals(view.tally(), view.shown());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ANSWERING")
    void the_streams_of_a_node_that_does_not_answer_are_all_unknown(NodeReason reason) {
        NodeView view = mixed(state(reason));
        assertEquals(new Tally(7, 0, 0, 0, 7, 1, 0, 0, 0), view.shown());
        for (StreamView stream : view.streams()) {
            assertEquals(Status.UNKNOWN, view.reason(stream).status());
        }
        assertEquals(3, view.tally().healthy());
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"ANSWERING", "BUSY", "SWITCHED_OFF"})
    void a_stream_behind_a_silent_node_says_what_the_node_says(NodeReason reason) {
        NodeView view = view(state(reason), Reason.PLAYABLE);
        assertEquals(reason.code(), view.reason(view.streams().getFirst()).code());
    }

    @Test
    void a_stream_of_a_node_that_answers_says_its_own() {
        NodeView view = mixed(answering());
        assertEquals(Reason.PLAYABLE, view.reason(view.streams().getFirst()));
        assertEquals(Reason.PATH_MISSING, view.reason(view.streams().get(5)));
    }

    @Test
    void what_was_known_before_our_start_is_not_shown_as_known_now() {
        NodeView view =
                view(node(), answering(), Contact.since(NOON), mixed(answering()).streams());
        assertFalse(view.checked());
        assertEquals(NodeReason.NOT_CHECKED, view.reason());
        assertEquals(Reason.NOT_CHECKED, view.reason(view.streams().getFirst()));
        assertEquals(7, view.shown().unknown());
    }

    @Test
    void a_node_that_is_switched_off_waits_for_no_check() {
        NodeView view = view(node(false), state(NodeReason.SWITCHED_OFF), Contact.NONE, List.of());
        assertTrue(view.checked());
        assertEquals(NodeReason.SWITCHED_OFF, view.reason());
    }

    @Test
    void no_streams_make_a_tally_of_zeros() {
        assertEquals(new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0), view(answering()).shown());
    }
}
