/// Which servers are in the fleet: what people enter about them, checked, and kept. It owns
/// [NodeStore]. It uses the model, `problems` and `events`.
@NullMarked
package dev.signalbox.server.nodes;

import org.jspecify.annotations.NullMarked;
