package dev.signalbox.mediamtx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// The pool of connections to all nodes.
final class Connections {
    /// MediaMTX closes an idle connection after 30 s (1.15.2 on). Ours go earlier, so that a
    /// question does not meet a connection that is just being closed.
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

    private Connections() {}

    /// @param fingerprint the one certificate to trust; absent: those that the JVM trusts
    static CloseableHttpClient open(ClientSettings settings, @Nullable String fingerprint) {
        PoolingHttpClientConnectionManagerBuilder pool =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setConnPoolPolicy(PoolReusePolicy.LIFO)
                        .setMaxConnPerRoute(4)
                        .setMaxConnTotal(20_000)
                        .setDefaultSocketConfig(
                                SocketConfig.custom()
                                        .setSoTimeout(Timeout.of(settings.poll()))
                                        .setTcpNoDelay(true)
                                        .build())
                        .setDefaultTlsConfig(
                                TlsConfig.custom()
                                        .setHandshakeTimeout(Timeout.of(settings.connect()))
                                        .build())
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(settings.connect()))
                                        .setSocketTimeout(Timeout.of(settings.poll()))
                                        .setTimeToLive(TimeValue.ofMinutes(10))
                                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                        .build());
        if (fingerprint != null) {
            pool.setTlsSocketStrategy(
                    new DefaultClientTlsStrategy(
                            PinnedTrust.context(fingerprint), NoopHostnameVerifier.INSTANCE));
        }
        PoolingHttpClientConnectionManager manager = pool.build();
        return HttpClients.custom()
                .setConnectionManager(manager)
                .setKeepAliveStrategy((_, _) -> TimeValue.of(KEEP_ALIVE))
                .evictExpiredConnections()
                .setUserAgent("signalbox")
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableAuthCaching()
                .disableContentCompression()
                .setRetryStrategy(new OnceOnStaleConnection())
                .build();
    }

    static void close(CloseableHttpClient client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A kept connection may have been closed by the node meanwhile; that is worth one more try. An
    /// answer, of whatever status, is never asked for twice.
    private static final class OnceOnStaleConnection extends DefaultHttpRequestRetryStrategy {
        OnceOnStaleConnection() {
            super(1, TimeValue.ZERO_MILLISECONDS);
        }

        @Override
        public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
            return false;
        }

        @Override
        protected boolean handleAsIdempotent(HttpRequest request) {
            return "GET".equals(request.getMethod());
        }
    }
}
