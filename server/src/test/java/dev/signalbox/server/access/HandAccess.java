package dev.signalbox.server.access;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signalbox.model.Secret;
import dev.signalbox.server.hand.HandTime;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.problems.ProblemException;
import dev.signalbox.server.storage.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Access over a real store, with time that is turned by hand and an admin who can sign in.
final class HandAccess implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    static final String HOME = "203.0.113.7";
    static final String OUTSIDE = "key-from-outside-0123456789";
    static final Duration SESSION = Duration.ofHours(12);

    private static final Secret SEAL = Secret.of(Base64.getEncoder().encodeToString(new byte[32]));

    final HandTime time = new HandTime();
    final Stores stores;
    final Access access;

    HandAccess(Path folder) throws IOException {
        stores = Stores.open(Optional.empty(), Optional.of(SEAL), folder);
        access =
                new Access(
                        stores.access(),
                        time,
                        SESSION,
                        Map.of(Secret.of(OUTSIDE), "given from outside"));
    }

    HandAccess withAdmin() {
        access.ensureAdmin(Optional.of(Secret.of(PASSWORD)));
        return this;
    }

    Access.Opened login() {
        return access.login(Access.ADMIN, PASSWORD, HOME);
    }

    static Problem problem(Runnable deed) {
        return assertThrows(ProblemException.class, deed::run).problem();
    }

    @Override
    public void close() {
        stores.close();
    }
}
