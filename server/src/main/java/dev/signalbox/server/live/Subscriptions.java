package dev.signalbox.server.live;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Who wants to hear of what. Each topic may bring an inner one along, which its client has not
/// asked for by name and which goes with the last topic that brought it.
final class Subscriptions {
    /// The inner topic of a topic that has none.
    static final String NONE = "";

    private final Map<String, Set<Client>> byTopic = new ConcurrentHashMap<>();
    private final Map<Client, Topics> byClient = new ConcurrentHashMap<>();

    /// What one client hears. All of it is done with its lock held.
    private static final class Topics {
        private final Map<String, String> inner = new HashMap<>();
        private boolean left;

        Set<String> all() {
            Set<String> all = new HashSet<>(inner.keySet());
            all.addAll(inner.values());
            all.remove(NONE);
            return all;
        }
    }

    void enter(Client client) {
        byClient.put(client, new Topics());
    }

    void leave(Client client) {
        Topics topics = byClient.remove(client);
        if (topics != null) {
            synchronized (topics) {
                topics.left = true;
                topics.all().forEach(topic -> part(client, topic));
            }
        }
    }

    /// Whether the client may have these topics beside the ones that it has.
    boolean haveRoom(Client client, Set<String> more, int most) {
        Topics topics = byClient.get(client);
        if (topics == null) {
            return true;
        }
        synchronized (topics) {
            long fresh = more.stream().filter(topic -> !topics.inner.containsKey(topic)).count();
            return fresh == 0 || topics.inner.size() + fresh <= most;
        }
    }

    /// What a client heard before, and what it hears in addition now.
    record Added(Set<String> before, Set<String> fresh) {}

    Added add(Client client, Set<String> more, Function<String, String> innerOf) {
        Topics topics = byClient.get(client);
        if (topics == null) {
            return new Added(Set.of(), Set.of());
        }
        synchronized (topics) {
            Set<String> before = topics.all();
            if (topics.left) {
                return new Added(before, Set.of());
            }
            for (String topic : more) {
                topics.inner.putIfAbsent(topic, innerOf.apply(topic));
            }
            Set<String> fresh = topics.all();
            fresh.removeAll(before);
            fresh.forEach(topic -> join(client, topic));
            return new Added(before, fresh);
        }
    }

    void remove(Client client, Collection<String> less) {
        Topics topics = byClient.get(client);
        if (topics == null) {
            return;
        }
        synchronized (topics) {
            Set<String> gone = topics.all();
            topics.inner.keySet().removeAll(less);
            gone.removeAll(topics.all());
            gone.forEach(topic -> part(client, topic));
        }
    }

    private void join(Client client, String topic) {
        byTopic.compute(
                topic,
                (_, all) -> {
                    Set<Client> set = all == null ? ConcurrentHashMap.newKeySet() : all;
                    set.add(client);
                    return set;
                });
    }

    private void part(Client client, String topic) {
        byTopic.computeIfPresent(
                topic,
                (_, all) -> {
                    all.remove(client);
                    return all.isEmpty() ? null : all;
                });
    }

    /// Who hears a topic; may be read while others come and go.
    Set<Client> hearers(String topic) {
        return byTopic.getOrDefault(topic, Set.of());
    }

    boolean nobody() {
        return byTopic.isEmpty();
    }

    Set<Client> clients() {
        return byClient.keySet();
    }
}
