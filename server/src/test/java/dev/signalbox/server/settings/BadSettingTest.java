package dev.signalbox.server.settings;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BadSettingTest {
    private final Path folder;

    BadSettingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private String refused(List<String> flags, Map<String, String> environment) {
        BadSetting bad =
                assertThrows(BadSetting.class, () -> Settings.read(flags, environment, folder));
        return String.valueOf(bad.getMessage());
    }

    private String refused(Setting setting, String value) {
        return refused(List.of(), Map.of(setting.variable(), value));
    }

    private String refusedFile(String text) throws IOException {
        Path file = folder.resolve("signalbox.yml");
        Files.writeString(file, text);
        String message = refused(List.of(), Map.of());
        assertTrue(message.contains(file.toString()), message);
        return message;
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DATA", "CONFIG", "MEDIAMTX_BIN", "FFMPEG_BIN", "FFPROBE_BIN"})
    void a_value_that_cannot_be_used_is_refused_and_named(Setting setting) {
        String message = refused(setting, "~ odd ~");
        assertTrue(message.startsWith(setting.variable() + " has to be "), message);
        assertTrue(setting.secret() != message.contains("`~ odd ~` is not"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, 65536",
        "PORT, -1",
        "PORT, 80.5",
        "POLL_INTERVAL, 499ms",
        "POLL_INTERVAL, 10",
        "POLL_INTERVAL, 10 s",
        "POLL_INTERVAL, 25h",
        "POLL_TIMEOUT, 0s",
        "POLL_TIMEOUT, 61s",
        "POLL_AT_ONCE, 0",
        "EVENTS_KEEP, 59m",
        "EVENTS_KEEP, 9999999999d",
        "EVENTS_MAX, 999",
        "SESSION_LENGTH, 366d",
        "METRICS_OPEN, maybe",
        "NODE, AUTO",
        "LOG_LEVEL, trace",
        "MEDIAMTX_DOWNLOAD, ftp://a.example",
        "MEDIAMTX_DOWNLOAD, http://a|b",
        "MEDIAMTX_DOWNLOAD, http:///releases",
        "ALLOWED_ORIGINS, 'https://a.example,b.example'",
        "ALLOWED_ORIGINS, https://a.example/page"
    })
    void a_value_out_of_bounds_is_refused_and_shown(Setting setting, String value) {
        String message = refused(setting, value);
        assertTrue(message.startsWith(setting.variable() + " has to be "), message);
        assertTrue(message.endsWith("; `" + value + "` is not."), message);
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN_PASSWORD, ninechars",
        "API_KEY, nineteen-characters",
        "SECRET_KEY, AAAA",
        "SECRET_KEY, '***'",
        "DATABASE_URL, mysql://user:pass@db/name",
        "DATABASE_URL, postgresql://user:pass@db/"
    })
    void a_secret_that_cannot_be_used_is_refused_and_not_shown(Setting setting, String value) {
        String message = refused(setting, value);
        assertTrue(message.startsWith(setting.variable() + " has to be "), message);
        assertFalse(message.contains(value), message);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN_PASSWORD", "API_KEY", "SECRET_KEY", "DATABASE_URL"})
    void a_secret_is_not_taken_from_the_command_line(Setting setting) {
        String value = "very-secret-0123456789";
        for (List<String> flags :
                List.of(List.of(setting.flag(), value), List.of(setting.flag() + "=" + value))) {
            String message = refused(flags, Map.of());
            assertTrue(message.contains(setting.variable()), message);
            assertFalse(message.contains(value), message);
        }
    }

    @Test
    void a_flag_that_is_not_there_or_has_no_value_is_named() {
        assertTrue(refused(List.of("--prot", "1"), Map.of()).contains("--prot"));
        assertTrue(refused(List.of("8080"), Map.of()).contains("8080"));
        assertTrue(refused(List.of("--port"), Map.of()).contains("--port needs a value"));
        assertTrue(refused(List.of("--port="), Map.of()).startsWith("--port has to be "));
    }

    @Test
    void an_empty_address_would_be_every_address_and_is_refused() {
        assertTrue(refused(List.of("--bind="), Map.of()).startsWith("--bind has to be "));
    }

    @Test
    void the_bounds_are_said_as_they_can_be_given() {
        String message = refused(Setting.POLL_INTERVAL, "1ms");
        assertTrue(message.contains("from 500ms to 1d"), message);
        assertTrue(refused(Setting.POLL_TIMEOUT, "1ms").contains("from 100ms to 1m"));
        assertTrue(refused(Setting.SESSION_LENGTH, "1s").contains("from 5m to 365d"));
        assertTrue(refused(Setting.EVENTS_KEEP, "1s").contains("from 1h to 3650d"));
        assertTrue(refused(Setting.STALLED_AFTER, "1ms").contains("from 1s to 1d"));
    }

    @Test
    void a_file_that_cannot_be_used_is_named_with_what_is_wrong() throws IOException {
        assertTrue(refusedFile("port: [1").contains("is not YAML"));
        assertTrue(refusedFile("- port\n").contains("has to be"));
        assertTrue(refusedFile("prot: 1\n").contains("There is no setting prot"));
        assertTrue(refusedFile("config: other.yml\n").contains("There is no setting config"));
        assertTrue(refusedFile("port: [1, 2]\n").startsWith("port "));
        assertTrue(refusedFile("port: many\n").endsWith("`many` is not."));
    }

    @Test
    void a_file_that_was_named_has_to_be_there() {
        String message = refused(List.of("--config", "gone.yml"), Map.of());
        assertTrue(message.contains(folder.resolve("gone.yml").toString()), message);
    }

    @Test
    void nothing_of_a_secret_in_the_file_is_shown() throws IOException {
        String message = refusedFile("api_key: too-short\n");
        assertFalse(message.contains("too-short"), message);
    }
}
