package dev.signalbox.server.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line that takes the next text at once, or when the test says so.
final class HandLine implements Line {
    private final List<String> sent = new ArrayList<>();
    private final ArrayDeque<Done> open = new ArrayDeque<>();
    private boolean slow;
    private int closings;
    private @Nullable Integer code;

    /// From now on the other side reads only when [#reads] is called.
    HandLine slow() {
        slow = true;
        return this;
    }

    @Override
    public void send(String text, Done done) {
        sent.add(text);
        if (slow) {
            open.add(done);
        } else {
            done.sent(true);
        }
    }

    @Override
    public void close(int code, String reason) {
        closings++;
        this.code = code;
    }

    /// The other side has read the oldest text.
    void reads() {
        open.removeFirst().sent(true);
    }

    /// The other side reads all there is, and from now on at once.
    void readsAll() {
        slow = false;
        while (!open.isEmpty()) {
            reads();
        }
    }

    /// The oldest text could not be sent.
    void breaks() {
        open.removeFirst().sent(false);
    }

    /// How many texts are on their way.
    int underWay() {
        return open.size();
    }

    /// What was sent since this was asked for the last time.
    List<String> sent() {
        List<String> news = List.copyOf(sent);
        sent.clear();
        return news;
    }

    int closings() {
        return closings;
    }

    @Nullable Integer code() {
        return code;
    }
}
