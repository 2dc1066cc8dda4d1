package dev.signalbox.server.live;

import dev.signalbox.server.words.Language;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One client: what waits to be sent to it, and no more than it can be expected to take.
public final class Client {
    /// A client that has this much waiting will not catch up.
    private static final int MOST_CHARACTERS = 4_000_000;

    private static final int MOST_MESSAGES = 20_000;
    private static final int BATCH_CHARACTERS = 64_000;

    static final int TOO_SLOW = 4008;

    private final Line line;
    private final Runnable onDropped;
    private final ArrayDeque<String> messages = new ArrayDeque<>();
    private final Map<String, String> numbers = new LinkedHashMap<>();
    private int waiting;
    private boolean sending;
    private boolean inCall;
    private boolean closed;
    private boolean batch;
    private volatile Language language = Language.ENGLISH;

    Client(Line line, Runnable onDropped) {
        this.line = line;
        this.onDropped = onDropped;
    }

    Language language() {
        return language;
    }

    synchronized void prefer(@Nullable Language language, @Nullable Boolean batch) {
        if (language != null) {
            this.language = language;
        }
        if (batch != null) {
            this.batch = batch;
        }
    }

    /// Queues a message that must not be lost.
    void offer(String message) {
        boolean drop;
        synchronized (this) {
            if (closed) {
                return;
            }
            messages.addLast(message);
            waiting += message.length();
            drop = waiting > MOST_CHARACTERS || messages.size() > MOST_MESSAGES;
            closed = drop;
        }
        if (drop) {
            line.send(RESYNC, _ -> line.close(TOO_SLOW, "too far behind"));
            onDropped.run();
            return;
        }
        pump();
    }

    static final String RESYNC = "{\"type\":\"resync\",\"reason\":\"too_far_behind\"}";

    /// Queues values of a topic in place of older ones that were not sent yet.
    void offerNumbers(String topic, String message) {
        synchronized (this) {
            if (closed) {
                return;
            }
            numbers.put(topic, message);
        }
        pump();
    }

    void close(int code, String reason) {
        synchronized (this) {
            closed = true;
        }
        line.close(code, reason);
    }

    synchronized void gone() {
        closed = true;
        messages.clear();
        numbers.clear();
    }

    /// Sends until the line has to be waited for. A line may say at once that it is ready; going
    /// round then, instead of deeper, keeps a long queue from becoming a deep stack.
    private void pump() {
        while (true) {
            String next;
            synchronized (this) {
                if (sending || closed) {
                    return;
                }
                next = next();
                if (next == null) {
                    return;
                }
                sending = true;
                inCall = true;
            }
            line.send(next, this::sent);
            synchronized (this) {
                inCall = false;
                if (sending) {
                    return;
                }
            }
        }
    }

    private void sent(boolean ok) {
        boolean goOn;
        synchronized (this) {
            sending = false;
            closed |= !ok;
            goOn = !inCall;
        }
        if (goOn) {
            pump();
        }
    }

    private @Nullable String next() {
        if (!batch || messages.size() + numbers.size() < 2) {
            return one();
        }
        StringBuilder all = new StringBuilder("{\"type\":\"batch\",\"messages\":[");
        String next = one();
        while (next != null) {
            all.append(next).append(',');
            next = all.length() < BATCH_CHARACTERS ? one() : null;
        }
        all.setCharAt(all.length() - 1, ']');
        return all.append('}').toString();
    }

    private @Nullable String one() {
        String message = messages.pollFirst();
        if (message != null) {
            waiting -= message.length();
            return message;
        }
        if (numbers.isEmpty()) {
            return null;
        }
        String topic = numbers.keySet().iterator().next();
        return numbers.remove(topic);
    }
}
