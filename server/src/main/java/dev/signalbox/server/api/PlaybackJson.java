package dev.signalbox.server.api;

import dev.signalbox.model.NodeView;
import dev.signalbox.model.PublicUrls;
import dev.signalbox.server.fleet.Fleet;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where streams can be watched. The forms of the URLs are MediaMTX's own.
final class PlaybackJson {

    void write(Out out, Fleet.Found found) throws IOException {
        PublicUrls urls = found.node().node().urls();
        String path = found.stream().path();
        out.number("stream_id", found.stream().id().value())
                .text("path", path)
                .text("status", found.node().reason(found.stream()).status().code())
                .text("hls_url", with(urls.hls(), "/" + path + "/index.m3u8"))
                .text("hls_base_url", urls.hls())
                .text("webrtc_url", with(urls.webrtc(), "/" + path))
                .text("whep_url", with(urls.webrtc(), "/" + path + "/whep"))
                .text("rtsp_url", with(urls.rtsp(), "/" + path))
                .text("rtmp_url", with(urls.rtmp(), "/" + path))
                .text("srt_url", with(urls.srt(), "?streamid=read:" + path));
    }

    private static @Nullable String with(@Nullable String base, String rest) {
        return base == null ? null : base + rest;
    }

    void writeConfig(Out out, Collection<NodeView> nodes) throws IOException {
        List<NodeView> active =
                nodes.stream()
                        .filter(view -> view.node().active())
                        .sorted(Comparator.comparing(view -> view.node().id()))
                        .toList();
        out.object(
                "nodes",
                all -> {
                    for (NodeView view : active) {
                        all.object(
                                view.node().id().toString(),
                                one ->
                                        one.text("name", view.node().name())
                                                .text("hls_base_url", view.node().urls().hls())
                                                .text(
                                                        "webrtc_base_url",
                                                        view.node().urls().webrtc())
                                                .text("environment", view.node().environment()));
                    }
                });
    }
}
