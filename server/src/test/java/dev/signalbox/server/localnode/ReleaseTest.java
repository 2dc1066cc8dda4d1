package dev.signalbox.server.localnode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.server.localnode.Release.Unavailable;
import dev.signalbox.testkit.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {
    private static final String SUMS = "checksums.sha256";

    private final byte[] program = new byte[300_000];
    private final String archive;
    private final Path folder;
    private final ReleaseServer server = new ReleaseServer();

    ReleaseTest(@TempDir Path temporary) throws Unavailable {
        archive = Release.archive();
        folder = temporary.resolve("cache").resolve(Release.VERSION);
        // Nothing that could be packed much smaller.
        new Random(1).nextBytes(program);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Path fetch() throws Unavailable, InterruptedException {
        return new Release(server.base()).fetch(folder);
    }

    /// It cannot be had, and nothing is left of it.
    private String refused() throws IOException {
        return refused(new Release(server.base()));
    }

    private String refused(Release release) throws IOException {
        String message =
                String.valueOf(
                        assertThrows(Unavailable.class, () -> release.fetch(folder)).getMessage());
        assertEquals(List.of(), files());
        return message;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static byte[] tar(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
            add(tar, "LICENSE", "some words".getBytes(StandardCharsets.UTF_8));
            add(tar, name, content);
            add(tar, "mediamtx.yml", "paths:\n".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static String sum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void lists(String... lines) {
        String text = String.join("\n", lines) + "\n";
        server.holds(SUMS, text.getBytes(StandardCharsets.UTF_8));
    }

    private String line(byte[] content) {
        return sum(content) + "  " + archive;
    }

    @Test
    void a_release_is_fetched_checked_and_unpacked() throws Exception {
        byte[] packed = tar("mediamtx", program);
        server.holds(archive, packed);
        lists("00  mediamtx_other.tar.gz", line(packed));
        Path fetched = fetch();
        assertEquals(folder.resolve("mediamtx"), fetched);
        assertArrayEquals(program, Files.readAllBytes(fetched));
        assertTrue(Files.isExecutable(fetched));
        assertEquals(List.of("mediamtx"), files());
        assertEquals(List.of(SUMS, archive), server.asked());
    }

    @Test
    void the_archive_is_the_one_for_this_machine() {
        assertTrue(
                archive.matches("mediamtx_v[0-9.]+_(linux|darwin)_(amd64|arm64|armv7)\\.tar\\.gz"),
                archive);
        assertTrue(archive.contains("_v" + Release.VERSION + "_"));
    }

    @Test
    void the_list_may_be_written_in_the_other_usual_ways() throws Exception {
        byte[] packed = tar("mediamtx", program);
        server.holds(archive, packed);
        lists(sum(packed).toUpperCase(Locale.ROOT) + " *" + archive);
        assertEquals(folder.resolve("mediamtx"), fetch());
    }

    @Test
    void a_download_may_be_somewhere_else() throws Exception {
        byte[] packed = tar("mediamtx", program);
        server.holds("elsewhere", packed);
        server.redirects(archive, "elsewhere");
        lists(line(packed));
        assertArrayEquals(program, Files.readAllBytes(fetch()));
    }

    @Test
    void a_download_with_another_checksum_is_refused_and_both_are_named() throws IOException {
        byte[] packed = tar("mediamtx", program);
        byte[] promised = tar("mediamtx", "something else".getBytes(StandardCharsets.UTF_8));
        server.holds(archive, packed);
        lists(line(promised));
        String message = refused();
        assertTrue(message.contains(server.url(archive).toString()), message);
        assertTrue(message.contains(server.url(SUMS).toString()), message);
        assertTrue(message.contains(sum(packed)), message);
        assertTrue(message.contains(sum(promised)), message);
        assertTrue(message.contains("not used"), message);
    }

    @Test
    void a_program_that_is_there_stays_when_a_new_one_cannot_be_had() throws Exception {
        Files.createDirectories(folder);
        Files.write(folder.resolve("mediamtx"), program);
        server.holds(archive, tar("mediamtx", new byte[10]));
        lists("00  " + archive);
        assertThrows(Unavailable.class, this::fetch);
        assertEquals(List.of("mediamtx"), files());
        assertArrayEquals(program, Files.readAllBytes(folder.resolve("mediamtx")));
    }

    @Test
    void a_list_without_our_archive_is_named_and_nothing_is_downloaded() throws IOException {
        server.holds(archive, tar("mediamtx", program));
        lists("00  other.tar.gz", "00  " + archive + ".old", archive);
        String message = refused();
        assertTrue(message.contains(server.url(SUMS).toString()), message);
        assertTrue(message.contains("does not list " + archive), message);
        assertEquals(List.of(SUMS), server.asked());
    }

    @Test
    void an_address_that_has_nothing_is_named_with_what_it_answered() throws IOException {
        assertEquals(server.url(SUMS) + " answers 404", refused());
        lists("00  " + archive);
        assertEquals(server.url(archive) + " answers 404", refused());
    }

    @Test
    void a_server_that_is_not_there_is_named() throws IOException {
        URI nowhere = URI.create("http://127.0.0.1:" + Ports.free() + "/mirror");
        String message = refused(new Release(nowhere));
        assertTrue(message.contains(nowhere.toString()), message);
        assertTrue(message.contains("cannot be fetched"), message);
    }

    @Test
    void a_download_that_breaks_off_leaves_nothing_behind() throws IOException {
        byte[] packed = tar("mediamtx", program);
        server.breaksOff(archive, packed);
        lists(line(packed));
        assertTrue(refused().contains(server.url(archive) + " cannot be fetched"));
    }

    @Test
    void a_download_that_stops_midway_is_given_up() throws IOException {
        byte[] packed = tar("mediamtx", program);
        server.stops(archive, packed);
        lists(line(packed));
        Release impatient = new Release(server.base(), Duration.ofSeconds(1));
        assertEquals(server.url(archive) + " did not come within 1 seconds", refused(impatient));
    }

    @Test
    void a_list_that_stops_midway_is_given_up() throws IOException {
        server.stops(SUMS, "0".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        Release impatient = new Release(server.base(), Duration.ofSeconds(1));
        assertEquals(server.url(SUMS) + " did not come within 1 seconds", refused(impatient));
    }

    @Test
    void an_archive_without_the_program_is_refused() throws IOException {
        for (String name : List.of("mediamtx.exe", "bin/mediamtx", "../mediamtx")) {
            byte[] packed = tar(name, program);
            server.holds(archive, packed);
            lists(line(packed));
            assertEquals("the archive holds no mediamtx", refused());
        }
    }

    @Test
    void what_is_no_archive_is_refused_though_its_checksum_is_right() throws IOException {
        byte[] page = "<html>Sign in first</html>".getBytes(StandardCharsets.UTF_8);
        server.holds(archive, page);
        lists(line(page));
        assertTrue(refused().contains(server.url(archive).toString()));
    }

    @Test
    void an_archive_that_ends_too_early_leaves_nothing_behind() throws IOException {
        byte[] packed = tar("mediamtx", program);
        byte[] half = Arrays.copyOf(packed, packed.length / 2);
        server.holds(archive, half);
        lists(line(half));
        assertTrue(refused().contains(server.url(archive).toString()));
    }
}
