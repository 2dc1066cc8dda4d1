package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.server.access.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MetricsApiTest {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABEL =
            "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "(%s)(?:\\{(%s(?:,%s)*)?})? (NaN|[+-]?Inf|[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)"
                            .formatted(NAME, LABEL, LABEL));
    private static final Pattern HELP = Pattern.compile("# HELP (%s) .+".formatted(NAME));
    private static final Pattern TYPE =
            Pattern.compile("# TYPE (%s) (counter|gauge|histogram|summary)".formatted(NAME));

    private static final List<String> PROXY =
            List.of(
                    "Forwarded",
                    "Via",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-Forwarded-Proto",
                    "X-Real-IP");

    private static TestServer server;

    @BeforeAll
    static void open() {
        server = TestServer.open();
        server.add("odd \"name\" \\ \u00fc", server.fed("hub").live("a", "b"));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void every_line_is_of_prometheus_text_format() {
        Answer answer = server.nobody().get("/metrics").expect(200);
        assertTrue(
                answer.header("Content-Type").orElse("").startsWith("text/plain; version=0.0.4"));
        Map<String, String> types = new HashMap<>();
        Set<String> series = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        assertTrue(answer.text().endsWith("\n"));
        for (String line : answer.text().split("\n")) {
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (type.matches()) {
                types.put(type.group(1), type.group(2));
            } else if (sample.matches()) {
                boolean once = series.add(sample.group(1) + sample.group(2));
                boolean typed = types.containsKey(sample.group(1));
                boolean named =
                        !"counter".equals(types.get(sample.group(1)))
                                || sample.group(1).endsWith("_total");
                if (!once || !typed || !named) {
                    wrong.add(line);
                }
            } else if (!HELP.matcher(line).matches()) {
                wrong.add(line);
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(series.size() > 15, series::toString);
        assertTrue(
                answer.text().contains("node=\"odd \\\"name\\\" \\\\ \u00fc\""), answer::toString);
    }

    @Test
    void the_numbers_are_those_of_the_fleet() {
        String text = server.nobody().get("/metrics").text();
        assertEquals(2.0, value(text, "signalbox_streams", "status=\"healthy\""));
        assertEquals(1.0, value(text, "signalbox_node_up", "odd"));
        assertEquals((double) server.rooms.log.last(), value(text, "signalbox_events_total", ""));
    }

    private static double value(String text, String name, String with) {
        return text.lines()
                .filter(line -> line.startsWith(name) && line.contains(with))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void they_are_open_on_this_machine_and_closed_to_what_a_proxy_passes_on() {
        server.nobody().get("/metrics").expect(200);
        for (String header : PROXY) {
            Api proxied = server.nobody().with(header, "203.0.113.7");
            proxied.get("/metrics").expect(401, "auth.required");
            String key = server.key(Role.VIEWER).headers().getOrDefault("X-API-Key", "");
            proxied.with("X-API-Key", key).get("/metrics").expect(200);
            proxied.with("Authorization", "Bearer " + key).get("/metrics").expect(200);
        }
    }

    @Test
    void they_are_open_to_everybody_when_that_is_set() {
        try (TestServer open = TestServer.open(true, TestServer.NO_PAGE)) {
            for (String header : PROXY) {
                open.nobody().with(header, "203.0.113.7").get("/metrics").expect(200);
            }
        }
    }
}
