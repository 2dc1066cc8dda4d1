/// What goes on inside a node: paths and their sources, readers and sessions, counters, forwards
/// and recordings. Knows nothing of HTTP. All of it is guarded by the lock of
/// [dev.signalbox.simulator.state.NodeState].
@NullMarked
package dev.signalbox.simulator.state;

import org.jspecify.annotations.NullMarked;
