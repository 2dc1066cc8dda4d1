package dev.signalbox.server.storage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Node;
import dev.signalbox.model.StreamId;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.StreamSettings;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.nodes.NodeDraft;
import dev.signalbox.server.nodes.NodeStore.NameTaken;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AssertionFailureBuilder;
import org.junit.jupiter.api.BeforeEach;

/// What the suites of all stores need. Each test begins with nothing in the database.
abstract class StoreSuite {
    final TestDatabase database;

    StoreSuite(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    final void beginWithNothing() {
        database.empty();
    }

    final Stores stores() {
        return database.stores();
    }

    final Node add(String name) {
        return add(Some.draft(name));
    }

    final Node add(NodeDraft draft) {
        try {
            return stores().nodes()
                    .add(
                            id -> Some.node(id, draft, 1),
                            node -> Some.event(EventKind.NODE_ADDED, node, Some.TIME))
                    .node();
        } catch (NameTaken e) {
            throw new AssertionError(e);
        }
    }

    final StreamRecord expect(Node node, String path) {
        return expect(node, path, StreamSettings.DEFAULT);
    }

    final StreamRecord expect(Node node, String path, StreamSettings settings) {
        StreamId id = new StreamId(stores().fleet().reserve(1));
        StreamRecord stream = StreamRecord.expected(id, node.id(), path, settings, Some.TIME);
        Event event = Some.event(EventKind.STREAM_EXPECTED, node, stream, Some.TIME);
        assertTrue(stores().fleet().expect(stream, event).isPresent());
        return stream;
    }

    final long last() {
        return stores().events().last();
    }

    final List<Event> events() {
        return stores().events().after(0, 100_000);
    }

    /// All numbers from 1 on are there, each once and in order.
    final void assertNoGaps() {
        List<Long> numbers = events().stream().map(Event::sequence).toList();
        List<Long> wanted = LongStream.rangeClosed(1, numbers.size()).boxed().toList();
        if (!numbers.equals(wanted) || last() != numbers.size()) {
            AssertionFailureBuilder.assertionFailure()
                    .message("numbers without gaps, the last being " + last())
                    .expected(wanted)
                    .actual(numbers)
                    .buildAndThrow();
        }
    }

    /// Something that a thread does again and again.
    interface Doing {
        void times(int number) throws Exception;
    }

    /// Eight threads do it, all at the same time.
    static void withEightThreads(int times, Doing doing) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(8);
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        List<Thread> threads =
                LongStream.range(0, 8)
                        .mapToObj(
                                thread ->
                                        Thread.ofPlatform()
                                                .start(
                                                        () -> {
                                                            try {
                                                                ready.countDown();
                                                                ready.await();
                                                                for (int i = 0; i < times; i++) {
                                                                    doing.times(
                                                                            (int) thread * times
                                                                                    + i);
                                                                }
                                                            } catch (Exception e) {
                                                                thrown.add(e);
                                                            }
                                                        }))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        if (!thrown.isEmpty()) {
            throw new AssertionError("a thread failed", thrown.getFirst());
        }
    }
}
