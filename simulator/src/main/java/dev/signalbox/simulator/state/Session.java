package dev.signalbox.simulator.state;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry in one of the lists of connections and sessions.
public final class Session {

    /// What the far end does.
    public enum State {
        /// Nothing yet.
        IDLE("idle"),
        /// Reads a path.
        READ("read"),
        /// Publishes to a path.
        PUBLISH("publish");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /// As the API says it.
        public String word() {
            return word;
        }
    }

    private final SessionKind kind;
    private final UUID id;
    private final Instant created;
    private final String remoteAddress;
    private State state = State.IDLE;
    private String path = "";
    private String query = "";
    private String user = "";
    private String userAgent = "";
    private @Nullable String transport;
    private @Nullable Session peer;
    private Meter inbound = Meter.still(0);
    private Meter outbound = Meter.still(0);
    private @Nullable Runnable onClose;

    Session(SessionKind kind, UUID id, Instant created, String remoteAddress) {
        this.kind = kind;
        this.id = id;
        this.created = created;
        this.remoteAddress = remoteAddress;
    }

    /// In which list it is.
    public SessionKind kind() {
        return kind;
    }

    /// Its identifier.
    public UUID id() {
        return id;
    }

    Instant created() {
        return created;
    }

    String remoteAddress() {
        return remoteAddress;
    }

    State state() {
        return state;
    }

    /// The path that it is about; empty while it is about none.
    public String path() {
        return path;
    }

    String query() {
        return query;
    }

    String user() {
        return user;
    }

    String userAgent() {
        return userAgent;
    }

    @Nullable String transport() {
        return transport;
    }

    /// The session of an RTSP connection, or the connection of an RTSP session.
    @Nullable Session peer() {
        return peer;
    }

    Meter inbound() {
        return inbound;
    }

    Meter outbound() {
        return outbound;
    }

    @Nullable Runnable onClose() {
        return onClose;
    }

    /// Says what it does from now on, and where.
    public Session become(State newState, String newPath, String newQuery) {
        state = newState;
        path = newPath;
        query = newQuery;
        return this;
    }

    /// Says who is at the far end.
    public Session identify(String newUser, String newUserAgent) {
        user = newUser;
        userAgent = newUserAgent;
        return this;
    }

    /// Says over what the media goes, such as `TCP`.
    public Session over(@Nullable String newTransport) {
        transport = newTransport;
        return this;
    }

    /// Joins an RTSP connection and its session.
    public Session with(@Nullable Session newPeer) {
        peer = newPeer;
        return this;
    }

    /// Says what counts its bytes.
    public Session metered(Meter newInbound, Meter newOutbound) {
        inbound = newInbound;
        outbound = newOutbound;
        return this;
    }

    /// Says what has to happen when the node ends it. Runs with the node's lock held.
    public Session onClose(Runnable action) {
        onClose = action;
        return this;
    }
}
