package dev.signalbox.model;

import dev.signalbox.model.Poll.Failed;
import dev.signalbox.model.Poll.Moment;
import dev.signalbox.model.Poll.Seen;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a poll means for the node itself.
public final class NodeRules {

    /// A MediaMTX that applies a new configuration refuses connections for up to three seconds.
    /// Until this much time has passed, and a second try has failed, nothing is concluded.
    public static final Duration BENEFIT_OF_DOUBT = Duration.ofSeconds(3);

    private NodeRules() {}

    /// A node's state and contact after a poll.
    ///
    /// @param changed whether the state is another one than before
    public record Verdict(NodeState state, Contact contact, boolean changed) {
        static Verdict of(NodeState before, NodeState after, Contact contact) {
            return new Verdict(after, contact, !after.equals(before));
        }
    }

    public static Verdict after(NodeState before, Contact contact, Poll poll) {
        return switch (poll) {
            case Seen seen -> answered(before, seen);
            case Failed failed -> failed(before, contact, failed);
        };
    }

    private static Verdict answered(NodeState before, Seen seen) {
        Snapshot snapshot = seen.snapshot();
        boolean was = before.reason() == NodeReason.ANSWERING;
        NodeState state =
                new NodeState(
                        NodeReason.ANSWERING,
                        was ? before.since() : seen.at().wall(),
                        null,
                        "",
                        snapshot.version(),
                        snapshot.started(),
                        snapshot.simulated());
        Contact now = new Contact(seen.at().wall(), seen.at().wall(), seen.took(), 0, null);
        return Verdict.of(before, state, now);
    }

    private static Verdict failed(NodeState before, Contact contact, Failed failed) {
        Moment first = contact.failingSince() == null ? failed.at() : contact.failingSince();
        Contact now =
                new Contact(
                        contact.lastSeen(),
                        failed.at().wall(),
                        failed.took(),
                        contact.failures() + 1,
                        first);
        if (!concluded(before, now, failed)) {
            return Verdict.of(before, before, now);
        }
        NodeReason reason = failed.trouble().reason();
        if (before.reason() == reason && before.trouble() == failed.trouble()) {
            return Verdict.of(before, before, now);
        }
        NodeState state =
                new NodeState(
                        reason,
                        before.reason() == reason ? before.since() : failed.at().wall(),
                        failed.trouble(),
                        failed.evidence(),
                        before.version(),
                        before.started(),
                        before.simulated());
        return Verdict.of(before, state, now);
    }

    private static boolean concluded(NodeState before, Contact now, Failed failed) {
        if (failed.trouble().conclusive()) {
            return true;
        }
        // A node that is already known not to answer, or never did, gets no benefit of the doubt.
        if (before.reason() != NodeReason.ANSWERING) {
            return true;
        }
        Moment first = now.failingSince();
        return now.failures() >= 2
                && first != null
                && failed.at().since(first).compareTo(BENEFIT_OF_DOUBT) >= 0;
    }

    /// Whether the server was started anew between two answers.
    public static boolean restarted(NodeState before, NodeState after) {
        return before.started() != null
                && after.started() != null
                && !before.started().equals(after.started());
    }

    /// How long to wait until the next poll.
    ///
    /// @param regular the interval that is set
    public static Duration next(Contact contact, NodeState state, Duration regular) {
        if (contact.failures() == 0) {
            return regular;
        }
        if (state.reason() == NodeReason.ANSWERING) {
            // In doubt: ask again soon, at 1 s and then 2 s.
            return shorter(Duration.ofSeconds(contact.failures() < 2 ? 1 : 2), regular);
        }
        boolean conclusive = trouble(state);
        Duration slow = Duration.ofSeconds(conclusive ? 30 : 15);
        return regular.compareTo(slow) > 0 ? regular : slower(contact, regular, slow);
    }

    private static boolean trouble(NodeState state) {
        @Nullable Trouble trouble = state.trouble();
        return trouble != null && trouble.conclusive();
    }

    private static Duration slower(Contact contact, Duration regular, Duration slowest) {
        Duration grown = regular.multipliedBy(Math.min(contact.failures(), 8));
        return grown.compareTo(slowest) > 0 ? slowest : grown;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
