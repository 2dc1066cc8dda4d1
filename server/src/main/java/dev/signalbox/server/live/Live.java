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
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, Set<Client>> byTopic = new ConcurrentHashMap<>();
    private final Map<Client, Set<String>> clients = new ConcurrentHashMap<>();
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
        clients.put(client, ConcurrentHashMap.newKeySet());
        client.offer(hello);
        return client;
    }

    public void disconnect(Client client) {
        client.gone();
        Set<String> topics = clients.remove(client);
        if (topics != null) {
            topics.forEach(topic -> leave(client, topic));
        }
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
        Set<String> topics = clients.get(client);
        if (topics == null) {
            return true;
        }
        Set<String> fresh = new HashSet<>(wish.topics());
        fresh.removeAll(topics);
        if (topics.size() + fresh.size() > MOST_TOPICS) {
            return false;
        }
        client.prefer(wish.language(), wish.batch());
        Long since = wish.since();
        log.catchUp(
                since == null ? Long.MAX_VALUE : since,
                missed -> {
                    fresh.forEach(topic -> join(client, topics, topic));
                    replay(client, fresh, missed);
                });
        if (fresh.contains("fleet")) {
            planSum();
        }
        return true;
    }

    public void unsubscribe(Client client, Collection<String> topics) {
        Set<String> has = clients.getOrDefault(client, Set.of());
        for (String topic : topics) {
            if (has.remove(topic)) {
                leave(client, topic);
            }
        }
    }

    private void replay(Client client, Set<String> fresh, Optional<List<Event>> missed) {
        if (missed.isEmpty()) {
            client.offer(Client.RESYNC);
            return;
        }
        for (Event event : missed.get()) {
            for (String topic : topics(event)) {
                if (fresh.contains(topic) || hearsOfNode(client, fresh, topic)) {
                    client.offer(writing.event(event, client.language()));
                    break;
                }
            }
        }
    }

    /// Whether the topic is the inner one of a node that has a stream among the fresh topics.
    private boolean hearsOfNode(Client client, Set<String> fresh, String topic) {
        return topic.startsWith(STREAMS_OF)
                && byTopic.getOrDefault(topic, Set.of()).contains(client)
                && fresh.stream().anyMatch(one -> topic.equals(innerTopic(one)));
    }

    private void join(Client client, Set<String> topics, String topic) {
        topics.add(topic);
        enter(client, topic);
        String inner = innerTopic(topic);
        if (inner != null) {
            topics.add(inner);
            enter(client, inner);
        }
    }

    private void enter(Client client, String topic) {
        byTopic.compute(
                topic,
                (_, all) -> {
                    Set<Client> set = all == null ? ConcurrentHashMap.newKeySet() : all;
                    set.add(client);
                    return set;
                });
    }

    private void leave(Client client, String topic) {
        byTopic.computeIfPresent(
                topic,
                (_, all) -> {
                    all.remove(client);
                    return all.isEmpty() ? null : all;
                });
    }

    /// Whoever follows a stream also hears when its node goes.
    private static final String STREAMS_OF = "~streams-of:";

    private @Nullable String innerTopic(String topic) {
        if (!topic.startsWith("stream:")) {
            return null;
        }
        StreamId id = new StreamId(Long.parseLong(topic.substring("stream:".length())));
        return fleet.stream(id).map(found -> STREAMS_OF + found.node().node().id()).orElse(null);
    }

    private void happened(List<Event> events) {
        if (byTopic.isEmpty()) {
            return;
        }
        for (Event event : events) {
            Set<Client> hearers = new HashSet<>();
            for (String topic : topics(event)) {
                hearers.addAll(byTopic.getOrDefault(topic, Set.of()));
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
        if (byTopic.isEmpty()) {
            return;
        }
        planSum();
        String nodeTopic = "node:" + view.node().id();
        Map<Language, String> written = new EnumMap<>(Language.class);
        for (Client client : byTopic.getOrDefault(nodeTopic, Set.of())) {
            client.offerNumbers(
                    nodeTopic,
                    written.computeIfAbsent(
                            client.language(), language -> writing.node(view, language)));
        }
        if (!byTopic.containsKey(STREAMS_OF + view.node().id())) {
            return;
        }
        for (StreamView stream : view.streams()) {
            String topic = "stream:" + stream.id();
            Set<Client> hearers = byTopic.get(topic);
            if (hearers != null) {
                String message = writing.stream(view, stream);
                hearers.forEach(client -> client.offerNumbers(topic, message));
            }
        }
    }

    /// However many nodes are looked at in a second, the sum is told once.
    private void planSum() {
        if (byTopic.containsKey("fleet") && sumPlanned.compareAndSet(false, true)) {
            pacer.in(SUM_EVERY, "live sum", this::tellSum);
        }
    }

    private void tellSum() {
        sumPlanned.set(false);
        Set<Client> hearers = byTopic.getOrDefault("fleet", Set.of());
        if (!hearers.isEmpty()) {
            String message = writing.sum();
            hearers.forEach(client -> client.offerNumbers("fleet", message));
        }
    }

    public int clients() {
        return clients.size();
    }

    /// How many were too slow.
    public long dropped() {
        return dropped.sum();
    }

    @Override
    public void close() {
        clients.keySet().forEach(client -> client.close(1001, "going down"));
    }
}
