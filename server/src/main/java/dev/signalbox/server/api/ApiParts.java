package dev.signalbox.server.api;

import dev.signalbox.server.access.Access;
import dev.signalbox.server.events.EventLog;
import dev.signalbox.server.events.EventStore;
import dev.signalbox.server.fleet.Fleet;
import dev.signalbox.server.fleet.Streams;
import dev.signalbox.server.idempotency.Idempotency;
import dev.signalbox.server.incidents.Incidents;
import dev.signalbox.server.live.Live;
import dev.signalbox.server.nodes.Nodes;
import dev.signalbox.server.polling.ConnectionTest;
import dev.signalbox.server.polling.Poller;
import dev.signalbox.server.words.Texts;
import dev.signalbox.server.work.Pacer;
import dev.signalbox.server.work.Tasks;
import dev.signalbox.server.work.Time;

/// What the API stands on.
public record ApiParts(
        Nodes nodes,
        Fleet fleet,
        Streams streams,
        Incidents incidents,
        EventLog log,
        EventStore events,
        Access access,
        Idempotency idempotency,
        Poller<Fleet.Taken> poller,
        ConnectionTest connectionTest,
        Live live,
        Pacer pacer,
        SystemReport system,
        Texts texts,
        Time time,
        Tasks tasks) {}
