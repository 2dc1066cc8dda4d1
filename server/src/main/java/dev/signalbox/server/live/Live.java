package dev.signalbox.server.live;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.StreamId;
import dev.signalbox.model.StreamView;
import dev.signalbox.server.events.EventLog;
import dev.signalbox.server.fleet.Fleet;
import dev.signalbox.server.words.Language;
import dev.signalbox.server.work.Pacer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Tells clients what they asked to hear.
public final class Live implements AutoCloseable {
    /// At most this many topics a client.
    public static final int MOST_TOPICS = 2_000;

    private static final Duration SUM_EVERY = Duration.ofSeconds(1);

    private final EventLog log;
    private final Fleet fleet;
    private final Pacer pacer;
    private final Writing writing;
    private final Subscriptions subscriptions = new Subscriptions();
    private final AtomicBoolean sumPlanned = new AtomicBoolean();
    private final LongAdder dropped = new LongAdder();

    /// Puts things into JSON.
    public interface Writing {
        String event(Event event, Language language);

        String node(NodeView view, Language language);

        String stream(NodeView view, StreamView stream);

        String sum();
    }

    public Live(EventLog log, Fleet fleet, Pacer pacer, Writing writing) {
        this.log = log;
        this.fleet = fleet;
        this.pacer = pacer;
        this.writing = writing;
    }

    public void start() {
        log.listen(this::happened);
        fleet.listen((view, _) -> looked(view));
    }

    public Client connect(Line line, String hello) {
        Client client = new Client(line, dropped::increment);
        subscriptions.enter(client);
        client.offer(hello);
        return client;
    }

    public void disconnect(Client client) {
        client.gone();
        subscriptions.leave(client);
    }

    /// What a client can wish.
    ///
    /// @param since the last number it has seen; absent: from now on
    public record Wish(
            Set<String> topics,
            @Nullable Long since,
            @Nullable Language language,
            @Nullable Boolean batch) {}

    /// Adds topics.
    ///
    /// @return false if they are too many, and nothing was added
    public boolean subscribe(Client client, Wish wish) {
        if (!subscriptions.haveRoom(client, wish.topics(), MOST_TOPICS)) {
            return false;
        }
        client.prefer(wish.language(), wish.batch());
        Long since = wish.since();
        log.catchUp(
                since == null ? log.last() : since,
                missed ->
                        replay(
                                client,
                                subscriptions.add(client, wish.topics(), this::inner),
                                missed));
        if (wish.topics().contains("fleet")) {
            planSum();
        }
        return true;
    }

    public void unsubscribe(Client client, Collection<String> topics) {
        subscriptions.remove(client, topics);
    }

    /// Sends what was missed of the topics that are new; of the others the client has heard.
    private void replay(Client client, Subscriptions.Added added, Optional<List<Event>> missed) {
        if (added.fresh().isEmpty()) {
            return;
        }
        if (missed.isEmpty()) {
            client.offer(Client.RESYNC);
            return;
        }
        for (Event event : missed.get()) {
            List<String> topics = topics(event);
            if (!Collections.disjoint(topics, added.fresh())
                    && Collections.disjoint(topics, added.before())) {
                client.offer(writing.event(event, client.language()));
            }
        }
    }

    /// Whoever follows a stream also hears when its node goes.
    private static final String STREAMS_OF = "~streams-of:";

    private String inner(String topic) {
        if (!topic.startsWith("stream:")) {
            return Subscriptions.NONE;
        }
        long id = Long.parseLong(topic.substring("stream:".length()));
        return id < 1
                ? Subscriptions.NONE
                : fleet.stream(new StreamId(id))
                        .map(found -> STREAMS_OF + found.node().node().id())
                        .orElse(Subscriptions.NONE);
    }

    private void happened(List<Event> events) {
        if (subscriptions.nobody()) {
            return;
        }
        for (Event event : events) {
            Set<Client> hearers = new HashSet<>();
            for (String topic : topics(event)) {
                hearers.addAll(subscriptions.hearers(topic));
            }
            Map<Language, String> written = new EnumMap<>(Language.class);
            for (Client client : hearers) {
                client.offer(
                        written.computeIfAbsent(
                                client.language(), language -> writing.event(event, language)));
            }
        }
    }

    private static List<String> topics(Event event) {
        List<String> topics = new ArrayList<>(6);
        topics.add("events");
        NodeId node = event.subject().node();
        StreamId stream = event.subject().stream();
        switch (event.kind().family()) {
            case "stream" -> topics.add("streams");
            case "incident" -> topics.add("incidents");
            default -> topics.add("fleet");
        }
        if (node != null) {
            topics.add("node:" + node);
        }
        if (stream != null) {
            topics.add("stream:" + stream);
        }
        if (event.kind() == EventKind.NODE_STATUS_CHANGED && node != null) {
            topics.add("streams");
            topics.add(STREAMS_OF + node);
        }
        return topics;
    }

    private void looked(NodeView view) {
        if (subscriptions.nobody()) {
            return;
        }
        planSum();
        String nodeTopic = "node:" + view.node().id();
        Map<Language, String> written = new EnumMap<>(Language.class);
        for (Client client : subscriptions.hearers(nodeTopic)) {
            client.offerNumbers(
                    nodeTopic,
                    written.computeIfAbsent(
                            client.language(), language -> writing.node(view, language)));
        }
        if (subscriptions.hearers(STREAMS_OF + view.node().id()).isEmpty()) {
            return;
        }
        for (StreamView stream : view.streams()) {
            String topic = "stream:" + stream.id();
            Set<Client> hearers = subscriptions.hearers(topic);
            if (!hearers.isEmpty()) {
                String message = writing.stream(view, stream);
                hearers.forEach(client -> client.offerNumbers(topic, message));
            }
        }
    }

    /// However many nodes are looked at in a second, the sum is told once.
    private void planSum() {
        if (!subscriptions.hearers("fleet").isEmpty() && sumPlanned.compareAndSet(false, true)) {
            pacer.in(SUM_EVERY, "live sum", this::tellSum);
        }
    }

    private void tellSum() {
        sumPlanned.set(false);
        Set<Client> hearers = subscriptions.hearers("fleet");
        if (!hearers.isEmpty()) {
            String message = writing.sum();
            hearers.forEach(client -> client.offerNumbers("fleet", message));
        }
    }

    public int clients() {
        return subscriptions.clients().size();
    }

    /// How many were too slow.
    public long dropped() {
        return dropped.sum();
    }

    @Override
    public void close() {
        subscriptions.clients().forEach(client -> client.close(1001, "going down"));
    }
}
