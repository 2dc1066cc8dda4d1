package dev.signalbox.cli.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.api.Failed;
import dev.signalbox.cli.fake.FakeHost;
import dev.signalbox.cli.fake.Samples;
import dev.signalbox.cli.words.Language;
import dev.signalbox.cli.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
    @TempDir Path home;

    private Connection find(FakeHost host, String server, String key) {
        return Connection.find(
                Optional.of(server).filter(text -> !text.isEmpty()),
                Optional.of(key).filter(text -> !text.isEmpty()),
                host,
                Words.of(Language.ENGLISH));
    }

    private FakeHost hostOfARunningServer() throws IOException {
        var data = Files.createDirectories(home.resolve("data"));
        new PrivateFile(data.resolve("connection.json"))
                .write(Samples.json("{\"url\":\"http://127.0.0.1:9000\",\"key\":\"running\"}"));
        return new FakeHost(home).set("SIGNALBOX_DATA", data.toString());
    }

    @Test
    void without_a_word_it_is_the_usual_port_of_this_machine() {
        assertEquals("http://127.0.0.1:8080", find(new FakeHost(home), "", "").server().url());
        var other =
                new FakeHost(home)
                        .set("SIGNALBOX_PORT", "9090")
                        .set("SIGNALBOX_DATA", "/not/there");
        assertEquals("http://127.0.0.1:9090", find(other, "", "").server().url());
        assertTrue(find(other, "", "").key().isEmpty());
    }

    @Test
    void what_is_said_counts_before_variables_and_those_before_the_running_server()
            throws IOException {
        var host = hostOfARunningServer();
        assertEquals("http://127.0.0.1:9000", find(host, "", "").server().url());
        assertEquals(Optional.of("running"), find(host, "", "").key());

        host.set("SIGNALBOX_URL", "http://env:1").set("SIGNALBOX_API_KEY", "from-env");
        assertEquals("http://env:1", find(host, "", "").server().url());
        assertEquals(Optional.of("from-env"), find(host, "", "").key());

        assertEquals("http://said:2", find(host, "said:2", "said-key").server().url());
        assertEquals(Optional.of("said-key"), find(host, "said:2", "said-key").key());
    }

    @Test
    void the_key_of_login_counts_before_that_of_the_running_server() throws IOException {
        var host = hostOfARunningServer();
        Credentials.of(host)
                .keep(
                        new ServerAddress("http://127.0.0.1:9000"),
                        new Credentials.Stored("mine", 4));

        assertEquals(Optional.of("mine"), find(host, "", "").key());
    }

    @Test
    void a_key_never_goes_to_a_server_it_is_not_for() throws IOException {
        var host = hostOfARunningServer();
        Credentials.of(host)
                .keep(new ServerAddress("http://box:8080"), new Credentials.Stored("of-box", 4));

        assertEquals(Optional.empty(), find(host, "http://elsewhere:9000", "").key());
        assertEquals(Optional.empty(), find(host, "http://box:8081", "").key());
        assertEquals(Optional.of("of-box"), find(host, "http://BOX:8080/", "").key());
    }

    @Test
    void files_that_others_can_read_are_warned_about() throws IOException {
        var host = hostOfARunningServer();
        var file = home.resolve("data/connection.json");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        var warnings = find(host, "", "").warnings();

        assertEquals(1, warnings.size());
        assertTrue(warnings.getFirst().contains("chmod 600 " + file), warnings.getFirst());
    }

    @Test
    void a_file_that_is_not_json_is_left_aside_with_a_warning() throws IOException {
        var host = hostOfARunningServer();
        Files.writeString(home.resolve("data/connection.json"), "{\"url\":");

        var found = find(host, "", "");

        assertEquals("http://127.0.0.1:8080", found.server().url());
        assertEquals(1, found.warnings().size());
    }

    @Test
    void nonsense_is_refused_and_not_sent() {
        assertThrows(Failed.class, () -> find(new FakeHost(home), "ftp://x", ""));
        assertThrows(Failed.class, () -> find(new FakeHost(home), "", "key\r\nX-Other: 1"));
    }

    @Test
    void stored_keys_are_for_their_owner_alone_and_do_not_disturb_each_other() throws IOException {
        var host = new FakeHost(home).set("XDG_CONFIG_HOME", home.resolve("xdg").toString());
        var credentials = Credentials.of(host);
        var one = new ServerAddress("http://one:8080");
        var two = new ServerAddress("http://two:8080");
        credentials.keep(one, new Credentials.Stored("a", 1));
        credentials.keep(two, new Credentials.Stored("b", 2));
        credentials.keep(one, new Credentials.Stored("c", 3));
        credentials.forget(two);

        assertEquals(Optional.of(new Credentials.Stored("c", 3)), credentials.of(one));
        assertEquals(Optional.empty(), credentials.of(two));
        var file = home.resolve("xdg/signalbox/credentials.json");
        assertEquals(file, credentials.file().path());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(file.getParent())) {
            assertEquals(1, files.count(), "nothing half written is left");
        }
    }

    @Test
    void a_relative_config_folder_does_not_count() {
        var host = new FakeHost(home).set("XDG_CONFIG_HOME", "here");

        assertEquals(
                home.resolve(".config/signalbox/credentials.json"),
                Credentials.of(host).file().path());
    }
}
