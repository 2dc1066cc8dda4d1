/// HTTP and WebSocket: routes, input, answers, the error table, live updates and the static page.
/// Imported by wiring only. It may use the public types of all rooms.
@NullMarked
package dev.signalbox.server.api;

import org.jspecify.annotations.NullMarked;
