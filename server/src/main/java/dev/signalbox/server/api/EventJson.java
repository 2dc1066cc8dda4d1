package dev.signalbox.server.api;

import dev.signalbox.model.Event;
import dev.signalbox.model.Event.Subject;
import dev.signalbox.model.Incident;
import dev.signalbox.model.Incident.Acknowledgement;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.StreamId;
import dev.signalbox.server.events.EventStore;
import dev.signalbox.server.words.Language;
import dev.signalbox.server.words.Texts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/// Events and incidents as the API shows them.
final class EventJson {
    private final Texts texts;

    EventJson(Texts texts) {
        this.texts = texts;
    }

    /// Answers with a page of events.
    void answer(Call call, EventStore.Page page, Query.Paging paging) {
        call.answer(
                out ->
                        Lists.write(
                                out,
                                "events",
                                page.events(),
                                page.total(),
                                paging,
                                (each, event) -> write(each, event, call.language())));
    }

    void write(Out out, Event event, Language language) throws IOException {
        Subject subject = event.subject();
        out.number("sequence", event.sequence())
                .number("id", event.sequence())
                .text("kind", event.kind().code())
                .text("event_type", event.kind().code())
                .text("severity", event.severity().code())
                .time("at", event.at())
                .time("created_at", event.at());
        subject(out, subject);
        out.number("incident_id", subject.incident())
                .text("message", texts.event(language, event))
                .values("data", event.data());
    }

    private static void subject(Out out, Subject subject) throws IOException {
        NodeId node = subject.node();
        StreamId stream = subject.stream();
        out.number("node_id", node == null ? null : Long.valueOf(node.value()))
                .text("node_name", subject.nodeName())
                .number("stream_id", stream == null ? null : Long.valueOf(stream.value()))
                .text("stream_path", subject.streamPath());
    }

    void write(Out out, Incident incident, Language language) throws IOException {
        Acknowledgement said = incident.acknowledged();
        out.number("id", incident.id())
                .text("cause", incident.cause().code())
                .text("severity", incident.severity().code())
                .text("state", state(incident))
                .text("title", texts.title(language, incident))
                .text("detail", texts.detail(language, incident));
        subject(out, incident.subject());
        out.number("affected", incident.affected())
                .number("occurrences", incident.occurrences())
                .time("opened_at", incident.openedAt())
                .time("last_at", incident.lastAt())
                .time("resolved_at", incident.resolvedAt())
                .time("acknowledged_at", said == null ? null : said.at())
                .text("acknowledged_by", said == null ? null : said.by())
                .text("note", said == null ? null : said.note());
    }

    private static String state(Incident incident) {
        if (!incident.isOpen()) {
            return "resolved";
        }
        return incident.acknowledged() == null ? "open" : "acknowledged";
    }

    /// An incident in the words of the tool that is replaced.
    void writeAlert(Out out, Incident incident, Language language, Instant now) throws IOException {
        out.number("id", incident.id());
        subject(out, incident.subject());
        out.text("event_type", incident.cause().code())
                .text("severity", incident.severity().code())
                .text("message", texts.title(language, incident))
                .time("created_at", incident.openedAt())
                .decimal(
                        "duration_minutes",
                        Duration.between(incident.openedAt(), now).toSeconds() / 60.0)
                .text("state", state(incident))
                .number("affected", incident.affected());
    }

    /// An event as a live client gets it.
    byte[] live(Event event, Language language) {
        return Out.bytes(
                out -> {
                    out.text("type", "event");
                    write(out, event, language);
                });
    }
}
