package dev.signalbox.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Routes, envelopes, paging and fields, release by release.
class ApiShapeTest {

    @ParameterizedTest
    @CsvSource({
        "/v3/info, 1.15.1, 1.15.2",
        "/v3/hlssessions/list, 1.17.1, 1.18.0",
        "/v3/moqsessions/list, 1.18.2, 1.19.0",
        "/v3/paths/forward/list?path=cam1, 1.19.3, 1.20.0"
    })
    void an_endpoint_appears_in_one_release(String url, String without, String with) {
        try (var older = One.of(without);
                var newer = One.of(with)) {
            older.node().configPath("cam1", "{}");
            newer.node().configPath("cam1", "{}");
            assertEquals(404, older.api().get(url).status());
            assertEquals("404 page not found", older.api().get(url).body());
            assertEquals(200, newer.api().get(url).status());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v3/paths/list",
                "/v3/config/paths/list",
                "/v3/config/global/get",
                "/v3/config/pathdefaults/get",
                "/v3/rtspconns/list",
                "/v3/rtspsessions/list",
                "/v3/rtmpconns/list",
                "/v3/srtconns/list",
                "/v3/webrtcsessions/list",
                "/v3/hlsmuxers/list",
                "/v3/recordings/list"
            })
    void these_endpoints_are_in_every_release(String url) {
        for (var version : new String[] {"1.9.0", "1.12.0", "1.15.6", "1.20.1"}) {
            try (var one = One.of(version)) {
                assertEquals(200, one.api().get(url).status(), version);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp, rtspsessions",
        "rtmp, rtmpconns",
        "srt, srtconns",
        "webrtc, webrtcsessions",
        "hls, hlsmuxers",
        "hls, hlssessions",
        "moq, moqsessions"
    })
    void a_protocol_that_is_off_has_no_endpoints(String protocol, String family) {
        try (var one = One.of("1.20.1")) {
            var url = "/v3/" + family + "/list";
            assertEquals(200, one.api().get(url).status());
            one.node().globals("{\"" + protocol + "\":false}");
            var answer = one.api().get(url);
            assertEquals(404, answer.status());
            assertEquals("text/plain", answer.header("content-type"));
        }
    }

    @Test
    void encryption_adds_a_family_and_strict_encryption_takes_the_plain_one_away() {
        try (var one = One.of("1.20.1")) {
            assertEquals(404, one.api().get("/v3/rtspsconns/list").status());
            one.node().globals("{\"rtspEncryption\":\"optional\",\"rtmpEncryption\":\"strict\"}");
            assertEquals(200, one.api().get("/v3/rtspsconns/list").status());
            assertEquals(200, one.api().get("/v3/rtspssessions/list").status());
            assertEquals(200, one.api().get("/v3/rtspconns/list").status());
            assertEquals(200, one.api().get("/v3/rtmpsconns/list").status());
            assertEquals(404, one.api().get("/v3/rtmpconns/list").status());
        }
        try (var old = One.of("1.10.0")) {
            old.node().globals("{\"encryption\":\"strict\"}");
            assertEquals(404, old.api().get("/v3/rtspconns/list").status());
            assertEquals(200, old.api().get("/v3/rtspsconns/list").status());
        }
    }

    @Test
    void every_release_serves_a_stream_with_its_reader_and_its_configuration() {
        for (var version : dev.signalbox.mediamtx.release.MediaMtxVersion.releases()) {
            try (var one = One.of(version.toString())) {
                one.node().configPath("cam1", "{}");
                one.node().publish("cam1");
                one.node().read("cam1", dev.signalbox.simulator.state.Protocol.WEBRTC, 1);
                var path = one.api().path("cam1");
                assertEquals(2, path.path("tracks").size(), version.toString());
                assertEquals(1, path.path("readers").size(), version.toString());
                assertEquals(1, one.api().get("/v3/webrtcsessions/list").items().size());
                var conf = one.api().get("/v3/config/paths/get/cam1").body();
                one.api().delete("/v3/config/paths/delete/cam1");
                var again = one.api().post("/v3/config/paths/add/cam1", conf);
                assertEquals(200, again.status(), version + ": " + again.body());
                assertEquals(conf, one.api().get("/v3/config/paths/get/cam1").body());
            }
        }
    }

    @Test
    void every_answer_names_the_server_and_says_that_it_is_simulated() {
        try (var one = One.of("1.20.1")) {
            for (var url : new String[] {"/v3/paths/list", "/v3/nothing", "/v3/paths/list/"}) {
                var answer = one.api().get(url);
                assertEquals("mediamtx", answer.header("server"));
                assertEquals("signalbox", answer.header("x-simulated"));
                assertEquals("*", answer.header("access-control-allow-origin"));
            }
        }
    }

    @Test
    void since_1_15_5_success_errors_and_refusals_have_an_envelope() {
        try (var older = One.of("1.15.4");
                var newer = One.of("1.15.5")) {
            assertEquals("", older.api().post("/v3/config/paths/add/a", "{}").body());
            assertEquals(
                    "{\"status\":\"ok\"}", newer.api().post("/v3/config/paths/add/a", "{}").body());
            assertEquals(
                    "{\"error\":\"path not found\"}", older.api().get("/v3/paths/get/b").body());
            assertEquals(
                    "{\"status\":\"error\",\"error\":\"path not found\"}",
                    newer.api().get("/v3/paths/get/b").body());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, '[\"c0\",\"c1\"]', 5, 3",
        "1, 2, '[\"c2\",\"c3\"]', 5, 3",
        "2, 2, '[\"c4\"]', 5, 3",
        "3, 2, '[]', 5, 3",
        "0, 2147483647, '[\"c0\",\"c1\",\"c2\",\"c3\",\"c4\"]', 5, 1",
        "2147483647, 2147483647, '[]', 5, 1"
    })
    void lists_are_cut_into_pages(String page, String perPage, String names, int items, int pages) {
        try (var one = One.of("1.20.1")) {
            for (int i = 4; i >= 0; i--) {
                one.node().configPath("c" + i, "{}");
            }
            for (var list : new String[] {"/v3/paths/list", "/v3/config/paths/list"}) {
                var answer = one.api().get(list + "?page=" + page + "&itemsPerPage=" + perPage);
                var expected = names.replace("[", "").replace("]", "").replace("\"", "");
                assertEquals(expected, String.join(",", answer.names()));
                assertEquals(items, answer.json().path("itemCount").asInt());
                assertEquals(pages, answer.json().path("pageCount").asInt());
            }
        }
    }

    @Test
    void a_page_has_a_hundred_items_unless_asked_otherwise_and_an_empty_list_no_pages() {
        try (var one = One.of("1.20.1")) {
            assertEquals(0, one.api().get("/v3/paths/list").json().path("pageCount").asInt());
            for (int i = 0; i < 101; i++) {
                one.node().configPath("c" + i, "{}");
            }
            var answer = one.api().get("/v3/paths/list");
            assertEquals(100, answer.items().size());
            assertEquals(2, answer.json().path("pageCount").asInt());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "itemsPerPage=0 | invalid items per page",
                "itemsPerPage=A | strconv.ParseUint: parsing \"A\": invalid syntax",
                "page=-1 | strconv.ParseUint: parsing \"-1\": invalid syntax",
                "page=2147483648 | strconv.ParseUint: parsing \"2147483648\": value out of range",
                "page=99999999999999999999 | strconv.ParseUint: parsing \"99999999999999999999\":"
                        + " value out of range"
            })
    void pages_that_cannot_be_are_refused(String query, String message) {
        try (var one = One.of("1.20.1")) {
            for (var list : new String[] {"/v3/paths/list", "/v3/srtconns/list"}) {
                var answer = one.api().get(list + "?" + query);
                assertEquals(400, answer.status());
                assertEquals(message, answer.error());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.9.3, tracks2, false",
        "1.16.3, tracks2, false",
        "1.17.0, tracks2, true",
        "1.17.0, inboundBytes, true",
        "1.16.3, inboundBytes, false",
        "1.16.0, available, true",
        "1.15.6, available, false",
        "1.16.0, onlineTime, true",
        "1.20.1, ready, true",
        "1.20.1, bytesReceived, true",
        "1.9.0, bytesReceived, true",
        "1.17.0, inboundFramesInError, true"
    })
    void paths_have_the_fields_of_their_release(String version, String field, boolean there) {
        try (var one = One.of(version)) {
            one.node().configPath("cam1", "{}");
            one.node().publish("cam1");
            var path = one.api().path("cam1");
            assertEquals(there, path.has(field));
            assertTrue(path.path("ready").asBoolean());
            assertEquals(0, path.path("readers").size());
        }
    }

    @Test
    void long_answers_can_come_in_chunks_as_those_of_the_real_one() {
        try (var one = One.of(One.settings("1.20.1").chunked(true));
                var client = new RawClient(one.node().url())) {
            for (int i = 0; i < 20; i++) {
                one.node().configPath("c" + i, "{}");
            }
            var answer = one.api().get("/v3/paths/list");
            assertEquals(20, answer.items().size());
            client.send("GET /v3/paths/list HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            var raw = client.rest();
            assertTrue(raw.contains("Transfer-Encoding: chunked\r\n"), raw);
            assertFalse(raw.contains("Content-Length"), raw);
            assertTrue(raw.endsWith("]}\r\n0\r\n\r\n"), raw);
        }
    }

    @Test
    void a_preflight_is_answered_before_anybody_is_asked_for_credentials() {
        try (var one = One.of(One.settings("1.20.1").user("ann", "secret"))) {
            var answer =
                    one.api()
                            .with("Access-Control-Request-Method", "GET")
                            .send("OPTIONS", "/v3/paths/list", "");
            assertEquals(204, answer.status());
            assertEquals(
                    "OPTIONS, GET, POST, PATCH, DELETE",
                    answer.header("access-control-allow-methods"));
        }
    }

    @Test
    void a_body_above_ten_mebibytes_is_refused() {
        try (var one = One.of("1.20.1");
                var client = new RawClient(one.node().url())) {
            client.send("POST /v3/config/paths/add/a HTTP/1.1\r\nHost: a\r\n");
            client.send("Content-Length: 10485761\r\n\r\n");
            client.send(new byte[10 * 1024 * 1024]);
            assertTrue(client.rest().contains("size exceeds maximum allowed"));
        }
    }

    @Test
    void info_says_version_and_start() {
        try (var one = One.of("1.20.1", new dev.signalbox.simulator.time.HandTimeline())) {
            assertEquals(
                    "{\"version\":\"v1.20.1\",\"started\":\"2026-03-01T12:00:00Z\"}",
                    one.api().get("/v3/info").body());
        }
    }
}
