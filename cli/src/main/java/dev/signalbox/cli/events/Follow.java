package dev.signalbox.cli.events;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Failed;
import dev.signalbox.cli.api.Failure;
import dev.signalbox.cli.api.Live;
import dev.signalbox.cli.api.Pages;
import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/// Follows the log of events over the live connection. Every event comes once and in order, through
/// lost connections and restarts: `last` is the number of the newest that was seen, each connection
/// asks for what came after it, and what comes twice is dropped.
final class Follow {
    private static final String MISUNDERSTOOD = "cli.live";
    private static final Duration STABLE = Duration.ofSeconds(30);

    private final Call call;
    private final EventFilter filter;
    private final EventLines lines;
    private long last;
    private long left;
    private int failures;

    /// What became of a connection.
    private enum End {
        LOST,
        ENOUGH
    }

    Follow(Call call, EventFilter filter, OptionalLong count) {
        this.call = call;
        this.filter = filter;
        this.lines = new EventLines(call);
        this.left = count.orElse(Long.MAX_VALUE);
    }

    /// Shows the last events of a query, then those that come, until there were enough or nobody
    /// reads any more.
    Exit run(Query query, OptionalLong backlog) {
        showBacklog(query, backlog);
        try {
            while (left > 0 && call.screen().flush()) {
                if (connectAndListen() == End.ENOUGH) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Exit.OK;
    }

    private void showBacklog(Query query, OptionalLong backlog) {
        // First where the log ends: the filter may leave out the newest, and those need not be sent
        // again.
        var newest = call.api().get(Query.of("/api/events").with("per_page", 1)).json();
        newest.at("events").items().forEach(event -> last = event.at("sequence").number());
        if (backlog.isPresent() && backlog.getAsLong() == 0) {
            return;
        }
        var events = Pages.read(call.api(), query, "events", backlog).at("events").items();
        for (var event : events.reversed()) {
            if (left > 0) {
                show(event);
            }
            last = Math.max(last, event.at("sequence").number());
        }
    }

    private End connectAndListen() throws InterruptedException {
        var began = call.host().clock().instant();
        long before = last;
        String why;
        try (var live = call.api().live()) {
            if (listen(live) == End.ENOUGH) {
                return End.ENOUGH;
            }
            why = call.words().say("follow.lost");
        } catch (Failed e) {
            if (call.refresh()) {
                failures = 0;
                return End.LOST;
            }
            if (!passes(e.failure())) {
                throw e;
            }
            why = e.failure().detail().replaceFirst("[.。]$", "");
        }
        var lasted = Duration.between(began, call.host().clock().instant());
        failures = last > before || lasted.compareTo(STABLE) >= 0 ? 1 : failures + 1;
        var wait = Backoff.before(failures, ThreadLocalRandom.current().nextDouble());
        call.screen().faint(call.words().say("follow.again", why, Math.max(1, wait.toSeconds())));
        call.screen().flush();
        call.host().pause(wait);
        return End.LOST;
    }

    /// Whether it is worth trying again.
    private static boolean passes(Failure failure) {
        return failure.code().equals(Failure.UNREACHABLE)
                || (failure.exit() == Exit.FAILED && !failure.code().equals(MISUNDERSTOOD));
    }

    private End listen(Live live) throws InterruptedException {
        boolean asked = false;
        while (true) {
            var arrival = live.next(call.host().silence());
            if (arrival.isEmpty()) {
                if (asked) {
                    return End.LOST;
                }
                live.send(new Fields().put("ping", 1).done());
                asked = true;
                continue;
            }
            asked = false;
            switch (arrival.get()) {
                case Live.Arrival.Gone gone -> {
                    return gone(gone);
                }
                case Live.Arrival.Message(var message) -> take(live, message);
            }
            if (left <= 0 || !call.screen().flush()) {
                return End.ENOUGH;
            }
        }
    }

    private End gone(Live.Arrival.Gone gone) {
        return switch (gone.code()) {
            case 4401 ->
                    throw new Failed(
                            Failure.here(
                                            Exit.DENIED,
                                            "cli.not_signed_in",
                                            call.words().say("follow.denied"))
                                    .withHint(call.words().say("hint.login")));
            case 4400 -> throw misunderstood(gone.reason());
            default -> End.LOST;
        };
    }

    private Failed misunderstood(String reason) {
        return new Failed(
                Exit.FAILED, MISUNDERSTOOD, call.words().say("follow.misunderstood", reason));
    }

    private void take(Live live, Json message) {
        switch (message.at("type").text()) {
            case "hello" -> subscribe(live, message.at("sequence").number());
            case "batch" -> message.at("messages").items().forEach(one -> take(live, one));
            case "event" -> event(message);
            case "resync" -> readMissed();
            case "error" -> throw misunderstood(message.at("detail").text());
            default -> {
                // Pongs, numbers, and what newer servers may say.
            }
        }
    }

    private void subscribe(Live live, long newest) {
        if (newest < last) {
            // Numbers never go back in one store: this is another one.
            call.screen().faint(call.words().say("follow.new_log"));
            last = 0;
        }
        live.send(
                new Fields()
                        .put("subscribe", new Json.Arr(List.of(Json.of("events"))))
                        .put("since", last)
                        .put("language", call.words().language().tag())
                        .put("batch", true)
                        .done());
    }

    private void event(Json event) {
        long sequence = event.at("sequence").number();
        if (sequence <= last) {
            return;
        }
        last = sequence;
        if (filter.takes(event)) {
            show(event);
        }
    }

    private void show(Json event) {
        if (left > 0) {
            left--;
            lines.show(event);
        }
    }

    /// Too much was missed for the connection to send: it is read from the log, oldest first.
    private void readMissed() {
        while (left > 0) {
            var page =
                    call.api()
                            .get(
                                    filter.query()
                                            .with("after", last)
                                            .with("sort", "sequence")
                                            .with("per_page", Pages.LARGEST))
                            .json()
                            .at("events")
                            .items();
            if (page.isEmpty()) {
                return;
            }
            page.forEach(this::event);
        }
    }
}
