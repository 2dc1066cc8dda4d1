/// Who may do what: users, sessions, API keys, roles. It owns [AccessStore]. It uses `problems` and
/// `work`.
@NullMarked
package dev.signalbox.server.access;

import org.jspecify.annotations.NullMarked;
