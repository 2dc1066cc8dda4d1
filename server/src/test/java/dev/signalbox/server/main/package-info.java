/// Tests of what the wiring itself does.
@NullMarked
package dev.signalbox.server.main;

import org.jspecify.annotations.NullMarked;
