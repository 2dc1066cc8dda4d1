/// What tests of the server turn by hand: time, the pacer, nodes that answer as they are told, and
/// short ways to make the things of the fleet.
@NullMarked
package dev.signalbox.server.hand;

import org.jspecify.annotations.NullMarked;
