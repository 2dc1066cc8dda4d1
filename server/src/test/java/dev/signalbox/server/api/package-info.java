/// The whole API over HTTP and WebSocket: the real server with real rooms over SQLite, and servers
/// that pretend to be MediaMTX. Every answer of every call is held against `api/openapi.yaml`.
@NullMarked
package dev.signalbox.server.api;

import org.jspecify.annotations.NullMarked;
