package dev.signalbox.model;

import static dev.signalbox.model.Samples.NOON;
import static dev.signalbox.model.Samples.answering;
import static dev.signalbox.model.Samples.checked;
import static dev.signalbox.model.Samples.failed;
import static dev.signalbox.model.Samples.moment;
import static dev.signalbox.model.Samples.seen;
import static dev.signalbox.model.Samples.state;
import static dev.signalbox.model.Samples.troubled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.NodeRules.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class NodeRulesTest {
    private static final Trouble REFUSED = Trouble.CONNECTION_REFUSED;

    private static Verdict then(Verdict before, Poll poll) {
        return NodeRules.after(before.state(), before.contact(), poll);
    }

    private static Verdict well() {
        return new Verdict(answering(), checked(), false);
    }

    @Test
    void refused_twice_within_three_seconds_is_not_yet_unreachable() {
        Verdict first = then(well(), failed(10, REFUSED));
        assertFalse(first.changed());
        assertSame(NodeReason.ANSWERING, first.state().reason());
        assertEquals(1, first.contact().failures());
        assertEquals(moment(10), first.contact().failingSince());
        assertEquals(moment(10).wall(), first.contact().lastCheck());
        Verdict second = then(first, failed(12.9, REFUSED));
        assertFalse(second.changed());
        assertEquals(NodeReason.ANSWERING, second.state().reason());
        assertEquals(2, second.contact().failures());
    }

    @Test
    void refused_for_three_seconds_is_unreachable_from_then_on() {
        Verdict away = then(then(well(), failed(10, REFUSED)), failed(13, REFUSED));
        assertTrue(away.changed());
        assertEquals(NodeReason.NODE_UNREACHABLE, away.state().reason());
        assertEquals(REFUSED, away.state().trouble());
        assertEquals("hub:9997", away.state().evidence());
        assertEquals(moment(13).wall(), away.state().since());
        assertEquals(Samples.VERSION, away.state().version());
        assertEquals(NOON, away.contact().lastSeen());
        assertEquals(moment(13).wall(), away.contact().lastCheck());
    }

    @Test
    void one_failure_is_in_doubt_however_long_it_took() {
        Verdict slow = then(well(), failed(100, Trouble.NO_ANSWER));
        assertFalse(slow.changed());
    }

    @Test
    void an_answer_in_between_takes_the_doubt_away() {
        Verdict doubt = then(well(), failed(10, REFUSED));
        Verdict back = then(doubt, seen(11));
        assertFalse(back.changed());
        assertEquals(0, back.contact().failures());
        assertNull(back.contact().failingSince());
        assertFalse(then(back, failed(13, REFUSED)).changed());
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {
                "CREDENTIALS_MISSING",
                "CREDENTIALS_WRONG",
                "FORBIDDEN",
                "TLS_UNTRUSTED",
                "NOT_MEDIAMTX"
            })
    void what_settles_the_matter_concludes_at_once(Trouble trouble) {
        Verdict verdict = then(well(), failed(10, trouble));
        assertTrue(verdict.changed());
        assertEquals(trouble.reason(), verdict.state().reason());
        assertEquals(moment(10).wall(), verdict.state().since());
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {
                "CREDENTIALS_MISSING",
                "CREDENTIALS_WRONG",
                "FORBIDDEN",
                "TLS_UNTRUSTED",
                "NOT_MEDIAMTX"
            })
    void everything_else_is_asked_again_first(Trouble trouble) {
        Verdict first = then(well(), failed(10, trouble));
        assertFalse(first.changed());
        Verdict second = then(first, failed(13, trouble));
        assertEquals(trouble.reason(), second.state().reason());
        assertEquals(trouble, second.state().trouble());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ANSWERING")
    void a_node_that_was_not_answering_gets_no_benefit_of_the_doubt(NodeReason reason) {
        Verdict verdict = NodeRules.after(state(reason), Contact.NONE, failed(1, Trouble.CUT_OFF));
        assertEquals(NodeReason.NODE_UNREADABLE, verdict.state().reason());
        assertEquals(moment(1).wall(), verdict.contact().lastCheck());
    }

    @Test
    void a_server_that_lives_but_gets_no_list_together_is_busy() {
        Verdict first = then(well(), failed(0, Trouble.BUSY));
        Verdict busy = then(first, failed(5, Trouble.BUSY));
        assertEquals(NodeReason.BUSY, busy.state().reason());
        assertEquals(Status.DEGRADED, busy.state().reason().status());
        assertFalse(then(busy, failed(20, Trouble.BUSY)).changed());
    }

    @Test
    void recovery_needs_one_answer() {
        Verdict away = new Verdict(troubled(REFUSED), new Contact(NOON, NOON, null, 9, null), true);
        Verdict back = then(away, seen(60));
        assertTrue(back.changed());
        assertEquals(NodeReason.ANSWERING, back.state().reason());
        assertEquals(moment(60).wall(), back.state().since());
        assertNull(back.state().trouble());
        assertEquals("", back.state().evidence());
        Contact expected =
                new Contact(moment(60).wall(), moment(60).wall(), Samples.QUICK, 0, null);
        assertEquals(expected, back.contact());
    }

    @Test
    void an_answer_like_the_last_one_changes_nothing() {
        Verdict again = then(well(), seen(10));
        assertFalse(again.changed());
        assertEquals(NOON, again.state().since());
        assertEquals(moment(10).wall(), again.contact().lastSeen());
    }

    @Test
    void the_same_trouble_again_changes_nothing_and_another_one_keeps_the_since_of_the_reason() {
        Verdict away = new Verdict(troubled(REFUSED), checked(), true);
        Verdict same = then(away, failed(10, REFUSED));
        assertFalse(same.changed());
        Verdict other = then(away, failed(20, Trouble.CONNECT_TIMEOUT));
        assertTrue(other.changed());
        assertEquals(NodeReason.NODE_UNREACHABLE, other.state().reason());
        assertEquals(Trouble.CONNECT_TIMEOUT, other.state().trouble());
        assertEquals(NOON, other.state().since());
        Verdict worse = then(away, failed(20, Trouble.FORBIDDEN));
        assertEquals(moment(20).wall(), worse.state().since());
    }

    @Test
    void setting_the_clock_does_not_end_the_benefit_of_the_doubt() {
        Verdict first = then(well(), failed(10, REFUSED));
        Poll.Moment hourOn = new Poll.Moment(NOON.plusSeconds(3600), moment(11).nanos());
        Poll.Failed late = new Poll.Failed(hourOn, Samples.QUICK, REFUSED, "hub:9997");
        assertFalse(then(first, late).changed());
    }

    @Test
    void while_in_doubt_after_our_start_a_node_has_not_been_checked() {
        Contact stored = Contact.since(NOON);
        Verdict doubt = NodeRules.after(answering(), stored, failed(1, REFUSED));
        NodeView view = Samples.view(Samples.node(), doubt.state(), doubt.contact(), null);
        assertFalse(view.checked());
        assertEquals(NodeReason.NOT_CHECKED, view.reason());
        Verdict concluded = then(doubt, failed(4, REFUSED));
        view = Samples.view(Samples.node(), concluded.state(), concluded.contact(), null);
        assertEquals(NodeReason.NODE_UNREACHABLE, view.reason());
        Verdict answered = then(doubt, seen(4));
        view = Samples.view(Samples.node(), answered.state(), answered.contact(), null);
        assertEquals(NodeReason.ANSWERING, view.reason());
    }

    @Test
    void a_restart_is_seen_where_both_answers_say_when_the_server_started() {
        NodeState before = answering();
        NodeState later =
                new NodeState(
                        NodeReason.ANSWERING, NOON, null, "", null, NOON.plusSeconds(1), false);
        NodeState silent = new NodeState(NodeReason.ANSWERING, NOON, null, "", null, null, false);
        assertTrue(NodeRules.restarted(before, later));
        assertFalse(NodeRules.restarted(before, before));
        assertFalse(NodeRules.restarted(before, silent));
        assertFalse(NodeRules.restarted(silent, later));
    }
}
