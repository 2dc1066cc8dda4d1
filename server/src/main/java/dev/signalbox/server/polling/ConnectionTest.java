package dev.signalbox.server.polling;

import dev.signalbox.mediamtx.AskFailed;
import dev.signalbox.mediamtx.MediaMtxClient;
import dev.signalbox.mediamtx.NodeMemory;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.Poll;
import dev.signalbox.model.PublicUrls;
import dev.signalbox.model.Trouble;
import java.util.Locale;

/// Tries a connection to a node once and says how far it came.
public final class ConnectionTest {
    private final MediaMtxClient client;

    public ConnectionTest(MediaMtxClient client) {
        this.client = client;
    }

    /// What has to work, in this order.
    public enum Step {
        ADDRESS,
        CONNECT,
        SIGN_IN,
        VERSION,
        PATHS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What came of it.
    ///
    /// @param suggested public URLs as the server's own listeners suggest them
    public record Report(Poll poll, PublicUrls suggested) {

        /// The step at which it failed, for a poll that did.
        public static Step failedAt(Trouble trouble) {
            return switch (trouble) {
                case HOST_UNKNOWN,
                        NO_ROUTE,
                        CONNECTION_REFUSED,
                        CONNECT_TIMEOUT,
                        NO_ANSWER,
                        CONNECTION_CLOSED,
                        TLS_UNTRUSTED,
                        TLS_FAILED ->
                        Step.CONNECT;
                case CREDENTIALS_MISSING, CREDENTIALS_WRONG, FORBIDDEN -> Step.SIGN_IN;
                case NOT_HTTP, NOT_JSON, NOT_MEDIAMTX -> Step.VERSION;
                case BUSY, CUT_OFF, WRONG_SHAPE, TOO_LARGE, SERVER_ERROR -> Step.PATHS;
            };
        }
    }

    public Report run(NodeAddress address) {
        Poll poll = client.poll(address, NodeMemory.NOTHING).poll();
        return switch (poll) {
            case Poll.Failed failed -> new Report(failed, PublicUrls.NONE);
            case Poll.Seen seen -> new Report(seen, suggested(address));
        };
    }

    private PublicUrls suggested(NodeAddress address) {
        try {
            return client.listeners(address).urls();
        } catch (AskFailed _) {
            // A suggestion that cannot be made is no reason to fail a test that has passed.
            return PublicUrls.NONE;
        }
    }
}
