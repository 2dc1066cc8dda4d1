package dev.signalbox.cli.fake;

import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Values in the shape of the contract; a test changes what it is about.
public final class Samples {
    private Samples() {}

    /// JSON from text.
    public static Json json(String text) {
        try {
            return JsonText.parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fields fields(String text) {
        var fields = new Fields();
        json(text).entries().forEach(fields::put);
        return fields;
    }

    /// A node that is well.
    public static Fields node(long id, String name) {
        return fields(
                        """
                {"id":0,"name":"","api_url":"http://10.0.0.5:9997","username":"ops","has_password":true,
                 "tls_fingerprint":null,"rtsp_url":"rtsp://10.0.0.5:8554","rtmp_url":null,"hls_url":null,
                 "webrtc_url":null,"srt_url":null,"environment":"production","labels":{"site":"berlin"},
                 "is_active":true,"is_local":false,"is_simulated":false,"status":"healthy","reason":"answering",
                 "detail":"Answers in time","since":"2026-11-20T08:00:00Z","version":"1.15.2",
                 "last_seen":"2026-11-20T09:59:55Z","last_check":"2026-11-20T09:59:55Z","stream_count":3,
                 "healthy_streams":2,"degraded_streams":1,"unhealthy_streams":0,"unknown_streams":0,
                 "missing_streams":0,"viewers":7,"bitrate":12400000,"outbound_bitrate":999950000,
                 "poll_seconds":0.012,"poll_interval_seconds":null,"revision":4,
                 "created_at":"2026-11-01T00:00:00Z","updated_at":"2026-11-19T10:00:00Z"}
                """)
                .put("id", id)
                .put("name", name);
    }

    /// The same, whole.
    public static Fields nodeDetail(long id, String name) {
        return node(id, name)
                .put("metadata", Json.Null.NOTHING)
                .put("started", "2026-11-18T10:00:00Z")
                .put("capabilities", json("[\"info\",\"tracks2\"]"))
                .put(
                        "streams_by_status",
                        json("{\"healthy\":2,\"degraded\":1,\"unhealthy\":0,\"unknown\":0}"));
    }

    /// The answer to a change of a node.
    public static Fields nodeChanged(long id, String name, String message) {
        return nodeDetail(id, name).put("message", message);
    }

    /// A page of nodes, all in one.
    public static Json nodes(Json... nodes) {
        return page("nodes", nodes).put("environments", json("[\"production\"]")).done();
    }

    /// A stream that is well.
    public static Fields stream(long id, String node, String path) {
        return fields(
                        """
                {"id":0,"node_id":3,"node_name":"","environment":"production","path":"","name":"",
                 "status":"healthy","reason":"playable","detail":"Playable, and bytes arrive",
                 "since":"2026-11-20T09:00:00Z","present":true,"missing_since":null,"source_type":"rtspSession",
                 "source_url":null,"protocol":"rtsp","readers":2,
                 "tracks":[{"codec":"H264","width":1920,"height":1080,"channels":null,"sample_rate":null,
                            "profile":"High","level":"4.1"},
                           {"codec":"Opus","width":null,"height":null,"channels":2,"sample_rate":48000,
                            "profile":null,"level":null}],
                 "bitrate":4100000,"outbound_bitrate":8200000,"bytes_received":123456789,"bytes_sent":0,
                 "fps":null,"latency_ms":null,"auto_remediate":true,"recording_enabled":false,
                 "last_check":"2026-11-20T09:59:55Z","labels":{"floor":"1"},"revision":2}
                """)
                .put("id", id)
                .put("node_name", node)
                .put("path", path)
                .put("name", path);
    }

    /// The same, whole.
    public static Fields streamDetail(long id, String node, String path) {
        return stream(id, node, path)
                .put("source_id", "8f1c")
                .put("conf_name", "all_others")
                .put("live_since", "2026-11-20T09:00:00Z")
                .put("keyframe_interval", Json.Null.NOTHING)
                .put("frames_in_error", 0)
                .put("created_at", "2026-11-01T00:00:00Z")
                .put("updated_at", "2026-11-19T10:00:00Z");
    }

    /// The answer to a change of a stream.
    public static Fields streamChanged(long id, String node, String path, String message) {
        return streamDetail(id, node, path).put("message", message);
    }

    /// A page of streams, all in one.
    public static Json streams(Json... streams) {
        return page("streams", streams)
                .put(
                        "summary",
                        json(
                                "{\"total\":0,\"healthy\":0,\"degraded\":0,\"unhealthy\":0,\"unknown\":0}"))
                .done();
    }

    /// A whole list on one page.
    public static Fields page(String plural, Json... items) {
        return new Fields()
                .put(plural, new Json.Arr(List.of(items)))
                .put("total", items.length)
                .put("page", 1)
                .put("pages", 1);
    }

    /// An event of a stream.
    public static Fields event(long sequence) {
        return fields(
                        """
                {"sequence":0,"id":0,"kind":"stream.status_changed","event_type":"stream.status_changed",
                 "severity":"error","at":"2026-11-20T09:58:00Z","created_at":"2026-11-20T09:58:00Z","node_id":3,
                 "node_name":"edge-1","stream_id":17,"stream_path":"site/cam1","incident_id":null,
                 "message":"","data":{"from":"healthy","to":"unhealthy"}}
                """)
                .put("sequence", sequence)
                .put("id", sequence)
                .put("message", "event " + sequence);
    }

    /// The same as it comes over the live connection.
    public static Json liveEvent(long sequence) {
        return live(event(sequence).done());
    }

    /// An event as it comes over the live connection.
    public static Json live(Json event) {
        var fields = new Fields().put("type", "event");
        event.entries().forEach(fields::put);
        return fields.done();
    }

    /// An incident that is open.
    public static Fields incident(long id) {
        return fields(
                        """
                {"id":0,"cause":"node_unreachable","severity":"critical","state":"open",
                 "title":"edge-1 does not answer","detail":"Connection refused","node_id":3,"node_name":"edge-1",
                 "stream_id":null,"stream_path":null,"affected":12,"occurrences":1,
                 "opened_at":"2026-11-20T09:30:00Z","last_at":"2026-11-20T09:59:00Z","resolved_at":null,
                 "acknowledged_at":null,"acknowledged_by":null,"note":null}
                """)
                .put("id", id);
    }

    /// An API key.
    public static Fields key(long id, String name) {
        return fields(
                        """
                {"id":0,"name":"","role":"viewer","hint":"sbk_ab","created_at":"2026-11-01T00:00:00Z",
                 "expires_at":null,"last_used_at":null}
                """)
                .put("id", id)
                .put("name", name);
    }

    /// The report of a connection test.
    public static Json report(boolean success) {
        var connect =
                success
                        ? "{\"step\":\"connect\",\"outcome\":\"ok\",\"code\":null,\"detail\":\"Connected\","
                                + "\"advice\":null,\"seconds\":0.004}"
                        : "{\"step\":\"connect\",\"outcome\":\"failed\",\"code\":\"node.unreachable\","
                                + "\"detail\":\"Connection refused\",\"advice\":\"Is MediaMTX running?\",\"seconds\":0.004}";
        return fields(
                        """
                {"steps":[{"step":"address","outcome":"ok","code":null,"detail":"10.0.0.5","advice":null,
                           "seconds":0.001},%s,
                          {"step":"sign_in","outcome":"not_tried","code":null,"detail":"Not tried","advice":null,
                           "seconds":null}],
                 "version":null,"path_count":null,"simulated":false,
                 "suggested":{"rtsp_url":"rtsp://10.0.0.5:8554","rtmp_url":null,"hls_url":"http://10.0.0.5:8888",
                              "webrtc_url":null,"srt_url":null}}
                """
                                .formatted(connect))
                .put("success", success)
                .done();
    }

    /// The result of a quick check.
    public static Fields check(long id, String name) {
        return fields(
                        """
                {"success":true,"node_id":0,"node_name":"","updated":1,"healthy":5,"degraded":0,"unhealthy":0,
                 "unknown":0,"seconds":0.021}
                """)
                .put("node_id", id)
                .put("node_name", name);
    }
}
