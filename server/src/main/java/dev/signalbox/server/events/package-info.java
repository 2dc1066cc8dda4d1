/// The append-only log of what happened, with numbers, and its fan-out in their order. It owns
/// [EventStore]. It uses the model and, of `work`, the mark for what is foreseen.
@NullMarked
package dev.signalbox.server.events;

import org.jspecify.annotations.NullMarked;
