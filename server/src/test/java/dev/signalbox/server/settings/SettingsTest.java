package dev.signalbox.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private final Path folder;
    private final List<String> flags = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    SettingsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Settings read() throws BadSetting {
        return Settings.read(flags, environment, folder);
    }

    private void file(String text) throws IOException {
        Files.writeString(folder.resolve("signalbox.yml"), text);
    }

    @Test
    void without_anything_given_the_defaults_are_safe_and_usable() throws BadSetting {
        Settings settings = read();
        assertEquals(8080, settings.port());
        assertEquals("127.0.0.1", settings.bind());
        assertTrue(settings.loopback());
        assertEquals(folder.resolve("data").toAbsolutePath(), settings.data());
        assertEquals(Settings.LocalNode.AUTO, settings.node());
        assertEquals(Duration.ofSeconds(10), settings.polling().interval());
        assertEquals(Duration.ofDays(30), settings.keeping().events());
        assertEquals(1_000_000, settings.keeping().mostEvents());
        assertEquals(Optional.empty(), settings.adminPassword());
        assertEquals(Optional.empty(), settings.databaseUrl());
        assertEquals(Set.of(), settings.allowedOrigins());
        assertFalse(settings.metricsOpen());
    }

    @Test
    void a_flag_beats_the_environment_and_that_the_file_and_that_the_default()
            throws BadSetting, IOException {
        assertEquals(8080, read().port());
        file("port: 8081\npoll_interval: 11s\nbind: 0.0.0.0\n");
        assertEquals(8081, read().port());
        environment.put("SIGNALBOX_PORT", "8082");
        environment.put("SIGNALBOX_POLL_INTERVAL", "12s");
        assertEquals(8082, read().port());
        flags.addAll(List.of("--port", "8083"));
        Settings settings = read();
        assertEquals(8083, settings.port());
        assertEquals(Duration.ofSeconds(12), settings.polling().interval());
        assertEquals("0.0.0.0", settings.bind());
        assertFalse(settings.loopback());
    }

    @Test
    void a_flag_is_given_with_an_equals_sign_or_as_two_words() throws BadSetting {
        flags.addAll(List.of("--port=9001", "--poll-at-once", "7"));
        assertEquals(9001, read().port());
        assertEquals(7, read().polling().atOnce());
    }

    @Test
    void an_empty_variable_is_as_good_as_none() throws BadSetting {
        environment.put("SIGNALBOX_PORT", " ");
        environment.put("SIGNALBOX_API_KEY", "");
        assertEquals(8080, read().port());
        assertEquals(Optional.empty(), read().apiKey());
    }

    @Test
    void the_file_can_be_another_one_and_its_empty_entries_are_passed_over()
            throws BadSetting, IOException {
        file("port: 1\n");
        Files.writeString(folder.resolve("other.yml"), "# nothing yet\nport:\nnode: none\n");
        flags.addAll(List.of("--config", "other.yml"));
        assertEquals(8080, read().port());
        assertEquals(Settings.LocalNode.NONE, read().node());
        Files.writeString(folder.resolve("other.yml"), "");
        assertEquals(Settings.LocalNode.AUTO, read().node());
    }

    @Test
    void secrets_come_by_environment_or_file_and_are_never_printed()
            throws BadSetting, IOException {
        String key = "A".repeat(43) + "=";
        environment.put("SIGNALBOX_ADMIN_PASSWORD", "correct horse");
        environment.put("SIGNALBOX_SECRET_KEY", key);
        file("api_key: 0123456789-0123456789\ndatabase_url: postgresql://u:pw@db:5432/fleet\n");
        Settings settings = read();
        assertEquals(Optional.of(Secret.of("correct horse")), settings.adminPassword());
        assertEquals(Optional.of(Secret.of("0123456789-0123456789")), settings.apiKey());
        assertEquals(Optional.of(Secret.of(key)), settings.secretKey());
        assertEquals(
                Optional.of(Secret.of("postgresql://u:pw@db:5432/fleet")), settings.databaseUrl());
        String printed = settings.toString();
        for (String secret : List.of("correct horse", key, "0123456789", "pw@db")) {
            assertFalse(printed.contains(secret), printed);
        }
    }

    @Test
    void every_form_of_a_duration_is_understood() throws BadSetting {
        Map<String, Duration> forms =
                Map.of(
                        "700ms", Duration.ofMillis(700),
                        "90s", Duration.ofSeconds(90),
                        "5m", Duration.ofMinutes(5),
                        "12h", Duration.ofHours(12),
                        "1d", Duration.ofDays(1));
        for (Map.Entry<String, Duration> form : forms.entrySet()) {
            environment.put("SIGNALBOX_POLL_INTERVAL", form.getKey());
            assertEquals(form.getValue(), read().polling().interval());
        }
    }

    @Test
    void a_program_is_found_from_wherever_it_will_be_started() throws BadSetting {
        flags.addAll(List.of("--mediamtx-bin", "bin/mediamtx", "--ffmpeg-bin", "/opt/ffmpeg"));
        Settings settings = Settings.read(flags, environment, Path.of(""));
        assertEquals(
                Optional.of(Path.of("bin/mediamtx").toAbsolutePath()),
                settings.programs().mediamtx());
        assertEquals(Optional.of(Path.of("/opt/ffmpeg")), settings.programs().ffmpeg());
        assertEquals(Optional.empty(), settings.programs().ffprobe());
    }

    @Test
    void releases_come_from_where_it_says_or_are_never_fetched() throws BadSetting {
        environment.put("SIGNALBOX_MEDIAMTX_DOWNLOAD", "http://mirror.example/mtx//");
        assertEquals(
                Optional.of(URI.create("http://mirror.example/mtx")),
                read().programs().mediamtxDownload());
        environment.put("SIGNALBOX_MEDIAMTX_DOWNLOAD", "none");
        assertEquals(Optional.empty(), read().programs().mediamtxDownload());
    }

    @Test
    void origins_are_a_list() throws BadSetting {
        environment.put("SIGNALBOX_ALLOWED_ORIGINS", "https://a.example , http://b.example:3000");
        assertEquals(Set.of("https://a.example", "http://b.example:3000"), read().allowedOrigins());
    }

    @Test
    void every_setting_has_its_three_names_and_a_default_that_can_be_used() throws BadSetting {
        assertEquals("--poll-interval", Setting.POLL_INTERVAL.flag());
        assertEquals("SIGNALBOX_POLL_INTERVAL", Setting.POLL_INTERVAL.variable());
        assertEquals("poll_interval", Setting.POLL_INTERVAL.key());
        for (Setting setting : Setting.values()) {
            if (!setting.fallback().isEmpty()) {
                environment.put(setting.variable(), setting.fallback());
            }
        }
        assertEquals(8080, read().port());
    }
}
