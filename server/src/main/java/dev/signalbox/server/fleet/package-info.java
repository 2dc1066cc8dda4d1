/// The latest state of every node and its streams, in memory, and how answers of nodes change it. A
/// change is stored first, then shown, then told. One poll of a node is taken in at a time; edits
/// by people touch other fields and are laid over. It owns [FleetStore]. It uses the model,
/// `problems` and `events`.
@NullMarked
package dev.signalbox.server.fleet;

import org.jspecify.annotations.NullMarked;
