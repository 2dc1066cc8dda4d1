package dev.signalbox.server.api;

import dev.signalbox.model.Credentials;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.PathState;
import dev.signalbox.model.Poll;
import dev.signalbox.model.Snapshot;
import dev.signalbox.model.Trouble;
import dev.signalbox.server.polling.ConnectionTest.Report;
import dev.signalbox.server.polling.ConnectionTest.Step;
import dev.signalbox.server.words.Language;
import dev.signalbox.server.words.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A connection test as the API shows it, step by step.
final class ConnectionJson {
    private final Texts texts;

    ConnectionJson(Texts texts) {
        this.texts = texts;
    }

    private record Line(
            Step step,
            String outcome,
            @Nullable String code,
            String detail,
            @Nullable String advice,
            @Nullable Duration took) {}

    void write(Out out, NodeAddress address, Report report, Language language) throws IOException {
        Snapshot snapshot =
                switch (report.poll()) {
                    case Poll.Seen seen -> seen.snapshot();
                    case Poll.Failed _ -> null;
                };
        List<Line> lines =
                switch (report.poll()) {
                    case Poll.Seen seen -> passed(address, seen, language);
                    case Poll.Failed failed -> failed(address, failed, language);
                };
        out.bool("success", snapshot != null)
                .list("steps", lines, ConnectionJson::line)
                .text("version", snapshot == null ? null : snapshot.version().toString())
                .number(
                        "path_count",
                        snapshot == null ? null : Integer.valueOf(snapshot.paths().size()))
                .bool("simulated", snapshot != null && snapshot.simulated())
                .object("suggested", urls -> NodeJson.urls(urls, report.suggested()));
    }

    private static void line(Out out, Line line) throws IOException {
        out.text("step", line.step().code())
                .text("outcome", line.outcome())
                .text("code", line.code())
                .text("detail", line.detail())
                .text("advice", line.advice())
                .seconds("seconds", line.took());
    }

    private List<Line> passed(NodeAddress address, Poll.Seen seen, Language language) {
        List<Line> lines = new ArrayList<>();
        for (Step step : Step.values()) {
            Duration took = step == Step.PATHS ? seen.took() : null;
            lines.add(ok(step, address, seen.snapshot(), took, language));
        }
        return lines;
    }

    private List<Line> failed(NodeAddress address, Poll.Failed failed, Language language) {
        Step at = Report.failedAt(failed.trouble());
        List<Line> lines = new ArrayList<>();
        for (Step step : Step.values()) {
            int order = step.compareTo(at);
            if (order < 0) {
                lines.add(ok(step, address, null, null, language));
            } else if (order == 0) {
                Trouble trouble = failed.trouble();
                lines.add(
                        new Line(
                                step,
                                "failed",
                                trouble.code(),
                                texts.trouble(language, trouble, failed.evidence()),
                                texts.advice(language, trouble),
                                failed.took()));
            } else {
                String detail = texts.say(language, "step.not_tried", Map.of());
                lines.add(new Line(step, "not_tried", null, detail, null, null));
            }
        }
        return lines;
    }

    private Line ok(
            Step step,
            NodeAddress address,
            @Nullable Snapshot snapshot,
            @Nullable Duration took,
            Language language) {
        Credentials credentials = address.credentials();
        String detail =
                switch (step) {
                    case ADDRESS ->
                            texts.say(
                                    language,
                                    "step.address.ok",
                                    Map.of("address", address.apiUrl()));
                    case CONNECT -> texts.say(language, "step.connect.ok", Map.of());
                    case SIGN_IN ->
                            credentials == null
                                    ? texts.say(language, "step.sign_in.open", Map.of())
                                    : texts.say(
                                            language,
                                            "step.sign_in.ok",
                                            Map.of("user", credentials.username()));
                    case VERSION -> version(snapshot, language);
                    case PATHS -> paths(snapshot, language);
                };
        return new Line(step, "ok", null, detail, null, took);
    }

    private String version(@Nullable Snapshot snapshot, Language language) {
        if (snapshot == null) {
            return "MediaMTX";
        }
        String key = snapshot.simulated() ? "step.version.simulated" : "step.version.ok";
        return texts.say(language, key, Map.of("version", snapshot.version()));
    }

    private String paths(@Nullable Snapshot snapshot, Language language) {
        List<PathState> paths = snapshot == null ? List.of() : snapshot.paths();
        long live = paths.stream().filter(PathState::live).count();
        return texts.say(language, "step.paths.ok", Map.of("count", paths.size(), "live", live));
    }
}
