package dev.signalbox.cli.api;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// Makes the one HTTP client of a run.
final class Clients {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private Clients() {}

    /// A client that never follows a redirect: the key goes to the address a person named, and
    /// nowhere else.
    static HttpClient of(String base, Duration timeout) {
        var builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(
                                timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT);
        return base.startsWith("https:")
                ? builder.build()
                : builder.sslContext(withoutCertificates()).build();
    }

    /// Plain HTTP needs no certificates; reading those of the system would take longer than the
    /// call. This one trusts nobody, so that nothing can go wrong should it ever be used.
    private static SSLContext withoutCertificates() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
