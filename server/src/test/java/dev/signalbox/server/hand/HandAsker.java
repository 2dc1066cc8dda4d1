package dev.signalbox.server.hand;

import dev.signalbox.mediamtx.MediaMtxClient.Asked;
import dev.signalbox.mediamtx.NodeMemory;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.Poll;
import dev.signalbox.server.polling.Asker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Nodes that answer as the test tells them, and note that they were asked.
public final class HandAsker implements Asker {
    /// What a node says; may take its time, or throw.
    public interface Answer {
        Poll to(NodeAddress address);
    }

    /// One time that a node was asked.
    public record Question(NodeAddress address, NodeMemory memory) {}

    private final Map<NodeAddress, Answer> answers = new ConcurrentHashMap<>();
    private final Answer others;
    private final List<Question> asked = new ArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostInside = new AtomicInteger();

    /// Nodes that answer thus until they are told otherwise.
    public HandAsker(Answer others) {
        this.others = others;
    }

    public void tell(NodeAddress address, Answer answer) {
        answers.put(address, answer);
    }

    @Override
    public Asked poll(NodeAddress address, NodeMemory memory) {
        synchronized (asked) {
            asked.add(new Question(address, memory));
        }
        mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try {
            Poll poll = answers.getOrDefault(address, others).to(address);
            return new Asked(
                    poll, new NodeMemory(Some.VERSION, null, Map.of(), memory.learnt() + 1));
        } finally {
            inside.decrementAndGet();
        }
    }

    public List<Question> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    public int asked(NodeAddress address) {
        return (int) asked().stream().filter(one -> one.address().equals(address)).count();
    }

    /// How many are being asked now.
    public int inside() {
        return inside.get();
    }

    /// How many were asked at the same time, at most.
    public int mostInside() {
        return mostInside.get();
    }
}
