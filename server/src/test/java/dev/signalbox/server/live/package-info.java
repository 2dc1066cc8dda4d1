/// Tests of live connections, over lines that a test holds in its hand.
@NullMarked
package dev.signalbox.server.live;

import org.jspecify.annotations.NullMarked;
