package dev.signalbox.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A path of an answer, of which only what matters is said.
record PathSketch(PathState state) {
    static final Source CAMERA = new Source("rtspSource", "");
    static final Source ENCODER = new Source("rtspSession", "11111111-2222-4333-8444-555555555555");
    static final Source ELSEWHERE = new Source("redirect", "");
    static final Instant LIVE_SINCE = Instant.parse("2026-03-01T11:00:00Z");

    /// Listed, with nobody there.
    static PathSketch path(String name) {
        return new PathSketch(
                new PathState(name, name, false, false, null, null, List.of(), 0, 0, 0, null));
    }

    /// Published and playing.
    static PathSketch live(String name) {
        return path(name).source(ENCODER).playing(true, LIVE_SINCE);
    }

    /// Pulled by the node, which does not reach the source.
    static PathSketch pulled(String name) {
        return path(name).source(CAMERA);
    }

    PathSketch playing(boolean live, @Nullable Instant since) {
        return new PathSketch(
                new PathState(
                        state.name(),
                        state.confName(),
                        live,
                        true,
                        state.source(),
                        since,
                        state.tracks(),
                        state.readers(),
                        state.bytesIn(),
                        state.bytesOut(),
                        state.framesInError()));
    }

    PathSketch source(@Nullable Source source) {
        return new PathSketch(
                new PathState(
                        state.name(),
                        state.confName(),
                        state.live(),
                        state.available(),
                        source,
                        state.liveSince(),
                        state.tracks(),
                        state.readers(),
                        state.bytesIn(),
                        state.bytesOut(),
                        state.framesInError()));
    }

    PathSketch conf(@Nullable String confName) {
        return with(confName, state.tracks(), state.readers(), state.bytesIn(), state.bytesOut());
    }

    PathSketch tracks(String... codecs) {
        List<Track> tracks = Stream.of(codecs).map(Track::of).toList();
        return with(state.confName(), tracks, state.readers(), state.bytesIn(), state.bytesOut());
    }

    PathSketch readers(int readers) {
        return with(state.confName(), state.tracks(), readers, state.bytesIn(), state.bytesOut());
    }

    PathSketch bytes(long in, long out) {
        return with(state.confName(), state.tracks(), state.readers(), in, out);
    }

    private PathSketch with(
            @Nullable String confName, List<Track> tracks, int readers, long in, long out) {
        return new PathSketch(
                new PathState(
                        state.name(),
                        confName,
                        state.live(),
                        state.available(),
                        state.source(),
                        state.liveSince(),
                        tracks,
                        readers,
                        in,
                        out,
                        state.framesInError()));
    }
}
