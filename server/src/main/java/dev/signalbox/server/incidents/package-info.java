/// What a person has to know: incidents, opened and resolved by looking at the states of nodes and
/// streams, grouped by cause. Events only wake it. It owns [IncidentStore]. It uses the model,
/// `work`, `fleet`, `events` and `problems`.
@NullMarked
package dev.signalbox.server.incidents;

import org.jspecify.annotations.NullMarked;
