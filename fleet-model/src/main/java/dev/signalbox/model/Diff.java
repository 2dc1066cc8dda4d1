package dev.signalbox.model;

import dev.signalbox.model.Poll.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What an answer of a node changes in what we knew of its streams.
///
/// @param now all streams of the node after the answer, by path
/// @param appeared those that were never seen before
/// @param changed those of which something that is kept is different
public record Diff(List<StreamView> now, List<StreamRecord> appeared, List<Change> changed) {

    /// A stream before and after.
    public record Change(StreamRecord before, StreamRecord after) {}

    /// How many paths of the answer are new to us, so that their ids can be had beforehand.
    public static int countNew(List<StreamView> before, Snapshot answer) {
        int fresh = 0;
        int known = 0;
        for (PathState path : answer.paths()) {
            while (known < before.size() && before.get(known).path().compareTo(path.name()) < 0) {
                known++;
            }
            if (known == before.size() || !before.get(known).path().equals(path.name())) {
                fresh++;
            }
        }
        return fresh;
    }

    /// Lays an answer over what was known. Both lists are ordered by path. A stream that is not in
    /// the answer is kept and marked missing, unless the answer is not whole.
    public static Diff between(
            NodeId node,
            List<StreamView> before,
            Snapshot answer,
            Moment at,
            StreamRules rules,
            Supplier<StreamId> ids) {
        Merge merge = new Merge(node, answer, at, rules, ids, before.size());
        int known = 0;
        for (PathState path : answer.paths()) {
            while (known < before.size() && before.get(known).path().compareTo(path.name()) < 0) {
                merge.absent(before.get(known++));
            }
            if (known < before.size() && before.get(known).path().equals(path.name())) {
                merge.listed(before.get(known++), path);
            } else {
                merge.fresh(path);
            }
        }
        while (known < before.size()) {
            merge.absent(before.get(known++));
        }
        return new Diff(List.copyOf(merge.now), merge.appeared, merge.changed);
    }

    public boolean nothing() {
        return appeared.isEmpty() && changed.isEmpty();
    }

    private static final class Merge {
        private final NodeId node;
        private final Snapshot answer;
        private final Moment at;
        private final StreamRules rules;
        private final Supplier<StreamId> ids;
        private final List<StreamView> now;
        private final List<StreamRecord> appeared = new ArrayList<>();
        private final List<Change> changed = new ArrayList<>();

        Merge(
                NodeId node,
                Snapshot answer,
                Moment at,
                StreamRules rules,
                Supplier<StreamId> ids,
                int known) {
            this.node = node;
            this.answer = answer;
            this.at = at;
            this.rules = rules;
            this.ids = ids;
            this.now = new ArrayList<>(Math.max(known, answer.paths().size()));
        }

        void fresh(PathState path) {
            Reading reading = Reading.next(null, path, at);
            Reason reason = rules.judge(path, facts(path), null, reading);
            StreamRecord found = StreamRecord.found(ids.get(), node, path, reason, at.wall());
            appeared.add(found);
            now.add(new StreamView(found, reading));
        }

        void listed(StreamView known, PathState path) {
            StreamRecord before = known.stream();
            Reading reading = Reading.next(known.reading(), path, at);
            Reason reason = rules.judge(path, facts(path), before.reason(), reading);
            if (same(before, path, reason)) {
                now.add(new StreamView(before, reading));
                return;
            }
            StreamRecord after = before.seen(path, reason, at.wall());
            changed.add(new Change(before, after));
            now.add(new StreamView(after, reading));
        }

        void absent(StreamView known) {
            StreamRecord before = known.stream();
            if (!answer.whole() || !before.present()) {
                now.add(known);
                return;
            }
            StreamRecord after = before.gone(at.wall());
            changed.add(new Change(before, after));
            now.add(new StreamView(after, null));
        }

        private @Nullable ConfFacts facts(PathState path) {
            return path.confName() == null ? null : answer.confs().get(path.confName());
        }

        private static boolean same(StreamRecord before, PathState path, Reason reason) {
            return before.present()
                    && before.reason() == reason
                    && Objects.equals(before.source(), path.source())
                    && Objects.equals(before.liveSince(), path.liveSince())
                    && Objects.equals(before.confName(), path.confName())
                    && (path.tracks().isEmpty() || before.tracks().equals(path.tracks()));
        }
    }
}
