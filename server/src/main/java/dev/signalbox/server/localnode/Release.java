package dev.signalbox.server.localnode;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// An official release of MediaMTX, fetched once and checked against the release's own list of
/// checksums.
final class Release {
    /// The version that is fetched.
    static final String VERSION = "1.20.1";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PROGRAM = "mediamtx";

    private final URI base;
    private final Duration patience;

    /// A release.
    ///
    /// @param base of the downloads; below it are folders by tag
    Release(URI base) {
        this(base, PATIENCE);
    }

    /// @param patience with one download
    Release(URI base, Duration patience) {
        this.base = base;
        this.patience = patience;
    }

    /// The release cannot be had; the message says why.
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        Unavailable(String message) {
            super(message, null, false, false);
        }
    }

    /// Fetches the program into a folder.
    Path fetch(Path folder) throws Unavailable, InterruptedException {
        String archive = archive();
        URI url = base.resolve(base.getPath() + "/v" + VERSION + "/" + archive);
        URI sums = base.resolve(base.getPath() + "/v" + VERSION + "/checksums.sha256");
        try (HttpClient http =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build()) {
            Files.createDirectories(folder);
            String wanted = checksum(http, sums, archive);
            Path download = Files.createTempFile(folder, "download", ".tar.gz");
            try {
                String seen = download(http, url, download);
                if (!seen.equals(wanted)) {
                    throw new Unavailable(
                            "the checksum of "
                                    + url
                                    + " is "
                                    + seen
                                    + ", but "
                                    + sums
                                    + " says "
                                    + wanted
                                    + "; it was not used");
                }
                return unpack(download, folder);
            } finally {
                Files.deleteIfExists(download);
            }
        } catch (IOException e) {
            throw new Unavailable(url + " cannot be fetched: " + words(e));
        }
    }

    private static String words(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /// The name of the archive for this platform, as MediaMTX names it.
    static String archive() throws Unavailable {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String os = system.contains("mac") ? "darwin" : system.contains("linux") ? "linux" : "";
        String cpu =
                switch (System.getProperty("os.arch")) {
                    case "amd64", "x86_64" -> "amd64";
                    case "aarch64", "arm64" -> "arm64";
                    case "arm" -> "armv7";
                    default -> "";
                };
        if (os.isEmpty() || cpu.isEmpty()) {
            throw new Unavailable(
                    "there is no release for " + system + " on " + System.getProperty("os.arch"));
        }
        return "mediamtx_v" + VERSION + "_" + os + "_" + cpu + ".tar.gz";
    }

    private String checksum(HttpClient http, URI sums, String archive)
            throws IOException, InterruptedException, Unavailable {
        HttpResponse<String> response = get(http, sums, HttpResponse.BodyHandlers.ofString());
        // `<sha256>  <name>`, the name possibly with an asterisk in front.
        for (String line : response.body().lines().toList()) {
            String[] parts = line.strip().split("\\s+\\*?");
            if (parts.length == 2 && parts[1].equals(archive)) {
                return parts[0].toLowerCase(Locale.ROOT);
            }
        }
        throw new Unavailable(sums + " does not list " + archive);
    }

    private String download(HttpClient http, URI url, Path file)
            throws IOException, InterruptedException, Unavailable {
        get(http, url, HttpResponse.BodyHandlers.ofFile(file));
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The whole answer, or nothing. The time limit of the client itself ends with the headers.
    private <T> HttpResponse<T> get(HttpClient http, URI url, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException, Unavailable {
        CompletableFuture<HttpResponse<T>> coming =
                http.sendAsync(HttpRequest.newBuilder(url).build(), body);
        try {
            HttpResponse<T> response = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new Unavailable(url + " answers " + response.statusCode());
            }
            return response;
        } catch (TimeoutException _) {
            http.shutdownNow();
            throw new Unavailable(
                    url + " did not come within " + patience.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? cause
                    : new IOException(String.valueOf(e.getCause()));
        } finally {
            coming.cancel(true);
        }
    }

    private static Path unpack(Path archive, Path folder) throws IOException, Unavailable {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(
                        new GzipCompressorInputStream(
                                new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                if (entry.isFile() && entry.getName().equals(PROGRAM)) {
                    return place(tar, folder);
                }
            }
        }
        throw new Unavailable("the archive holds no " + PROGRAM);
    }

    /// The program is there as a whole or not at all.
    private static Path place(InputStream program, Path folder) throws IOException {
        Path fresh = Files.createTempFile(folder, PROGRAM, ".new");
        try {
            Files.copy(program, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            return Files.move(
                    fresh,
                    folder.resolve(PROGRAM),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
