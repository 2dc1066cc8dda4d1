/// Tests of incidents, over a real store and with time that is turned by hand.
@NullMarked
package dev.signalbox.server.incidents;

import org.jspecify.annotations.NullMarked;
