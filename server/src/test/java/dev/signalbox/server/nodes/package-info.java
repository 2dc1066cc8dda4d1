/// Tests of the nodes of a fleet, over a real store.
@NullMarked
package dev.signalbox.server.nodes;

import org.jspecify.annotations.NullMarked;
