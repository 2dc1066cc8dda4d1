/// Listening ports: accepting, the threads of connections, closing and opening again. Knows no
/// protocol.
@NullMarked
package dev.signalbox.simulator.net;

import org.jspecify.annotations.NullMarked;
