package dev.signalbox.server.polling;

import dev.signalbox.model.Node;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Poll;
import dev.signalbox.server.hand.HandAsker;
import dev.signalbox.server.hand.HandTime;
import dev.signalbox.server.hand.HandWork;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.polling.Poller.Done;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A poller with time that is turned by hand, and polls that take none.
abstract class PollerSuite {
    final HandWork work = new HandWork();
    final HandAsker asker = new HandAsker(_ -> Some.seen(work.time));
    final Map<NodeId, Duration> intervals = new HashMap<>();
    final List<String> log = new ArrayList<>();
    Runnable inTake = () -> {};
    Runnable inNext = () -> {};
    final Poller<String> poller = new Poller<>(asker, new Intake(), work.pacer, work.time, 100);

    final class Intake implements Poller.Intake<String> {
        @Override
        public String take(NodeId node, Poll poll) {
            log.add(seconds() + " node " + node);
            inTake.run();
            return "taken " + node;
        }

        @Override
        public Duration next(NodeId node) {
            inNext.run();
            return intervals.getOrDefault(node, Duration.ofSeconds(10));
        }
    }

    long seconds() {
        return Duration.between(HandTime.BEGIN, work.time.instant()).toSeconds();
    }

    static Node node(long id) {
        return node(id, (int) id);
    }

    static Node node(long id, int port) {
        return Some.node(new NodeId(id), Some.at(Some.draft("n" + id), Some.address(port)), 1);
    }

    static NodeAddress at(int port) {
        return Some.address(port);
    }

    CompletableFuture<Done<String>> ask(long id) {
        CompletableFuture<Done<String>> answer = poller.askNow(new NodeId(id));
        work.pacer.runDue();
        return answer;
    }
}
