package dev.signalbox.mediamtx;

import dev.signalbox.model.Credentials;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// One question over HTTP, with a deadline that holds for headers and body together.
final class Wire implements AutoCloseable {
    private final ClientSettings settings;
    private final CloseableHttpClient plain;
    private final Map<String, CloseableHttpClient> pinned = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock;

    Wire(ClientSettings settings) {
        this.settings = settings;
        this.plain = Connections.open(settings, null);
        this.clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("mediamtx-deadlines").factory());
    }

    /// Reads the body of a good answer. The stream ends with the call.
    interface BodyReader<T> {
        T read(InputStream body, Head head) throws IOException, AskFailed;
    }

    /// What is known before the body is read.
    ///
    /// @param nanos when the first byte arrived
    record Head(long nanos, boolean simulated) {}

    <T> T get(NodeAddress node, String pathAndQuery, Deadline deadline, BodyReader<T> reader)
            throws AskFailed {
        HttpGet request = new HttpGet(URI.create(node.apiUrl() + pathAndQuery));
        request.setConfig(
                RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(deadline))
                        .setResponseTimeout(timeout(deadline))
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build());
        Credentials credentials = node.credentials();
        if (credentials != null) {
            request.setHeader("Authorization", basic(credentials));
        }
        AtomicBoolean expired = new AtomicBoolean();
        ScheduledFuture<?> guillotine =
                clock.schedule(
                        () -> {
                            expired.set(true);
                            request.cancel();
                        },
                        deadline.left().toNanos(),
                        TimeUnit.NANOSECONDS);
        boolean[] inBody = {false};
        try {
            return client(node)
                    .execute(request, response -> answer(node, response, inBody, reader));
        } catch (Smuggled e) {
            throw e.failure;
        } catch (IOException | RuntimeException e) {
            throw Troubles.of(e, expired.get(), inBody[0], node);
        } finally {
            guillotine.cancel(false);
        }
    }

    private <T> T answer(
            NodeAddress node, ClassicHttpResponse response, boolean[] inBody, BodyReader<T> reader)
            throws IOException {
        Head head = new Head(System.nanoTime(), response.containsHeader("X-Simulated"));
        HttpEntity entity = response.getEntity();
        try {
            if (response.getCode() != 200) {
                throw refused(node, response, entity);
            }
            if (entity == null) {
                throw new AskFailed(Trouble.NOT_JSON, "an empty answer");
            }
            inBody[0] = true;
            return reader.read(new LimitedStream(entity.getContent(), settings.maxBody()), head);
        } catch (AskFailed e) {
            throw new Smuggled(e);
        }
    }

    private static AskFailed refused(
            NodeAddress node, ClassicHttpResponse response, @Nullable HttpEntity entity)
            throws IOException {
        int status = response.getCode();
        String said = status + " " + firstLine(entity);
        Header type = response.getFirstHeader("Content-Type");
        boolean json = type != null && type.getValue().contains("json");
        Trouble trouble =
                switch (status) {
                    case 401 ->
                            node.credentials() == null
                                    ? Trouble.CREDENTIALS_MISSING
                                    : Trouble.CREDENTIALS_WRONG;
                    case 403 -> Trouble.FORBIDDEN;
                    // MediaMTX answers in plain text where it has no such route, and other servers
                    // answer whatever they like.
                    case 404 -> json ? Trouble.WRONG_SHAPE : Trouble.NOT_MEDIAMTX;
                    default -> status >= 500 ? Trouble.SERVER_ERROR : Trouble.NOT_MEDIAMTX;
                };
        return new AskFailed(trouble, said.strip());
    }

    private static String firstLine(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return "";
        }
        byte[] start = entity.getContent().readNBytes(200);
        String text = new String(start, StandardCharsets.UTF_8).strip();
        int end = text.indexOf('\n');
        return (end < 0 ? text : text.substring(0, end)).replaceAll("\\p{Cntrl}", " ");
    }

    private CloseableHttpClient client(NodeAddress node) {
        String fingerprint = node.tlsFingerprint();
        if (fingerprint == null) {
            return plain;
        }
        return pinned.computeIfAbsent(fingerprint, print -> Connections.open(settings, print));
    }

    private static String basic(Credentials credentials) {
        String pair = credentials.username() + ":" + credentials.password().reveal();
        byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    private static Timeout timeout(Deadline deadline) {
        return Timeout.of(deadline.left());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        Connections.close(plain);
        pinned.values().forEach(Connections::close);
    }

    /// Carries a failure through the HTTP library, which lets only `IOException` pass.
    private static final class Smuggled extends IOException {
        private static final long serialVersionUID = 1L;
        private final AskFailed failure;

        Smuggled(AskFailed failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
