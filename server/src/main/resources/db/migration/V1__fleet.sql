-- Times are milliseconds since 1970 UTC, truth values 0 or 1, JSON is text: what SQLite and
-- PostgreSQL have in common. ${key} is the type of a primary key that we number ourselves.

-- The last number given out, per kind. The row of the events is locked for the length of each
-- transaction that adds events: so the order of commits is the order of numbers, and a number that
-- was rolled back is given to the next.
CREATE TABLE sequences (
    name TEXT   NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);
INSERT INTO sequences (name, last)
VALUES ('event', 0), ('node', 0), ('stream', 0), ('incident', 0), ('user', 0), ('key', 0);

CREATE TABLE nodes (
    id               ${key},
    name             TEXT    NOT NULL,
    api_url          TEXT    NOT NULL,
    username         TEXT,
    password_sealed  TEXT,
    tls_fingerprint  TEXT,
    rtsp_url         TEXT,
    rtmp_url         TEXT,
    hls_url          TEXT,
    webrtc_url       TEXT,
    srt_url          TEXT,
    environment      TEXT    NOT NULL,
    labels           TEXT    NOT NULL,
    active           INTEGER NOT NULL,
    origin           TEXT    NOT NULL,
    metadata         TEXT,
    poll_interval_ms BIGINT,
    revision         INTEGER NOT NULL,
    created_at       BIGINT  NOT NULL,
    updated_at       BIGINT  NOT NULL,
    deleted_at       BIGINT
);
CREATE UNIQUE INDEX nodes_name ON nodes (name) WHERE deleted_at IS NULL;

-- What the polls found, apart from what people entered, so that neither overwrites the other.
CREATE TABLE node_states (
    node_id    BIGINT  NOT NULL PRIMARY KEY REFERENCES nodes (id) ON DELETE CASCADE,
    reason     TEXT    NOT NULL,
    since      BIGINT  NOT NULL,
    trouble    TEXT,
    evidence   TEXT    NOT NULL,
    version    TEXT,
    started_at BIGINT,
    simulated  INTEGER NOT NULL,
    last_seen  BIGINT
);

CREATE TABLE streams (
    id                ${key},
    node_id           BIGINT  NOT NULL REFERENCES nodes (id) ON DELETE CASCADE,
    path              TEXT    NOT NULL,
    name              TEXT,
    labels            TEXT    NOT NULL,
    source_url_sealed TEXT,
    protocol          TEXT,
    auto_remediate    INTEGER NOT NULL,
    recording_enabled INTEGER NOT NULL,
    revision          INTEGER NOT NULL,
    created_at        BIGINT  NOT NULL,
    updated_at        BIGINT  NOT NULL,
    reason            TEXT    NOT NULL,
    since             BIGINT  NOT NULL,
    missing_since     BIGINT,
    conf_name         TEXT,
    source_type       TEXT,
    source_id         TEXT,
    tracks            TEXT    NOT NULL,
    live_since        BIGINT,
    UNIQUE (node_id, path)
);

-- The log. It has no foreign keys: what happened stays true when its subject is gone.
CREATE TABLE events (
    sequence    ${key},
    kind        TEXT   NOT NULL,
    severity    TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    node_id     BIGINT,
    node_name   TEXT,
    stream_id   BIGINT,
    stream_path TEXT,
    incident_id BIGINT,
    data        TEXT   NOT NULL
);
CREATE INDEX events_at ON events (at);
CREATE INDEX events_node ON events (node_id, sequence);
CREATE INDEX events_stream ON events (stream_id, sequence);

CREATE TABLE incidents (
    id              ${key},
    cause_key       TEXT    NOT NULL,
    cause           TEXT    NOT NULL,
    severity        TEXT    NOT NULL,
    node_id         BIGINT,
    node_name       TEXT,
    stream_id       BIGINT,
    stream_path     TEXT,
    affected        INTEGER NOT NULL,
    occurrences     INTEGER NOT NULL,
    opened_at       BIGINT  NOT NULL,
    last_at         BIGINT  NOT NULL,
    resolved_at     BIGINT,
    acknowledged_at BIGINT,
    acknowledged_by TEXT,
    note            TEXT,
    data            TEXT    NOT NULL
);
CREATE UNIQUE INDEX incidents_open ON incidents (cause_key) WHERE resolved_at IS NULL;
CREATE INDEX incidents_node ON incidents (node_id, resolved_at);

CREATE TABLE users (
    id            ${key},
    name          TEXT   NOT NULL UNIQUE,
    role          TEXT   NOT NULL,
    password_hash TEXT   NOT NULL,
    created_at    BIGINT NOT NULL,
    updated_at    BIGINT NOT NULL
);

CREATE TABLE sessions (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    user_id    BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    csrf_token TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE api_keys (
    id           ${key},
    name         TEXT   NOT NULL UNIQUE,
    role         TEXT   NOT NULL,
    key_hash     TEXT   NOT NULL UNIQUE,
    hint         TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT,
    last_used_at BIGINT
);

-- First answers of commands that carried an Idempotency-Key; status is null while one runs.
CREATE TABLE idempotent_answers (
    principal   TEXT   NOT NULL,
    request_key TEXT   NOT NULL,
    request     TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    status      INTEGER,
    location    TEXT,
    body_sealed TEXT,
    PRIMARY KEY (principal, request_key)
);
