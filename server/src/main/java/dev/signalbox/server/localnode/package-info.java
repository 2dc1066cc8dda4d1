/// A MediaMTX of our own for people who have none yet: found, fetched, configured, kept running and
/// put into the fleet; or, where none can be had, the simulator in its place, and that said. It
/// uses `settings`, `processes`, `nodes` and `work`.
@NullMarked
package dev.signalbox.server.localnode;

import org.jspecify.annotations.NullMarked;
