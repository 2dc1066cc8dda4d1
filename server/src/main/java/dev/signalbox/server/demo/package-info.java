/// A fleet to look at without having one: simulated nodes, and a test pattern through the local
/// node. It uses `processes`, `nodes` and `localnode`.
@NullMarked
package dev.signalbox.server.demo;

import org.jspecify.annotations.NullMarked;
